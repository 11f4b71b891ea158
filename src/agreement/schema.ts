import { z } from 'zod';
import { EventFile } from './event-file.js';
import { agreementSchema } from './format.js';

/** The published schemas, by the name of their file, as they stand in the repository. */
export function schemaTexts(): { readonly [file: string]: string } {
  const text = (schema: object): string => `${JSON.stringify(schema, null, 2)}\n`;
  return {
    'agreement.schema.json': text(agreementSchema()),
    'agreement-event.schema.json': text(z.toJSONSchema(EventFile, { io: 'input' })),
  };
}
