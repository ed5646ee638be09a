import { useState } from 'react';
import { Box, Tap, Words } from '@client/platform/element';
import { Button } from '@client/ui/Button';
import { Field } from '@client/ui/Field';
import { ListItem } from '@client/ui/ListItem';
import { Sheet } from '@client/ui/Sheet';
import { TextArea } from '@client/ui/TextArea';
import { usePhrases, withPhrase } from './phrases';

type Props = {
  label: string;
  value: string;
  onChange: (text: string) => void;
  optional?: boolean;
  error?: string;
  chips?: boolean;
  /** How many letters it may have. */ most: number;
  hint?: string;
};

/** A reason in words the other side will read; 常用意见 one tap away, on whichever phone. */
export const Reason = ({ label, value, onChange, optional, error, chips, most, hint }: Props) => {
  const { list, keep } = usePhrases();
  const [open, setOpen] = useState(false);
  const put = (text: string) => {
    setOpen(false);
    onChange(value.trim() === '' ? text : `${value.replace(/\s+$/, '')}\n${text}`);
  };
  const fresh = value.trim();
  return (
    <Field id="reason" label={label} optional={optional} error={error} hint={hint}>
      {chips && (
        <Box className="chips">
          <Tap className="chip" onTap={() => setOpen(true)}>
            <Words>常用意见</Words>
          </Tap>
          {keep && fresh !== '' && !list.includes(fresh) && (
            <Tap className="chip" onTap={() => void keep(withPhrase(list, fresh))}>
              <Words>存为常用意见</Words>
            </Tap>
          )}
        </Box>
      )}
      <TextArea value={value} onChange={onChange} max={most} />
      {open && (
        <Sheet title="常用意见" onClose={() => setOpen(false)}>
          {list.length === 0 && (
            <Box className="field__hint">还没有常用意见，写好一条后点“存为常用意见”。</Box>
          )}
          {list.map((text) => (
            <Box key={text} className="phrase">
              <ListItem title={text} onTap={() => put(text)} />
              {keep && (
                <Box className="phrase__drop">
                  <Button
                    kind="link"
                    label={`删去：${text}`}
                    onTap={() => keep(list.filter((phrase) => phrase !== text))}
                  >
                    删去
                  </Button>
                </Box>
              )}
            </Box>
          ))}
        </Sheet>
      )}
    </Field>
  );
};
