import type { Found } from '../dossier/store.js';
import type { AppliedRuling, TalksRecord } from '../joining/record.js';
import type { AgreementPayload, Changes, DeskSetup, RulingDraft } from '../page/data.js';
import type { Result } from '../report/report.js';

/** What is the same for every caller. */
export type SharedSetup = Omit<DeskSetup, 'reader' | 'mayRule' | 'csrf'>;

/** A dossier as the service sees it: it asks and passes on, and decides nothing about the talks. */
export interface ServedDesk {
  /** Changes whenever anything that is served changes: the base of every ETag. */
  revision(): Promise<string>;
  setup(): Promise<SharedSetup>;
  /** The record up to a day, or the newest for null. */
  record(asOf: string | null): Promise<TalksRecord>;
  text(report: string): Promise<string | null>;
  changes(since: string): Promise<Changes>;
  agreement(): Promise<AgreementPayload | null>;
  rulings(): Promise<readonly AppliedRuling[]>;
  /** Signs and keeps a ruling. `revision` says what the ruler had before the eyes: if that is gone, null. */
  rule(draft: RulingDraft, by: string, revision: string | null): Promise<AppliedRuling | null>;
  undo(id: string, by: string): Promise<boolean>;
  search(words: string, limit: number): Promise<readonly Found[]>;
  /** Takes one report in, as plain text. */
  keep(name: string, text: string): Promise<Result<'new' | 'version' | 'unchanged'>>;
}
