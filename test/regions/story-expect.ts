import type { Refusal } from '@shared/kernel/refusal';
import type { CaseEvent } from '@shared/domain/case';
import { factsFor } from '@shared/domain/facts';
import { findings } from '@shared/domain/findings';
import { useSpans } from '@shared/domain/public-status';
import type { Audience } from '@shared/policy/policy';
import type { Rules } from '@shared/policy/rules';
import { listKinds, type ListKind } from '@shared/vocabulary/list-kinds';
import { lives } from '@shared/vocabulary/lives';
import { organs, type Organ } from '@shared/vocabulary/organs';
import type { Refused, Step } from './story';
import { verdict } from './town';
import { contextOf } from './town-facts';
import { one, type Held, type Town } from './town-state';
import { officeKey, told } from './words';

/** Ends a story, naming its step, with what came instead. */
export type Wrong = (message: string) => never;

const sorted = (list: readonly string[]): string => list.toSorted().join('、');
const isSame = (wanted: readonly string[], is: readonly string[]): boolean =>
  sorted(wanted) === sorted(is);

/** A refusal is the one that a step says. */
export const expectRefused = (
  refusal: Refusal,
  wanted: Refused | undefined,
  wrong: Wrong,
): void => {
  const is = told(refusal);
  const labels = (refusal.faults ?? []).map((fault) => fault.label).join('；');
  if (!wanted) return wrong(`没有办成：${JSON.stringify(is)} ${labels}`);
  if (wanted.因 && wanted.因 !== is.因)
    wrong(`原因应为“${wanted.因}”，实际“${is.因}” ${JSON.stringify(is)}`);
  if (wanted.条 && wanted.条 !== is.条)
    wrong(`依据应为“${wanted.条}”，实际“${is.条}” ${JSON.stringify(is)}`);
  if (wanted.项 && !isSame(wanted.项, is.项))
    wrong(`应指出 ${wanted.项.join('、')}，实际 ${is.项.join('、')}`);
};

type Came = { town: Town; held: Held; event?: CaseEvent };

const expectRoute = (rules: Rules, held: Held, step: Step, wrong: Wrong): void => {
  const titleOf = (office: string): string => rules.policy.words.offices[office] ?? '无';
  const { lead = '', co = [] } = held.state.route ?? {};
  if (step.牵头 && officeKey(rules, step.牵头) !== lead)
    wrong(`牵头应为“${step.牵头}”，实际“${titleOf(lead)}”`);
  if (
    step.协同 &&
    !isSame(
      step.协同.map((office) => officeKey(rules, office)),
      co,
    )
  )
    wrong(`协同应为“${step.协同.join('、')}”，实际“${co.map(titleOf).join('、')}”`);
};

const useWords = { yes: '可以', pilot: '试点', no: '不可以' } as const;

const expectHints = (ids: readonly string[], wanted: readonly string[], wrong: Wrong): void => {
  if (wanted.length === 0 && ids.length > 0) wrong(`不应有提示，实际提示 ${ids.join('、')}`);
  for (const id of wanted)
    if (!ids.includes(id)) wrong(`应提示“${id}”，实际提示 ${ids.join('、') || '无'}`);
};

/** What came of an act for its own case is what its step says. */
export const expectCame = ({ town, held, event }: Came, step: Step, wrong: Wrong): void => {
  const rules = town.rules(held.state.policy);
  const context = contextOf(town, held);
  const cited = (event?.cites ?? []).map(({ no }) => no);
  const place = rules.policy.words.places[held.state.place]!.title;
  if (step.条 && !cited.includes(step.条)) wrong(`依据应为“${step.条}”，实际“${cited.join('、')}”`);
  if (step.到 && step.到 !== place) wrong(`应到“${step.到}”，实际到“${place}”`);
  expectRoute(rules, held, step, wrong);
  if (step.使用) {
    const use = useWords[useSpans(rules, held.state, context)[0]!.use];
    if (use !== step.使用) wrong(`使用应为“${step.使用}”，实际“${use}”`);
  }
  if (step.提示) {
    const { life, route } = held.state;
    const all = findings(rules, life, factsFor(rules, held.state, context), undefined, route);
    expectHints(
      all.map(({ id }) => id),
      step.提示,
      wrong,
    );
  }
};

