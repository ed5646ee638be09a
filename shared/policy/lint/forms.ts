import { kindOf } from '../../fields';
import { isBaseForm } from '../inherit';
import type { Field } from '../policy';
import type { Cited } from '../rules';
import { error, warn, type Family, type Given, type Problem } from './problem';
import { verbTitles } from '../../vocabulary/verbs';

const oneField = (field: Cited<Field>): Problem[] => {
  const at = `fields.${field.id}`;
  const name = typeof field.label === 'string' ? field.label : field.id;
  const { asks } = kindOf(field);
  const wrong = (rule: string, says: string): Problem => error(rule, at, says, field.clause);
  return [
    ...(asks.most && field.max === undefined
      ? [wrong('unbounded', `“${name}”没有写明最多${asks.most}。`)]
      : []),
    ...(asks.range && (field.max === undefined || field.min === undefined)
      ? [warn('unbounded', at, `数字“${name}”没有写明最大和最小。`, field.clause)]
      : []),
    ...(field.max !== undefined && field.min !== undefined && field.min > field.max
      ? [wrong('min-over-max', `“${name}”的下限 ${field.min} 大于上限 ${field.max}。`)]
      : []),
    ...(field.max !== undefined && field.max <= 0
      ? [wrong('min-over-max', `“${name}”的上限要大于 0。`)]
      : []),
    ...(asks.options && Object.keys(field.options ?? {}).length < 2
      ? [wrong('options-missing', `“${name}”是选择题，至少要有两个选项。`)]
      : []),
    ...(!asks.options && field.options
      ? [wrong('options-missing', `“${name}”不是选择题，不能写选项。`)]
      : []),
    ...(asks.personal && !field.secret
      ? [wrong('personal-open', `“${name}”是个人信息，必须写明保密。`)]
      : []),
    ...(field.secret && !asks.secret
      ? [wrong('personal-open', `“${name}”不是姓名、电话或文字，不能按个人信息封存。`)]
      : []),
    ...(field.public && (field.secret || !asks.public)
      ? [wrong('personal-open', `“${name}”写给公众看，只能是不保密的文字。`)]
      : []),
    ...(field.fixed && !field.from
      ? [
          error(
            'fixed-empty',
            at,
            `“${name}”不许填写者改，又没有写明内容从哪里来，谁也填不了。`,
            field.clause,
          ),
        ]
      : []),
    ...((field.past || field.future) && !asks.past
      ? [
          error(
            'past-undated',
            at,
            `“${name}”不是日期，不能写“不晚于今天”或“晚于今天”。`,
            field.clause,
          ),
        ]
      : []),
  ];
};

const used = (given: Given): Problem[] => {
  const asked = new Set([
    ...given.rules.moves.flatMap((move) => move.needs ?? []),
    ...given.rules.opinions.flatMap((opinion) => opinion.form ?? []),
    ...Object.values(given.rules.tracks).map((track) => track.form),
  ]);
  const judged = new Set(given.rules.opinions.flatMap((opinion) => opinion.form ?? []));
  // a base without lives: its questions are asked by the regions
  const free = given.own.base === undefined && Object.keys(given.policy.words.places).length === 0;
  return Object.entries(given.rules.forms).flatMap(([id, form]) => [
    ...(asked.has(id) || (free && isBaseForm(id))
      ? []
      : [
          error(
            'form-unasked',
            `forms.${id}`,
            `表单“${form.title}”（${id}）没有任何一步要求填写。`,
            form.clause,
          ),
        ]),
    ...(form.fields.length > 0
      ? []
      : [
          error(
            'form-empty',
            `forms.${id}`,
            `表单“${form.title}”（${id}）一项也没有。`,
            form.clause,
          ),
        ]),
    ...(judged.has(id)
      ? []
      : form.fields
          .filter((field) => field.kind === 'point')
          .map((field) =>
            error(
              'point-outside-opinion',
              `fields.${field.id}`,
              `“${field.id}”是审查要点，只能放在审查意见里。`,
              form.clause,
            ),
          )),
  ]);
};

const reasons = (given: Given): Problem[] =>
  given.rules.moves
    .filter(
      (move) =>
        ['return', 'reject', 'suspend', 'revoke', 'dismiss'].includes(move.do) &&
        !move.reason &&
        !move.by.every((who) => who === 'system'),
    )
    .map((move) =>
      error(
        'reason-missing',
        `moves.${move.do}(${move.from.join('、')})`,
        `“${verbTitles[move.do]}”会影响当事人，必须要求写明理由。`,
        move.clause,
      ),
    );

/**
 * Every form is asked somewhere, every answer has a bound, personal data is sealed, adverse acts
 * give a reason.
 */
export const forms: Family = (given) => [
  ...Object.values(given.rules.fields).flatMap(oneField),
  ...used(given),
  ...reasons(given),
];
