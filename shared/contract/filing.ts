import * as z from 'zod/mini';
import { lifeIds } from '../vocabulary/lives';

import { longest } from '../kernel/limits';
import { once } from '../kernel/once';
import { answersBody, endpoint, type InputOf, type OutputOf } from './endpoint';
import {
  answer,
  answers,
  appBrief,
  attached,
  clause,
  count,
  day,
  id,
  instant,
  orgBrief,
  paged,
  standing,
  text,
  verb,
  verdict,
  type Of,
} from './shapes';

const refusal = once(() => z.looseObject({ code: z.string(), clause: z.optional(clause()) }));

/** A button: what I may do, or may not and why. */
const offer = once(() =>
  z.object({
    do: verb(),
    opinion: z.optional(z.string()),
    track: z.optional(z.string()),
    title: z.optional(z.string()),
    needs: z.array(z.string()),
    reason: z.boolean(),
    clause: clause(),
    why: z.optional(refusal()),
  }),
);
export type OfferView = Of<typeof offer>;

const clock = once(() =>
  z.object({
    id: z.string(),
    title: z.string(),
    state: z.enum(['idle', 'running', 'paused', 'over']),
    due: z.optional(z.object({ day: day(), sure: z.boolean() })),
    left: z.optional(z.number()),
    unit: z.optional(z.enum(['working', 'calendar'])),
    warn: z.boolean(),
  }),
);
export type ClockView = Of<typeof clock>;

const finding = once(() =>
  z.object({
    id: z.string(),
    says: z.enum(['stop', 'warn', 'ask']),
    about: z.string(),
    fix: z.optional(z.string()),
    fields: z.array(z.string()),
    clause: clause(),
    asks: z.optional(z.object({ by: z.array(z.string()), text: z.string() })),
  }),
);
export type FindingView = Of<typeof finding>;

/** A file by which to ask for a link, and what it is called here. */
const opened = once(() => z.object({ file: z.string(), name: z.string() }));

const opinion = once(() =>
  z.object({
    key: z.string(),
    title: z.string(),
    office: z.string(),
    state: z.enum(['open', 'pass', 'fault', 'bar']),
    round: z.number(),
    stood: z.boolean(),
    at: z.optional(instant()),
    by: z.optional(z.string()),
    reason: z.optional(z.string()),
    photos: z.optional(z.array(opened())),
    assigned: z.optional(z.string()),
    points: z.array(
      z.object({
        label: z.string(),
        is: z.enum(['pass', 'fail', 'na']),
        note: z.optional(z.string()),
      }),
    ),
    /** Scores and texts of the opinion, as people read them. */
    said: z.array(
      z.object({
        field: z.string(),
        label: z.string(),
        value: z.union([z.string(), z.number()]),
      }),
    ),
    /** One of the seats of a panel: its scores count together. */
    panel: z.optional(z.boolean()),
    clause: clause(),
  }),
);
export type OpinionView = Of<typeof opinion>;

/**
 * One line of the history: what happened, by which office (never a person, outside the bureau),
 * under which article.
 */
const happened = once(() =>
  z.object({
    seq: z.number(),
    at: instant(),
    did: verb(),
    title: z.string(),
    office: z.string(),
    person: z.optional(z.string()),
    reason: z.optional(z.string()),
    photos: z.optional(z.array(opened())),
    place: z.string(),
    standing: standing(),
    outcome: z.optional(z.enum(['pass', 'fault', 'bar'])),
    clauses: z.array(clause()),
  }),
);
export type HappenedView = Of<typeof happened>;

const brief = once(() =>
  z.object({
    id: z.string(),
    life: z.enum(lifeIds),
    school: orgBrief(),
    app: z.object({ id: z.string(), name: z.string() }),
    place: z.string(),
    placeTitle: z.string(),
    standing: standing(),
    /** What parents see now; not of what parents never see. */
    parents: z.optional(verdict()),
    updated: instant(),
    number: z.optional(z.string()),
    /** What is asked of me, when it waits for me. */
    mine: z.optional(z.string()),
    clock: z.optional(clock()),
  }),
);
export type FilingBrief = Of<typeof brief>;

const fact = once(() =>
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]),
);

/**
 * Everything the signed-in reader may see of a filing. `policy` names the rules to draw its forms
 * by.
 */
