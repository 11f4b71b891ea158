/** Days counted together: one day, or more where the time is long. */
export interface Bin {
  readonly from: string;
  readonly to: string;
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

const atMost = 120;
const day = 86_400_000;

/** Bars of equal length from the first to the last date; at most 120, so that each can be seen and pointed at. */
export function binsOf(items: readonly (readonly [date: string, kind: string])[]): readonly Bin[] {
  const times = items
    .map(([date]) => Date.parse(`${date.slice(0, 10)}T00:00:00Z`))
    .filter((time) => !Number.isNaN(time));
  if (times.length === 0) return [];
  const first = times.reduce((a, b) => Math.min(a, b));
  const last = times.reduce((a, b) => Math.max(a, b));
  const days = Math.max(1, Math.ceil(((last - first) / day + 1) / atMost));
  const count = Math.floor((last - first) / (days * day)) + 1;
  const bins = Array.from({ length: count }, (_, index) => ({
    from: dateOf(first + index * days * day),
    to: dateOf(Math.min(last, first + (index + 1) * days * day - day)),
    counts: new Map<string, number>(),
    total: 0,
  }));
  for (const [date, kind] of items) {
    const time = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
    const bin = bins[Math.floor((time - first) / (days * day))];
    if (!bin) continue;
    bin.counts.set(kind, (bin.counts.get(kind) ?? 0) + 1);
    bin.total += 1;
  }
  return bins;
}

const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
