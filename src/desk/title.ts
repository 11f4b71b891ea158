import type { TalksRecord } from '../joining/record.js';

/**
 * A title for talks that nobody named: their parties and the span of days that the reports cover.
 *
 * ```ts
 * titleOf(record) // 'Ruritania and Freedonia, 3–5 May 2031'
 * ```
 */
export function titleOf(record: TalksRecord): string {
  const byId = new Map(record.actors.map((actor) => [actor.id, actor]));
  const parties = record.actors
    .filter(({ parts }) => parts?.some(({ part }) => part === 'party'))
    .sort((a, b) => (b.mentions ?? 0) - (a.mentions ?? 0) || (a.id < b.id ? -1 : 1))
    // A negotiator stands for the side that sent him: talks are between sides.
    .map((actor) => (actor.side === null ? actor : (byId.get(actor.side) ?? actor)));
  const sides = parties.filter(({ kind }) => kind === 'state' || kind === 'organization');
  const names = [...new Set((sides.length > 1 ? sides : parties).map(({ name }) => name))].slice(0, 3);
  const days = record.reports
    .flatMap(({ published }) => (published === null ? [] : [published.slice(0, 10)]))
    .sort();
  const [first, last] = [days[0], days.at(-1)];
  const when = first === undefined || last === undefined ? '' : span(first, last);
  const who =
    names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? 'Talks');
  return when === '' ? who : `${who}, ${when}`;
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

function span(first: string, last: string): string {
  const day = (date: string): string => String(Number(date.slice(8, 10)));
  const month = (date: string): string => months[Number(date.slice(5, 7)) - 1] ?? '';
  const year = (date: string): string => date.slice(0, 4);
  const full = (date: string): string =>
    date.length < 10 ? date : `${day(date)} ${month(date)} ${year(date)}`;
  if (first === last || first.length < 10 || last.length < 10) return full(last);
  if (year(first) !== year(last)) return `${full(first)} – ${full(last)}`;
  if (month(first) !== month(last)) return `${day(first)} ${month(first)} – ${full(last)}`;
  return `${day(first)}–${full(last)}`;
}
