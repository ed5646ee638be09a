import { statusOf, type Refusal } from '@shared/kernel/refusal';
import type { ActInput, Actor, Case, CaseEvent, DecisionContext } from '@shared/domain/case';
import { blankCase } from '@shared/domain/case';
import { SYSTEM } from '@shared/domain/consequences';
import { decide } from '@shared/domain/decide';
import { evolve } from '@shared/domain/evolve';
import { movesFor } from '@shared/domain/moves';
import { watches } from '@shared/domain/watch';
import type { Life, Verb } from '@shared/policy/policy';
import { dice, type Dice } from '../shared/domain/walk';
import { actOf, drawn, later, wayOf, weightOf } from './acting';
import { promises } from './life-promises';
import { must } from './must';
import { castOf, worldOf } from './people';
import type { Region } from './region';
import { startOf } from './town';

/**
 * What is true of one case before anybody acts: what the bureau decided, who and what it is about.
 */
type Given = { settings: DecisionContext['settings']; facts: DecisionContext['facts'] };

/**
 * Histories of one kind of case in one region: how often each way was walked, and what was
 * refused.
 */
export class LifeHistories {
  readonly walked: Record<string, number> = {};
  readonly refused: Record<string, number> = {};
  readonly cast: readonly Actor[];
  private readonly blank: Case;

  constructor(
    readonly region: Region,
    readonly life: Life,
  ) {
    const { rules, book, name } = region;
    this.cast = castOf(rules);
    this.blank = blankCase(`case_${name}`, life, book.地区, startOf(rules, life));
  }

  /** Every way of this kind of case that its rules know. */
  get ways(): string[] {
    const { moves, policy } = this.region.rules;
    const ways = moves
      .filter((move) => move.do !== 'transfer')
      .flatMap((move) => move.from.map((place) => ({ move, place })))
      .filter(({ place }) => policy.words.places[place]!.life === this.life)
      .map(({ move, place }) => wayOf(move, place));
    return [...new Set(ways)];
  }

  /** The ways that no history walked yet. */
  get missed(): string[] {
    return this.ways.filter((way) => !this.walked[way]);
  }

  /** Lets one case live as chance has it; throws where it breaks a promise. */
  run(seed: number): void {
    const chance = dice(seed);
    const given = this.givenBy(chance);
    const events: CaseEvent[] = [];
    let current = this.blank;
    let now = '2026-03-02T01:00:00.000Z';
    for (let left = 18 + chance.below(20); left > 0 && !this.isOver(current); left -= 1) {
      now = later(chance, now);
      const world = this.worldAt(now, given);
      const act = this.nextAct(chance, current, world);
      if (!act) break;
      this.othersAreRefused(chance, current, act, world);
      const made = decide(this.region.rules, current, act, world);
      if (!made.ok) {
        this.countRefused(act, current, made.refusal);
        continue;
      }
      const event = numbered(made.value, current);
      const next = evolve(current, event);
      must(next.version === current.version + 1, 'one event, one version', act.do);
      must(event.cites.length > 0, 'every act stands on an article', act.do);
      this.count(this.walked, wayOf(act, current.place));
      events.push(event);
      promises(this, next, world, next.place !== current.place);
      current = next;
    }
    this.isTold(events, current);
  }

  private count(table: Record<string, number>, key: string): void {
    table[key] = (table[key] ?? 0) + 1;
  }

  private isOver({ place }: Case): boolean {
    return this.region.rules.policy.words.places[place]!.final === true;
  }

  /** What a bureau answers with yes or no, another bureau answers the other way. */
  private givenBy(chance: Dice): Given {
    const { words } = this.region.rules.policy;
    const settings = Object.entries(words.settings)
      .filter(([, setting]) => setting.kind === 'yes')
      .map(([id]) => [id, chance.chance(0.5)] as const);
    const category = chance.pick(this.region.rules.categories);
    const isReachable = chance.chance(0.6);
    return {
      settings: Object.fromEntries(settings),
      facts: {
        'app.on': ['none'],
        'provider.on': [chance.chance(0.1) ? 'black' : 'none'],
        'respondent.kind': this.life === 'complaint' ? 'school' : 'provider',
        'respondent.reachable': isReachable,
        ...(this.life === 'complaint' && { category: category.id, 'category.by': category.by }),
      },
    };
  }