const detail = once(() =>
  z.object({
    id: z.string(),
    life: z.enum(lifeIds),
    policy: z.string(),
    version: z.number(),
    round: z.number(),
    place: z.string(),
    placeTitle: z.string(),
    standing: standing(),
    /** What parents see now; not of what parents never see. */
    parents: z.optional(verdict()),
    school: orgBrief(),
    app: appBrief(),
    bureau: z.object({ name: z.string(), tel: z.string() }),
    answers: z.record(z.string(), answer()),
    inForce: z.optional(z.record(z.string(), answer())),
    grantedOn: z.optional(day()),
    facts: z.record(z.string(), fact()),
    /** What another filing proved of this app, so that it is not asked again. */
    proofs: z.array(z.object({ label: z.string(), by: z.string(), day: day() })),
    settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    findings: z.array(finding()),
    opinions: z.array(opinion()),
    waiting: z.array(z.object({ office: z.string(), what: z.string() })),
    offers: z.array(offer()),
    clocks: z.array(clock()),
    tracks: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        state: z.enum(['na', 'open', 'given', 'done', 'lapsed']),
        by: z.optional(day()),
        reason: z.optional(z.string()),
        answers: z.optional(z.record(z.string(), answer())),
        clause: clause(),
      }),
    ),
    numbers: z.record(z.string(), z.string()),
    timeline: z.array(happened()),
    /** Hash of exactly what a signature covers now. */
    signs: z.string(),
    draft: z.optional(z.object({ answers: answers(), saved: instant(), revision: z.number() })),
    /**
     * What happened to this app, and to this provider's other apps, at other schools of the region;
     * only for bureaus.
     */
    elsewhere: z.optional(
      z.object({
        app: z.record(z.string(), z.number()),
        provider: z.record(z.string(), z.number()),
      }),
    ),
    copies: z.array(
      z.object({ no: z.number(), code: z.string(), version: z.number(), scanned: z.boolean() }),
    ),
    poster: z.optional(z.object({ code: z.string(), url: z.string() })),
    notes: z.array(z.object({ at: instant(), by: z.string(), text: z.string() })),
    colleagues: z.array(z.object({ id: z.string(), name: z.string(), slots: z.array(z.string()) })),
  }),
);
export type FilingDetail = Of<typeof detail>;

const actRefusals = [
  'not_found',
  'not_now',
  'not_your_step',
  'took_part_before',
  'faults',
  'findings',
  'reason_needed',
  'points_open',
  'unsigned',
  'signed_other',
  'changed_meanwhile',
  'already_done',
  'assigned_elsewhere',
  'other_paper',
  'file_missing',
  'not_yours',
  'key_reused',
  'glyphs_missing',
] as const;

/** A filing from first draft to its end. */
export const filing = {
  start: endpoint({
    method: 'POST',
    path: '/filing',
    audience: 'school',
    says: 'Begins a filing for an app; refuses when this school already has an open one.',
    input: () =>
      z.object({
        app: id('app'),
        /** A school may also keep an inventory; a provider files for itself. */ life: z.optional(
          z.enum(['filing', 'inventory']),
        ),
      }),
    output: () => z.object({ id: z.string() }),
    refusals: [
      'not_found',
      'not_now',
      'duplicate_filing',
      'kind_not_covered',
      'other_provider',
      'not_yours',
      'key_reused',
    ],
  }),
  save: endpoint({
    method: 'PUT',
    path: '/filing/:id/draft',
    audience: 'school',
    says: 'Saves the draft; `revision` is the one last seen.',
    body: answersBody,
    input: () => z.object({ id: id('filing'), answers: answers(), revision: count() }),
    output: () => z.object({ saved: instant(), revision: z.number() }),
    refusals: ['not_found', 'not_now', 'changed_meanwhile', 'not_yours'],
  }),
  mine: endpoint({
    method: 'GET',
    path: '/filing',
    audience: 'school_or_bureau',
    says: 'Filings in my scope; `waiting` = those that wait for me, by time left.',
    input: () =>
      z.object({
        view: z.enum(['waiting', 'all']),
        standing: z.optional(standing()),
        q: z.optional(text(2000)),
        after: z.optional(text(200)),
      }),
    output: () => paged(brief()),
    refusals: ['search_too_long'],
  }),
  open: endpoint({
    method: 'GET',
    path: '/filing/:id',
    audience: 'school_or_bureau',
    says: 'One filing, whole, as far as I may see it.',
    logs: 'filing_read',
    input: () => z.object({ id: id('filing') }),
    output: detail,
    refusals: ['not_found'],
  }),
  act: endpoint({
    method: 'POST',
    path: '/filing/:id/act',
    audience: 'school_or_bureau',
    says: 'Does one thing to a filing. Carries the version seen (an opinion: the round).',
    body: answersBody,
    input: () =>
      z.object({
        id: id('filing'),
        do: verb(),
        version: z.optional(count()),
        round: z.optional(count()),
        opinion: z.optional(text(40)),
        track: z.optional(text(40)),
        outcome: z.optional(z.enum(['pass', 'fault', 'bar'])),
        answers: z.optional(answers()),
        reason: z.optional(text(longest.reason)),
        /** What goes with the reason: clean files of this filing. */
        photos: z.optional(z.array(attached()).check(z.maxLength(9))),
        to: z.optional(id('person')),
        /** The hash of what I saw when I signed. */
        signed: z.optional(text(64)),
      }),
    output: () =>
      z.object({
        id: z.string(),
        version: z.number(),
        place: z.string(),
        placeTitle: z.string(),
        standing: standing(),
        number: z.optional(z.string()),
      }),
    refusals: actRefusals,
  }),
  note: endpoint({
    method: 'POST',
    path: '/filing/:id/note',
    audience: 'bureau',
    says: 'An internal note the school never sees.',
    input: () => z.object({ id: id('filing'), text: text(longest.reason, 1) }),
    output: () => z.object({ at: instant() }),
    refusals: ['not_found', 'faults', 'key_reused'],
  }),
  policy: endpoint({
    method: 'GET',
    path: '/policy/:id',
    audience: 'signed_in',
    says: 'The rules of a region as data; never changes under one id.',
    input: () => z.object({ id: text(60, 3) }),
    output: () => z.object({ policy: z.looseObject({ id: z.string() }) }),
    refusals: ['not_found'],
  }),
};
export type ActInput = InputOf<typeof filing.act>;
export type FilingPage = OutputOf<typeof filing.mine>;
