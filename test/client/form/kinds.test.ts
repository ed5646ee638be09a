import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldKinds } from '@shared/fields';

test('every kind of question has a control and a file of its own', () => {
  const table = readFileSync(join(__dirname, '../../../client/form/controls.ts'), 'utf8');
  for (const kind of Object.keys(fieldKinds)) {
    expect(table).toMatch(new RegExp(`\\b${kind}: \\w+Control`));
    expect(table).toContain(`./kinds/${kind.replace('_', '-')}'`);
  }
});
