import type { CaseDetail } from '@shared/contract/case';
import { blankCase, type Answer, type Answers, type InForce } from '@shared/domain/case';
import { factsFor } from '@shared/domain/facts';
import type { Facts, FactValue } from '@shared/kernel/condition';
import { last } from '@shared/kernel/list';
import type { Field } from '@shared/policy/policy';
import type { Cited, Rules } from '@shared/policy/rules';

/**
 * What the phone needs of a filing to judge a form: where it stands, its core facts and the
 * bureau's settings.
 */
export type Ground = Pick<
  CaseDetail,
  | 'id'
  | 'life'
  | 'policy'
  | 'place'
  | 'standing'
  | 'round'
  | 'facts'
  | 'settings'
  | 'inForce'
  | 'answers'
> &
  Partial<Pick<CaseDetail, 'clocks'>>;

const noHolidays = { off: new Set<string>(), work: new Set<string>(), through: '1900-01-01' };

/**
 * All facts of a filing as they are with these answers, computed on the phone by the same code as
 * on the server. Clocks stand as the server saw them, and today is the server's.
 */
export const factsOn = (rules: Rules, ground: Ground, answers: Answers): Facts => {
  // Noon in Shanghai of the server's day: a phone's own clock may be wrong.
  const now = `${typeof ground.facts.today === 'string' ? ground.facts.today : '1970-01-01'}T04:00:00.000Z`;
  const inForce: InForce | undefined = ground.inForce && {
    answers: ground.inForce as Answers,
    at: now,
    no: 1,
    opinions: {},
  };
  const start = blankCase(ground.id, ground.life, ground.policy, {
    place: ground.place,
    standing: ground.standing,
  });
  // What is being typed wins over what the server read from earlier answers.
  const core = Object.fromEntries(
    Object.entries(ground.facts).filter(
      ([id]) => rules.fields[id] === undefined && rules.derive[id] === undefined,
    ),
  );
  const told = Object.fromEntries(
    (ground.clocks ?? []).map((clock) => [`clock.${clock.id}`, clock.state]),
  );
  const out = factsFor(
    rules,
    {
      ...start,
      round: ground.round,
      answers: ground.answers as Answers,
      ...(inForce && { inForce }),
    },
    { facts: core, settings: ground.settings, now, holidays: noHolidays },
    answers,
  );
  return { ...out, facts: { ...out.facts, ...told } };
};

const given = (value: FactValue): boolean =>
  value !== undefined &&
  value !== null &&
  value !== '' &&
  !(Array.isArray(value) && value.length === 0);

/**
 * The core fact a question is answered by, when it is known; personal facts come as a mere yes and
 * answer nothing.
 */
export const knownFact = (field: Field, facts: Ground['facts']): Answer | undefined => {
  const value = field.from ? facts[field.from] : undefined;
  return !given(value) || (field.secret && typeof value !== 'string')
    ? undefined
    : (value as Answer);
};

/**
 * The answers with what the registers already know filled in; a fixed question always takes its
 * fact.
 */
export const prefilled = (
  fields: readonly Field[],
  answers: Answers,
  facts: Ground['facts'],
): Answers => {
  const out: Record<string, Answer | undefined> = { ...answers };
  for (const field of fields) {
    const known = knownFact(field, facts);
    if (known !== undefined && (field.fixed || out[field.id] === undefined)) out[field.id] = known;
  }
  return out;
};

/**
 * Beside which question a finding about several stands: the last asked one that has an answer, else
 * the first; said once, not beside each.
 */
export const placeOf = (
  about: readonly string[],
  asked: readonly string[],
  answers: Answers,
): string | undefined => {
  const here = asked.filter((id) => about.includes(id));
  return last(here.filter((id) => given(answers[id] as FactValue))) ?? here[0];
};

/** Every field of these forms, asked or not. */
export const fieldsOf = (rules: Rules, forms: readonly string[]): Cited<Field>[] =>
  forms.flatMap((id) =>
    (rules.forms[id]?.fields ?? []).map((field) => ({ ...field, clause: rules.forms[id]!.clause })),
  );

/** Which register a prefilled answer came from, in words. */
export const sourceOf = ({ from }: Field): string | undefined => {
  if (!from) return undefined;
  return from.startsWith('filer.') ? '单位信息' : '应用登记';
};
