import { verbs, type Verb } from './verbs';

/**
 * What stands in the history of a case once an act was done: in a list of what is in use nobody
 * applies, an office has no 校长, and an approval may still await its registration.
 */
export const eventTitle = (
  verb: Verb,
  about: { life?: string; filer?: string; granted?: boolean } = {},
): string => {
  if (verb === 'submit' && about.life === 'inventory') return '报送在用';
  if (verb === 'submit' && about.life === 'complaint') return '提交投诉';
  if (verb === 'sign' && about.filer !== undefined && about.filer !== 'school') return '负责人签名';
  if (verb === 'approve' && about.granted === false) return '审批通过';
  return verbs[verb].history;
};
