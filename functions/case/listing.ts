import { dayOf } from '@shared/kernel/calendar';
import { grams } from '@shared/kernel/names';
import { clockFace } from '@shared/domain/deadline';
import { factsFor } from '@shared/domain/facts';
import { entriesOf, releaseOf } from '@shared/domain/lists';
import type { Written } from './life';
import {
  addStep,
  writeEntry,
  writeListed,
  type Entry,
  type Now,
  type Shown,
} from './listing-store';
import { exactClause } from './told';

const named: Readonly<Record<string, Shown>> = {
  'app.name': { label: '应用', of: 'app' },
  'provider.name': { label: '提供者', of: 'provider' },
  'app.moe_no': { label: '教育部备案号', of: 'moe_no' },
};

/** The last day of a clock of the case, as the public reads it. */
const clockShown = ({ rules, after, context }: Written, id: string): Shown[] => {
  const face = clockFace(rules, after, id, context, factsFor(rules, after, context));
  return face.due ? [{ label: `${face.title}至`, day: face.due.day }] : [];
};

/** A public answer of the case. */
const answerShown = ({ rules, after }: Written, id: string): Shown[] => {
  const field = rules.fields[id];
  const value = after.given[id];
  if (!field?.public || typeof value !== 'string') return [];
  return [{ label: typeof field.label === 'string' ? field.label : id, text: value }];
};

/** What the policy publishes of an entry, in its order. */
const shownOf = (written: Written, list: string): Shown[] =>
  written.rules.lists[list]!.shows.flatMap((name): Shown[] => {
    if (name === 'since') return [{ label: '列入日期', day: dayOf(written.event.at) }];
    if (Object.hasOwn(named, name)) return [named[name]!];
    return name.startsWith('clock.')
      ? clockShown(written, name.slice('clock.'.length))
      : answerShown(written, name);
  });

const nowOf = ({ rules, loaded, event, after, context }: Written): Now => {
  const clause = exactClause(rules, loaded.life, event)[0];
  const what = rules.policy.words.places[after.place]!.title;
  const step = { on: dayOf(event.at), what, ...(clause && { clause }) };
  return { step, release: releaseOf(rules, after, context) };
};

/** Puts the app and its provider on the list that the case stands on now, or takes both off. */
const relist = async ({ tx, rules, loaded, event }: Written): Promise<void> => {
  const made = { path: loaded.bureau_path, by: loaded.bureau_name, since: dayOf(event.at) };
  const entries = event.on ? entriesOf(rules, event.on, made) : {};
  const key = { root: loaded.bureau_path.split('/')[0]!, case: loaded.id };
  await writeListed(tx, key, { table: 'app', id: loaded.app_id }, entries.app);
  await writeListed(tx, key, { table: 'provider', id: loaded.provider_id }, entries.provider);
};

const entryOf = (written: Written, list: string): Entry => {
  const { loaded, rules, event } = written;
  return {
    case: loaded.id,
    bureau: loaded.bureau_id,
    path: loaded.bureau_path,
    policy: loaded.policy,
    list,
    kind: rules.lists[list]!.kind,
    app: loaded.app_id,
    provider: loaded.provider_id,
    shown: shownOf(written, list),
    grams: [...new Set([...grams(loaded.app_name), ...grams(loaded.provider_name)])],
    since: dayOf(event.at),
  };
};

/**
 * Carries an act into the lists, in its own transaction: the scan of every app concerned turns with
 * it, and the public list shows it.
 */
export const keepLists = async (written: Written): Promise<void> => {
  const { tx, rules, loaded, event, after } = written;
  if (event.on !== undefined) await relist(written);
  if (event.on) return writeEntry(tx, entryOf(written, event.on), nowOf(written));
  if (event.on === false) return addStep(tx, loaded.id, nowOf(written), true);
  const here = after.on && rules.policy.words.places[after.place]!.on === after.on;
  if (here && event.place !== loaded.state.place)
    await addStep(tx, loaded.id, nowOf(written), false);
};
