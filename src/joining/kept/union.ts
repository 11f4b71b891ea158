import { putUnder } from '../../text/put-under.js';
/** Disjoint sets with path halving (Tarjan & van Leeuwen 1984). The smaller name always leads: order does not matter. */
export class Union {
  readonly #parent = new Map<string, string>();

  find(item: string): string {
    let at = item;
    for (;;) {
      const up = this.#parent.get(at);
      if (up === undefined) {
        this.#parent.set(at, at);
        return at;
      }
      if (up === at) return at;
      const further = this.#parent.get(up) ?? up;
      this.#parent.set(at, further);
      at = further;
    }
  }

  join(a: string, b: string): void {
    const [x, y] = [this.find(a), this.find(b)];
    if (x < y) this.#parent.set(y, x);
    else if (y < x) this.#parent.set(x, y);
  }

  together(a: string, b: string): boolean {
    return this.find(a) === this.find(b);
  }

  /** Every set with its members in code-unit order, by its leader. */
  sets(): ReadonlyMap<string, readonly string[]> {
    const sets = new Map<string, string[]>();
    for (const item of [...this.#parent.keys()].sort()) {
      const leader = this.find(item);
      putUnder(sets, leader, item);
    }
    return sets;
  }
}

/** The same of things that are numbered in their order: the least always leads. */
export class RankUnion {
  readonly #parent: Int32Array;

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, rank) => rank);
  }

  find(rank: number): number {
    const parent = this.#parent;
    let at = rank;
    for (;;) {
      const up = parent[at] ?? at;
      if (up === at) return at;
      const further = parent[up] ?? up;
      parent[at] = further;
      at = further;
    }
  }

  /** Makes two sets one; false where they are already. */
  join(a: number, b: number): boolean {
    const [x, y] = [this.find(a), this.find(b)];
    if (x === y) return false;
    this.#parent[Math.max(x, y)] = Math.min(x, y);
    return true;
  }

  /** Every set with its members in order, by its leader. */
  sets(): readonly (readonly number[])[] {
    const sets: number[][] = [];
    const placeOf = new Int32Array(this.#parent.length);
    for (let rank = 0; rank < placeOf.length; rank++) {
      const leader = this.find(rank);
      if (leader === rank) placeOf[rank] = sets.push([rank]) - 1;
      else sets[placeOf[leader] ?? 0]?.push(rank);
    }
    return sets;
  }
}

/** Orders by code units: the same in every locale. */
export const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