  private worldAt(now: string, { settings, facts }: Given): DecisionContext {
    const world = worldOf(this.region.book, this.region.rules, now, settings);
    return { ...world, facts: { ...world.facts, ...facts } };
  }

  /** The acts by which the system begins a case of this kind, once something opened it. */
  private get openings(): Verb[] {
    const effects = this.region.rules.then.flatMap((row) => row.effects);
    return effects.flatMap((effect) =>
      'open' in effect && effect.open === this.life && effect.do ? [effect.do] : [],
    );
  }

  private nextAct(chance: Dice, current: Case, world: DecisionContext): ActInput | undefined {
    const { region } = this;
    const [due] = watches(region.rules, current, world);
    if (due) return due;
    const [opening] = this.openings;
    const offers = this.cast.flatMap((actor) =>
      movesFor(region.rules, current, actor, world)
        .filter(({ why }) => !why)
        .map((offer) => ({ actor, offer })),
    );
    const byHand = offers.length > 0 && chance.chance(0.5);
    if (opening && current.version === 0 && !byHand) return { do: opening, by: SYSTEM, version: 0 };
    if (offers.length === 0) return undefined;
    const each = (verb: Verb): number => offers.filter(({ offer }) => offer.do === verb).length;
    const { actor, offer } = drawn(
      chance,
      offers,
      ({ offer: one }) => weightOf(one, current.place, this.walked) / each(one.do),
    );
    return actOf(chance, { region, current, world, actor, offer }, this.cast);
  }

  /**
   * The same act by somebody to whom it is not offered, or on what was not seen, never goes
   * through.
   */
  private othersAreRefused(
    chance: Dice,
    current: Case,
    act: ActInput,
    world: DecisionContext,
  ): void {
    const { rules } = this.region;
    const other = chance.pick(this.cast);
    const offered = movesFor(rules, current, other, world).some(
      ({ why, do: verb }) => !why && verb === act.do,
    );
    if (!offered && act.by.person !== SYSTEM.person)
      must(!decide(rules, current, { ...act, by: other }, world).ok, 'a stranger is refused', {
        act: act.do,
        by: other.person,
        place: current.place,
      });
    if (act.version !== undefined && act.do !== 'opine')
      must(
        !decide(rules, current, { ...act, version: act.version + 1 }, world).ok,
        'an act on what was not seen is refused',
        act.do,
      );
  }

  private countRefused(act: ActInput, current: Case, refusal: Refusal): void {
    must(Object.hasOwn(statusOf, refusal.code), 'a refusal has words', refusal);
    must(
      ['faults', 'findings'].includes(refusal.code),
      'what is offered is refused for its content only',
      [act.do, current.place, refusal],
    );
    for (const fault of refusal.faults ?? [])
      must(fault.label !== '' && fault.code !== undefined, 'a fault says what it is about', fault);
    const about = (refusal.faults ?? []).map(({ params, field }) => params?.finding ?? field);
    this.count(this.refused, `${act.do} ← ${current.place}: ${about.join(',')}`);
  }

  private isTold(events: readonly CaseEvent[], current: Case): void {
    const again = events.reduce(
      (state, event) => evolve(state, JSON.parse(JSON.stringify(event)) as CaseEvent),
      this.blank,
    );
    must(
      JSON.stringify(again) === JSON.stringify(current),
      'the events alone tell the case',
      current.place,
    );
  }
}

const numbered = (event: CaseEvent, current: Case): CaseEvent =>
  event.kind === 'moved' && event.issues
    ? { ...event, number: `编号〔2026〕${current.version + 1}号` }
    : event;
