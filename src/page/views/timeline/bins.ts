import { firstDayOf } from '../../record/dates.js';

/** Days counted together: one day, or more where the time is long. */
export interface Bin {
  readonly from: string;
  readonly to: string;
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

/** What stands under one date; `day` is the first day of it, where it is a month or a year. */
export interface Day<D> {
  readonly date: string;
  readonly day: string;
  readonly docs: readonly D[];
}

const atMost = 120;
const day = 86_400_000;

/** Items under their dates, the oldest first; what has no date is left out. */
export function daysOf<D extends { readonly date: string }>(docs: readonly D[]): readonly Day<D>[] {
  const days = new Map<string, D[]>();
  for (const doc of docs) {
    if (Number.isNaN(timeOf(doc.date))) continue;
    const known = days.get(doc.date);
    if (known) known.push(doc);
    else days.set(doc.date, [doc]);
  }
  return [...days]
    .map(([date, own]) => ({ date, day: firstDayOf(date), docs: own }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.date < b.date ? -1 : 1));
}

/** Bars of equal length from the first to the last date; at most 120, so that each can be seen and pointed at. */
export function binsOf(days: readonly Day<{ readonly kind: string }>[]): readonly Bin[] {
  const [first, last] = [timeOf(days[0]?.date ?? ''), timeOf(days.at(-1)?.date ?? '')];
  if (Number.isNaN(first) || Number.isNaN(last)) return [];
  const length = Math.max(1, Math.ceil(((last - first) / day + 1) / atMost));
  const count = Math.floor((last - first) / (length * day)) + 1;
  const bins = Array.from({ length: count }, (_, index) => ({
    from: dateOf(first + index * length * day),
    to: dateOf(Math.min(last, first + (index + 1) * length * day - day)),
    counts: new Map<string, number>(),
    total: 0,
  }));
  for (const { date, docs } of days) {
    const bin = bins[Math.floor((timeOf(date) - first) / (length * day))];
    if (!bin) continue;
    for (const { kind } of docs) bin.counts.set(kind, (bin.counts.get(kind) ?? 0) + 1);
    bin.total += docs.length;
  }
  return bins;
}

const timeOf = (date: string): number =>
  date === '' ? Number.NaN : Date.parse(`${firstDayOf(date)}T00:00:00Z`);

const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
