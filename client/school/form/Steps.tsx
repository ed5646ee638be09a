import { useMemo, useState } from 'react';
import type { CaseDetail, OfferView } from '@shared/contract/case';
import { faults as faultsOf } from '@shared/domain/answers';
import type { Answers } from '@shared/domain/case';
import type { Fault } from '@shared/kernel/refusal';
import type { Rules } from '@shared/policy/rules';
import { useAct } from '@client/case/acting';
import { Done } from '@client/case/Done';
import { Form } from '@client/form/Form';
import { factsOn, fieldsOf, prefilled } from '@client/form/reading';
import { jumpTo, toTop } from '@client/platform/jump';
import { Box } from '@client/platform/element';
import { FaultList } from '@client/ui/FaultList';
import { MoveBar } from '@client/ui/MoveBar';
import { Screen } from '@client/ui/Screen';
import { StepBar } from '@client/ui/StepBar';
import { faultText } from '@client/words/fault';
import { submitWords } from '@client/case/act/words';
import { Check, wrongWith } from './Check';
import { Conflict } from './Conflict';
import { SavedLine } from './SavedLine';
import { stepsOf } from './steps';
import { forgetDraft, useDraft } from './use-draft';
import './index.scss';

type Props = {
  detail: CaseDetail;
  rules: Rules;
  submit: OfferView;
  again: () => Promise<unknown>;
};

const nextLabel = (skips: boolean, last: boolean): string => {
  if (skips) return last ? '先跳过，去核对' : '先跳过，填下一步';
  return last ? '去核对' : '下一步';
};

const whyNot = (torn: boolean, lacking: number, stops: number): string | undefined => {
  if (torn) return '请先选用哪一份内容';
  if (lacking > 0) return `还差 ${lacking} 项`;
  return stops > 0 ? `有 ${stops} 处不符合规定` : undefined;
};

/** The steps of the form, the last of which shows everything and submits it. */
export const Steps = ({ detail, rules, submit, again }: Props) => {
  const { draft, state } = useDraft(detail);
  const [at, setAt] = useState(0);
  const [from] = useState(detail.place);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const { act, trouble, done } = useAct(detail.id);
  const steps = useMemo(() => stepsOf(rules, submit.needs), [rules, submit.needs]);
  const fields = useMemo(() => fieldsOf(rules, submit.needs), [rules, submit.needs]);
  const answers = useMemo(
    () => prefilled(fields, state.answers, detail.facts),
    [fields, state.answers, detail.facts],
  );
  const facts = useMemo(() => factsOn(rules, detail, answers), [rules, detail, answers]);
  const words = submitWords(rules, from, facts);
  if (done) return <Done done={done} detail={detail} title={words.done} next={words.next} />;

  const step = steps[at];
  const go = (to: number) => {
    setFaults([]);
    setAt(to);
    toTop();
  };
  const next = () => {
    const wrong = faultsOf(rules, step!.forms, answers, facts);
    // Told once; then one may go on, for a photo of the minutes may come only tomorrow. The last
    // step tells all again.
    if (wrong.length === 0 || faults.length > 0) return go(at + 1);
    setFaults(wrong);
    return toTop();
  };
  const edit = (form: string, field: string) => {
    const to = steps.findIndex((step) => step.forms.includes(form));
    setFaults(faultsOf(rules, steps[to]!.forms, answers, facts));
    setAt(to);
    // The step must be drawn before one can jump into it.
    setTimeout(() => jumpTo(field), 80);
  };
  const send = async () => {
    await draft.flush();
    const now = prefilled(fields, draft.get().answers, detail.facts) as Answers;
    const ok = await act({ do: 'submit', version: detail.version, answers: now });
    if (ok) forgetDraft(detail.id);
    else await again();
  };
  const wrong = step
    ? undefined
    : wrongWith({ life: detail.life, rules, forms: submit.needs, answers, facts });
  const stops = wrong?.findings.filter((finding) => finding.says === 'stop').length ?? 0;
  const reason = wrong && whyNot(state.status === 'conflict', wrong.faults.length, stops);
  const back = { key: 'back', label: '上一步', kind: 'plain' as const, onTap: () => go(at - 1) };
  const moves = step
    ? [
        ...(at > 0 ? [back] : []),
        {
          key: 'next',
          label: nextLabel(faults.length > 0, at === steps.length - 1),
          kind: 'primary' as const,
          onTap: next,
        },
      ]
    : [back, { key: 'submit', label: words.button, kind: 'primary' as const, reason, onTap: send }];
  return (
    <Screen
      title={detail.app.name}
      lead={detail.org.name}
      foot={
        <>
          <SavedLine state={state} />
          <MoveBar moves={moves} />
        </>
      }
    >
      <StepBar steps={[...steps.map((step) => step.title), '核对提交']} at={at} onGo={go} />
      {trouble && (
        <FaultList
          title={trouble.title}
          faults={trouble.faults.map((fault) => ({ id: fault.field, text: faultText(fault) }))}
        />
      )}
      <Conflict draft={draft} state={state} rules={rules} facts={facts} />
      {step ? (
        <>
          <FaultList
            faults={faults.map((fault) => ({
              id: fault.field,
              text: faultText(fault, rules.fields[fault.field]?.kind),
            }))}
          />
          <Form
            rules={rules}
            forms={step.forms}
            ground={detail}
            answers={answers}
            faults={faults}
            onChange={(field, answer) => {
              draft.change(field, answer);
              setFaults((all) => all.filter((fault) => fault.field !== field));
            }}
          />
        </>
      ) : (
        <>
          {trouble && trouble.faults.length === 0 && (
            <Box role="alert" className="note note--stop">
              {trouble.title}
            </Box>
          )}
          <Check
            life={detail.life}
            rules={rules}
            forms={submit.needs}
            answers={answers}
            facts={facts}
            onEdit={edit}
          />
        </>
      )}
    </Screen>
  );
};
