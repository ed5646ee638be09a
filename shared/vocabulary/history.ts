import { ownNames } from './life-names';
import type { Life } from './lives';
import { verbs, type Verb } from './verbs';

/**
 * What stands in the history of a case once an act was done, in the words of its kind: an office has
 * no 校长, and an approval may still await its registration.
 */
export const eventTitle = (
  verb: Verb,
  about: { life?: Life; filer?: string; granted?: boolean } = {},
): string => {
  const own = about.life && ownNames(about.life, verb)?.history;
  if (own) return own;
  if (verb === 'sign' && about.filer !== undefined && about.filer !== 'school') return '负责人签名';
  if (verb === 'approve' && about.granted === false) return '审批通过';
  return verbs[verb].history;
};
