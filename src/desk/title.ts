import { isSide } from '../joining/actors/sides.js';
import { byCodeUnits } from '../joining/kept/union.js';
import type { Actor, TalksRecord } from '../joining/record.js';

/**
 * A title for talks that nobody named: their parties and the span of days that the reports cover.
 *
 * ```ts
 * titleOf(record) // 'Ruritania and Freedonia, 3–5 May 2031'
 * ```
 */
export function titleOf(record: TalksRecord): string {
  const names = partiesOf(record);
  const days = record.reports
    .flatMap(({ published }) => (published === null ? [] : [published.slice(0, 10)]))
    .sort();
  const [first, last] = [days[0], days.at(-1)];
  const when = first === undefined || last === undefined ? '' : span(first, last);
  const who =
    names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? 'Talks');
  return when === '' ? who : `${who}, ${when}`;
}

/** The names of up to three parties, of whom most reports tell first; of many negotiators, those whom few tell are left out. */
function partiesOf({ actors }: TalksRecord): readonly string[] {
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  const told = new Map<Actor, { readonly reports: Set<string>; passages: number }>();
  for (const actor of actors)
    for (const { part, passages } of actor.parts ?? []) {
      if (part !== 'party') continue;
      // A negotiator stands for the side that sent him: talks are between sides.
      const side = actor.side === null ? actor : (byId.get(actor.side) ?? actor);
      const own = told.get(side) ?? { reports: new Set(), passages: 0 };
      for (const { report } of passages) own.reports.add(report);
      told.set(side, { ...own, passages: own.passages + passages.length });
    }
  const sides = [...told].filter(([side]) => isSide(side));
  const parties = (sides.length > 1 ? sides : [...told]).sort(
    ([a, p], [b, q]) =>
      q.reports.size - p.reports.size ||
      q.passages - p.passages ||
      (b.mentions ?? 0) - (a.mentions ?? 0) ||
      byCodeUnits(a.id, b.id),
  );
  const most = parties[0]?.[1].reports.size ?? 0;
  return parties
    .filter(([, { reports }]) => 2 * reports.size >= most)
    .slice(0, 3)
    .map(([{ name }]) => name);
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
