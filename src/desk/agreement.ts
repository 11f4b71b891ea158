import type { AgreementPayload } from '../page/data.js';
import type { Desk } from './desk.js';

/** The deal that the dossier keeps beside the record, or null. */
export async function agreementOf(desk: Desk): Promise<AgreementPayload | null> {
  const kept = await desk.store.setting('agreement');
  return kept === null ? null : JSON.parse(kept);
}
