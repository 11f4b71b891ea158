import { blocksOf } from '../text/paragraphs.js';
import { type Imprint, readDateAlone, readImprint } from './imprint.js';
import { contributorsIn } from './people.js';
import type { Press } from './press.js';
import type { PublishedTime } from './report.js';
import { readWrittenDate } from './written-date.js';

/** What a text says of its own publication. */
export interface TextTells {
  readonly title: string | null;
  readonly byline: readonly string[];
  readonly outlet: string | null;
  readonly published: PublishedTime | null;
  readonly modified: PublishedTime | null;
}

/**
 * Finds title, byline, outlet and date in a plain text, where it says so: a headline above the first paragraph, "By Ann
 * Lee", "Updated: March 29, 2022, 4:19 PM", an agency's dateline, contributor and copyright lines. What is not said is
 * null. A date in the middle of the news ("on 3 May 2021") is never taken for the report's.
 *
 * ```ts
 * describeText('Talks resume\n\nGENEVA, 13 SEP 89 (DPA) -- They met.', press)
 * // { title: 'Talks resume', outlet: 'dpa', published: { time: '1989-09-13', precision: 'day', reason: 'dateline' }, … }
 * ```
 */
export function describeText(text: string, press: Press): TextTells {
  const blocks = blocksOf(text, press.catalog.captions).map(({ start, end }) => text.slice(start, end));
  const stamps = stampsOf(blocks);
  const dateline = datelineOf(blocks, press);
  const imprint = firstImprint(blocks, press);
  const updated = stamps.find(({ kind }) => kind === 'modified')?.time ?? null;
  const published =
    stamps.find(({ kind }) => kind === 'published')?.time ??
    (imprint === null ? null : { ...imprint.published, reason: 'text' as const }) ??
    dateline.published ??
    updated;
  return {
    title: titleOf(blocks, press),
    byline: bylineOf(blocks, press),
    outlet: imprint?.outlet ?? outletOf(blocks, press) ?? dateline.outlet,
    published,
    modified: updated,
  };
}

/** Above the first paragraph only: below it, names beside dates are the news. */
function firstImprint(blocks: readonly string[], press: Press): Imprint | null {
  for (const block of blocks.slice(0, 5)) {
    if (wordsIn(block) > 20) return null;
    const imprint = readImprint(block, press);
    if (imprint !== null) return imprint;
  }
  return null;
}

const wordsIn = (text: string): number => text.split(/\s+/).length;

