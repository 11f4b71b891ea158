import { readFileName } from './filename.js';
import { reportId, sha256Of } from './identity.js';
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
    published: given.published ?? told.published ?? named.published,
    modified: given.modified ?? told.modified,
    language: given.language ?? null,
    furniture: [],
    ...(notes.length > 0 ? { notes } : {}),
    ...(evidence ? { evidence } : {}),
  };
}
