import { useMemo } from 'react';
import type { CaseDetail, OfferView } from '@shared/contract/case';
import { changedFields } from '@shared/domain/answers';
import type { Answers } from '@shared/domain/case';
import type { Rules } from '@shared/policy/rules';
import { AnswerRows } from '@client/form/AnswerRows';
import { factsOn } from '@client/form/reading';
import { goTo } from '@client/platform/go';
import { MoveBar } from '@client/ui/MoveBar';
import { Screen } from '@client/ui/Screen';
import { useAct } from '../acting';
import { TroubleBox } from '../TroubleBox';
import { actWords, meanwhile, pilotEnd } from '../act/words';
import { submitForms } from '../forms';
import { Cause, Followed } from './Around';
import { Begins } from './Begins';
import { Changes } from './Changes';
import { Defects } from './Defects';
import { Elsewhere } from './Elsewhere';
import { Findings } from './Findings';
import { Given } from './Given';
import { History } from './History';
import { isPlain, movesOf, pageOf } from './moves';
import { Notes } from './Notes';
import { Opinions } from './Opinions';
import { Papers } from './Papers';
import { Summary } from './Summary';
import { Told } from './Told';
import { Tracks } from './Tracks';
import { Undone } from './Undone';
import '../case.scss';

type Props = {
  detail: CaseDetail;
  rules: Rules;
  bureau: boolean;
  /** The reader sits at the desk. */ desk: boolean;
  again: () => Promise<unknown>;
};

/**
 * The whole of a filing: what it is and who has it, what is wrong, the work beside it, what the
 * rules say, the opinions, the answers, its history.
 */
export const Whole = ({ detail, rules, bureau, desk, again }: Props) => {
  const answers = (
    detail.draft && detail.version === 0 ? detail.draft.answers : detail.answers
  ) as Answers;
  const facts = useMemo(() => factsOn(rules, detail, answers), [rules, detail, answers]);
  const changed =
    detail.inForce && detail.standing !== 'filed'
      ? changedFields(detail.inForce as Answers, answers)
      : [];
  const { act, trouble } = useAct(detail.id);
  const wordsFor = (offer: OfferView) => actWords(rules, detail, { ...offer, bureau }, facts);
  const moves = movesOf(
    detail,
    (offer) =>
      isPlain(offer, wordsFor(offer))
        ? act({ do: offer.do, version: detail.version })
        : goTo(pageOf(detail.id, offer)),
    (offer) => wordsFor(offer).button,
  );
  const stands = meanwhile(rules, detail);
  // The teacher has seen stops and warnings while writing; questions are for the offices asked.
  // One that was answered stands among the points of its office.
  const answered = new Set(
    detail.opinions.flatMap((opinion) => opinion.points.map((point) => point.label)),
  );
  // While the school writes, the form itself says what is wrong; what is kept here is still the old
  // answers.
  const writing =
    !bureau &&
    detail.standing !== 'listed' &&
    detail.offers.some((offer) => offer.do === 'submit' && !offer.why);
  const findings = writing
    ? []
    : detail.findings.filter(
        (finding) => finding.says !== 'ask' || (bureau && !answered.has(finding.asks?.text ?? '')),
      );
  return (
    <Screen
      title={detail.app.name}
      lead={detail.organ ?? detail.org.name}
      foot={moves.length > 0 ? <MoveBar moves={moves} /> : undefined}
    >
      <TroubleBox trouble={trouble} />
      <Summary detail={detail} bureau={bureau} stands={stands} pilotEnd={pilotEnd(rules, detail)} />
      <Undone detail={detail} mine={desk} />
      <Cause detail={detail} />
      <Told detail={detail} />
      <Given given={detail.given} rules={rules} />
      <Followed detail={detail} />
      <Defects detail={detail} />
      <Tracks detail={detail} rules={rules} facts={facts} />
      {/* A provider's filing has no form to print and no poster. */}
      {detail.life === 'filing' && (
        <Papers
          detail={detail}
          sheet={Object.keys(rules.sheets).length > 0 && stands?.is !== 'pilot'}
          returns={rules.tracks.paper !== undefined}
        />
      )}
      <Findings detail={detail} rules={rules} findings={findings} answers={answers} />
      {changed.length > 0 && (
        <Changes
          rules={rules}
          changed={changed}
          before={detail.inForce as Answers}
          after={answers}
          facts={facts}
        />
      )}
      {detail.elsewhere && (
        <Elsewhere
          of={detail.elsewhere}
          title={detail.org.kind === 'provider' ? '本地区学校' : '本地区其他学校'}
        />
      )}
      <Opinions detail={detail} rules={rules} />
      <AnswerRows
        rules={rules}
        forms={submitForms(rules, detail.life)}
        answers={answers}
        facts={facts}
        changed={changed}
      />
      <History detail={detail} />
      <Begins detail={detail} />
      {detail.notes && <Notes id={detail.id} notes={detail.notes} onAdded={again} />}
    </Screen>
  );
};
