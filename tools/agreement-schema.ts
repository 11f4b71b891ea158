// Writes the JSON Schemas of the agreement file and of an event line: npx tsx tools/agreement-schema.ts
import { writeFileSync } from 'node:fs';
import { schemaTexts } from '../src/agreement/schema.js';

for (const [name, text] of Object.entries(schemaTexts()))
  writeFileSync(new URL(`../src/agreement/${name}`, import.meta.url), text);
