import { userInfo } from 'node:os';
import type { Outside } from './command.js';

/** Who signs: as told, else `PARLEY_NAME`, else the name on this machine. */
export function signerOf(by: string | undefined, outside: Pick<Outside, 'env'>): string {
  return by ?? outside.env.PARLEY_NAME ?? nameHere();
}

function nameHere(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a user that the machine has no name for.
    return 'unnamed';
  }
}
