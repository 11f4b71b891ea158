import type { Span } from '../text/passage.js';
import type { Precision } from '../text/time.js';

export interface PublishedTime {
  /**
   * `2022-03-29`, or with time and zone `2022-03-29T16:19:00+01:00`, or with a time whose zone nobody gives
   * `2022-03-29T16:19:00`; less exact `2022-03` or `2022`. The first ten characters are the day at the place of publishing.
   */
  readonly time: string;
  readonly precision: Precision;
  /**
   * Why we believe it: `json-ld`, `meta`, `microdata`, `time-element`, `text`, `dateline`, `address`, `file-name`, `list`,
   * `feed`, `mail`, `document`, `archive`, `other-reports`, `user`.
   */
  readonly reason: string;
}

export interface Header {
  readonly name: string;
  readonly value: string;
}

/** The bytes that a report was made from, as they came, so that a page that changes later can be shown as it was. */
export interface Evidence {
  /** Of `bytes`. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** The address or file and, in an archive, the place in it: `news.warc.gz#4711`. */
  readonly from: string;
  /** When it was fetched or archived, ISO 8601 with zone; null where only the file is known. */
  readonly obtained: string | null;
  readonly request?: readonly Header[];
  readonly response?: readonly Header[];
  readonly status?: number;
}

/** One published piece. */
export interface Report {
  /** First 12 hex digits of sha256 over name (last part of path, or address), NUL, text. */
  readonly id: string;
  /** What tells versions of one report apart from other reports: the address, or the resolved path of the file. */
  readonly source: string;
  readonly file: string | null;
  readonly url: string | null;
  /** Of the text in UTF-8: what a reading is kept under. */
  readonly sha256: string;
  readonly text: string;
  readonly outlet: string | null;
  readonly title: string | null;
  readonly byline: readonly string[];
  readonly published: PublishedTime | null;
  readonly modified: PublishedTime | null;
  readonly language: string | null;
  /** Told by the page's markup; more may be found by reading. */
  readonly furniture: readonly Span[];
  /** What went against expectation but did not stop reading: invalid bytes, a wall, a language not read yet. */
  readonly notes?: readonly Problem[];
  readonly evidence?: Evidence;
  /**
   * The entries of a live blog, each a report of its own whose `source` stays the same through its edits. Whoever takes in
   * reports takes them in the blog's place (`piecesOf`).
   */
  readonly entries?: readonly Report[];
}

/** What went wrong with one input: what was expected, what was found, where, and the way out. */
export interface Problem {
  readonly kind: string;
  readonly expected: string;
  readonly found: string;
  readonly where: string;
  readonly remedy: string;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };
