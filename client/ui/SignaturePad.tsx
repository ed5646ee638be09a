import { useRef, useState } from 'react';
import { Box, Layer, Picture, Tap, Words } from '@client/platform/element';
import { InkCanvas, type InkHandle } from '@client/platform/sign';
import { Icon } from './Icon';
import { isSigned, noInk } from './ink';
import { useNaming } from './naming';
import './SignaturePad.scss';

/** A finished signature: how many strokes, and a PNG (data URL on H5, temporary path in WeChat). */
export type Signature = { strokes: number; image: string };
type Props = {
  value?: string;
  onDone: (signature: Signature) => unknown;
  label?: string;
  covers?: string;
};

const Tool = ({ word, main, onTap }: { word: string; main?: boolean; onTap: () => void }) => (
  <Tap className={`pad__tool${main ? ' pad__tool--main' : ''}`} onTap={onTap}>
    <Words className="pad__word">{word}</Words>
  </Tap>
);

/**
 * Where one signs: opens a full-screen pad (held sideways on a phone), refuses an empty one, shows
 * the result with 重签. `covers` says what the signature stands for.
 */
export const SignaturePad = ({ value, onDone, label, covers }: Props) => {
  const [open, setOpen] = useState(false);
  const [ink, setInk] = useState(noInk);
  const [told, setTold] = useState<string>();
  const paper = useRef<InkHandle>(null);
  const naming = useNaming(label);
  const name = naming.label || '签名';
  // What was written and not yet handed in is kept: whoever goes back, or turns to the page for a
  // moment, writes on.
  const start = () => {
    setTold(undefined);
    setOpen(true);
  };
  const drop = () => {
    setInk(noInk);
    setOpen(false);
  };
  const finish = async () => {
    if (!isSigned(ink.strokes)) return setTold('还没有签名，请用手指在框里写下姓名');
    const image = await paper.current?.export(ink);
    if (!image) return setTold('签名没有存好，请再点一次“写好了”');
    setOpen(false);
    setInk(noInk);
    await onDone({ strokes: ink.strokes.length, image });
  };
  return (
    <Box className="sign">
      {value && <Picture className="sign__image" fit="whole" src={value} alt={`${name}的笔迹`} />}
      <Tap className="sign__open" label={`${name}，${value ? '重签' : '点此签名'}`} onTap={start}>
        <Icon name="pen" />
        <Words>{value ? '重签' : '点此签名'}</Words>
      </Tap>
      {open && (
        <Layer className="pad" label={name} noMove onClose={() => setOpen(false)}>
          <Box className="pad__note">{told ?? covers ?? '请横过手机，用手指在框里写下姓名'}</Box>
          <Box className="pad__paper">
            <InkCanvas
              ref={paper}
              ink={ink}
              onChange={(all) => {
                setInk(all);
                if (all.strokes.length > 0) setTold(undefined);
              }}
              label={`${name}，书写区`}
            />
          </Box>
          <Box className="pad__tools">
            <Tool word="取消" onTap={drop} />
            <Tool word="擦掉重写" onTap={() => setInk({ ...ink, strokes: [] })} />
            <Tool word="写好了" main onTap={() => void finish()} />
          </Box>
        </Layer>
      )}
    </Box>
  );
};
