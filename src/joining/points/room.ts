/**
 * Memory that one round after another is worked out in, from join to join. Taken anew for each, it would make the engine
 * look through all that is held, however many reports, to give the last round's back.
 */
export interface Room {
  /** So many numbers of that name, all 0: what was there before is gone. */
  readonly floats: (name: string, length: number) => Float64Array;
  readonly integers: (name: string, length: number) => Int32Array;
}

export function newRoom(): Room {
  const floats = new Map<string, Float64Array>();
  const integers = new Map<string, Int32Array>();
  return {
    floats(name, length) {
      const had = floats.get(name);
      if (had !== undefined && had.length >= length) return had.subarray(0, length).fill(0);
      const made = new Float64Array(Math.ceil(length * spare));
      floats.set(name, made);
      return made.subarray(0, length);
    },
    integers(name, length) {
      const had = integers.get(name);
      if (had !== undefined && had.length >= length) return had.subarray(0, length).fill(0);
      const made = new Int32Array(Math.ceil(length * spare));
      integers.set(name, made);
      return made.subarray(0, length);
    },
  };
}

/** Rounds differ a little in size. */
const spare = 1.25;
