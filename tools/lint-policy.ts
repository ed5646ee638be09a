// Prints what carries out each construct of the policy language, proves every policy in the
// registry, prints the proof, and shows that each deliberately broken policy is caught for its own
// reason.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dayOf } from '../shared/kernel/calendar';
import { policies } from '../shared/policy/index';
import { givenOf, lint, type LintOptions, type Problem } from '../shared/policy/lint/index';
import type { Given } from '../shared/policy/lint/problem';
import { grantedWalk } from '../shared/policy/lint/grants';
import { combinations, type Combination } from '../shared/policy/lint/routing';
import { livesOf } from '../shared/policy/lint/asked';
import type { Policy } from '../shared/policy/policy';
import { BROKEN_OF, edited, type Broken } from '../test/shared/policy/edit';
import { literal, LITERAL_OF } from '../test/shared/policy/literal';
import { constructLines } from './constructs/index';

const root = join(import.meta.dirname, '..');

/** The regulations' texts by their document numbers. */
const regulations = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(root, 'test/regulations')).flatMap((file) => {
      const text = readFileSync(join(root, 'test/regulations', file), 'utf8');
      const doc = /^\s*(\S*〔\d{4}〕\d+号)\s*$/m.exec(text)?.[1];
      return doc ? [[doc, text]] : [];
    }),
  );

const HOLIDAYS_THROUGH = '2026-12-31';
const texts = regulations();
const optionsFor = (policy: Policy): LintOptions => ({
  texts,
  today: dayOf(new Date().toISOString()),
  holidaysThrough: HOLIDAYS_THROUGH,
  ...(policy.base && { base: policies[policy.base] }),
  ...(policy.follows && { previous: policies[policy.follows] }),
});

const line = (p: Problem): string =>
  `  ${p.level === 'error' ? '✗' : '!'} ${p.rule.padEnd(20)} ${p.article ? `〔${p.article}〕` : ''}${p.says}  (${p.at})`;

const routed = (g: Given, { values, rows }: Combination): string => {
  const when = Object.entries(values).map(([k, v]) => `${k}=${v}`);
  const office = (id: string) => g.policy.words.offices[id];
  const who = rows.map(({ id, lead, co = [] }) => {
    const others = co.length > 0 ? ` + ${co.map(office).join('、')}` : '';
    return `${id}: ${office(lead)}${others}`;
  });
  return `    ${when.join(' ').padEnd(60)} ${who.join(' | ') || '—'}`;
};

const prove = (policy: Policy): boolean => {
  const options = optionsFor(policy);
  const problems = lint(JSON.parse(JSON.stringify(policy)), options);
  const g = givenOf(policy, options);
  const all = combinations(g);
  const led = all.filter((c) => c.rows.length === 1);
  console.log(`\n${policy.id}  ${policy.title}`);
  console.log(
    `  ${g.policy.articles.length} articles · ${g.rules.moves.length} moves · ${g.rules.checks.length} checks · ${Object.keys(g.rules.fields).length} questions`,
  );
  if (all.length > 0) {
    console.log(`  routing: ${led.length}/${all.length} combinations, one lead each`);
    for (const c of all) console.log(routed(g, c));
  }
  for (const life of livesOf(g)) {
    const { states, steps } = grantedWalk(g, life);
    console.log(
      `  ${life}: ${states.length} states (place × granted), ${steps.length} steps, every ending safe for what is in force`,
    );
  }
  for (const p of problems) console.log(line(p));
  if (problems.length === 0) console.log('  ✓ no problems');
  return problems.every((p) => p.level !== 'error');
};

const caught = (b: Broken, policy: Policy): boolean => {
  const base = policies[policy.base!]!;
  const more = typeof b.options === 'function' ? b.options(policy) : b.options;
  const problems = lint(edited(policy, b.edit), {
    ...optionsFor(policy),
    base: edited(base, b.base),
    ...more,
  });
  const found = problems.find((p) => p.rule === b.rule && p.says.includes(b.word));
  console.log(
    found
      ? `  ✓ ${b.name.padEnd(52)} ${b.rule.padEnd(20)} ${found.says}`
      : `  ✗ ${b.name}: expected ${b.rule} with “${b.word}”, found:\n${problems.map(line).join('\n') || '    nothing'}`,
  );
  return found !== undefined;
};

const main = async (): Promise<void> => {
  const carried = constructLines();
  console.log(`${carried.length} constructs of the policy language, each with what carries it out`);
  console.log(carried.join('\n'));
  const proved = Object.values(policies).map(prove);
  const folder = join(root, 'test/shared/policy/broken');
  const lists = await Promise.all(
    readdirSync(folder)
      .sort()
      .map((f) => import(join(folder, f)) as Promise<{ broken: readonly Broken[] }>),
  );
  const fixtures = lists.flatMap((l) => l.broken);
  console.log(`\n${fixtures.length} broken policies, each must be caught for its own reason`);
  const results = fixtures.map((b) => caught(b, policies[BROKEN_OF]!));
  console.log(
    `\n${literal.length} overlaps of a regulation's table as it is written, each must be refused`,
  );
  const refused = literal.map((b) => caught(b, policies[LITERAL_OF]!));
  const ok = [...proved, ...results, ...refused].every(Boolean);
  console.log(ok ? '\nall policies proved' : '\nnot proved');
  process.exitCode = ok ? 0 : 1;
};

void main();
