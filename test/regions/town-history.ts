import type { Result } from '@shared/kernel/result';
import type { ActInput, CaseEvent } from '@shared/domain/case';
import type { Life } from '@shared/policy/policy';
import { dice, type Dice } from '../shared/domain/walk';
import { actOf, drawn, later, wayOf, weightOf } from './acting';
import { must } from './must';
import { act, begin, isOver } from './town';
import { deliver, moveByTime } from './town-effects';
import { contextOf } from './town-facts';
import { Ledger } from './town-ledger';
import { barring, promises } from './town-promises';
import { waysFor } from './town-people';
import { cameAbout, emptyTown, type Stage } from './town-stage';
import { one, type About, type Held, type Town } from './town-state';

const daysLater = (now: string, days: number): string =>
  new Date(Date.parse(now) + days * 86_400_000).toISOString();

// What was begun goes on rather than that more is begun; of filings there are enough elsewhere.
const pace: Partial<Record<Life, number>> = { complaint: 3, order: 5, listing: 8 };
const seldom: readonly Life[] = ['filing', 'provider_filing', 'inventory'];
const paceOf = ({ state, events }: Held): number =>
  seldom.includes(state.life) ? 0.2 : (pace[state.life] ?? 1) * (1 + events.length);

/** One town, living as chance has it. */
export class TownHistory {
  private readonly town: Town;
  private readonly ledger = new Ledger();
  private readonly chance: Dice;
  private touched = new Map<string, number>();

  constructor(
    private readonly stage: Stage,
    seed: number,
  ) {
    this.chance = dice(seed);
    this.town = { ...emptyTown(stage.region), ids: stage.filed.length };
    for (const held of stage.filed)
      if (this.chance.chance(0.3))
        this.town.cases.set(held.state.id, { ...held, events: [...held.events] });
    for (const held of this.town.cases.values())
      this.touched.set(held.state.id, held.events.length);
  }

  /** Lets the town live for a while; throws where it breaks a promise. */
  run(): void {
    for (let left = 10 + this.chance.below(14); left > 0; left -= 1) this.step();
    this.settle();
    this.wait();
    this.settle();
    this.ledger.isSettled(this.town);
  }

  /** Everything that waits is carried out. */
  private settle(): void {
    this.look();
    while (this.town.jobs.length > 0) {
      this.deliverOne();
      this.look();
    }
  }

  private step(): void {
    const { jobs, cases } = this.town;
    const isQuiet = [...cases.values()].every(
      (held) => seldom.includes(held.state.life) || isOver(this.town, held),
    );
    const things = [
      { likely: isQuiet ? 0.8 : 0.08, do: () => this.beginOne() },
      { likely: 0.12, do: () => this.wait() },
      { likely: this.barred().length > 0 ? 0.1 : 0, do: () => this.askForBarred() },
      { likely: jobs.length > 0 ? 0.3 : 0, do: () => this.deliverOne() },
      { likely: 1, do: () => this.actOnOne() },
    ];
    things.find(({ likely }) => this.chance.chance(likely))!.do();
    this.look();
  }

  /** Holds the town against everything it promises, where something happened. */
  private look(): void {
    const { town, stage } = this;
    const changed = [...town.cases.values()].filter(
      ({ state, events }) => this.touched.get(state.id) !== events.length,
    );
    for (const { state, events, blank } of changed) {
      events.slice(this.touched.get(state.id) ?? 0).forEach((event) => {
        const at = events.indexOf(event);
        const entered = (events[at - 1]?.place ?? blank.place) !== event.place;
        stage.rows.forEach((row, index) => {
          if (cameAbout(row, state.life, event, entered)) stage.fired[index]! += 1;
        });
      });
      this.touched.set(state.id, events.length);
    }
    promises(
      town,
      changed.map(({ state }) => state.id),
      this.ledger,
    );
  }

  /** Delivers any of what waits, some of it twice. */
  private deliverOne(): void {
    const { town, ledger, chance } = this;
    const job = chance.pick(town.jobs);
    const isAgain = chance.chance(0.3);
    if (!isAgain) town.jobs.splice(town.jobs.indexOf(job), 1);
    // What was delivered and not crossed off is delivered again, at once or later.
    const times = chance.chance(0.2) ? 2 : 1;
    for (let time = 0; time < times; time += 1) {
      const before = town.tasks.length;
      ledger.delivering(town, job);
      deliver(town, job);
      ledger.delivered(town, job, before);
    }
  }

