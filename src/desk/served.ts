import type { AuditEntry } from '../dossier/account-store.js';
import type { Found } from '../dossier/store.js';
import type { AppliedRuling } from '../joining/record.js';
import type { AgreementPayload, Changes, DeskSetup, FoundPlace, RulingDraft } from '../page/data.js';
import type { Result } from '../report/report.js';
import type { MadeRecord } from './made-record.js';

/** What is the same for every caller. */
export type SharedSetup = Omit<DeskSetup, 'reader' | 'mayRule' | 'csrf'>;

/** The line that a change leaves in the audit trail, kept with it or not at all; null where no trail is kept. */
export type Trailed = ((detail: string) => AuditEntry) | null;

/** A dossier as the service sees it: it asks and passes on, and decides nothing about the talks. */
export interface ServedDesk {
  /** Throws where the store is out of reach. */
  alive(): Promise<void>;
  /** Changes whenever anything that is served changes: the base of every ETag. */
  revision(): Promise<string>;
  setup(): Promise<SharedSetup>;
  /** The newest record that is joined: what changed a moment ago may be in the next. */
  record(): Promise<MadeRecord>;
  /** The record that holds all that the dossier held at that revision, however long joining takes. */
  recordSince(revision: number): Promise<MadeRecord>;
  /** The record up to a day. */
  recordAsOf(day: string): Promise<MadeRecord>;
  text(report: string): Promise<string | null>;
  changes(since: string): Promise<Changes>;
  agreement(): Promise<AgreementPayload | null>;
  rulings(): Promise<readonly AppliedRuling[]>;
  /** Signs and keeps a ruling. `revision` says what the ruler had before the eyes: if that is gone, null. */
  rule(
    draft: RulingDraft,
    by: string,
    revision: string | null,
    trailed: Trailed,
  ): Promise<{ readonly ruling: AppliedRuling; readonly revision: number } | null>;
  /** The revision that holds it, or null where there is no such ruling in force. */
  undo(id: string, by: string, trailed: Trailed): Promise<number | null>;
  /** A star at the end of a word stands for all that begin so. */
  search(words: string, limit: number): Promise<readonly (Found & FoundPlace)[]>;
  /** Takes one report in, as plain text. */
  keep(name: string, text: string): Promise<Result<'new' | 'version' | 'unchanged'>>;
  close(): Promise<void>;
}
