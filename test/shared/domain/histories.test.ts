import fc from 'fast-check';
import { statusOf } from '@shared/kernel/refusal';
import { moveOf, type ActInput, type Case } from '@shared/domain/case';
import type { CaseEvent, DecisionContext } from '@shared/domain/case';
import { decide } from '@shared/domain/decide';
import { evolve } from '@shared/domain/evolve';
import { movesFor, waitingFor } from '@shared/domain/moves';
import { openTracks, useSpans } from '@shared/domain/public-status';
import { blank, numbered, people, rules } from './suqian';
import { at, attempt, dice, later, type Attempt } from './walk';

const RUNS = 2000;
const fired: Record<string, number> = {};
const refused: Record<string, number> = {};
let filed = 0;
let steps = 0;
const count = (table: Record<string, number>, key: string): void => {
  table[key] = (table[key] ?? 0) + 1;
};

const frozen = <T>(x: T): T => {
  if (typeof x === 'object' && x !== null && !Object.isFrozen(x)) {
    Object.freeze(x);
    Object.values(x).forEach(frozen);
  }
  return x;
};

const same = (a: unknown, b: unknown): void => {
  const [x, y] = [JSON.stringify(a), JSON.stringify(b)];
  if (x !== y) expect(a).toEqual(b); // the slow comparison only where it will print a difference
};
const must = (ok: boolean, what: string, more: unknown = ''): void => {
  if (!ok) throw new Error(`${what} ${JSON.stringify(more)}`);
};

/** Who may not do what after what, written out by hand: the policy's `apart` is what is under test. */
const APPLIES = ['submit', 'sign', 'amend'];
const conflict = (earlier: string, now: string): boolean => {
  const judges = (k: string): boolean =>
    k === 'accept' || k.startsWith('opine:') || k === 'approve' || k === 'reject';
  const decides = (k: string): boolean => k === 'approve' || k === 'reject';
  const handles = (k: string): boolean => k === 'accept' || k.startsWith('opine:');
  return (
    (APPLIES.includes(earlier) && judges(now)) ||
    (judges(earlier) && APPLIES.includes(now)) ||
    (handles(earlier) && decides(now)) ||
    (decides(earlier) && handles(now))
  );
};
const keyOf = (e: { do?: string; did?: string; opinion?: string }): string => {
  const v = e.do ?? e.did!;
  return v === 'opine' ? `opine:${e.opinion}` : v;
};

type Past = { c: Case; event?: CaseEvent };

const checkStep = (
  before: Case,
  after: Case,
  e: CaseEvent,
  past: readonly Past[],
  done: [string, string][],
): void => {
  must(after.version === before.version + 1, 'one event, one version', e);
  must(
    after.standing === rules.policy.words.places[after.place]!.standing,
    'standing follows the place',
    after.place,
  );
  if (e.did === 'approve') {
    must(before.place === 'approval', 'approved from approval', before.place);
    must(
      ['network', 'content', 'focus'].every((id) => before.opinions[id]?.state === 'pass'),
      'no approval without every opinion being a pass',
      before.opinions,
    );
    must(
      Object.values(before.opinions).every((o) => !before.inForce || o.at! > before.inForce.at),
      'no pass from before the last grant',
      before.opinions,
    );
  }
  for (const [person, key] of done)
    if (person === e.by.person)
      must(!conflict(key, keyOf(e)), `one person did ${key} and ${keyOf(e)}`, person);
  if (e.kind === 'opined') {
    must(e.round === before.round, 'an opinion counts for its own round');
    must(before.opinions[e.opinion]!.state === 'open', 'an opinion is given once');
    const open = Object.values(after.opinions).some((o) => o.state === 'open');
    must(
      (after.place === 'review') === open,
      'the last opinion decides, not before',
      after.opinions,
    );
    if (after.place === 'approval')
      must(
        Object.values(after.opinions).every((o) => o.state === 'pass'),
        'only passes reach approval',
      );
  }
  if (after.place === 'review' && before.place !== 'review' && e.did !== 'recall') {
    for (const [id, o] of Object.entries(after.opinions).filter(([, x]) => x.stood)) {
      const seen = past.find(
        (p) => p.event?.kind === 'opined' && p.event.opinion === id && p.event.at === o.at,
      )!.c.answers;
      for (const f of rules.opinions.find((x) => x.id === id)!.looksAt!)
        must(
          JSON.stringify(after.answers[f] ?? null) === JSON.stringify(seen[f] ?? null),
          `the ${id} opinion stands over a changed ${f}`,
        );
    }
  }
  if ((e.did === 'withdraw' || e.did === 'reject' || e.did === 'resume') && before.inForce) {
    must(after.place === 'filed', `${e.did} of a change leads back`, after.place);
    same(after.inForce, before.inForce);
    same(after.answers, before.inForce.answers);
    same(after.opinions, before.inForce.opinions);
  }
  if (e.did === 'recall') {
    // A reminder in between is no act to take back.
    const back = past[past.findLastIndex((p) => p.event?.did !== 'remind') - 1]!.c;
    for (const key of ['place', 'standing', 'round', 'opinions', 'route', 'given'] as const)
      same(after[key], back[key]);
    must(
      back.changed.every((f) => after.changed.includes(f)),
      'a recalled change is not forgotten',
      after.changed,
    );
    same(after.inForce, back.inForce);
  }
  if (e.did === 'approve') same(after.inForce!.answers, after.answers);
  if (before.tracks.online?.state === 'done')
    must(after.tracks.online?.state === 'done', 'what is done online stays done');
  if (e.kind === 'tracked') must(before.inForce !== undefined, 'a track needs something in force');
};

