import { readFileName } from './filename.js';
import { reportId, sha256Of } from './identity.js';
import { inferredDate } from './inferred-date.js';
import { describeText } from './plain.js';
import type { Press } from './press.js';
import type { Evidence, Problem, PublishedTime, Report } from './report.js';

/** What is known of a piece besides its text, from whoever delivered it; anything may be missing. */
export interface Given {
  readonly outlet?: string | null;
  readonly title?: string | null;
  readonly byline?: readonly string[];
  readonly published?: PublishedTime | null;
  readonly modified?: PublishedTime | null;
  readonly language?: string | null;
  readonly url?: string | null;
}

export interface Origin {
  /** Last part of the path, or the address. */
  readonly name: string;
  readonly source: string;
  readonly file: string | null;
  readonly url: string | null;
}

export interface TextDocument {
  readonly origin: Origin;
  readonly text: string;
  readonly given?: Given;
  readonly notes?: readonly Problem[];
  readonly evidence?: Evidence;
  /** When the file was last written, ISO 8601: believed only together with what the text says. */
  readonly fileTime?: string;
}

/**
 * Makes a report of a plain text. What its deliverer says comes first, then the text itself, then the file's name; only
 * for the outlet the name goes before the text, since a text names other outlets more often than its own.
 */
export function reportOfText(document: TextDocument, press: Press): Report {
  const { origin, text, given = {}, notes = [], evidence } = document;
  const told = describeText(text, press);
  const named = readFileName(origin.name, press);
  return {
    id: reportId(origin.name, text),
    source: origin.source,
    file: origin.file,
    url: given.url ?? origin.url,
    sha256: sha256Of(text),
    text,
    outlet: given.outlet ?? named.outlet ?? told.outlet,
    title: given.title ?? told.title,
    byline: given.byline && given.byline.length > 0 ? given.byline : told.byline,
    published: given.published ?? told.published ?? named.published ?? workedOut(document, press),
    modified: given.modified ?? told.modified,
    language: given.language ?? null,
    furniture: [],
    ...(notes.length > 0 ? { notes } : {}),
    ...(evidence ? { evidence } : {}),
  };
}

/** Where nobody gives a date: the text's weekday and month against the time of fetching, archiving or writing. */
function workedOut({ text, evidence, fileTime }: TextDocument, press: Press): PublishedTime | null {
  const obtained = evidence?.obtained ?? null;
  if (obtained !== null)
    return inferredDate(text, press.calendar, { time: obtained, reason: 'text-and-archive-time' });
  if (fileTime === undefined) return null;
  return inferredDate(text, press.calendar, { time: fileTime, reason: 'text-and-file-time' });
}