/** How much of everything there was before a step. */
export type Before = { cases: number; tasks: number; told: number };
export const soFar = ({ cases, tasks, told }: Town): Before => ({
  cases: cases.size,
  tasks: tasks.length,
  told: told.length,
});

const expectOpened = (
  town: Town,
  before: Before,
  wanted: Record<string, number>,
  wrong: Wrong,
): void => {
  const opened: Record<string, number> = {};
  for (const { state } of [...town.cases.values()].slice(before.cases))
    if (state.cause) opened[lives[state.life]] = (opened[lives[state.life]] ?? 0) + 1;
  const words = (counts: Record<string, number>): string[] =>
    Object.entries(counts).map(([life, count]) => `${life} ${count} 件`);
  if (!isSame(words(wanted), words(opened)))
    wrong(`应开出 ${sorted(words(wanted)) || '无'}，实际 ${sorted(words(opened)) || '无'}`);
};

const expectParents = (
  town: Town,
  step: Step,
  own: { school: string; app: string },
  wrong: Wrong,
): void => {
  const wanted = typeof step.家长 === 'string' ? { [own.app]: step.家长 } : (step.家长 ?? {});
  for (const [name, word] of Object.entries(wanted)) {
    const [app, school = own.school] = name.split('/').toReversed() as [string, string?];
    if (!town.apps.some(({ id }) => id === app)) wrong(`镇里没有应用“${app}”`);
    const is = verdict(town, school, app);
    if (is.word !== word) wrong(`“${name}”家长应看到“${word}”，实际“${is.word}”（${is.says}）`);
    if (step.家长依据 && is.clause?.no !== step.家长依据)
      wrong(`“${name}”的依据应为“${step.家长依据}”，实际“${is.clause?.no ?? '无'}”`);
  }
};

type Around = { town: Town; held: Held; before: Before; own: { school: string; app: string } };

const audiences: Readonly<Record<Audience, string>> = {
  filer: '申请单位',
  respondent: '被要求的单位',
  users_of_app: '使用这个应用的学校',
  users_of_provider: '使用其应用的学校',
  cause: '原来事项的窗口',
  upper: '上级',
};

const expectListed = (town: Town, held: Held, wanted: readonly string[], wrong: Wrong): void => {
  const on = contextOf(town, held).facts['app.on'] as readonly string[];
  const is = on.filter((kind) => kind !== 'none').map((kind) => listKinds[kind as ListKind]);
  if (!isSame(wanted, is)) wrong(`应在名单 ${sorted(wanted) || '无'}，实际 ${sorted(is) || '无'}`);
};

/** Which bureau has the case, and which organ a referral is for. */
const expectWhere = (town: Town, held: Held, step: Step, wrong: Wrong): void => {
  const bureau = one(town.bureaus, held.bureau).name;
  if (step.归 && step.归 !== bureau) wrong(`应由“${step.归}”办理，实际“${bureau}”`);
  const organ = organs[held.state.given.organ as Organ];
  if (step.部门 && step.部门 !== organ) wrong(`应移送“${step.部门}”，实际“${organ}”`);
};

const expectTold = (town: Town, before: Before, step: Step, wrong: Wrong): void => {
  const wanted = step.窗口 ?? [];
  const tasks = town.tasks.slice(before.tasks).map(({ what }) => what);
  if (!isSame(wanted, tasks))
    wrong(`窗口应有 ${sorted(wanted) || '无'}，实际 ${sorted(tasks) || '无'}`);
  const said = town.told.slice(before.told).map(({ to, what }) => `${audiences[to]}：${what}`);
  if (step.告知 && !isSame(step.告知, said))
    wrong(`应告知 ${sorted(step.告知) || '无'}，实际 ${sorted(said) || '无'}`);
};

/** What came of a step for the town is what it says. */
export const expectTown = (around: Around, step: Step, wrong: Wrong): void => {
  const { town, held, before, own } = around;
  if (step.开出) expectOpened(town, before, step.开出, wrong);
  if (step.名单上) expectListed(town, held, step.名单上, wrong);
  expectWhere(town, held, step, wrong);
  expectParents(town, step, own, wrong);
  expectTold(town, before, step, wrong);
};
