import { dayOf } from '@shared/kernel/calendar';
import { normalise } from '@shared/domain/answers';
import type { ActInput, Actor, Answers, Case, DecisionContext } from '@shared/domain/case';
import { factsFor } from '@shared/domain/facts';
import { findings } from '@shared/domain/findings';
import type { Offer } from '@shared/domain/moves';
import type { Dice } from '../shared/domain/walk';
import { filledForm } from './people';
import type { Region } from './region';

/** Somebody at a case, and what they are about to do there. */
export type Acting = {
  region: Region;
  current: Case;
  world: DecisionContext;
  actor: Actor;
  offer: Pick<Offer, 'do' | 'needs' | 'reason' | 'opinion' | 'track'>;
};

const handedIn = (dice: Dice, { region, current, world, offer }: Acting): Answers | undefined => {
  const typical = region.typical[current.life];
  if (offer.do !== 'submit' || typical.length === 0) return undefined;
  const picked = dice.pick(typical);
  const said = dice.chance(0.5)
    ? { ...picked, ...current.answers }
    : { ...current.answers, ...picked };
  const facts = factsFor(region.rules, current, world, said);
  return normalise(region.rules, offer.needs, said, facts);
};

/** What the office is asked besides its form, all answered with yes. */
const questionsTo = ({ region, current, world }: Acting): Answers => {
  const facts = factsFor(region.rules, current, world);
  const all = findings(region.rules, current.life, facts, undefined, current.route);
  return Object.fromEntries(
    all
      .filter(({ says }) => says === 'ask')
      .map(({ id }) => [`check:${id}`, { is: 'pass' as const }]),
  );
};

const opined = (acting: Acting, answers: Answers, fail: boolean): Partial<ActInput> => ({
  outcome: fail ? 'fault' : 'pass',
  answers: { ...questionsTo(acting), ...answers },
  ...(fail && { reason: '要点不符合' }),
});

/** An act as somebody might do it: with a valid form, or with what a worked case hands in. */
export const actOf = (dice: Dice, acting: Acting, colleagues: readonly Actor[]): ActInput => {
  const { region, current, world, actor, offer } = acting;
  const base: ActInput = {
    do: offer.do,
    by: actor,
    version: current.version,
    round: current.round,
    ...(offer.reason && { reason: '情况说明' }),
    ...(offer.opinion && { opinion: offer.opinion }),
    ...(offer.track && { track: offer.track }),
  };
  const answers = handedIn(dice, acting);
  if (answers) return { ...base, answers };
  if (offer.do === 'transfer') return { ...base, to: dice.pick(colleagues).person };
  const fail = offer.do === 'opine' && dice.chance(0.15);
  const facts = factsFor(region.rules, current, world);
  const form = filledForm(region.rules, offer.needs, facts, { day: dayOf(world.now), fail });
  return { ...base, ...(offer.do === 'opine' ? opined(acting, form, fail) : { answers: form }) };
};

// What carries a case on. The ways out are taken seldom, or hardly any case would live to see the
// later ones.
const onward = new Set([
  'submit',
  'sign',
  'accept',
  'opine',
  'approve',
  'register',
  'resume',
  'receive',
  'issue',
  'report',
  'verify',
]);
const again = new Set(['amend', 'renew', 'expand']);

/** How a way from a place is counted. */
export const wayOf = (offer: Pick<Offer, 'do' | 'track'>, place: string): string =>
  offer.track ? `${offer.do} ${offer.track}` : `${offer.do} ← ${place}`;

/** One of these by chance, each as likely as it weighs. */
export const drawn = <T>(dice: Dice, all: readonly T[], weight: (one: T) => number): T => {
  let left = (dice.below(1_000_000) / 1_000_000) * all.reduce((sum, one) => sum + weight(one), 0);
  return all.find((one) => (left -= weight(one)) < 0) ?? all[0]!;
};

/**
 * How likely a way is taken: one that was hardly seen yet is likelier, so that rare ways are walked
 * too.
 */
export const weightOf = (
  offer: Pick<Offer, 'do' | 'track'>,
  place: string,
  walked: Readonly<Record<string, number>>,
): number => {
  if (onward.has(offer.do)) return 24;
  if (!walked[wayOf(offer, place)]) return 60;
  return again.has(offer.do) ? 10 : 1;
};

/**
 * The next moment: usually a day or so later, sometimes weeks, sometimes a year or two, so that
 * what only time does is seen too.
 */
export const later = (chance: Dice, now: string): string => {
  const leaps = [
    { likely: 0.04, days: () => 300 + chance.below(500) },
    { likely: 0.1, days: () => 10 + chance.below(60) },
  ];
  const days = (
    leaps.find(({ likely }) => chance.chance(likely))?.days ?? (() => chance.below(2))
  )();
  return new Date(Date.parse(now) + days * 86_400_000 + 1 + chance.below(36_000_000)).toISOString();
};
