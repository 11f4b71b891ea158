// Writes the parts of docs/ that the program itself knows: every command and option, every field of the record.
import { readFileSync, writeFileSync } from 'node:fs';
import { register } from 'tsx/esm/api';

register();
const { generated, withPart } = await import('../tests/support/docs.ts');
for (const { page, name, part } of generated)
  writeFileSync(page, withPart(readFileSync(page, 'utf8'), name, part()));
