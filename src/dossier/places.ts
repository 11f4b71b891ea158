/** Places of two items closer than this are told apart no more: all get new ones. */
const closest = 1e-6;

/**
 * Places that put items into their order, with as few changes as may be: `held[i]` is the place of item `i` so far, null
 * where it has none. What stands between two that stay gets a place between theirs.
 *
 * ```ts
 * placesFor([0, null, 1, 2]) // [0, 0.5, 1, 2]
 * placesFor([2, 0, 1]) // [-1, 0, 1]
 * ```
 */
export function placesFor(held: readonly (number | null)[]): readonly number[] {
  const places: (number | null)[] = held.map(() => null);
  for (const at of rising(held)) places[at] = held[at] ?? null;
  for (let at = 0; at < places.length; at++) {
    if (places[at] !== null) continue;
    let end = at;
    while (end < places.length && places[end] === null) end++;
    const [before, after] = [places[at - 1] ?? null, places[end] ?? null];
    const step = before === null || after === null ? 1 : (after - before) / (end - at + 1);
    if (step < closest) return held.map((_, i) => i);
    const first = before === null ? (after ?? end - at) - (end - at) : before + step;
    for (let i = at; i < end; i++) places[i] = first + (i - at) * step;
    at = end;
  }
  return places.map((place) => place ?? 0);
}

/** Indices of a longest strictly rising subsequence (patience sorting; Fredman 1975), without the nulls. */
function rising(values: readonly (number | null)[]): readonly number[] {
  // By length, the index at which such a sequence ends lowest, and for each index the one before it.
  const ends: number[] = [];
  const before = new Int32Array(values.length).fill(-1);
  values.forEach((value, index) => {
    if (value === null) return;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[index] = ends[low - 1] ?? -1;
    ends[low] = index;
  });
  const found: number[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) found.push(at);
  return found.reverse();
}
