import fc from 'fast-check';
import { dayOf } from '@shared/kernel/calendar';
import { statusOf } from '@shared/kernel/refusal';
import { normalise } from '@shared/domain/answers';
import type { ActInput, Actor, Case } from '@shared/domain/case';
import type { CaseEvent, DecisionContext } from '@shared/domain/case';
import { blankCase } from '@shared/domain/case';
import { decide } from '@shared/domain/decide';
import { evolve } from '@shared/domain/evolve';
import { factsFor } from '@shared/domain/facts';
import { findings } from '@shared/domain/findings';
import { movesFor, waitingFor, type Offer } from '@shared/domain/moves';
import { watches } from '@shared/domain/watch';
import { useSpans } from '@shared/domain/public-status';
import { rulesFor } from '@shared/policy';
import type { Life } from '@shared/policy/policy';
import { bookOf } from '../book';
import { dice, type Dice } from '../shared/domain/walk';
import { castOf, filledForm, typicalOf, worldOf } from './people';

// Every region and every kind of case it knows, at random: people who may, people who may not, answers of the region's own
// worked cases. Nothing here knows a region; what must hold is written once for all.
// So many at a time, until every move was walked: twice at least.
const BATCH = 60;
// Two thousand histories a life, over all its regions; of filings another two thousand run in test/shared/domain.
const leastOf = (life: Life): number => (life === 'filing' ? 480 : 2000);
const BATCHES = 12;
const regions = ['suqian', 'wenzhou', 'beijing', 'puyang'] as const;
/** The next moment: usually a day or so later, sometimes weeks, sometimes a year or two, so that what only time does is seen too. */
const later = (d: Dice, now: string): string => {
  const days = d.chance(0.04) ? 300 + d.below(500) : d.chance(0.1) ? 10 + d.below(60) : d.below(2);
  return new Date(Date.parse(now) + days * 86_400_000 + 1 + d.below(36_000_000)).toISOString();
};

const settled = new Set(['filed', 'pilot', 'listed']);

const must = (ok: boolean, what: string, more: unknown = ''): void => {
  if (!ok) throw new Error(`${what} ${JSON.stringify(more)}`);
};
const count = (table: Record<string, number>, key: string): void =>
  void (table[key] = (table[key] ?? 0) + 1);

const lives = regions.flatMap((region) => {
  const rules = rulesFor(bookOf(region).地区)!;
  const known = [
    ...new Set(
      Object.values(rules.policy.words.places)
        .filter((p) => p.start)
        .map((p) => p.life),
    ),
  ];
  return known.map((life) => ({ region, life }));
});

