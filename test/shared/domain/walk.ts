import type { ActInput, Actor, Answers, Case, DecisionContext } from '@shared/domain/case';
import { movesFor, type Offer } from '@shared/domain/moves';
import { watches } from '@shared/domain/watch';
import { answers, checklist, file, people, proof, rules, sealed, world } from './suqian';

/** A small deterministic source of choices, fed by fast-check. */
export type Dice = {
  below: (n: number) => number;
  chance: (p: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
};

/** Dice from one number (mulberry32). */
export const dice = (seed: number): Dice => {
  let a = seed >>> 0;
  const next = (): number => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return { below, chance: (p) => next() < p, pick: (list) => list[below(list.length)]! };
};

/** One thing that is tried, and what is known beforehand: offered = the engine said this actor may; wrong = an actor who must be refused; bad = an act that must be refused for its content. */
export type Attempt = { act: ActInput; kind: 'offered' | 'wrong' | 'bad' | 'system' };

const everyone: readonly Actor[] = Object.values(people);

/** How likely each act is to be chosen when it is offered: the straight way more often than the ways out. */
const WEIGHT: Readonly<Record<string, number>> = {
  submit: 30,
  sign: 30,
  accept: 30,
  opine: 30,
  approve: 30,
  amend: 12,
  report: 8,
  verify: 10,
  refuse: 6,
  transfer: 3,
  recall: 2,
  withdraw: 0.7,
  return: 4,
  reject: 8,
  suspend: 1,
  resume: 10,
  remind: 3,
  renew: 4,
  stop: 0.5,
  revoke: 0.5,
};

/** Rare ways out are made likelier where they would hardly ever be seen. */
const RARE: Readonly<Record<string, number>> = {
  'remind intake': 5,
  'suspend approval': 4,
  'suspend revising': 2,
  'suspend returned': 6,
  'stop suspended': 1.5,
  'revoke suspended': 4,
  'withdraw revising': 2,
  'withdraw approval': 1.2,
  'recall returned': 14,
  'recall approval': 10,
  'recall signing': 4,
};
const weight = (verb: string, place: string): number =>
  RARE[`${verb} ${place}`] ?? WEIGHT[verb] ?? 1;

const EDITS: readonly Answers[] = [
  { overview: '本学期扩大到六年级使用，教研组推进，减轻负担。' },
  { mlps_file: file('mlps2') },
  { mlps_level: 'none', mlps_file: null },
  { contract: 'no', contract_file: null },
  { lead_phone: sealed('phone2') },
  { funding: 'own' },
  { object: 'mini' },
  { object: 'platform' },
  { data_items: ['name', 'class'], data_authority: file('consent') },
  {},
];

const BAD: readonly Answers[] = [
  { overview: null },
  { overview: '太'.repeat(101) },
  { has_ads: true },
  { decision_result: 'refused' },
  { student_fee: true },
  { object: 'app', moe_no: null },
  { no_burden: false },
  { moe_no: '教APP备12号' },
  { decision_day: '2027-02-29' },
  { stages: ['college'] },
  { project_lead: null },
  { overview: '很好😀很好' },
  { data_items: ['none', 'name'] },
  { decision_minutes: [] },
];

const written = (d: Dice, c: Case): Answers => {
  const before = c.version === 0 ? answers() : c.answers;
  const next = { ...before, ...d.pick(EDITS) };
  return {
    ...next,
    ...(next.mlps_level !== 'none' && !next.mlps_file && { mlps_file: file('mlps3') }),
  };
};

const filled = (d: Dice, c: Case, w: DecisionContext, actor: Actor, offer: Offer): ActInput => {
  const base = {
    do: offer.do,
    by: actor,
    version: c.version,
    ...(offer.reason && { reason: '情况说明' }),
  };
  switch (offer.do) {
    case 'submit':
      return { ...base, answers: written(d, c) };
    case 'sign':
      return { ...base, answers: { signature: file('sign') } };
    case 'approve':
      return { ...base, answers: { approval_text: '同意备案' } };
    case 'report':
      return { ...base, track: offer.track!, answers: proof[offer.track!]! };
    case 'verify':
    case 'refuse':
      return { ...base, track: offer.track! };
    case 'transfer':
      return {
        ...base,
        opinion: offer.opinion!,
        to: d.pick(
          everyone.filter((p) => (p.as as readonly string[]).includes(officeOf(offer.opinion!))),
        ).person,
      };
    case 'opine': {
      const fault = d.chance(0.14);
      return {
        do: 'opine',
        by: actor,
        opinion: offer.opinion!,
        round: c.round,
        outcome: fault ? 'fault' : 'pass',
        answers: checklist(c, w, offer.opinion!, officeOf(offer.opinion!), fault),
      };
    }
    default:
      return base;
  }
};

const officeOf = (opinion: string): string => (opinion === 'focus' ? 'filing' : opinion);

/** What of an act makes it unacceptable whoever does it. */
const spoiled = (d: Dice, act: ActInput): ActInput | undefined => {
  switch (act.do) {
    case 'submit':
      return { ...act, answers: { ...act.answers, ...d.pick(BAD) } };
    case 'sign':
    case 'report':
      return { ...act, answers: {} };
    case 'opine':
      return d.chance(0.5)
        ? { ...act, round: act.round! - 1 }
        : {
            ...act,
            outcome: 'pass',
            answers: Object.fromEntries(Object.entries(act.answers!).slice(1)),
          };
    case 'reject':
    case 'return':
    case 'suspend':
    case 'revoke':
    case 'stop':
      return { ...act, reason: ' ' };
    default:
      return act.version === undefined ? undefined : { ...act, version: act.version + 1 };
  }
};

/** A step to try and somebody who may take it, drawn by weight from what the policy lets happen here. */
const drawn = (d: Dice, c: Case): { actor: Actor; verb: string } => {
  const here = rules.moves
    .filter((m) => m.from.includes(c.place) && !m.by.includes('system'))
    .map((m) => ({ verb: m.do as string, by: m.by as readonly string[] }));
  const seats = Object.entries(c.opinions)
    .filter(([, o]) => c.place === 'review' && o.state === 'open')
    .map(([id]) => ({ verb: 'opine', by: [officeOf(id)] }));
  const given = Object.values(c.tracks).some((t) => t.state === 'given');
  const tracks = c.inForce
    ? [...(given ? ['verify', 'refuse'] : []), 'report'].map((verb) => ({
        verb,
        by: [verb === 'report' ? 'filer' : 'desk'],
      }))
    : [];
  const all = [...here, ...seats, ...tracks];
  let left =
    (d.below(1_000_000) / 1_000_000) * all.reduce((n, x) => n + weight(x.verb, c.place), 0);
  const step = all.find((x) => (left -= weight(x.verb, c.place)) < 0) ?? all[0]!;
  return {
    verb: step.verb,
    actor: d.pick(
      everyone.filter((p) => (p.as as readonly string[]).some((a) => step.by.includes(a))),
    ),
  };
};

/** Chooses what is tried next: mostly an act that is offered, sometimes the same act by somebody else, sometimes a spoiled one, sometimes time alone. */
export const attempt = (d: Dice, c: Case, w: DecisionContext): Attempt | undefined => {
  const system = c.standing === 'filed' || c.standing === 'suspended' ? watches(rules, c, w) : [];
  if (system.length > 0 && d.chance(0.9)) return { act: d.pick(system), kind: 'system' };
  const { actor, verb } = drawn(d, c);
  const offers = movesFor(rules, c, actor, w).filter((o) => !o.why && o.do === verb);
  if (offers.length === 0) return undefined;
  const offer = d.pick(offers);
  const act = filled(d, c, w, actor, offer);
  const roll = d.below(100);
  if (roll < 8) {
    const other = d.pick(everyone);
    const may = movesFor(rules, c, other, w).some(
      (o) => !o.why && o.do === offer.do && o.opinion === offer.opinion && o.track === offer.track,
    );
    return may ? { act, kind: 'offered' } : { act: { ...act, by: other }, kind: 'wrong' };
  }
  const bad = roll < 13 ? spoiled(d, act) : undefined;
  return bad ? { act: bad, kind: 'bad' } : { act, kind: 'offered' };
};

/** The next moment: usually hours later, sometimes weeks, rarely a year. */
export const later = (d: Dice, now: string): string => {
  const hours = d.chance(0.03)
    ? 24 * (300 + d.below(100))
    : d.chance(0.06)
      ? 24 * (10 + d.below(60))
      : 1 + d.below(30);
  return new Date(Date.parse(now) + hours * 3_600_000 + d.below(3_600_000)).toISOString();
};

/** The world at a moment, as every history sees it. */
export const at = (now: string): DecisionContext => world(now);
