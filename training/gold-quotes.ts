import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { goldFolder, openRounds, type Round, textFolder } from './readings.js';

/** A report of a round with what careful readers found quoted in it. */
export interface QuotedReport {
  readonly round: Round;
  readonly text: string;
  readonly rows: readonly { readonly speaker: string; readonly kind: string; readonly words: string }[];
}

/** Every report of the rounds that may be learnt from; `usmca` is never read here. */
export function quotedReports(): readonly QuotedReport[] {
  return openRounds.flatMap((round): readonly QuotedReport[] => {
    if (round === 'usmca') return [];
    const gold = readFileSync(join(goldFolder(round), 'quotes.tsv'), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.startsWith('#'))
      .map((line) => line.split('\t'));
    const files = readdirSync(textFolder(round)).filter((name) => name.endsWith('.txt'));
    return files.sort().flatMap((file) => {
      const rows = gold
        .filter(([key = '']) => file === key || file.startsWith(`${key}_`) || file.startsWith(`${key}.`))
        .map(([, speaker = '', kind = '', words = '']) => ({ speaker, kind, words }));
      if (rows.length === 0) return [];
      const text = readFileSync(join(textFolder(round), file), 'utf8').replace(/^\uFEFF/, '');
      return [{ round, text, rows }];
    });
  });
}

/** Whether a passage holds the words of a row, marks and white space aside. */
export const sameWords = (passage: string, words: string): boolean => plain(passage) === plain(words);

const plain = (text: string): string =>
  text
    .replace(/["“”„«»]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