const historyOf = (region: string, life: Life) => {
  const book = bookOf(region);
  const rules = rulesFor(book.地区)!;
  const cast = castOf(rules);
  const typical = typicalOf(book, rules, life);
  const start = Object.entries(rules.policy.words.places).find(
    ([, p]) => p.life === life && p.start,
  )!;
  const blank = blankCase(`case_${region}`, life, book.地区, {
    place: start[0],
    standing: start[1].standing,
  });
  const fired: Record<string, number> = {};
  const refused: Record<string, number> = {};

  const asActs = (d: Dice, c: Case, w: DecisionContext, actor: Actor, offer: Offer): ActInput => {
    const base: ActInput = {
      do: offer.do,
      by: actor,
      version: c.version,
      round: c.round,
      ...(offer.reason && { reason: '情况说明' }),
      ...(offer.opinion && { opinion: offer.opinion }),
      ...(offer.track && { track: offer.track }),
    };
    const facts = factsFor(rules, c, w);
    if (offer.do === 'submit' && typical.length > 0) {
      const said = d.chance(0.5)
        ? { ...d.pick(typical), ...c.answers }
        : { ...c.answers, ...d.pick(typical) };
      return { ...base, answers: normalise(rules, offer.needs, said, factsFor(rules, c, w, said)) };
    }
    if (offer.do === 'transfer') return { ...base, to: d.pick(cast).person };
    const fail = offer.do === 'opine' && d.chance(0.15);
    const form = filledForm(rules, offer.needs, facts, dayOf(w.now), fail);
    if (offer.do !== 'opine') return { ...base, answers: form };
    const asks = Object.fromEntries(
      findings(rules, life, facts, undefined, c.route)
        .filter((f) => f.says === 'ask')
        .map((f) => [`check:${f.id}`, { is: 'pass' as const }]),
    );
    return {
      ...base,
      outcome: fail ? 'fault' : 'pass',
      answers: { ...asks, ...form },
      ...(fail && { reason: '要点不符合' }),
    };
  };

  const state = (c: Case, w: DecisionContext, entered: boolean): void => {
    const place = rules.policy.words.places[c.place]!;
    must(c.standing === place.standing, 'standing follows the place', c.place);
    must(!place.final || !c.inForce, 'nothing in force at the end', c.place);
    must(c.standing !== 'filed' || c.inForce !== undefined, 'filed means granted', c.place);
    if (place.final)
      return must(
        cast.every((who) => movesFor(rules, c, who, w).length === 0),
        'the end is the end',
        c.place,
      );
    // Nobody waits for nobody: somebody fresh can move it, unless it is settled.
    const fresh =
      !entered ||
      cast.some((who) =>
        movesFor(rules, { ...c, acted: {}, assigned: {} }, who, w).some(
          (o) => !o.why && !o.track && o.do !== 'recall' && o.do !== 'remind',
        ),
      );
    must(fresh || settled.has(c.standing), 'somebody can go on', [c.place, c.standing]);
    must(
      !rules.opinions.some((o) => o.at === c.place) || waitingFor(rules, c, w).length > 0,
      'a review waits for somebody',
      c.place,
    );
    if (life !== 'filing') return;
    const use = useSpans(rules, c, w)[0]!;
    must(use.use === 'no' || c.inForce !== undefined, 'what may be used was granted', [
      c.place,
      use,
    ]);
    must(use.use === 'no' || c.standing !== 'suspended', 'what is suspended is not used', use);
    must(
      use.use !== 'no' || !c.inForce || use.says.length > 4,
      'a no over something in force is explained',
      use,
    );
  };

  const one = (seed: number): void => {
    const d = dice(seed);
    let c = blank;
    let now = '2026-03-02T01:00:00.000Z';
    // What a bureau answers with yes or no, another bureau answers the other way.
    const decided = Object.fromEntries(
      Object.entries(rules.policy.words.settings)
        .filter(([, s]) => s.kind === 'yes')
        .map(([id]) => [id, d.chance(0.5)]),
    );
    const events: CaseEvent[] = [];
    for (
      let left = 18 + d.below(20);
      left > 0 && !rules.policy.words.places[c.place]!.final;
      left -= 1
    ) {
      now = later(d, now);
      const w = worldOf(book, rules, now, decided);
      const offers = cast.flatMap((actor) =>
        movesFor(rules, c, actor, w)
          .filter((o) => !o.why)
          .map((offer) => ({ actor, offer })),
      );
      const system = watches(rules, c, w);
      const act =
        system.length > 0
          ? system[0]!
          : offers.length > 0
            ? (() => {
                const { actor, offer } = weighted(d, offers, fired, c.place);
                return asActs(d, c, w, actor, offer);
              })()
            : undefined;
      if (!act) break;
      // The same act by somebody to whom it is not offered never goes through.
      const other = d.pick(cast);
      if (
        !movesFor(rules, c, other, w).some((o) => !o.why && o.do === act.do) &&
        act.by.person !== 'system'
      )
        must(!decide(rules, c, { ...act, by: other }, w).ok, 'a stranger is refused', {
          act: act.do,
          by: other.person,
          place: c.place,
        });
      if (act.version !== undefined && act.do !== 'opine')
        must(
          !decide(rules, c, { ...act, version: act.version + 1 }, w).ok,
          'an act on what was not seen is refused',
          act.do,
        );
      const made = decide(rules, c, act, w);
      if (!made.ok) {
        must(Object.hasOwn(statusOf, made.refusal.code), 'a refusal has words', made.refusal);
        must(
          ['faults', 'findings'].includes(made.refusal.code),
          'what is offered is refused for its content only',
          [act.do, c.place, made.refusal],
        );
        for (const f of made.refusal.faults ?? [])
          must(f.label !== '' && f.code !== undefined, 'a fault says what it is about', f);
        count(
          refused,
          `${act.do} ← ${c.place}: ${(made.refusal.faults ?? []).map((f) => f.params?.finding ?? f.field).join(',')}`,
        );
        continue;
      }
      const event = made.value;
      const numbered: CaseEvent =
        event.kind === 'moved' && event.issues
          ? { ...event, number: `编号〔2026〕${c.version + 1}号` }
          : event;
      count(fired, act.track ? `${act.do} ${act.track}` : `${act.do} ← ${c.place}`);
      const next = evolve(c, numbered);
      must(next.version === c.version + 1, 'one event, one version', act.do);
      must(event.cites.length > 0, 'every act stands on an article', act.do);
      events.push(numbered);
      const entered = next.place !== c.place;
      c = next;
      state(c, w, entered);
    }
    const again = events.reduce(
      (s, e) => evolve(s, JSON.parse(JSON.stringify(e)) as CaseEvent),
      blank,
    );
    must(JSON.stringify(again) === JSON.stringify(c), 'the events alone tell the case', c.place);
  };
  return { rules, one, fired, refused };
};

