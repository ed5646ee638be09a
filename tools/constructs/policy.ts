import { listAfter, deciderOf, entriesOf } from '../../shared/domain/lists';
import { routeOf } from '../../shared/domain/route';
import { complete, separatedFrom } from '../../shared/domain/decide/complete';
import { decide } from '../../shared/domain/decide/index';
import { followsFrom, openedBy } from '../../shared/domain/consequences';
import { factsFor, trackState } from '../../shared/domain/facts';
import { findings } from '../../shared/domain/findings';
import { faults } from '../../shared/domain/answers';
import { waitingFor } from '../../shared/domain/moves';
import { opine } from '../../shared/domain/decide/opine';
import { seatsAt } from '../../shared/domain/who';
import { useUnder } from '../../shared/domain/use';
import { clauseOf, rulesOf } from '../../shared/policy/rules';
import { inherit } from '../../shared/policy/inherit';
import { rulesFor } from '../../shared/policy/index';
import { articles } from '../../shared/policy/lint/articles';
import { combinations } from '../../shared/policy/lint/routing';
import { follows } from '../../shared/policy/lint/follows';
import { inherited } from '../../shared/policy/lint/inherited';
import { settingFault } from '../../functions/bureau/setting';
import { officeName } from '../../functions/case/told';
import { documentHandlers } from '../../functions/documents/handlers';
import { publishPolicies } from '../../functions/policy/publish';
import { pageOf } from '../region-page';
import type { Constructs } from './construct';

const lists = 'shared/domain/lists.ts';
const completing = { by: complete, in: 'shared/domain/decide/complete.ts' };
const opining = { by: opine, in: 'shared/domain/decide/opine.ts' };
const page = { by: pageOf, in: 'tools/region-page.ts' };
const clause = { by: clauseOf, in: 'shared/policy/rules.ts' };
const published = { by: publishPolicies, in: 'functions/policy/publish.ts' };
const waiting = { by: waitingFor, in: 'shared/domain/moves.ts' };
const routing = { by: combinations, in: 'shared/policy/lint/routing.ts' };

const policy = {
  'policy.id': { by: rulesFor, in: 'shared/policy/index.ts' },
  'policy.doc': clause,
  'policy.title': page,
  'policy.url': page,
  'policy.owner': page,
  'policy.base': { by: rulesFor, in: 'shared/policy/index.ts' },
  'policy.newer': page,
  'policy.words': { by: decide, in: 'shared/domain/decide/index.ts' },
  'policy.articles': { by: rulesOf, in: 'shared/policy/rules.ts' },
  'policy.follows': { by: follows, in: 'shared/policy/lint/follows.ts' },
  'words.places': completing,
  'words.offices': { by: officeName, in: 'functions/case/told.ts' },
  'words.settings': { by: settingFault, in: 'functions/bureau/setting.ts' },
  'words.routing': { by: routeOf, in: 'shared/domain/route.ts' },
  'words.decides': { by: deciderOf, in: lists },
  'routing.by': { by: routeOf, in: 'shared/domain/route.ts' },
  'routing.never': routing,
} satisfies Constructs;

const places = {
  'place.life': { by: openedBy, in: 'shared/domain/consequences.ts' },
  'place.title': waiting,
  'place.standing': completing,
  'place.start': { by: openedBy, in: 'shared/domain/consequences.ts' },
  'place.final': waiting,
  'place.held': waiting,
  'place.on': { by: listAfter, in: lists },
  'place.leaves': opining,
  'leaves.pass': opining,
  'leaves.fault': opining,
  'leaves.bar': opining,
} satisfies Constructs;

const article = {
  'article.no': clause,
  'article.doc': clause,
  'article.quote': clause,
  'article.kind': clause,
  'article.unsure': clause,
  'article.reason': page,
  'article.forms': { by: faults, in: 'shared/domain/answers.ts' },
  'article.derive': { by: factsFor, in: 'shared/domain/facts.ts' },
  'article.routes': { by: routeOf, in: 'shared/domain/route.ts' },
  'article.opinions': { by: seatsAt, in: 'shared/domain/who.ts' },
  'article.moves': { by: decide, in: 'shared/domain/decide/index.ts' },
  'article.checks': { by: findings, in: 'shared/domain/findings.ts' },
  'article.clocks': completing,
  'article.tracks': { by: trackState, in: 'shared/domain/facts.ts' },
  'article.use': { by: useUnder, in: 'shared/domain/use.ts' },
  'article.unfiled': published,
  'article.then': { by: followsFrom, in: 'shared/domain/consequences.ts' },
  'article.holds': { by: entriesOf, in: lists },
  'article.lists': { by: entriesOf, in: lists },
  'article.complaints': { ...published, as: 'categories' },
  'article.sheets': {
    by: documentHandlers.form,
    of: 'documentHandlers',
    in: 'functions/documents/handlers.ts',
  },
  'article.separationOfDuties': {
    by: separatedFrom,
    in: 'shared/domain/decide/complete.ts',
  },
  'article.changes': { by: inherit, in: 'shared/policy/inherit.ts' },
  'article.permits': { by: inherited, in: 'shared/policy/lint/inherited.ts' },
  'article.duties': { by: articles, in: 'shared/policy/lint/articles.ts' },
  'change.key': { by: inherit, in: 'shared/policy/inherit.ts' },
  'change.is': { by: inherit, in: 'shared/policy/inherit.ts' },
  'change.permitted': { by: inherited, in: 'shared/policy/lint/inherited.ts' },
} satisfies Constructs;

/** The policy itself, its words and places, and everything an article may hold. */
export const policyConstructs = { ...policy, ...places, ...article } satisfies Constructs;