/** A first line that stands above longer ones and does not end as a sentence of the news does. */
function titleOf(blocks: readonly string[], press: Press): string | null {
  const [first, ...rest] = blocks;
  if (first === undefined || rest.length === 0 || first.length > 250 || wordsIn(first) > 32) return null;
  if (/[.…,;:]["'”’»)]*$/.test(first) && !/\b(?:[A-Z]\.){1,4}$/.test(first)) {
    // Some outlets' headlines are sentences with a full stop; only a line much shorter than the next paragraph is one.
    if (/[,;:]$/.test(first) || wordsIn(first) > 14 || wordsIn(rest[0] ?? '') < wordsIn(first) * 1.6)
      return null;
  }
  if (/^(?:by|updated|published|posted)\b/i.test(first) || readDateAlone(first) !== null) return null;
  if (readImprint(first, press) !== null) return null;
  return rest.some((block) => wordsIn(block) >= 12) || rest.length > 2 ? first.replace(/\s+/g, ' ') : null;
}

interface Stamp {
  readonly kind: 'published' | 'modified';
  readonly time: PublishedTime;
}

/** "Published 3 May 2021", "Updated: …", or a date alone on a line above the report. */
function stampsOf(blocks: readonly string[]): readonly Stamp[] {
  const stamps: Stamp[] = [];
  blocks.forEach((block, i) => {
    if (block.length > 120) return;
    const said =
      /^\W{0,3}(?:(last |first )?(updated|modified|published|posted|issued|date|dated))\b[^\p{L}\d]{0,3}(?:on |at )?/iu.exec(
        block,
      );
    const edge = i < 6 || i >= blocks.length - 4;
    if (said && edge) {
      const date = readWrittenDate(block.slice(said[0].length));
      if (date)
        stamps.push({
          kind: /updated|modified/i.test(said[2] ?? '') ? 'modified' : 'published',
          time: { ...date, reason: 'text' },
        });
    } else if (i < 6) {
      const date = readDateAlone(block);
      if (date) stamps.push({ kind: 'published', time: { ...date, reason: 'text' } });
    }
  });
  return stamps;
}

/** `SAN JOSE (COSTA RICA), 16 OCT 89 (DPA) -- [TEXT]`. */
function datelineOf(
  blocks: readonly string[],
  press: Press,
): { readonly published: PublishedTime | null; readonly outlet: string | null } {
  for (const block of blocks.slice(0, 3)) {
    const match =
      /^\p{Lu}[\p{L} .,'’-]{2,40}(?: ?\([\p{L} .]{2,30}\))?(?:, ?(\p{L}{0,9}\.? ?\d{1,2},? ?\p{L}{0,9}\.? ?\d{0,4}))? ?\((\p{Lu}[\p{L} /-]{1,40})\) ?(?:—|–|--?)/u.exec(
        block.slice(0, 160),
      );
    if (!match) continue;
    const date = match[1] ? readWrittenDate(match[1]) : null;
    const name = (match[2] ?? '').replace(/ ?- ?/g, '-').trim();
    return {
      published: date ? { ...date, reason: 'dateline' } : null,
      // An agency named without a date is who wrote it, not who published this copy of it.
      outlet: press.outlets.get(name.toLowerCase()) ?? (date ? name : null),
    };
  }
  return { published: null, outlet: null };
}

/** Lines in which an outlet speaks of itself. */
function outletOf(blocks: readonly string[], press: Press): string | null {
  const table = press.outlets;
  const { agencies } = press;
  const votes = new Map<string, number>();
  const vote = (name: string | undefined, weight: number): void => {
    const known = name === undefined ? undefined : table.get(name.trim().toLowerCase());
    // An agency's line says whose words are carried, not who published this copy.
    if (known && !agencies.has(known)) votes.set(known, (votes.get(known) ?? 0) + weight);
  };
  blocks.forEach((block, i) => {
    const late = i >= blocks.length * 0.6 || i >= blocks.length - 3;
    if (i > 0 && i < 6) vote(block.replace(/[.]$/, ''), 2);
    const rights =
      /^\W{0,3}(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4})?,?\s*(?:by )?(?:the )?([\p{Lu}\d][\p{L}\d.&' -]{1,40}?)(?:,| inc| llc| ltd|\.|$)/iu.exec(
        block.slice(0, 160),
      );
    if (rights) {
      vote(rights[1], 2);
      vote(`the ${rights[1] ?? ''}`, 2);
    }
    const comments = /^(.{2,40}) has removed its comment section/i.exec(block);
    vote(comments?.[1], 3);
    const checked = /\bindependently (?:confirmed|verified) by ((?:the )?\p{Lu}[\p{L} ]{2,30}?)[.,]/iu.exec(
      block,
    );
    vote(checked?.[1], 2);
    const own = /^(?:—|-|–)?\s*(\p{Lu}[\p{L} ]{1,24}?)['’]s? .{3,200} contributed to this/u.exec(block);
    if (late) vote(own?.[1], 3);
    const media = /^\W{0,2}(?:(.{2,30}) newsletters)\b/i.exec(block);
    vote(media?.[1], 1);
  });
  const best = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
  return best?.[0] ?? null;
}

function bylineOf(blocks: readonly string[], press: Press): readonly string[] {
  const names: string[] = [];
  for (const block of blocks.slice(1, 6)) {
    const by = /^By:? (\p{Lu}[^|•·]{2,90})/u.exec(block);
    if (by?.[1] && block.length < 140) names.push(...contributorsIn(by[1], press));
  }
  for (const block of blocks.slice(-8)) {
    const credit =
      /\b(?:contributed|contributing|reported from|reporting by|editing by|writing by|assistance (?:by|from))\b/i;
    if (block.length < 700 && credit.test(block)) names.push(...contributorsIn(block, press));
  }
  return [...new Set(names)];
}
