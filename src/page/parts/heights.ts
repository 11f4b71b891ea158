/**
 * Heights of the rows of a long list: estimated until measured. Sums by a Fenwick tree (Fenwick 1994), so that finding
 * the row at a place costs the logarithm of the list's length.
 */
export class Heights {
  readonly #tree: Float64Array;
  readonly #each: Float64Array;

  constructor(
    readonly count: number,
    estimate: (index: number) => number,
  ) {
    this.#each = new Float64Array(count);
    this.#tree = new Float64Array(count + 1);
    for (let index = 0; index < count; index++) {
      const height = estimate(index);
      this.#each[index] = height;
      this.#tree[index + 1] = (this.#tree[index + 1] ?? 0) + height;
      const parent = index + 1 + ((index + 1) & -(index + 1));
      if (parent <= count) this.#tree[parent] = (this.#tree[parent] ?? 0) + (this.#tree[index + 1] ?? 0);
    }
  }

  /** Sets a measured height; tells whether it differs from what was known. */
  set(index: number, height: number): boolean {
    const change = height - (this.#each[index] ?? 0);
    if (index < 0 || index >= this.count || Math.abs(change) < 0.5) return false;
    this.#each[index] = height;
    for (let at = index + 1; at <= this.count; at += at & -at)
      this.#tree[at] = (this.#tree[at] ?? 0) + change;
    return true;
  }

  /** Where row `index` begins; for `count`, where the list ends. */
  top(index: number): number {
    let sum = 0;
    for (let at = Math.min(index, this.count); at > 0; at -= at & -at) sum += this.#tree[at] ?? 0;
    return sum;
  }

  /** The row that stands at `y` from the beginning of the list. */
  at(y: number): number {
    let index = 0;
    let left = y;
    for (let step = 2 ** Math.floor(Math.log2(Math.max(1, this.count))); step > 0; step /= 2) {
      const sum = this.#tree[index + step];
      if (index + step <= this.count && sum !== undefined && sum <= left) {
        index += step;
        left -= sum;
      }
    }
    return Math.min(index, Math.max(0, this.count - 1));
  }
}
