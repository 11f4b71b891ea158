import type { AgreementFile } from '../agreement/format.js';
import type { EventLog } from '../agreement/log.js';
import type { TalksRecord } from '../joining/record.js';
import type { Passage } from '../text/passage.js';

/**
 * What the page gets, in the single file and over the API alike. The page shows it and computes nothing about the talks.
 *
 * In the single file the whole of it stands in `<script type="application/json">` blocks (`single.ts` writes them).
 * Where the page is served, it asks, relative to its own address:
 *
 * | request | answer |
 * |---|---|
 * | `GET api/desk` | `DeskSetup` |
 * | `GET api/record`, `?asOf=2022-03-28` | `TalksRecord` |
 * | `GET api/reports/:id/text` | the text, `text/plain; charset=utf-8` |
 * | `GET api/diff?since=2022-03-28` | `Changes` |
 * | `GET api/search?q=words beg*` | `{ items: readonly FoundPlace[] }`: places in the reports' texts, best first |
 * | `GET api/agreement` | `AgreementPayload`, or 404 where the dossier holds none |
 * | `GET api/rulings` | `readonly AppliedRuling[]` |
 * | `POST api/rulings` with a `RulingDraft` | 201 and the `AppliedRuling`; the page then asks for the record again |
 * | `DELETE api/rulings/:id` | 204: the ruling is undone (kept, with state `undone`) |
 *
 * A request that changes something carries the header `x-parley-csrf` with `DeskSetup.csrf`. An error is a `Problem` as
 * JSON (`kind`, `expected`, `found`, `where`, `remedy`) with a status of 400 or more; the page shows `found` and `remedy`.
 */
export interface PageData {
  readonly setup: DeskSetup;
  readonly record: TalksRecord;
  /** Texts by id of report. */
  readonly texts: Readonly<Record<string, string>>;
  /** One entry for each date that the reader can compare with, newest first. */
  readonly changes: readonly Changes[];
  readonly agreement: AgreementPayload | null;
}

/** What the server's search found in a report: the words around the hit, and its place where it could be told. */
export interface FoundPlace {
  readonly report: string;
  readonly excerpt: string;
  readonly passage: Passage | null;
}

/** Words found in a report's text, and what stands around them. */
export interface TextHit {
  readonly passage: Passage;
  readonly around: string;
}

/** What the page has to know apart from the talks. */
export interface DeskSetup {
  readonly format: 'parley-page';
  readonly version: 1;
  /** Program and version that made it: `parley 0.1.0`. */
  readonly program: string;
  /** When the file was made, where it is to be said: an ISO time. */
  readonly made: string | null;
  /** Days on which something was published, oldest first: what "as of" and "compare with" offer. */
  readonly dates: readonly string[];
  readonly labels: Labels;
  /** Who is signed in, and whether this reader may rule; in the single file nobody and yes (rulings stay local). */
  readonly reader: string | null;
  readonly mayRule: boolean;
  readonly csrf: string | null;
}

/** The catalogue's names for its keys. A key without a name is shown as it is, with hyphens read as spaces. */
export interface Labels {
  readonly issues: readonly { readonly key: string; readonly label: string; readonly group: string }[];
  readonly acts: readonly { readonly key: string; readonly meaning: string }[];
  readonly steps: readonly { readonly key: string; readonly label: string }[];
}

/** What is new between two dates. */
export interface Changes {
  readonly since: string;
  readonly until: string | null;
  readonly items: readonly Change[];
}

export type ChangedKind =
  | 'report'
  | 'actor'
  | 'utterance'
  | 'term'
  | 'pledge'
  | 'observation'
  | 'step'
  | 'point';

export interface Change {
  readonly kind: ChangedKind;
  /** Id of the item (of its term, for a pledge). An item that is `gone` is not in the record any more. */
  readonly id: string;
  readonly change: 'new' | 'changed' | 'gone';
  /** The item in the record's words. */
  readonly text: string;
  /** What it was and is now, where it changed: `offered`, `agreed`. */
  readonly was?: string | null;
  readonly is?: string | null;
}

/** A deal that can be run: the parsed agreement and its log, as `src/agreement/` takes them. */
export interface AgreementPayload {
  readonly name: string;
  readonly agreement: AgreementFile;
  readonly events: EventLog;
  /** Drawn up from the record by the program, and not yet looked at by anybody. */
  readonly draft?: boolean;
}

/** A reader's correction before it is signed and dated. `items` are ids of the record; `note` says why. */
export type RulingDraft =
  | {
      readonly kind: 'merge';
      readonly items: readonly [keep: string, other: string];
      readonly note: string | null;
    }
  | {
      readonly kind: 'part';
      readonly items: readonly [actor: string];
      /** The names that belong to somebody else. */
      readonly names: readonly string[];
      readonly note: string | null;
    }
  | {
      readonly kind: 'reject' | 'confirm';
      readonly items: readonly [item: string];
      readonly note: string | null;
    }
  | {
      readonly kind: 'relabel';
      readonly items: readonly [item: string];
      /** A field of the item (`act`, `issues`, `speaker`, `actor`, `bearing`, `verdict`) and its right value (ids by id). */
      readonly field: string;
      readonly value: string | readonly string[];
      readonly note: string | null;
    }
  | {
      readonly kind: 'add';
      readonly items: readonly [];
      readonly what: 'statement' | 'move' | 'observation' | 'step' | 'furniture';
      readonly passage: Passage;
      /** `speaker` (actor) for a statement; `actor`, `act`, `issues` for a move; `about`, `bearing`; `step`. */
      readonly fields: Readonly<Record<string, string | readonly string[] | null>>;
      readonly note: string | null;
    };

/** A ruling made in the single file: kept in the browser, saved as a file, taken over by `parley rulings import`. */
export interface LocalRuling {
  readonly id: string;
  readonly by: string;
  /** ISO time. */
  readonly at: string;
  readonly draft: RulingDraft;
  readonly undone: boolean;
}

/** The file that the single file saves its rulings to. */
export interface RulingsFile {
  readonly format: 'parley-rulings';
  readonly version: 1;
  readonly talks: string;
  readonly rulings: readonly LocalRuling[];
}
