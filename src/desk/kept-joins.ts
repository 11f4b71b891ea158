import { deserialize, serialize } from 'node:v8';
import type { Joiner, KeptJoins } from '../joining/join.js';

/** What a joiner kept, with what was proposed for the texts that it joined, and the stamp of its last record. */
interface Written {
  readonly joins: KeptJoins;
  readonly proposed: string;
  readonly stamp: string;
}

/** Writes down what a joiner keeps; null where that is more than can be written in one. */
export function writtenJoins(joiner: Joiner, proposed: string, stamp: string): Uint8Array | null {
  const written: Written = { joins: joiner.kept(), proposed, stamp };
  try {
    return serialize(written);
  } catch {
    // Too large for one buffer, or too deep: the next program joins all anew.
    return null;
  }
}

/** What was written by a program whose stamps begin with `maker`; null where it was another, or where something else has been proposed since. */
export function joinsFrom(
  bytes: Uint8Array,
  maker: string,
  proposed: string,
): Pick<Written, 'joins' | 'stamp'> | null {
  const written = opened(bytes);
  return written?.stamp.startsWith(`${maker} `) && written.proposed === proposed ? written : null;
}

/** Null where the bytes are those of a later engine, or damaged: all is joined anew then. */
function opened(bytes: Uint8Array): Written | null {
  try {
    return deserialize(bytes);
  } catch {
    return null;
  }
}
