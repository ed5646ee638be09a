import { useMemo, useState, type ReactNode } from 'react';
import type { CaseDetail, OfferView } from '@shared/contract/case';
import { isPoint } from '@shared/fields/answer';
import { faults as faultsOf } from '@shared/domain/answers';
import type { Answer, Answers } from '@shared/domain/case';
import type { Fault } from '@shared/kernel/refusal';
import type { Rules } from '@shared/policy/rules';
import { Form } from '@client/form/Form';
import { factsOn, fieldsOf } from '@client/form/reading';
import { Box } from '@client/platform/element';
import { goTo } from '@client/platform/go';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { tooLong } from '@client/ui/too-long';
import { MoveBar } from '@client/ui/MoveBar';
import { Screen } from '@client/ui/Screen';
import { bodyWord } from '@client/words/party';
import { sentence } from '@client/words/refusal';
import { useAct, type Deed } from '../acting';
import { useKeptOffer } from '../load';
import { Proof } from '../detail/Proof';
import { Done } from '../Done';
import { panelOf, passWords } from '../panel';
import { TroubleBox } from '../TroubleBox';
import {
  asksFor,
  failedIn,
  nextAfter,
  offerLabel,
  officesFor,
  openPoints,
  takers,
  type Wanted,
} from './deed';
import { Handing, Outcome, outcomesOf, Photos, Scale } from './Parts';
import { Questions } from './Questions';
import { actWords } from './words';
import { askedFor, backTo, hintOf, mostWords, readerOf } from './reader';
import { Reason } from './Reason';
import { useWritten, type Written } from './written';
import '../case.scss';

type Missing = { outcome?: string; reason?: string; photos?: string; to?: string };
type Props = {
  detail: CaseDetail;
  rules: Rules;
  offer: OfferView | undefined;
  wanted: Wanted;
  me: { person: string; offices: readonly string[]; bureau: boolean };
  gone: ReactNode;
};

/**
 * Whatever an act asks for: its forms, the questions of this office, the outcome, a reason, a
 * colleague. Nothing is ticked beforehand; what was put down stays while one looks at the papers.
 */
