import { factsOf, outcomes, questions } from '../../kernel/condition';
import type { Clock, On } from '../policy';
import type { Cited } from '../rules';
import { allQuestions, movesOf } from './asked';
import { error, type Family, type Given, type Problem } from './problem';
import { verbTitles } from '../../vocabulary/verbs';

const onWrong = (
  given: Given,
  id: string,
  clock: Cited<Clock<string>>,
  on: On<string> | undefined,
  word: string,
): Problem[] => {
  if (!on) return [];
  const at = `clocks.${id}`;
  const moves = movesOf(given, clock.life);
  if ('enter' in on)
    return on.enter
      .filter(
        (place) =>
          given.policy.words.places[place] && given.policy.words.places[place].life !== clock.life,
      )
      .map((place) =>
        error(
          'clock-place',
          at,
          `时限“${clock.title}”的${word}用到另一种事项的环节“${place}”。`,
          clock.clause,
        ),
      );
  if ('did' in on) {
    const done =
      on.did === 'opine'
        ? given.rules.opinions.some(
            (opinion) => given.policy.words.places[opinion.at]?.life === clock.life,
          )
        : moves.some((move) => move.do === on.did);
    return done
      ? []
      : [
          error(
            'clock-place',
            at,
            `时限“${clock.title}”的${word}要看“${verbTitles[on.did]}”，但没有人会做这一步。`,
            clock.clause,
          ),
        ];
  }
  if ('granted' in on)
    return moves.some((move) => move.grants)
      ? []
      : [
          error(
            'clock-place',
            at,
            `时限“${clock.title}”的${word}要看批准，但这种事项没有批准。`,
            clock.clause,
          ),
        ];
  const track = given.rules.tracks[on.track];
  return track && track.life !== clock.life
    ? [
        error(
          'clock-place',
          at,
          `时限“${clock.title}”的${word}用到另一种事项的“${track.title}”。`,
          clock.clause,
        ),
      ]
    : [];
};

/** A place cannot both stop a clock for good and for a while. */
const pausesWrong = (id: string, clock: Cited<Clock<string>>): Problem[] => {
  const { until } = clock;
  if (!until || !('enter' in until)) return [];
  return (clock.pauses ?? [])
    .filter((place) => until.enter.includes(place))
    .map((place) =>
      error(
        'clock-place',
        `clocks.${id}`,
        `时限“${clock.title}”在“${place}”既暂停又结束。`,
        clock.clause,
      ),
    );
};

/** What is wrong with how long a clock runs. */
const lengthWrong = (id: string, clock: Cited<Clock<string>>): Problem[] => [
  ...questions(clock.length)
    .flatMap(factsOf)
    .filter((fact) => /^(clock|track|opinion)\./.test(fact))
    .map((fact) =>
      error(
        'clock-order',
        `clocks.${id}`,
        `时限“${clock.title}”的长短要看“${fact}”，先后无法确定。`,
        clock.clause,
      ),
    ),
  ...outcomes(clock.length)
    .flatMap((length) => Object.values(length))
    .filter((count) => typeof count === 'number' && (count <= 0 || !Number.isInteger(count)))
    .map((count) =>
      error(
        'clock-length',
        `clocks.${id}`,
        `时限“${clock.title}”的长度“${String(count)}”应当是正整数。`,
        clock.clause,
      ),
    ),
];

/** Every clock can start, looks at its own life, and is read by a rule or shown to somebody. */
export const clocks: Family = (given) => {
  const read = new Set(allQuestions(given).flatMap((question) => factsOf(question.cond)));
  const tracked = new Set(Object.values(given.rules.tracks).flatMap((track) => track.clock ?? []));
  return Object.entries(given.rules.clocks).flatMap(([id, clock]) => [
    ...onWrong(given, id, clock, clock.from, '起算'),
    ...onWrong(given, id, clock, clock.until, '结束'),
    ...onWrong(given, id, clock, clock.pauses && { enter: clock.pauses }, '暂停'),
    ...(read.has(`clock.${id}`) || tracked.has(id) || clock.shown
      ? []
      : [
          error(
            'clock-unread',
            `clocks.${id}`,
            `时限“${clock.title}”没有规则用到，也没有写明给人看。`,
            clock.clause,
          ),
        ]),
    ...pausesWrong(id, clock),
    ...lengthWrong(id, clock),
  ]);
};
