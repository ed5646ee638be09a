import { clockFace } from '../../shared/domain/deadline';
import { complete } from '../../shared/domain/decide/complete';
import { decide } from '../../shared/domain/decide/index';
import { move as makeMove } from '../../shared/domain/decide/move';
import { onTrack } from '../../shared/domain/decide/track';
import { recall } from '../../shared/domain/decide/recall';
import { followsFrom } from '../../shared/domain/consequences';
import { factsFor, trackState } from '../../shared/domain/facts';
import { movesFor } from '../../shared/domain/moves';
import { panelSize, seatsAt } from '../../shared/domain/who';
import { openTracks } from '../../shared/domain/public-status';
import { routeOf } from '../../shared/domain/route';
import { unbeaten } from '../../shared/policy/routing';
import { inherited } from '../../shared/policy/lint/inherited';
import { actOnCases } from '../../functions/case/effects/act';
import { openCases } from '../../functions/case/effects/open';
import { receiversOf } from '../../functions/case/effects/receivers';
import { tellPeople } from '../../functions/case/effects/tell';
import { leaveUndone } from '../../functions/case/effects/work';
import { dueOf } from '../../functions/case/tasks';
import type { Constructs } from './construct';

const completing = { by: complete, in: 'shared/domain/decide/complete.ts' };
const deciding = { by: decide, in: 'shared/domain/decide/index.ts' };
const moving = { by: makeMove, in: 'shared/domain/decide/move.ts' };
const offered = { by: movesFor, in: 'shared/domain/moves.ts' };
const seated = { by: seatsAt, in: 'shared/domain/who.ts' };
const panel = { by: factsFor, in: 'shared/domain/facts.ts' };
const routed = { by: routeOf, in: 'shared/domain/route.ts' };
const beaten = { by: unbeaten, in: 'shared/policy/routing.ts' };
const face = { by: clockFace, in: 'shared/domain/deadline.ts' };
const state = { by: trackState, in: 'shared/domain/facts.ts' };
const tracking = { by: onTrack, in: 'shared/domain/decide/track.ts' };
const open = { by: openTracks, in: 'shared/domain/public-status.ts' };
const following = { by: followsFrom, in: 'shared/domain/consequences.ts' };
const opening = { by: openCases, in: 'functions/case/effects/open.ts' };
const acting = { by: actOnCases, in: 'functions/case/effects/act.ts' };
const telling = { by: tellPeople, in: 'functions/case/effects/tell.ts' };

const moves = {
  'move.do': deciding,
  'move.by': moving,
  'move.from': deciding,
  'move.to': moving,
  'move.when': moving,
  'move.needs': moving,
  'move.grants': moving,
  'move.ends': moving,
  'move.issues': moving,
  'move.reason': moving,
  'move.undoes': { by: recall, in: 'shared/domain/decide/recall.ts' },
  'move.also': moving,
} satisfies Constructs;

const reviews = {
  'opinion.id': seated,
  'opinion.title': offered,
  'opinion.at': seated,
  'opinion.by': seated,
  'opinion.form': offered,
  'opinion.when': seated,
  'opinion.seats': seated,
  'opinion.looksAt': completing,
  'seats.least': { by: panelSize, in: 'shared/domain/who.ts' },
  'seats.pass': panel,
  'route.id': routed,
  'route.of': routed,
  'route.when': beaten,
  'route.lead': routed,
  'route.co': routed,
  'route.over': beaten,
} satisfies Constructs;

const clocks = {
  'clock.life': completing,
  'clock.title': face,
  'clock.from': completing,
  'clock.until': completing,
  'clock.pauses': completing,
  'clock.length': face,
  'clock.warn': face,
  'clock.stricter': { by: inherited, in: 'shared/policy/lint/inherited.ts' },
  'clock.shown': { by: dueOf, in: 'functions/case/tasks.ts' },
} satisfies Constructs;

const tracks = {
  'track.life': tracking,
  'track.title': open,
  'track.when': state,
  'track.by': tracking,
  'track.confirmedBy': tracking,
  'track.form': tracking,
  'track.lapses': state,
  'track.says': open,
  'track.clock': open,
  'track.again': completing,
} satisfies Constructs;

const consequences = {
  'then.of': following,
  'then.on': following,
  'then.when': following,
  'then.effects': following,
  'effect.open': opening,
  'effect.to': { by: receiversOf, in: 'functions/case/effects/receivers.ts' },
  'effect.do': acting,
  'effect.on': acting,
  'effect.of': acting,
  'effect.with': following,
  'effect.refused': { by: leaveUndone, in: 'functions/case/effects/work.ts' },
  'effect.tell': telling,
  'effect.what': telling,
} satisfies Constructs;

/** How cases go: moves, reviews and routing, clocks, tracks, and what follows. */
export const procedureConstructs = {
  ...moves,
  ...reviews,
  ...clocks,
  ...tracks,
  ...consequences,
} satisfies Constructs;