const checkState = (c: Case, w: DecisionContext): void => {
  const place = rules.policy.words.places[c.place]!;
  if (c.place === 'review')
    must(waitingFor(rules, c, w).length > 0, 'a review waits for somebody', c.opinions);
  must(!c.inForce || !place.final, 'nothing in force at the end', c.place);
  must(c.standing !== 'filed' || c.inForce !== undefined, 'filed means granted');
  if (place.final)
    for (const who of Object.values(people))
      must(movesFor(rules, c, who, w).length === 0, 'the end is the end', c.place);
  if (!c.inForce && c.version % 4 > 0) return; // looked at on every fourth step while nothing is in force: it is slow and says no each time
  const now = useSpans(rules, c, w)[0]!;
  if (!c.inForce) must(now.use === 'no', 'nothing in force, nothing may be used', now);
  else if (now.use !== 'yes') {
    must(
      ['suspended', 'online_overdue', 'paper_overdue'].includes(now.id) &&
        now.says.length > 4 &&
        now.clause !== undefined,
      'a no over something in force is explained',
      now,
    );
    if (now.id === 'suspended') must(c.standing === 'suspended', 'only the suspended is suspended');
  } else must(c.standing !== 'suspended', 'the suspended may not be used');
  must(!c.inForce || !place.final, 'nothing in force at the end', c.place);
  must(
    openTracks(rules, c, w).every((t) => (t.says !== undefined) === (t.id !== 'paper')),
    'an open track says so, but for the paper, of which parents are told nothing',
  );
  must(Object.keys(c.numbers).length <= 1, 'one number a case');
};

const tryOne = (a: Attempt, c: Case, w: DecisionContext): CaseEvent | undefined => {
  const result = decide(rules, c, a.act, w);
  if (!result.ok) {
    const { refusal } = result;
    must(Object.hasOwn(statusOf, refusal.code), 'a refusal has words', refusal);
    must(a.kind !== 'system', 'a watch that holds is carried out', refusal);
    must(
      a.kind !== 'offered' ||
        (a.act.do === 'submit' && ['faults', 'findings'].includes(refusal.code)),
      'what is offered can be done',
      { refusal, act: a.act.do, place: c.place },
    );
    count(refused, refusal.code);
    return undefined;
  }
  must(a.kind !== 'wrong' && a.kind !== 'bad', `a ${a.kind} act goes through`, {
    act: a.act,
    place: c.place,
    acted: c.acted,
  });
  return frozen(numbered(result.value));
};

const run = (seed: number): void => {
  const d = dice(seed);
  let c = frozen(blank());
  let now = '2026-03-02T01:00:00.000Z';
  let done: [string, string][] = [];
  let reached = false;
  const past: Past[] = [{ c }];
  for (
    let left = 16 + d.below(22);
    left > 0 && !rules.policy.words.places[c.place]!.final;
    left -= 1
  ) {
    now = later(d, now);
    const w = at(now);
    const a = attempt(d, c, w);
    if (!a) continue;
    steps += 1;
    const e = tryOne(a, c, w);
    if (!e) continue;
    const next = frozen(evolve(c, e));
    checkStep(c, next, e, past, done);
    checkState(next, w);
    count(
      fired,
      e.kind === 'tracked'
        ? `${e.did} track`
        : e.kind === 'opined'
          ? `opine ${e.outcome}`
          : `${e.did} ← ${c.place}`,
    );
    if (e.kind === 'opined') count(fired, `opine ${e.opinion} ${e.outcome}`);
    done = moveOf(e)?.grants ? [] : [...done, [e.by.person, keyOf(e)]];
    past.push({ c: next, event: e });
    c = next;
    reached ||= c.place === 'filed';
  }
  // the whole history again, from stored bytes, without any rule
  past.slice(1).reduce((state, { c: was, event }) => {
    const again = evolve(state, JSON.parse(JSON.stringify(event)) as CaseEvent);
    same(again, was);
    return again;
  }, blank());
  if (reached) filed += 1;
};

const filingMoves = (): string[] =>
  rules.moves.flatMap((m) =>
    m.from
      .filter((p) => rules.policy.words.places[p]!.life === 'filing')
      .map((p) => `${m.do} ← ${p}`),
  );

test(`${RUNS} random histories keep every promise`, () => {
  fc.assert(fc.property(fc.noBias(fc.nat(0x7fffffff)), run), {
    numRuns: RUNS,
    seed: 20260901,
    endOnFailure: true,
  });
  const wanted = [
    ...new Set([
      ...filingMoves(),
      'opine pass',
      'opine fault',
      'report track',
      'verify track',
      'refuse track',
      ...['network', 'content', 'focus'].flatMap((o) => [`opine ${o} pass`, `opine ${o} fault`]),
    ]),
  ];
  const table = (t: Record<string, number>): string =>
    Object.entries(t)
      .sort()
      .map(([k, v]) => `${k.padEnd(24)} ${v}`)
      .join('\n');
  process.stdout.write(
    `\n${RUNS} histories, ${steps} attempts, ${filed} reached 已备案\n${table(fired)}\n-- refused --\n${table(refused)}\n`,
  );
  expect(wanted.filter((k) => (fired[k] ?? 0) < 20).map((k) => `${k}: ${fired[k] ?? 0}`)).toEqual(
    [],
  );
  expect(filed).toBeGreaterThanOrEqual(RUNS / 5);
}, 120_000);

test('a wrong person is refused and nothing changes', () => {
  const act: ActInput = { do: 'accept', by: people.teacher };
  const c = frozen({ ...blank(), place: 'intake', standing: 'in_review' as const });
  expect(decide(rules, c, act, at('2026-03-02T01:00:00.000Z'))).toMatchObject({
    ok: false,
    refusal: { code: 'not_your_step', clause: { no: '二' } },
  });
});
