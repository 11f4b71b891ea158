/** Where in a file: both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What is wrong, as a value: nothing in this folder throws. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly expected: string;
  readonly found: string;
  /** Keys from the file's root to the trouble: `['provisions', 'help', 'bearer']`. */
  readonly path: readonly (string | number)[];
  readonly where: Place | null;
  readonly remedy: string;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export const failed = (problems: readonly Problem[]): Result<never> => ({ ok: false, problems });

/** A problem with its fixed fields; `where` is filled in by whoever knows the file. */
export function problem(
  code: string,
  path: readonly (string | number)[],
  said: { message: string; expected: string; found: string; remedy: string },
  where: Place | null = null,
): Problem {
  return { code, ...said, path, where };
}

/**
 * One line for a person: `deal.yaml:12:5 no such party: "uk" (expected a party or group; did you mean "gb"?)`.
 */
export function problemLine(file: string, { where, message, remedy }: Problem): string {
  const at = where ? `${file}:${where.line}:${where.column}` : file;
  return `${at} ${message}${message.endsWith('?') ? '' : '.'} ${remedy}`;
}

/** The known word nearest to one that is not known, if it is near enough to be a slip of the pen. */
export function nearest(word: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(word, candidate, bestDistance);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? limit;
}
