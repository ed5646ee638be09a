import { coreFacts } from '../../vocabulary/facts';
import { partyIds } from '../../vocabulary/parties';
import { factNamed } from './possible';
import { error, spoken, type Given, type Problem } from './problem';

/** Looks a name up that was read at a place of the policy; a name that nothing has is a problem. */
type Ref = (id: string, at: string, clause?: { no: string }) => Problem[];

const named =
  (rule: string, what: string, has: (id: string) => boolean): Ref =>
  (id, at, clause) =>
    has(id)
      ? []
      : [error(rule, at, `${spoken(at)}用到的${what}“${id}”不存在，请改名或补上。`, clause)];

/** The lookups of all kinds of names a policy may use. */
export const lookups = (given: Given) => {
  const { words } = given.policy;
  return {
    place: named('unknown-place', '环节', (id) => Object.hasOwn(words.places, id)),
    who: named(
      'unknown-office',
      '办理人或处室',
      (id) =>
        (partyIds as readonly string[]).includes(id) ||
        id === 'lead' ||
        id === 'co' ||
        Object.hasOwn(words.offices, id),
    ),
    office: named('unknown-office', '处室', (id) => Object.hasOwn(words.offices, id)),
    setting: named('unknown-setting', '承诺或设置', (id) => Object.hasOwn(words.settings, id)),
    form: named('unknown-form', '表单', (id) => Object.hasOwn(given.rules.forms, id)),
    field: named('unknown-field', '填写项', (id) => Object.hasOwn(given.rules.fields, id)),
    fact: named('unknown-fact', '事实或填写项', (id) => factNamed(given, id) !== undefined),
    fed: named(
      'inherited-unfed',
      '上级规则需要的填写项',
      (id) => factNamed(given, id) !== undefined,
    ),
    clock: named('unknown-clock', '时限', (id) => Object.hasOwn(given.rules.clocks, id)),
    track: named('unknown-track', '事项', (id) => Object.hasOwn(given.rules.tracks, id)),
    route: named('unknown-route', '分办规则', (id) =>
      given.rules.routes.some((route) => route.id === id),
    ),
    list: named('unknown-list', '名单', (id) => Object.hasOwn(given.rules.lists, id)),
    core: named('unknown-fact', '系统事实', (id) => Object.hasOwn(coreFacts, id)),
  };
};
