import type { Case, CaseEvent } from '@shared/domain/case';
import { officesOf } from '@shared/policy/routing';
import type { Rules } from '@shared/policy/rules';
import { life, type LifeOnServer } from '../case/life';
import { concernedIn } from '../case/load-store';
import { nothing } from '../case/plain-store';
import { rulesOfCase } from '../case/rules';
import { tasksOf } from '../case/tasks';
import { wordsIn } from '../case/words';
import { raiseNext } from './store';
import { complaintSubject, type ComplaintSubject } from './subject-store';

type Room = LifeOnServer<ComplaintSubject, null>;

/** Whoever acts on a complaint under its policy reads what was said; of offices, the one it is sent to. */
const readers = (rules: Rules, after: Case): readonly string[] => [
  ...new Set(
    rules.moves
      .filter((move) => rules.policy.words.places[move.from[0]!]?.life === 'complaint')
      .flatMap((move) => move.by)
      .flatMap((by) => officesOf(by, after.route))
      .filter((by) => by !== 'citizen' && by !== 'system'),
  ),
];

const facts: Room['facts'] = (loaded) => {
  const category = rulesOfCase(loaded).categories.find(({ id }) => id === loaded.subject.category);
  return { category: loaded.subject.category, ...(category && { 'category.by': category.by }) };
};

const titles: Readonly<Record<string, string>> = {
  submit: '收到一件投诉',
  reply: '投诉人作了补充',
};

// Never to the school, and never in the parent's words; the parent reads progress by code.
const wordsToOffice: Room['wordsToOffice'] = ({ loaded, event }) => {
  const title = event.by.as === 'citizen' ? titles[event.did] : undefined;
  const body = `关于${loaded.org_name}的「${loaded.app_name}」，请到投诉列表查看。`;
  return title === undefined ? undefined : { title, body };
};

// Once the one on top of a pile is taken up it waits for itself, and the next that nobody has
// touched stands for the rest.
const project: Room['project'] = async ({ tx, loaded, rules, after, context }) => {
  const { id, bureau_id: bureau, subject } = loaded;
  if (after.version === 1 || !subject.onTop) return;
  const pile = { id, bureau, pile: subject.pile };
  const of = { ...concernedIn(loaded), respondent: loaded.respondent_org };
  await raiseNext(tx, pile, (next) => tasksOf(rules, next, context, of));
};

const view: Room['view'] = ({ subject, events, texts }, { rules, server, readsWords }) => {
  const category = rules.categories.find((one) => one.id === subject.category);
  const first = readsWords && events?.[0];
  const happened = first && wordsIn(server, texts, JSON.parse(first.body) as CaseEvent);
  return {
    told: {
      category: { title: category?.title ?? subject.category, clause: category!.clause },
      readable: readsWords,
      ...(happened && { happened }),
      more: subject.more,
      ...(subject.filing && { filing: subject.filing }),
    },
  };
};

/** A complaint: told without a name, answered by the school's bureau; the school never sees it. */
export const complaintRoom = life<ComplaintSubject, null>({
  subject: complaintSubject,
  beside: () => nothing,
  reachedBureau: () => true,
  facts,
  sealsWords: true,
  readAs: 'complaint_read',
  waits: (complaint, now) => complaint.subject.onTop || now.version > 1,
  readers,
  wordsToOffice,
  project,
  view,
});
