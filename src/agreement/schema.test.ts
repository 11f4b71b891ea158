import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schemaTexts } from './schema.js';

test('the published schemas are those of the format', () => {
  for (const [name, text] of Object.entries(schemaTexts()))
    expect(
      JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')),
      `stale: run npx tsx tools/agreement-schema.ts`,
    ).toEqual(JSON.parse(text));
});
