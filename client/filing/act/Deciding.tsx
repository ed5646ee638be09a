import { useMemo, useState, type ReactNode } from 'react';
import type { FilingDetail, OfferView } from '@shared/contract/filing';
import { faults as faultsOf, isPoint } from '@shared/domain/answers';
import type { Answer, Answers } from '@shared/domain/case';
import type { Fault } from '@shared/kernel/refusal';
import type { Rules } from '@shared/policy/rules';
import { Form } from '@client/form/Form';
import { factsOn, fieldsOf } from '@client/form/reading';
import { Box } from '@client/platform/element';
import { Card } from '@client/ui/Card';
import { Choice } from '@client/ui/Choice';
import { Empty } from '@client/ui/Empty';
import { Field } from '@client/ui/Field';
import { MoveBar } from '@client/ui/MoveBar';
import { Screen } from '@client/ui/Screen';
import { clauseForUi } from '@client/words/clause';
import { sentence } from '@client/words/refusal';
import { useAct, type Deed } from '../acting';
import { useKeptOffer } from '../load';
import { Done } from '../Done';
import { TroubleBox } from '../TroubleBox';
import { asksFor, failedIn, nextAfter, offerLabel, officesFor, takers, type Wanted } from './deed';
import { Questions } from './Questions';
import { actWords } from './words';
import { Reason } from './Reason';
import '../filing.scss';

type Props = { detail: FilingDetail; rules: Rules; offer: OfferView | undefined; wanted: Wanted; me: { person: string; offices: readonly string[] }; gone: ReactNode };
type Outcome = 'pass' | 'fault' | 'bar';

