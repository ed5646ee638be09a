import { useMemo, useState, type ReactNode } from 'react';
import type { CaseDetail, OfferView } from '@shared/contract/case';
import type { Answer, Answers, Attached } from '@shared/domain/case';
import type { Rules } from '@shared/policy/rules';
import { AnswerRows } from '@client/form/AnswerRows';
import { FindingNote } from '@client/form/FindingNote';
import { Form } from '@client/form/Form';
import { factsOn, fieldsOf } from '@client/form/reading';
import { sendFile } from '@client/form/send-file';
import { Box } from '@client/platform/element';
import { goTo } from '@client/platform/go';
import { Card } from '@client/ui/Card';
import { Field } from '@client/ui/Field';
import { MoveBar } from '@client/ui/MoveBar';
import { Row } from '@client/ui/Row';
import { Screen } from '@client/ui/Screen';
import { SignaturePad } from '@client/ui/SignaturePad';
import { ledBy } from '@client/words/party';
import { wordsOf } from '@shared/vocabulary/verb-words';
import { nextAfter } from '../act/deed';
import { actWords } from '../act/words';
import { useAct } from '../acting';
import { Done } from '../Done';
import { submitForms } from '../forms';
import { useKeptOffer } from '../load';
import { TroubleBox } from '../TroubleBox';
import '../case.scss';

type Props = { detail: CaseDetail; rules: Rules; offer: OfferView | undefined; gone: ReactNode };

/**
 * Everything the signature covers on one page, then the pad, then one button. The signature is
 * uploaded once and bound to the hash of what was shown.
 */
export const Signing = ({ detail, rules, offer: live, gone }: Props) => {
  const offer = useKeptOffer(live);
  const [image, setImage] = useState<string>();
  const [sent, setSent] = useState<{ image: string; file: Attached }>();
  const [more, setMore] = useState<Answers>({});
  const [error, setError] = useState<string>();
  const { act, trouble, done, clear } = useAct(detail.id);
  const [before] = useState(detail);
  const answers = detail.answers as Answers;
  const facts = useMemo(() => factsOn(rules, detail, answers), [rules, detail, answers]);
  const words = actWords(rules, before, { do: 'sign' }, facts);
  if (done)
    return (
      <Done
        done={done}
        detail={detail}
        title={words.done}
        next={nextAfter(rules, 'sign', '', done.place)}
      />
    );
  if (!live || !offer || live.why) return gone;

  const pads = fieldsOf(rules, offer.needs).filter((field) => field.kind === 'file');
  const pad = pads[0];
  const others = offer.needs.filter((id) =>
    rules.forms[id]?.fields.some((field) => field.id !== pad?.id),
  );
  const noted = detail.findings.filter((finding) => finding.says !== 'ask');
  const send = async () => {
    if (!image) return setError('还没有签名，请点上面的“点此签名”');
    // A signature already uploaded is not uploaded again when the sending is retried.
    let file = sent?.image === image ? sent.file : undefined;
    if (!file) {
      const result = await sendFile(
        detail.id,
        'signature',
        {
          path: image,
          name: 'signature.png',
          size: Math.max(1, Math.floor(image.startsWith('data:') ? image.length * 0.75 : 20_000)),
        },
        () => undefined,
      );
      if (!result.ok) return setError(result.error);
      file = result.file;
      setSent({ image, file });
    }
    return act({
      do: 'sign',
      version: detail.version,
      signed: detail.signs,
      answers: { ...more, [pad?.id ?? 'signature']: [file] },
    });
  };
  const back = detail.offers.find((offer) => offer.do === 'return' && !offer.why);
  const moves = [
    ...(back
      ? [
          {
            key: 'return',
            label: wordsOf('return').button,
            kind: 'plain' as const,
            onTap: () => goTo(`/case/act/index?id=${detail.id}&do=return`),
          },
        ]
      : []),
    { key: 'sign', label: words.button, kind: 'primary' as const, onTap: send },
  ];
  return (
    <Screen
      title={`请您查看并签名：${detail.app.name}`}
      lead="您签名确认的是以下全部内容，请逐项看完。"
      foot={<MoveBar moves={moves} />}
    >
      <TroubleBox trouble={trouble} />
      <Card>
        <Row label={detail.org.kind === 'school' ? '学校' : '单位'}>{detail.org.name}</Row>
        <Row label="提供者">{detail.app.provider}</Row>
        <Row label="审查单位">{detail.bureau.name}</Row>
      </Card>
      {noted.length > 0 && (
        <Card title="请您留意">
          {noted.map((finding) => (
            <FindingNote key={finding.id} finding={finding} />
          ))}
        </Card>
      )}
      <AnswerRows rules={rules} forms={submitForms(rules)} answers={answers} facts={facts} />
      {others.length > 0 && (
        <Form
          rules={rules}
          forms={others}
          ground={detail}
          answers={more}
          onChange={(id, answer: Answer | undefined) =>
            setMore((all) => ({ ...all, [id]: answer }))
          }
          quiet
        />
      )}
      <Card title="签名">
        <Box className="lead-note">{words.ask}</Box>
        <Field
          id={pad?.id ?? 'signature'}
          label={ledBy(
            pad && typeof pad.label === 'string' ? pad.label : '校长签名',
            detail.org.kind,
          )}
          error={error}
        >
          <SignaturePad
            value={image}
            covers={`为“${detail.app.name}”的备案申请签名，请横过手机书写`}
            onDone={(signature) => {
              setImage(signature.image);
              setError(undefined);
              clear();
            }}
          />
        </Field>
      </Card>
    </Screen>
  );
};
