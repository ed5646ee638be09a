import { askedFields, faults, labelOf } from '../../shared/domain/answers';
import { factsFor } from '../../shared/domain/facts';
import { findings } from '../../shared/domain/findings';
import { entriesOf } from '../../shared/domain/lists';
import { publicRecord } from '../../shared/domain/record';
import { useSpans } from '../../shared/domain/public-status';
import { useUnder } from '../../shared/domain/use';
import { publicVerdict } from '../../shared/domain/verdict';
import { kindOf } from '../../shared/fields/index';
import { code } from '../../shared/fields/code';
import { date } from '../../shared/fields/date';
import { isOption } from '../../shared/fields/choice';
import { boundedWrong } from '../../shared/fields/words';
import { actOn } from '../../functions/case/act';
import { keepLists } from '../../functions/case/listing';
import { sealAnswers } from '../../functions/case/sealing';
import { sheetOf } from '../../functions/documents/sheet-of';
import { show } from '../../functions/filing/projection';
import { publicRules, publishPolicies } from '../../functions/policy/publish';
import type { Constructs } from './construct';

const asked = { by: askedFields, in: 'shared/domain/answers.ts' };
const faulty = { by: faults, in: 'shared/domain/answers.ts' };
const dated = { by: date.wrong, of: 'date', in: 'shared/fields/date.ts' };
const bounded = { by: boundedWrong, in: 'shared/fields/words.ts' };
const found = { by: findings, in: 'shared/domain/findings.ts' };
const used = { by: useUnder, in: 'shared/domain/use.ts' };
const spans = { by: useSpans, in: 'shared/domain/public-status.ts' };
const entered = { by: entriesOf, in: 'shared/domain/lists.ts' };
const published = { by: publicRules, in: 'functions/policy/publish.ts' };
const cards = { by: publishPolicies, in: 'functions/policy/publish.ts' };
const printed = { by: sheetOf, in: 'functions/documents/sheet-of.ts' };
const filledIn = { by: actOn, in: 'functions/case/act.ts' };
const askedOnScreen = { shown: 'Ask', in: 'client/form/Ask.tsx' };

const fields = {
  'form.title': { shown: 'Form', in: 'client/form/Form.tsx' },
  'form.step': { shown: 'stepsOf', in: 'client/school/form/steps.ts' },
  'form.fields': asked,
  'field.id': faulty,
  'field.kind': { by: kindOf, in: 'shared/fields/index.ts' },
  'field.label': { by: labelOf, in: 'shared/domain/answers.ts' },
  'field.ask': askedOnScreen,
  'field.prompts': { shown: 'TextControl', in: 'client/form/kinds/text.tsx' },
  'field.unit': { shown: 'NumberControl', in: 'client/form/kinds/number.tsx' },
  'field.options': { by: isOption, in: 'shared/fields/choice.ts' },
  'field.max': bounded,
  'field.min': bounded,
  'field.optional': faulty,
  'field.shown': asked,
  'field.secret': { by: sealAnswers, in: 'functions/case/sealing.ts' },
  'field.public': { by: publicRecord, in: 'shared/domain/record.ts' },
  'field.once': { by: factsFor, in: 'shared/domain/facts.ts' },
  'field.from': filledIn,
  'field.fixed': filledIn,
  'field.past': dated,
  'field.future': dated,
  'field.code': { by: code.wrong, of: 'code', in: 'shared/fields/code.ts' },
} satisfies Constructs;

const checks = {
  'check.id': found,
  'check.of': found,
  'check.about': found,
  'check.fix': found,
  'check.fields': found,
  'check.applies': found,
  'check.stop': found,
  'check.warn': found,
  'check.ask': found,
  'check.at': found,
  'ask.by': found,
  'ask.text': found,
} satisfies Constructs;

const told = {
  'use.id': spans,
  'use.when': used,
  'use.is': used,
  'use.says': spans,
  'use.verdict': spans,
  'unfiled.when': cards,
  'unfiled.says': cards,
  'hold.list': entered,
  'hold.to': entered,
  'hold.does': { by: publicVerdict, in: 'shared/domain/verdict.ts' },
  'hold.says': { by: publicVerdict, in: 'shared/domain/verdict.ts' },
  'list.kind': entered,
  'list.of': entered,
  'list.title': entered,
  'list.shows': { by: keepLists, in: 'functions/case/listing.ts' },
  'category.id': published,
  'category.title': published,
  'category.by': published,
} satisfies Constructs;

const papers = {
  'sheet.title': printed,
  'sheet.columns': printed,
  'sheet.widths': printed,
  'sheet.copies': { by: show, in: 'functions/filing/projection.ts' },
  'sheet.holders': printed,
  'sheet.top': printed,
  'sheet.rows': printed,
  'sheet.notes': printed,
  'sheet.annex': printed,
  'top.label': printed,
  'top.number': printed,
  'top.day': printed,
  'cell.label': printed,
  'cell.field': printed,
  'cell.opinion': printed,
  'cell.act': printed,
  'cell.sign': printed,
  'cell.date': printed,
  'cell.span': printed,
  'cell.tall': printed,
} satisfies Constructs;

/** What is asked, what is found in it, what the public is told, and what is printed. */
export const questionConstructs = { ...fields, ...checks, ...told, ...papers } satisfies Constructs;