/** Whatever an act asks for: its forms, the questions of this office, the outcome, a reason, a colleague. Nothing is ticked beforehand. */
export const Deciding = ({ detail, rules, offer: live, me, gone }: Props) => {
  const offer = useKeptOffer(live);
  const [before] = useState(detail);
  const [answers, setAnswers] = useState<Answers>({});
  const [outcome, setOutcome] = useState<Outcome>();
  const [reason, setReason] = useState('');
  const [to, setTo] = useState<string>();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [missing, setMissing] = useState<{ outcome?: string; reason?: string; to?: string }>({});
  const { act, trouble, done, clear } = useAct(detail.id);
  const facts = useMemo(() => factsOn(rules, detail, { ...detail.answers, ...answers } as Answers), [rules, detail, answers]);
  // On a panel the scores decide, not the single expert.
  const panel = offer?.do === 'opine' && rules.opinions.some((o) => o.seats && o.id === offer.opinion?.split(':')[0]);
  if (done && offer) return <Done done={done} title={panel ? '评分已提交' : actWords(rules, before, offer, factsOn(rules, before, before.answers as Answers)).done} next={nextAfter(rules, offer.do, before.place, done.place)} />;
  if (!live || !offer || live.why) return gone;

  const words = actWords(rules, detail, offer, facts);
  const opines = offer.do === 'opine';
  const scale = fieldsOf(rules, offer.needs).find((f) => f.kind === 'score');
  const offices = offer.opinion ? officesFor(rules, offer.opinion, me.offices) : [];
  const asks = opines ? asksFor(detail, offices) : [];
  const people = offer.do === 'transfer' ? takers(detail, offices, me.person) : [];
  const bars = rules.policy.words.places[detail.place]?.leaves?.bar !== undefined;
  const failed = failedIn(answers);
  const reasonNeeded = offer.reason || (opines && outcome !== undefined && outcome !== 'pass' && failed === 0);
  const asksReason = offer.reason || (opines && !panel);
  const reader = detail.life === 'provider_filing' ? '提供者' : '学校';
  const outcomes = [
    { value: 'pass' as const, label: '通过', ...(failed > 0 && { reason: `有 ${failed} 项选了不符合，不能通过` }) },
    { value: 'fault' as const, label: `有问题，退回${reader}`, note: `等各处室意见齐了，一次告知${reader}` },
    ...(bars ? [{ value: 'bar' as const, label: '不得使用', note: '有严重问题，不是修改能解决的' }] : []),
  ];
  const change = (id: string, answer: Answer | undefined) => {
    setAnswers(({ [id]: _old, ...rest }) => (answer === undefined ? rest : { ...rest, [id]: answer }));
    setFaults((all) => all.filter((f) => f.field !== id));
    if (isPoint(answer) && answer.is === 'fail' && outcome === 'pass') setOutcome(undefined);
    clear();
  };
  const open = asks.flatMap((ask): Fault[] => {
    const a = answers[ask.key];
    const fault = { field: ask.key, label: ask.question, clause: ask.clause };
    if (!isPoint(a)) return [{ ...fault, code: 'point_open' }];
    return a.is === 'fail' && !a.note?.trim() ? [{ ...fault, code: 'note_needed' }] : [];
  });
  const send = async () => {
    const wrong = [...faultsOf(rules, offer.needs, answers, facts), ...open];
    const lacks = {
      ...(opines && !panel && !outcome && { outcome: '请选择结论' }),
      ...(reasonNeeded && reason.trim() === '' && { reason: sentence({ code: 'reason_needed' }) }),
      ...(offer.do === 'transfer' && !to && { to: '请选择转交给谁' }),
    };
    setFaults(wrong);
    setMissing(lacks);
    if (wrong.length > 0 || Object.keys(lacks).length > 0) return;
    const deed: Deed = {
      do: offer.do, ...(offer.opinion && { opinion: offer.opinion }), ...(offer.track && { track: offer.track }), ...(opines ? { round: detail.round, outcome: panel ? ('pass' as const) : outcome } : { version: detail.version }),
      ...(Object.keys(answers).length > 0 && { answers }), ...(reason.trim() && { reason: reason.trim() }), ...(to && { to }),
    };
    await act(deed);
  };
  const nobody = offer.do === 'transfer' && people.length === 0;
  const lacking = [...faults.map((f) => f.field), ...Object.keys(missing)].length;
  const label = panel ? '提交评分' : opines ? '提交意见' : words.button;
  return (
    <Screen title={offerLabel(offer, words.button)} lead={`${detail.app.name} · ${detail.school.name}`} foot={<MoveBar note={lacking > 0 ? `还差 ${lacking} 项，请看红字` : undefined} moves={[{ key: 'send', label, kind: words.grave ? 'danger' : 'primary', onTap: send, ...(nobody && { reason: '没有可以转交的同事' }) }]} />}>
      <TroubleBox trouble={trouble} />
      {words.ask && !opines && <Box className="lead-note">{words.ask}</Box>}
      {scale && <Box className="lead-note">{`每项打 ${scale.min ?? 1} 到 ${scale.max ?? 5} 分，分数越高越好。以各位专家的平均分为准。`}</Box>}
      <Form rules={rules} forms={offer.needs} ground={detail} answers={answers} onChange={change} faults={faults} quiet />
      <Questions asks={asks} answers={answers} onChange={change} faults={faults} filing={detail.id} />
      {opines && !panel && (
        <Card>
          <Field id="outcome" label="审查结论" clause={clauseForUi(offer.clause)} error={missing.outcome}>
            <Choice options={outcomes} value={outcome} onChange={(v) => { setOutcome(v); setMissing({}); }} />
          </Field>
        </Card>
      )}
      {offer.do === 'transfer' && (
        <Card>
          {people.length === 0 ? <Empty icon="me" title="本处室没有其他同事" note="请联系管理员，把同事加入本处室。" /> : (
            <Field id="to" label="转交给谁" clause={clauseForUi(offer.clause)} error={missing.to}>
              <Choice options={people.map((p) => ({ value: p.id, label: p.name }))} value={to} onChange={(v) => { setTo(v); setMissing({}); }} />
            </Field>
          )}
        </Card>
      )}
      {asksReason && (
        <Card>
          <Reason label={`${reasonNeeded ? '理由' : '补充说明'}（${reader}会看到）`} value={reason} onChange={(t) => { setReason(t); setMissing({}); clear(); }} optional={!reasonNeeded} error={missing.reason} chips={offer.do !== 'withdraw'} />
        </Card>
      )}
    </Screen>
  );
};
