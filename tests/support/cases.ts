import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Case {
  readonly name: string;
  readonly input: string;
  readonly expected: string;
  readonly where: string;
}

/**
 * Cases as plain text, after Lezer's: `# name`, the input, a line `==>`, what is expected. A line that starts with
 * `## ` is a remark. Blank lines around input and expectation do not count.
 */
export function casesOf(file: string): readonly Case[] {
  const cases: Case[] = [];
  const lines = readFileSync(file, 'utf8').split('\n');
  let name: string | null = null;
  let line = 0;
  let input: string[] = [];
  let expected: string[] | null = null;
  const flush = (): void => {
    if (name !== null && expected !== null)
      cases.push({ name, input: trimmed(input), expected: trimmed(expected), where: `${file}:${line}` });
    else if (name !== null) throw new Error(`${file}:${line}: the case "${name}" has no line ==>`);
  };
  lines.forEach((text, index) => {
    if (text.startsWith('## ')) return;
    if (text.startsWith('# ')) {
      flush();
      [name, line, input, expected] = [text.slice(2).trim(), index + 1, [], null];
    } else if (text.trim() === '==>') expected = [];
    else (expected ?? input).push(text);
  });
  flush();
  return cases;
}

/** All cases of the `.txt` files of a folder, file by file in the order of their names. */
export function casesIn(folder: string): readonly Case[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => casesOf(join(folder, name)));
}

const trimmed = (lines: readonly string[]): string => lines.join('\n').replace(/^\n+|\s+$/g, '');
