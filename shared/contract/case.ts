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
    /** Where the app is used: whoever filed the case, or whom it is about. */
    org: orgBrief(),
    app: z.object({ id: z.string(), name: z.string() }),
    place: z.string(),
    placeTitle: z.string(),
    standing: standing(),
    /** What parents see now; not of what parents never see. */
    parents: z.optional(verdict()),
    begun: instant(),
    updated: instant(),
    number: z.optional(z.string()),
    /** What it is about, where such cases are told apart by that. */
    about: z.optional(z.string()),
    /** How many more lie under this one: of the same school, app and kind. */
    more: z.optional(z.number()),
    /** What is asked of me, when it waits for me. */
    mine: z.optional(z.string()),
    clock: z.optional(clock()),
  }),
);
export type CaseBrief = Of<typeof brief>;

const fact = once(() =>
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]),
);

/** What somebody told who gave no name. */
const told = once(() =>
  z.object({
    category: z.object({ title: z.string(), clause: clause() }),
    /** Whether I may read its words; who may not sees that it exists, and how far it is. */
    readable: z.boolean(),
    happened: z.optional(z.string()),
    more: z.number(),
    filing: z.optional(z.string()),
  }),
);

/** What caused a case, what followed from it, and what was answered in its acts. */
const aroundCase = once(() =>
  z.object({
    /** What opened it: an act in another case, which I may open where its id stands here. */
    cause: z.optional(
      z.object({
        life: z.enum(lifeIds),
        did: verb(),
        on: day(),
        clauses: z.array(clause()),
        case: z.optional(z.string()),
      }),
    ),
    /** What followed from its acts: the cases that were opened, by life and standing. */
    followed: z.array(
      z.object({
        life: z.enum(lifeIds),
        standing: standing(),
        placeTitle: z.string(),
        count: z.number(),
        /** Where there is one alone. */ case: z.optional(z.string()),
      }),
    ),
    /** What could not be carried out and waits for the desk. */
    undone: z.array(z.object({ key: z.string(), what: z.string() })),
    /** The organ it is for, where it is handed to one. */
    organ: z.optional(z.string()),
    /** What was answered in its acts, as people read it. */
    given: z.array(z.object({ label: z.string(), answer: answer(), field: z.string() })),
  }),
);

/**
 * Everything the signed-in reader may see of a case. `policy` names the rules to draw its forms
 * by.
 */
const detail = once(() =>
  z.extend(aroundCase(), {
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
    /** Where the app is used: whoever filed the case, or whom it is about. */
    org: orgBrief(),
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
    signs: z.optional(z.string()),
    told: z.optional(told()),
    /** What I may begin about the same organisation and app. */
    begins: z.array(z.enum(lifeIds)),
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
    /** Where I may write some. */
    notes: z.optional(z.array(z.object({ at: instant(), by: z.string(), text: z.string() }))),
    colleagues: z.array(z.object({ id: z.string(), name: z.string(), slots: z.array(z.string()) })),
  }),
);
export type CaseDetail = Of<typeof detail>;

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

/** Every kind of case, from its beginning to its end. */
export const cases = {
  begin: endpoint({
    method: 'POST',
    path: '/case',
    audience: 'school_or_bureau',
    says:
      'Begins a case about an app; refuses when this organisation already has an open one. A ' +
      'bureau says with `org` whom it is about.',
    input: () =>
      z.object({
        app: id('app'),
        /** A school may also report what it uses; a provider files for itself. */
        life: z.optional(z.enum(lifeIds)),
        org: z.optional(id('org')),
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
    path: '/case/:id/draft',
    audience: 'school',
    says: 'Saves the draft; `revision` is the one last seen.',
    body: answersBody,
    input: () => z.object({ id: id('case'), answers: answers(), revision: count() }),
    output: () => z.object({ saved: instant(), revision: z.number() }),
    refusals: ['not_found', 'not_now', 'changed_meanwhile', 'not_yours'],
  }),
  inbox: endpoint({
    method: 'GET',
    path: '/inbox',
    audience: 'school_or_bureau',
    says: 'Cases that wait for me, by time left.',
    input: () => z.object({ life: z.optional(z.enum(lifeIds)), after: z.optional(text(200)) }),
    output: () => paged(brief()),
    refusals: [],
  }),
  list: endpoint({
    method: 'GET',
    path: '/case',
    audience: 'school_or_bureau',
    says:
      'Cases in my scope, newest first: those that organisations began, or those of one life. ' +
      '`pile`: all that lie under one of them.',
    input: () =>
      z.object({
        life: z.optional(z.enum(lifeIds)),
        standing: z.optional(standing()),
        pile: z.optional(id('case')),
        q: z.optional(text(2000)),
        after: z.optional(text(200)),
      }),
    output: () => paged(brief()),
    refusals: ['search_too_long'],
  }),
  open: endpoint({
    method: 'GET',
    path: '/case/:id',
    audience: 'school_or_bureau',
    says: 'One case, whole, as far as I may see it.',
    logs: 'filing_read',
    orLogs: ['complaint_read'],
    input: () => z.object({ id: id('case') }),
    output: detail,
    refusals: ['not_found'],
  }),
  act: endpoint({
    method: 'POST',
    path: '/case/:id/act',
    audience: 'school_or_bureau',
    says: 'Does one thing to a case. Carries the version seen (an opinion: the round).',
    body: answersBody,
    input: () =>
      z.object({
        id: id('case'),
        do: verb(),
        version: z.optional(count()),
        round: z.optional(count()),
        opinion: z.optional(text(40)),
        track: z.optional(text(40)),
        outcome: z.optional(z.enum(['pass', 'fault', 'bar'])),
        answers: z.optional(answers()),
        /** What is kept sealed may be as long as a complaint, anything else as a reason. */
        reason: z.optional(text(longest.complaint)),
        /** What goes with the reason: clean files of this case. */
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
  settle: endpoint({
    method: 'POST',
    path: '/case/:id/undone',
    audience: 'bureau',
    says: 'Has what could not be carried out tried again, or says that it was settled otherwise.',
    input: () =>
      z.object({ id: id('case'), key: text(200, 1), how: z.enum(['again', 'otherwise']) }),
    output: () => z.object({}),
    refusals: ['not_found', 'key_reused'],
  }),
  note: endpoint({
    method: 'POST',
    path: '/case/:id/note',
    audience: 'bureau',
    says: 'An internal note that nobody outside the bureau sees.',
    input: () => z.object({ id: id('case'), text: text(longest.reason, 1) }),
    output: () => z.object({ at: instant() }),
    refusals: ['not_found', 'faults', 'key_reused'],
  }),
};
export type ActInput = InputOf<typeof cases.act>;
export type CasePage = OutputOf<typeof cases.list>;
