import type { TalksRecord } from '../joining/record.js';
import type { RecordList, RecordPart } from '../joining/record-part.js';
import type { Reading } from '../reading/reading.js';
import type { WrittenReading } from '../reading/written.js';
import type { Evidence, Report } from '../report/report.js';
import type { AccountStore, AuditEntry } from './account-store.js';
import type { DumpedRows } from './copy.js';

/** What keeping one report did to the dossier. */
export type KeptAs = 'new' | 'version' | 'unchanged';

export interface KeptReport {
  readonly report: Report;
  /** Which version of its source this is, from 1. */
  readonly version: number;
  /** When it was kept, ISO 8601 in UTC. */
  readonly keptAt: string;
}

export interface ReportVersion {
  readonly source: string;
  readonly version: number;
  readonly report: string;
  readonly keptAt: string;
}

/** A reader's correction, as it was signed. What it says is the joining's to interpret. */
export interface StoredRuling {
  readonly id: string;
  readonly kind: string;
  readonly by: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** The ruling itself, as JSON. */
  readonly body: unknown;
  readonly note: string | null;
  readonly undone: { readonly by: string; readonly at: string } | null;
}

/** A passage of a report's text that full-text search found. */
export interface Found {
  readonly report: string;
  readonly outlet: string | null;
  readonly title: string | null;
  readonly published: string | null;
  /** The words around the hit. */
  readonly excerpt: string;
}

/** A text that could not be read, and why. */
export interface SetAside {
  readonly sha256: string;
  readonly reader: string;
  readonly reason: string;
  readonly at: string;
}

export interface KeptProposals {
  readonly sha256: string;
  readonly model: string;
  /** What held against the report, as JSON. */
  readonly content: unknown;
  /** How many proposals were dropped, by reason. */
  readonly dropped: Readonly<Record<string, number>>;
  readonly at: string;
}

/** A page of hashes in their order: those after `after`, at most `limit`. */
export interface UnreadPage {
  readonly after: string;
  readonly limit: number;
}

/** What is known where a record is saved. */
export interface SavedBeside {
  /**
   * The record with which what joining remembers was saved, with its stamp: rows of items that are the same objects, and
   * have not been written since, are left alone.
   */
  readonly before?: { readonly record: TalksRecord; readonly stamp: string } | null;
  /** What joining remembers with the record; null for nothing. Without it what was remembered stays. */
  readonly remembered?: Uint8Array | null;
}

/** What a dossier tells of a report beside its text. */
export type ReportFacts = Omit<Report, 'text'>;

/** Texts, and readings by one reader as JSON, by the SHA-256 of the text. What is not kept is an empty text. */
export interface Contents {
  text(sha256: string): string;
  reading(sha256: string): string;
}

/** The current reports that a reader has read, in the order of their ids, of which texts and readings are opened when they are asked for. */
export interface HeldReports {
  readonly reports: readonly ReportFacts[];
  readonly contents: Contents;
}

export interface StoreCounts {
  readonly reports: number;
  readonly versions: number;
  readonly texts: number;
  readonly readings: number;
  readonly rulings: number;
}

/**
 * Where a negotiation is kept. One interface for one file (SQLite) and for a server (PostgreSQL); every operation is
 * atomic and durable when its promise resolves.
 */
export interface Store {
  /** The file or the server's address without its password: for messages. */
  readonly location: string;

  /** Keeps reports. A text already held under its source changes nothing; another text is a new version of it. */
  keep(reports: readonly Report[], at: string): Promise<readonly KeptAs[]>;
  /** The newest version of each source, in the order of their ids. */
  current(): Promise<readonly KeptReport[]>;
  report(id: string): Promise<KeptReport | null>;
  versions(): Promise<readonly ReportVersion[]>;
  /** The bytes that a report was made from, as they came; null where none were handed over. */
  evidence(report: string): Promise<Evidence | null>;

  /** Which of these texts this reader has read already. */
  read(sha256s: readonly string[], reader: string): Promise<ReadonlySet<string>>;
  /** Keeps readings under (sha256 of the text, reader). One that is held already stays. */
  keepReadings(readings: ReadonlyMap<string, WrittenReading>): Promise<void>;
  /** The readings of the current reports' texts by this reader. */
  readings(reader: string): Promise<ReadonlyMap<string, Reading>>;

  /** The current reports that this reader has read; their texts and readings are opened when they are asked for. */
  held(reader: string): Promise<HeldReports>;

  /**
   * Replaces the record: only rows that changed are written. `stamp` names all that it was joined from. `beside`: see
   * `SavedBeside`.
   */
  saveRecord(record: TalksRecord, stamp: string, beside?: SavedBeside): Promise<void>;
  /** What joining remembered when the record was saved. */
  remembered(): Promise<Uint8Array | null>;
  /** The record as last saved, with its stamp; null where none was. Of its lists only `lists`, where they are given. */
  record<List extends RecordList = RecordList>(
    lists?: readonly List[],
  ): Promise<{ readonly record: RecordPart<List>; readonly stamp: string } | null>;
  recordStamp(): Promise<string | null>;

  /** The texts held under these hashes. */
  texts(sha256s: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Current texts that this reader has neither read nor set aside, by hash; a page of them where `page` says so. */
  unread(reader: string, page?: UnreadPage): Promise<readonly string[]>;
  /** How many `unread` would give without a page. */
  unreadCount(reader: string): Promise<number>;
  /** Marks a text as one that this reader could not read. */
  setAside(sha256: string, reader: string, reason: string, at: string): Promise<void>;
  setAsides(): Promise<readonly SetAside[]>;

  /** What language models proposed (checked words of reports), by text; kept apart from what rules found. */
  proposals(): Promise<readonly KeptProposals[]>;
  keepProposals(proposals: readonly KeptProposals[]): Promise<void>;

  readonly accounts: AccountStore;

  rulings(): Promise<readonly StoredRuling[]>;
  /** Adds rulings; one whose id is held already is left as it is. Returns how many were new. */
  addRulings(rulings: readonly StoredRuling[]): Promise<number>;
  /**
   * Adds rulings, and with them a line of the audit trail, if the dossier is still at `revision` (null: whatever it is
   * at). Gives the revision that holds them; null where the dossier has gone on.
   */
  addRulingsAt(
    rulings: readonly StoredRuling[],
    revision: number | null,
    trail: AuditEntry | null,
  ): Promise<number | null>;
  /** Marks a ruling as undone, with a line of the audit trail; false where there is none of that id in force. */
  undoRuling(id: string, by: string, at: string, trail?: AuditEntry | null): Promise<boolean>;

  /** Reports whose text holds all the words, in any of their forms; a star at the end of a word: all that begin so. */
  search(words: string, limit: number): Promise<readonly Found[]>;

  /** Grows with every change to reports or rulings: tells whether a record joined earlier still holds. */
  revision(): Promise<number>;
  setting(key: string): Promise<string | null>;
  setSetting(key: string, value: string): Promise<void>;
  /** Sets what nobody has set yet; whoever comes second changes nothing. It is no part of what a record rests on. */
  setSettingOnce(key: string, value: string): Promise<void>;
  counts(): Promise<StoreCounts>;
  /** Every row, table by table: for `load` of another dossier, of whatever kind. */
  dump(): AsyncIterable<DumpedRows>;
  /** Takes over the whole of another dossier, or nothing where that fails; only an empty one may. Returns the rows. */
  load(dump: AsyncIterable<DumpedRows>): Promise<number>;
  close(): Promise<void>;
}
