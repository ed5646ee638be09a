import type { Choose, FactValue } from '../kernel/condition';
import type { CodeKind } from '../kernel/identifiers';
import type { FaultCode } from '../kernel/refusal';
import type { Answer } from './answer';

/**
 * What a fact holds, and so what it can be compared with; `shut` is personal data: a condition may
 * only ask whether it is given.
 */
export type FactKind = 'text' | 'choice' | 'set' | 'yes' | 'number' | 'day' | 'shut';

/** What a kind of question may know of the question at hand. */
export type Question = {
  id: string;
  label: Choose<string>;
  options?: Readonly<Record<string, string>>;
  /** 字 for text (one counting rule, in code), files for file, value for number. */
  max?: number;
  min?: number;
  unit?: string;
  /** For `date`: a day that has been, today at the latest. */
  past?: true;
  /** For `date`: a day that is still to come. */
  future?: true;
  /** For `code`: which identifier. */
  code?: CodeKind;
};

/** What is wrong with an answer; undefined when nothing is. */
export type Wrong = { code: FaultCode; params?: Record<string, string | number> } | undefined;

/** One kind of question: all the rules and the screens need to know of it besides its control. */
export type KindOfField = {
  /** What a condition compares an answer with. */
  fact: FactKind;
  /** The values a condition may name, where the question has no options of its own. */
  values?: readonly string[];
  /** What it is called to leave the question out. */
  missing: FaultCode;
  wrong: (question: Question, answer: Answer, today: FactValue) => Wrong;
  /** The normal form of a typed answer; without it white space goes. */
  normalise?: (question: Question, typed: string) => string;
  /** Facts that come with a typed answer: `<field>.<name>`. */
  beside?: (typed: string) => Readonly<Record<string, FactValue>>;
  /** An answer as people read it on a screen. */
  text: (question: Question, answer: Answer) => string;
  /** As it stands on paper, where that differs. */
  paper?: (question: Question, answer: Answer) => string;
  /** What a policy must and may write with it: the linter reads this. */
  asks: {
    /** It needs `max`, which counts this. */ most?: string;
    /** It should have `min` and `max`. */ range?: true;
    /** It needs options. */ options?: true;
    /** Its answers are personal: it must be secret. */ personal?: true;
    /** It may be secret. */ secret?: true;
    /** It may be written for the public. */ public?: true;
    /** It may say that the day has been, or is still to come. */ past?: true;
  };
};
