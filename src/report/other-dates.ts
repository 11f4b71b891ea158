import { type CalendarWords, inferredDate } from './inferred-date.js';
import type { Report, Result } from './report.js';

/** What tells whether two reports are of the same days: the names and numbers in them. */
interface Profile {
  readonly names: ReadonlySet<string>;
  readonly day: string;
}

/** So much is held while others are looked at: memory must not grow with an archive. */
const mostProfiles = 2000;
const mostUndated = 200;
const mostNames = 150;

/**
 * Passes reports on; files that nobody dated wait until the end, when the dated ones among the same input may tell: a
 * report that shares most of its names and numbers with another came within that one's week. Where none is so near, the
 * latest of the others is a time by which it was there, for the weekday and month in its own text.
 */
export async function* datedByOthers(
  results: AsyncIterable<Result<Report>>,
  calendar: CalendarWords,
): AsyncGenerator<Result<Report>, void, undefined> {
  const profiles: Profile[] = [];
  const undated: Report[] = [];
  let latest = '';
  for await (const result of results) {
    if (!result.ok) {
      yield result;
      continue;
    }
    const { published } = result.value;
    if (published === null && isFile(result.value) && undated.length < mostUndated) {
      undated.push(result.value);
      continue;
    }
    if (published !== null && published.time.length >= 10) {
      const day = published.time.slice(0, 10);
      if (day > latest) latest = day;
      if (profiles.length < mostProfiles) profiles.push({ names: namesIn(result.value.text), day });
    }
    yield result;
  }
  for (const report of undated) {
    const near = nearest(namesIn(report.text), profiles);
    const published =
      near !== null
        ? { time: near, precision: 'week' as const, reason: 'other-reports' }
        : latest === ''
          ? null
          : inferredDate(report.text, calendar, { time: latest, reason: 'text-and-other-reports' });
    yield { ok: true, value: { ...report, published } };
  }
}

/** A file of its own: what stands in an archive goes on at once, for its neighbours are the world's news. */
const isFile = ({ file, evidence }: Report): boolean =>
  file !== null && evidence?.from.includes('#') === false;

/** The day of the report that shares most, if it shares enough that both tell of the same. */
function nearest(names: ReadonlySet<string>, profiles: readonly Profile[]): string | null {
  let best: string | null = null;
  let bestShare = 0.5;
  for (const profile of profiles) {
    let common = 0;
    for (const name of names) if (profile.names.has(name)) common++;
    const share = common / Math.max(1, Math.min(names.size, profile.names.size));
    if (common >= 8 && share >= bestShare) [best, bestShare] = [profile.day, share];
  }
  return best;
}

/** Capitalised words within sentences and numbers, in small letters. */
function namesIn(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const match of text.slice(0, 20_000).matchAll(/(?<=[\p{Ll}\d,;:)] )\p{Lu}[\p{L}’'-]{2,}|\d+/gu)) {
    names.add(match[0].toLowerCase());
    if (names.size >= mostNames) break;
  }
  return names;
}
