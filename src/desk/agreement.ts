import { parseAgreement } from '../agreement/parse.js';
import { draftAgreement } from '../export/agreement-draft.js';
import type { TalksRecord } from '../joining/record.js';
import type { AgreementPayload } from '../page/data.js';
import type { Desk } from './desk.js';

/** More terms than these make no deal that anybody could look over. */
const mostTerms = 500;

/** The deal that the dossier keeps beside the record; else a sketch drawn from the record, if it gives one. */
export async function agreementOf(desk: Desk, record: TalksRecord): Promise<AgreementPayload | null> {
  const kept = await desk.store.setting('agreement');
  return kept === null ? draftOf(record) : JSON.parse(kept);
}

/**
 * A sketch of a deal from the record's steps and terms, marked as a draft; null where they do not give one that can be
 * run.
 */
export function draftOf(record: TalksRecord): AgreementPayload | null {
  if (record.terms.length + record.steps.length === 0 || record.terms.length > mostTerms) return null;
  // Steps that the catalogue has no name for are mostly turns of phrase: no conditions that anybody could set.
  const steps = record.steps.filter(({ kind }) => kind !== 'other');
  const drafted = parseAgreement(draftAgreement({ ...record, steps }));
  if (!drafted.ok) return null;
  return { name: record.talks.title, agreement: drafted.value.file, events: [], draft: true };
}