  private wait(): void {
    const { town, chance } = this;
    town.now = later(chance, town.now);
    // Long enough for what time does only after years.
    if (chance.chance(0.35)) town.now = daysLater(town.now, chance.pick([20, 200, 800]));
    for (let moved = moveByTime(town); moved > 0;) moved = moveByTime(town);
  }

  private beginOne(): void {
    const { town, chance, stage } = this;
    const known = stage.region.lives;
    const likely: Partial<Record<Life, number>> = {
      complaint: 12,
      filing: 2,
      inventory: 1,
      provider_filing: 1,
      listing: 1,
      order: 1,
    };
    const lives = known.filter((life) => likely[life]);
    const life = drawn(chance, lives, (each) => likely[each]!);
    const school = chance.pick(town.orgs.filter(({ kind }) => kind !== 'provider'));
    const app = chance.pick(town.apps);
    const category = chance.pick(stage.region.rules.categories).id;
    const abouts: Partial<Record<Life, Omit<About, 'app'>>> = {
      complaint: { respondent: school.id, category },
      provider_filing: { filer: app.provider },
      listing: { respondent: app.provider },
      order: { respondent: app.provider },
    };
    const about = abouts[life] ?? { filer: school.id };
    begin(town, life, { app: app.id, ...about }, school.bureau);
  }

  /** What may not be used where, by what stands on lists. */
  private barred(): { school: string; app: string }[] {
    const { town } = this;
    if (![...town.cases.values()].some(({ state }) => state.on)) return [];
    const users = town.orgs.filter(({ kind }) => kind !== 'provider');
    return users.flatMap(({ id: school }) =>
      town.apps
        .filter(({ id: app }) => barring(town, school, app).length > 0)
        .map(({ id: app }) => ({ school, app })),
    );
  }

  /** A school asks for what is barred, and is refused. */
  private askForBarred(): void {
    const { town, chance, stage } = this;
    const { school, app } = chance.pick(this.barred());
    const id = begin(town, 'filing', { app, filer: school }, one(town.orgs, school).bureau);
    const held = town.cases.get(id)!;
    const way = waysFor(town, stage.ways, held).find(({ way: { do: verb } }) => verb === 'submit')!;
    const world = contextOf(town, held);
    const acting = { region: stage.region, current: held.state, world, offer: way.way };
    const made = act(town, id, actOf(chance, { ...acting, actor: way.actor }, []));
    const found = made.ok ? [] : (made.refusal.faults ?? []).map(({ params }) => params?.finding);
    must(found.includes('barred'), 'what is barred is not asked for', id);
  }

  private actOnOne(): void {
    const { town, chance, stage } = this;
    const open = [...town.cases.values()].filter((held) => !isOver(town, held));
    if (open.length === 0) return this.beginOne();
    const held = drawn(chance, open, paceOf);
    const ways = waysFor(town, stage.ways, held);
    if (ways.length === 0) return;
    const { way, actor } = drawn(chance, ways, (each) =>
      weightOf(each.way, held.state.place, stage.walked),
    );
    const world = contextOf(town, held);
    const acting = { region: stage.region, current: held.state, world, actor, offer: way };
    const input = actOf(
      chance,
      acting,
      ways.map((each) => each.actor),
    );
    this.actTogether(held, input);
  }

  /** Somebody acts; sometimes somebody else acts on the same that they saw, and is refused. */
  private actTogether(held: Held, input: ActInput): void {
    const { town, chance, stage } = this;
    const { place, version, id, life } = held.state;
    const bars = life === 'filing' ? barring(town, held.about.filer!, held.about.app) : [];
    const made = act(town, id, input);
    if (!made.ok)
      return must(held.state.version === version, 'what is refused changes nothing', id);
    const way = wayOf(input, place);
    stage.walked[way] = (stage.walked[way] ?? 0) + 1;
    this.isNotBarred(made.value, bars);
    if (!chance.chance(0.15)) return;
    const again: Result<CaseEvent> = act(town, id, {
      ...input,
      by: chance.chance(0.5) ? input.by : { ...input.by, person: 'another' },
    });
    // Another of the same office or panel may well speak in the same round.
    must(
      !again.ok || input.do === 'opine',
      'of two who act on what they saw, the second is refused',
      [id, way],
    );
  }

  private isNotBarred(event: CaseEvent, bars: readonly Held[]): void {
    const asks =
      event.did === 'submit' || event.did === 'approve' || (event.kind === 'moved' && event.grants);
    must(!asks || bars.length === 0, 'what is barred is neither asked for nor allowed', event.did);
  }
}
