import { cosine } from './nearness.js';
import { putUnder } from './put-under.js';

export interface Neighbour {
  readonly id: number;
  readonly cosine: number;
}

/** Finds the nearest of many vectors without comparing each with each. */
export interface NearIndex {
  readonly size: number;
  /** Keeps a vector under the next number: 0, 1, 2 … */
  add(vector: Int16Array): number;
  /** The nearest first; equals in the order in which they were added. */
  nearest(
    vector: Int16Array,
    options?: { readonly most?: number; readonly least?: number },
  ): readonly Neighbour[];
}

/**
 * Buckets by the side of random planes on which a vector lies (Charikar, "Similarity estimation techniques from
 * rounding algorithms", STOC 2002); a query looks into its own bucket of each table and the buckets one plane away
 * (Lv et al., "Multi-probe LSH", VLDB 2007), and compares exactly what it finds there. The planes come from a seed and
 * hold -1 and 1 only: sums of integers, the same on every machine. Measured on news:
 * 96 in 100 of the neighbours with a cosine of 0.7 to 0.8 are found, 89 of those with 0.6 to 0.7.
 *
 * ```ts
 * const index = createNearIndex(near.dims);
 * for (const passage of passages) index.add(near.pool(passage));
 * index.nearest(near.pool(['withdraw', 'troops']), { most: 3, least: 0.5 }) // [{ id: 17, cosine: 0.83 }, …]
 * ```
 */
export function createNearIndex(
  dims: number,
  options: { readonly tables?: number; readonly bits?: number; readonly seed?: number } = {},
): NearIndex {
  const { tables = 8, bits = 10, seed = 20220329 } = options;
  const planes = signs(dims * tables * bits, seed);
  const buckets = Array.from({ length: tables }, () => new Map<number, number[]>());
  const vectors: Int16Array[] = [];

  const keyOf = (vector: Int16Array, table: number): number => {
    let key = 0;
    for (let bit = 0; bit < bits; bit++) {
      const from = (table * bits + bit) * dims;
      let side = 0;
      for (let d = 0; d < dims; d++) side += (planes[from + d] ?? 0) * (vector[d] ?? 0);
      key = key * 2 + (side > 0 ? 1 : 0);
    }
    return key;
  };
  return {
    get size() {
      return vectors.length;
    },
    add(vector) {
      const id = vectors.push(vector) - 1;
      for (const [table, bucket] of buckets.entries()) {
        const key = keyOf(vector, table);
        putUnder(bucket, key, id);
      }
      return id;
    },
    nearest(vector, { most = 10, least = 0 } = {}) {
      const seen = new Set<number>();
      const found: Neighbour[] = [];
      const look = (held: readonly number[] | undefined): void => {
        for (const id of held ?? []) {
          if (seen.has(id)) continue;
          seen.add(id);
          const other = vectors[id];
          if (other === undefined) continue;
          const near = cosine(vector, other);
          if (near >= least) found.push({ id, cosine: near });
        }
      };
      for (const [table, bucket] of buckets.entries()) {
        const key = keyOf(vector, table);
        look(bucket.get(key));
        for (let bit = 0; bit < bits; bit++) look(bucket.get(key ^ (1 << bit)));
      }
      return found.sort((a, b) => b.cosine - a.cosine || a.id - b.id).slice(0, most);
    },
  };
}

/** -1 and 1 by a xorshift generator (Marsaglia 2003). */
function signs(count: number, seed: number): Int8Array {
  const out = new Int8Array(count);
  let state = seed >>> 0 || 1;
  for (let i = 0; i < count; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    out[i] = (state >>> 16) & 1 ? 1 : -1;
  }
  return out;
}
