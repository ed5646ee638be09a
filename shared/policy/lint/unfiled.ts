import { factsOf } from '../../kernel/condition';
import { isBareBase } from './asked';
import { error, type Family, type Given, type Problem } from './problem';

/** What is said where nothing was filed is said of every app, and looks at its national filing alone. */
const wrong = ({ rules }: Given): Problem[] => [
  ...rules.unfiled
    .filter((row) => row.when && factsOf(row.when).some((fact) => fact !== 'app.moe_standing'))
    .map((row) =>
      error(
        'unfiled-reads',
        'unfiled',
        '没有备案时写给家长看的话，只能看应用的国家备案。',
        row.clause,
      ),
    ),
  ...(rules.unfiled.some((row) => !row.when)
    ? []
    : [error('unfiled-silent', 'unfiled', '没有备案时给家长看什么，没有写全。')]),
];

/** Where nothing was filed the public reads a sentence, whatever the app. */
export const unfiled: Family = (given) => (isBareBase(given) ? [] : wrong(given));