// What carries a case on. The ways out are taken seldom, or hardly any case would live to see the later ones.
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

/** An offer by chance; one that was hardly seen yet is likelier, so that rare ways are walked too. */
const weighted = <T extends { offer: Offer }>(
  d: Dice,
  offers: readonly T[],
  fired: Readonly<Record<string, number>>,
  place: string,
): T => {
  const each = (o: Offer): number => offers.filter((x) => x.offer.do === o.do).length;
  const seen = (o: Offer): number =>
    fired[o.track ? `${o.do} ${o.track}` : `${o.do} ← ${place}`] ?? 0;
  const weight = ({ offer }: T): number =>
    (onward.has(offer.do)
      ? 24
      : seen(offer) === 0
        ? 60
        : ['amend', 'renew', 'expand'].includes(offer.do)
          ? 10
          : 1) / each(offer);
  let left = (d.below(1_000_000) / 1_000_000) * offers.reduce((n, o) => n + weight(o), 0);
  return offers.find((o) => (left -= weight(o)) < 0) ?? offers[0]!;
};

test.each(lives)(
  '$region, $life: whatever happens, the promises hold, and every move is walked',
  ({ region, life }) => {
    const h = historyOf(region, life);
    const wanted = h.rules.moves.flatMap((m) =>
      m.do === 'transfer'
        ? []
        : m.from
            .filter((p) => h.rules.policy.words.places[p]!.life === life)
            .map((p) => (m.track ? `${m.do} ${m.track}` : `${m.do} ← ${p}`)),
    );
    const missed = () => [...new Set(wanted)].filter((k) => !h.fired[k]);
    const least = Math.ceil(leastOf(life) / BATCH / lives.filter((l) => l.life === life).length);
    for (let i = 0; i < Math.max(BATCHES, least) && (i < least || missed().length > 0); i += 1)
      fc.assert(fc.property(fc.noBias(fc.nat(0x7fffffff)), h.one), {
        numRuns: BATCH,
        seed: 20261122 + i,
        endOnFailure: true,
      });
    if (missed().length > 0)
      process.stdout.write(
        `${region} ${life}\nfired ${JSON.stringify(h.fired, null, 1)}\nrefused ${JSON.stringify(h.refused, null, 1)}\n`,
      );
    expect(missed()).toEqual([]);
  },
  120_000,
);
