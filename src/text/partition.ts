/**
 * Index of the first element that `before` does not hold of, in a list where all of which it holds stand first; the
 * list's length where it holds of all. Logarithmic time.
 *
 * ```ts
 * partition([2, 3, 5, 8], (x) => x < 5) // 2
 * ```
 */
export function partition<T>(list: readonly T[], before: (one: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = list[middle];
    if (one !== undefined && before(one)) low = middle + 1;
    else high = middle;
  }
  return low;
}
