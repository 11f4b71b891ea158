import type { Span } from '../text/passage.js';
import type { Precision } from '../text/time.js';

export interface PublishedTime {
  /** `2022-03-29` or with time and zone `2022-03-29T16:19:00+01:00`. */
  readonly time: string;
  readonly precision: Precision;
  /** Why we believe it: `json-ld`, `meta`, `time-element`, `text`, `file-name`, `file-time`, `feed`. */
  readonly reason: string;
}

/** One published piece. */
export interface Report {
  /** First 12 hex digits of sha256 over name (last part of path, or address), NUL, text. */
  readonly id: string;
  /** What tells versions of one report apart from other reports: the address, or the resolved path of the file. */
  readonly source: string;
  readonly file: string | null;
  readonly url: string | null;
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
