import type { Press } from './press.js';
import type { PublishedTime } from './report.js';
import { readWrittenDate } from './written-date.js';

/** What a line under the headline says of where and when the report appeared. */
export interface Imprint {
  readonly outlet: string | null;
  readonly published: Omit<PublishedTime, 'reason'>;
}

/**
 * Reads the line that names outlet and day, as people note them above a text that they keep: the outlet is one that the
 * catalogue knows, or is called the source, or stands beside who wrote it. A line of other words with a date in it
 * ("Timeline, 3 May 2021", a caption) is none: null.
 *
 * ```ts
 * readImprint('The Guardian, 24 May 2019', press)
 * // { outlet: 'The Guardian', published: { time: '2019-05-24', precision: 'day' } }
 * ```
 */
export function readImprint(line: string, press: Press): Imprint | null {
  if (line.length > 120 || !/\d{2}/.test(line)) return null;
  const pieces = line.split(/\s*(?:[|•·]|,(?= )| [-–—])\s*/u).filter((piece) => piece !== '');
  const dated = dateAmong(pieces);
  if (dated === null) return null;
  const named = pieces.flatMap((piece, i) => (i < dated.from || i >= dated.to ? [piece] : []));
  const sourced = named.map((piece) => ({
    piece,
    name: piece.replace(/^(?:source|from|outlet|via):? /iu, ''),
  }));
  const known = sourced.flatMap(({ name }) => press.outlets.get(name.toLowerCase()) ?? []);
  const claimed = sourced.some(({ piece, name }) => piece !== name || /^by \p{Lu}/iu.test(piece));
  // Nobody writes the day of the news as 2019-05-24 in its prose.
  const iso = /^\d{4}-\d{2}-\d{2}$/.test(pieces.slice(dated.from, dated.to).join());
  if (known.length === 0 && !claimed && !iso) return null;
  // A line in which more is told than outlet, writer and day is a sentence of the news.
  if (named.length > 3 || named.some((piece) => piece.split(' ').length > 6)) return null;
  return { outlet: known[0] ?? null, published: dated.date };
}

interface DatedPieces {
  readonly from: number;
  readonly to: number;
  readonly date: Imprint['published'];
}

/** The neighbouring pieces that are a date and nothing else: `May 24`, `2019` are one. */
function dateAmong(pieces: readonly string[]): DatedPieces | null {
  for (let from = 0; from < pieces.length; from++)
    for (let to = Math.min(pieces.length, from + 4); to > from; to--) {
      const date = readDateAlone(pieces.slice(from, to).join(', '));
      if (date !== null) return { from, to, date };
    }
  return null;
}

/** A line of nothing but a date, perhaps with weekday, time and zone. */
export function readDateAlone(block: string): Imprint['published'] | null {
  if (block.length > 60 || !/\d{4}/.test(block)) return null;
  const rest = block
    .replace(/\b(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?\b|\b(?:wed|sat)\b/gi, '')
    .replace(/\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b/gi, '')
    .replace(/\b(?:am|pm|a\.m\.|p\.m\.|[A-Z]{2,4}|at|st|nd|rd|th)\b|[\d\s.,:|/()+T-]/g, '');
  return rest.length <= 1 ? readWrittenDate(block) : null;
}
