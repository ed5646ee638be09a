import { halfWidth } from './text';

/** What a text seems to give away about a person: a mobile number or an ID number, typed with or without spaces and hyphens; undefined when nothing. */
export const reveals = (text: string): 'phone' | 'id' | undefined => {
  const plain = halfWidth(text);
  if (
    /(?:^|\D)\d{6}[\s-]?(?:19|20)\d{2}[\s-]?(?:0\d|1[0-2])[0-3]\d[\s-]?\d{3}[\dXx](?!\d)/.test(
      plain,
    )
  )
    return 'id';
  return /(?:^|\D)(?:\+?86[\s-]?)?1[3-9]\d(?:[\s-]?\d){8}(?!\d)/.test(plain) ? 'phone' : undefined;
};