export const Deciding = ({ detail, rules, offer: live, wanted, me, gone }: Props) => {
  const offer = useKeptOffer(live);
  const [before] = useState(detail);
  const { written, write, forget } = useWritten(
    [me.person, detail.id, wanted.do, wanted.opinion, wanted.track, before.round].join('|'),
  );
  const { answers, outcome, reason, photos = [] } = written;
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [missing, setMissing] = useState<Missing>({});
  const [going, setGoing] = useState(0);
  const { act, trouble, done, clear } = useAct(detail.id);
  const facts = useMemo(
    () => factsOn(rules, detail, { ...detail.answers, ...answers } as Answers),
    [rules, detail, answers],
  );
  // On a panel the scores decide, not the single expert.
  const panel = offer?.do === 'opine' ? panelOf(rules, offer.opinion) : undefined;
  const wordsOn = (of: CaseDetail, on: typeof facts) =>
    actWords(rules, of, { do: offer!.do, bureau: me.bureau }, on);
  if (done && offer)
    return (
      <Done
        done={done}
        detail={detail}
        title={
          panel
            ? '评分已提交'
            : wordsOn(before, factsOn(rules, before, before.answers as Answers)).done
        }
        next={nextAfter(rules, offer.do, before.place, done.place)}
      />
    );
  if (!live || !offer || live.why) return gone;

  const words = wordsOn(detail, facts);
  const opines = offer.do === 'opine';
  const needed = panel && passWords(panel, detail.settings);
  const scale = fieldsOf(rules, offer.needs).find((field) => field.kind === 'score');
  const offices = offer.opinion ? officesFor(rules, offer.opinion, me.offices) : [];
  const asks = opines ? asksFor(detail, offices) : [];
  const people = offer.do === 'transfer' ? takers(detail, offices, me.person) : [];
  const alone = offer.do === 'transfer' && people.length === 0;
  const to = people.find((person) => person.id === written.to)?.id;
  const track =
    offer.do === 'verify' || offer.do === 'refuse'
      ? detail.tracks.find((track) => track.id === offer.track)
      : undefined;
  const bars = rules.policy.words.places[detail.place]?.leaves?.bar !== undefined;
  const failed = failedIn(answers);
  const reasonNeeded =
    offer.reason ||
    photos.length > 0 ||
    (opines && outcome !== undefined && outcome !== 'pass' && failed === 0);
  const asksReason = offer.reason || (opines && !panel);
  const { life, org } = detail;
  const reader = readerOf(offer.do, { bureau: me.bureau, kind: org.kind, life });
  const why = askedFor(offer.do, reasonNeeded);
  const outcomes = outcomesOf(bodyWord(org.kind), { failed, bars });
  const put = (more: Partial<Written>): void => {
    write((now) => ({ ...now, ...more }));
    setMissing({});
  };
  const change = (id: string, answer: Answer | undefined) => {
    write(({ answers: { [id]: _old, ...rest }, ...now }) => ({
      ...now,
      answers: answer === undefined ? rest : { ...rest, [id]: answer },
      ...(isPoint(answer) &&
        answer.is === 'fail' &&
        now.outcome === 'pass' && { outcome: undefined }),
    }));
    setFaults((all) => all.filter((fault) => fault.field !== id));
    clear();
  };
  const send = async () => {
    const wrong = [...faultsOf(rules, offer.needs, answers, facts), ...openPoints(asks, answers)];
    const long = tooLong(reason.trim(), mostWords(life));
    const lacks = {
      ...(opines && !panel && !outcome && { outcome: '请选择结论' }),
      ...(reasonNeeded && reason.trim() === '' && { reason: sentence({ code: 'reason_needed' }) }),
      ...(going > 0 && { photos: '照片还没有传完，请等一等，或者去掉它' }),
      ...(long && { reason: long }),
      ...(offer.do === 'transfer' && !to && { to: '请选择转交给谁' }),
    };
    setFaults(wrong);
    setMissing(lacks);
    if (wrong.length > 0 || Object.keys(lacks).length > 0) return;
    const deed: Deed = {
      do: offer.do,
      ...(offer.opinion && { opinion: offer.opinion }),
      ...(offer.track && { track: offer.track }),
      ...(opines
        ? { round: detail.round, outcome: panel ? ('pass' as const) : outcome }
        : { version: detail.version }),
      ...(Object.keys(answers).length > 0 && { answers }),
      ...(reason.trim() && { reason: reason.trim() }),
      ...(photos.length > 0 && { photos: [...photos] }),
      ...(to && { to }),
    };
    if (await act(deed)) forget();
  };
  const lacking = [...faults.map((fault) => fault.field), ...Object.keys(missing)].length;
  const button = opines ? '提交意见' : words.button;
  const label = panel ? '提交评分' : button;
  return (
    <Screen
      title={offerLabel(offer, words.button)}
      lead={`${detail.app.name} · ${detail.organ ?? org.name}`}
      foot={
        <MoveBar
          note={lacking > 0 ? `还差 ${lacking} 项，请看红字` : undefined}
          moves={[
            {
              key: 'send',
              label,
              kind: words.grave ? 'danger' : 'primary',
              onTap: send,
              ...(alone && { reason: '没有可以转交的同事' }),
            },
          ]}
        />
      }
    >
      <TroubleBox trouble={trouble} />
      <Box className="gap">
        <Button kind="link" icon="doc" onTap={() => goTo(`/case/detail/index?id=${detail.id}`)}>
          {backTo(life)}
        </Button>
      </Box>
      {words.ask && !opines && <Box className="lead-note">{words.ask}</Box>}
      {track && (
        <Card title={track.title}>
          <Proof track={track} rules={rules} facts={facts} />
        </Card>
      )}
      <Scale of={scale} passes={needed ? `${needed}。` : ''} />
      <Form
        rules={rules}
        forms={offer.needs}
        ground={detail}
        answers={answers}
        onChange={change}
        faults={faults}
        quiet
      />
      <Questions
        asks={asks}
        answers={answers}
        onChange={change}
        faults={faults}
        filing={detail.id}
      />
      {opines && !panel && (
        <Outcome
          clause={offer.clause}
          options={outcomes}
          chosen={outcome}
          error={missing.outcome}
          onChoose={(chosen) => put({ outcome: chosen })}
        />
      )}
      {offer.do === 'transfer' && (
        <Handing
          clause={offer.clause}
          people={people}
          to={to}
          error={missing.to}
          onChoose={(chosen) => put({ to: chosen })}
        />
      )}
      {asksReason && (
        <Card>
          <Reason
            label={`${why}${reader ? `（${reader}会看到）` : ''}`}
            value={reason}
            onChange={(text) => {
              put({ reason: text });
              clear();
            }}
            optional={!reasonNeeded}
            error={missing.reason}
            chips={offer.do !== 'withdraw'}
            most={mostWords(life)}
            hint={hintOf(life, offer.do)}
          />
          {!detail.told && (
            <Photos
              of={detail.id}
              hint={reader && `${reader}会和${reasonNeeded ? '理由' : '说明'}一起看到`}
              photos={photos}
              error={missing.photos}
              onGoing={setGoing}
              onChange={(next) => {
                put({ photos: next });
                clear();
              }}
            />
          )}
        </Card>
      )}
    </Screen>
  );
};
