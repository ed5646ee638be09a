import { readCode } from '@shared/kernel/id';
import type { Fault } from '@shared/kernel/refusal';
import { no, yes } from '@shared/kernel/result';
import { hasControl } from '@shared/kernel/printable';
import type { complaint } from '@shared/contract/complaint';
import { blankCase } from '@shared/domain/case';
import { deciderOf } from '@shared/domain/lists';
import type { Facts } from '@shared/kernel/condition';
import { rulesFor } from '@shared/policy';
import type { Category } from '@shared/policy/policy';
import { actOn } from '../case/act';
import { loadByCode, loadForCode } from '../case/load';
import { bureauFor } from '../case/org-store';
import { insertCase } from '../case/store';
import { sha256 } from '../db/chain';
import type { Handlers } from '../world/request';
import { aboutOf, hasTop, holdPile, type About } from './store';
import type { Complaint } from './subject-store';
import { parentView } from './views';

const CITIZEN = { person: 'citizen', as: ['citizen'] } as const;

/** The hash by which a tracking code is kept: the code itself is never stored. */
const hashOf = (code: string): string => sha256(`complaint:${code}`);

const codeHash = (text: string): string | undefined => {
  const code = readCode(text);
  return code && hashOf(code);
};

/** The pile of complaints about one school's app of one kind. */
const pileOf = (school: string, app: string, category: string): string =>
  `${school}|${app}|${category}`;

/** What is known when it is decided which bureau handles a complaint. */
const factsOf = ({ kind }: About, { id, by }: Category): Facts => ({
  facts: { 'respondent.kind': kind, category: id, 'category.by': by },
  settings: {},
});

const wordsWrong = (field: string, label: string, text: string): Fault[] => {
  if (text.trim() === '') return [{ field, label, code: 'missing' }];
  return hasControl(text) ? [{ field, label, code: 'control_char' }] : [];
};

/** What answers the complaint endpoints. */
export const complaintHandlers = {
  tell: async (request, { school, app, category, happened }) => {
    const { server, now } = request;
    const code = server.newCode();
    const hash = hashOf(code);
    const tx = await request.as('public', hash);
    const about = await aboutOf(tx, school, app);
    if (!about) return no('not_found');
    const rules = rulesFor(about.policy)!;
    const kind = rules.categories.find((one) => one.id === category);
    const faults = [
      ...(kind ? [] : [{ field: 'category', label: '发生了什么', code: 'not_an_option' as const }]),
      ...wordsWrong('happened', '具体情况', happened),
    ];
    if (faults.length > 0) return no('faults', { faults });
    const bureau = await bureauFor(
      tx,
      about.bureau,
      deciderOf(rules, 'complaint', factsOf(about, kind!)),
    );
    const pile = pileOf(school, app, category);
    // However many there are, each is kept; the desk reads of a pile once. Whoever tells learns
    // nothing of it.
    const whole = await request.as('system');
    const of = { bureau: bureau.id, pile };
    await holdPile(whole, of);
    const onTop = !(await hasTop(whole, of));
    await request.as('public', hash);
    const [place, start] = Object.entries(rules.policy.words.places).find(
      ([, place]) => place.life === 'complaint' && place.start,
    )!;
    const standing = start.standing;
    await insertCase(tx, {
      state: blankCase(server.newId('case'), 'complaint', rules.policy.id, { place, standing }),
      respondent: school,
      app,
      bureau: bureau.id,
      path: bureau.path,
      at: now,
      withBureau: true,
      told: { codeHash: hash, category, pile, onTop },
    });
    const begun = await loadByCode(tx, hash);
    if (!begun) throw new Error('a new complaint was not written');
    const told = await actOn(
      { server, tx, loaded: begun },
      {
        do: 'submit',
        by: CITIZEN,
        reason: happened.trim(),
      },
    );
    return told.ok ? yes({ code }) : told;
  },

  track: async (request, { code }) => {
    const hash = codeHash(code);
    if (!hash) return no('bad_code');
    const complaint = await loadForCode(await request.as('public', hash), hash);
    return complaint
      ? yes(
          await parentView(request.server, complaint as Complaint & typeof complaint, request.now),
        )
      : no('not_found');
  },

  reply: async (request, { code, text, version }) => {
    const hash = codeHash(code);
    if (!hash) return no('bad_code');
    const tx = await request.as('public', hash);
    const complaint = await loadByCode(tx, hash);
    if (!complaint) return no('not_found');
    const faults = wordsWrong('text', '补充说明', text);
    if (faults.length > 0) return no('faults', { faults });
    const done = await actOn(
      { server: request.server, tx, loaded: complaint },
      {
        do: 'reply',
        by: CITIZEN,
        version,
        reason: text.trim(),
      },
    );
    return done.ok ? yes({}) : done;
  },
} satisfies Handlers<typeof complaint>;
