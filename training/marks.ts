import { readFileSync } from 'node:fs';
import type { Span } from '../src/text/passage.js';
import { allReports } from './unlabelled.js';

/** A report of the unlabelled corpus with what a careful reader marked in it, as far as `reach`. */
export interface MarkedReport {
  readonly id: string;
  readonly text: string;
  readonly reach: number;
  /** Nobody looked for moves, for steps and observations alone. */
  readonly pathOnly: boolean;
  readonly moves: readonly {
    readonly act: string;
    readonly actor: string;
    readonly issues: readonly string[];
    readonly spots: readonly Span[];
  }[];
  readonly steps: readonly Span[];
  readonly observations: readonly Span[];
}

const table = (name: string): readonly (readonly string[])[] =>
  readFileSync(new URL(`./marks/${name}.tsv`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));

/** The marked reports, in the order of `marks/reports.tsv`. */
export function markedReports(): readonly MarkedReport[] {
  const texts = new Map(allReports().map(({ id, text }) => [id, text]));
  const byReport = (name: string): ReadonlyMap<string, readonly (readonly string[])[]> => {
    const groups = new Map<string, (readonly string[])[]>();
    for (const row of table(name)) groups.set(row[0] ?? '', [...(groups.get(row[0] ?? '') ?? []), row]);
    return groups;
  };
  const [moves, steps, observations] = [byReport('moves'), byReport('steps'), byReport('observations')];
  const span = ([, start, end]: readonly string[]): Span => ({ start: Number(start), end: Number(end) });
  return table('reports').map(([id = '', reach = '0', read = '']) => ({
    id,
    text: texts.get(id) ?? '',
    reach: Number(reach),
    pathOnly: read === 'path',
    moves: (moves.get(id) ?? []).map((row) => ({
      act: row[3] ?? '',
      actor: row[5] ?? '',
      issues: (row[4] ?? '').split(','),
      spots: [span(row)],
    })),
    steps: (steps.get(id) ?? []).map(span),
    observations: (observations.get(id) ?? []).map(span),
  }));
}
