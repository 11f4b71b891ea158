import { ProblemError } from '../dossier/problem.js';
import type { TalksRecord } from '../joining/record.js';
import { recordSchema } from './record-schema.js';

/** The record as its JSON document, checked against the schema that is published. Throws a `ProblemError`. */
export function recordJson(record: TalksRecord): string {
  const checked = recordSchema.safeParse(record);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    throw new ProblemError({
      kind: 'invalid-record',
      expected: 'a record that fits its schema',
      found: issue?.message ?? 'one that does not',
      where: `record.${(issue?.path ?? []).map(String).join('.')}`,
      remedy: 'this is a mistake in Parley: report it with the reports that bring it about',
    });
  }
  return `${JSON.stringify(record, null, 1)}\n`;
}
