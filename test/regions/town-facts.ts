import { dayOf } from '@shared/kernel/calendar';
import type { Case, DecisionContext } from '@shared/domain/case';
import { heldBy, kindsOn } from '@shared/domain/listed';
import { one, upwardOf, type About, type Town } from './town-state';

/** A case as far as its world depends on it. */
type Of = { state: Pick<Case, 'policy'>; about: About; bureau: string };
type Facts = DecisionContext['facts'];

/** What is known of the app and its provider, the lists they stand on here among it. */
const factsOfApp = (town: Town, { about, bureau }: Of): Facts => {
  const app = one(town.apps, about.app);
  const provider = one(town.orgs, app.provider);
  const { path } = one(town.bureaus, bureau);
  const today = dayOf(town.now);
  return {
    'app.name': app.name,
    'app.kind': 'app',
    'app.moe_standing': 'unknown',
    'provider.name': provider.name,
    ...app.facts,
    'app.on': kindsOn(town.listed.app[app.id] ?? null, path, today),
    'provider.on': kindsOn(town.listed.provider[provider.id] ?? null, path, today),
  };
};

const factsOfFiler = (town: Town, filer: string): Facts => {
  const { kind, name, bureau, facts } = one(town.orgs, filer);
  const isTop = upwardOf(town, bureau).length === 1;
  return {
    'filer.kind': kind,
    'filer.level': isTop ? 'city' : 'county',
    'filer.name': name,
    ...facts,
  };
};

const factsOfRespondent = (town: Town, respondent: string): Facts => {
  const { kind, reachable } = one(town.orgs, respondent);
  return { 'respondent.kind': kind, 'respondent.reachable': reachable };
};

const factsOfCategory = (town: Town, { state }: Of, category: string): Facts => ({
  category,
  'category.by': town.rules(state.policy).categories.find(({ id }) => id === category)?.by,
});

const contextAnew = (town: Town, of: Of): DecisionContext => {
  const { app, filer, respondent, category } = of.about;
  const { path, settings } = one(town.bureaus, of.bureau);
  const bars = [
    town.listed.provider[one(town.apps, app).provider] ?? null,
    town.listed.app[app] ?? null,
  ];
  return {
    facts: {
      ...factsOfApp(town, of),
      // Who files speaks for themselves where nobody is put a case to.
      ...(filer && !respondent && factsOfFiler(town, filer)),
      ...(respondent && factsOfRespondent(town, respondent)),
      ...(category && factsOfCategory(town, of, category)),
      ...town.said,
    },
    settings,
    now: town.now,
    holidays: town.holidays,
    bars: heldBy(bars, path, dayOf(town.now)),
  };
};

type Known = {
  town: Town;
  bureau: string;
  now: string;
  relisted: number;
  context: DecisionContext;
};
const known = new WeakMap<About, Known>();

/**
 * The world in which a case is decided now: what is known around it, and what lists do to it here.
 */
export const contextOf = (town: Town, of: Of): DecisionContext => {
  const { now, relisted } = town;
  const last = known.get(of.about);
  // The same world is asked for by every check of a step, and facts are read once a world.
  const isSame = last?.town === town && last.now === now && last.relisted === relisted;
  if (isSame && last.bureau === of.bureau) return last.context;
  const context = contextAnew(town, of);
  known.set(of.about, { town, bureau: of.bureau, now, relisted, context });
  return context;
};
