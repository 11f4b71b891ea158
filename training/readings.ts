import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalog } from '../src/catalog/catalog.js';
import { coreOf } from '../src/reading/clauses/clauses.js';
import { type ClauseContext, clauseContextOf } from '../src/reading/clauses/context.js';
import { clauseWordsOf } from '../src/reading/clauses/words.js';
import { createLexicon } from '../src/reading/lexicon.js';
import { voicesOf } from '../src/reading/statements/voices.js';
import { timesOf } from '../src/reading/times/times.js';
import { timeWordsOf } from '../src/reading/times/words.js';
import { moveLexiconOf } from '../src/reading/words/move-lexicon.js';
import { createCutter } from '../src/text/cutter.js';
import type { Span } from '../src/text/passage.js';
import { markedReports } from './marks.js';

const shared = join(fileURLToPath(new URL('.', import.meta.url)), '..', '..', 'shared');

/** Rounds of talks with a careful reading, and the folder of their texts. */
export const folders = {
  istanbul: 'seeds',
  geneva: 'corpora/rounds/iran-geneva-2013-11',
  usmca: 'corpora/rounds/usmca-2018-10',
  singapore: 'corpora/rounds/trump-kim-singapore-2018-06',
  gaza2014: 'corpora/rounds/gaza-cairo-2014-08',
  astana: 'corpora/rounds/syria-truce-astana-2016-12',
  phaseone: 'corpora/rounds/us-china-phase-one-2019-12',
  cuba: 'corpora/rounds/us-cuba-2014-12',
  elsalvador: 'corpora/rounds/elsalvador-mexico-sanjose-1989-09',
  'moves-train': 'corpora/moves-train',
} as const;
export type Round = keyof typeof folders;

/** Those that are talks of one matter: `moves-train` holds single reports. */
export const openRounds: readonly Round[] = [
  'istanbul',
  'geneva',
  'usmca',
  'singapore',
  'gaza2014',
  'astana',
  'phaseone',
  'cuba',
  'elsalvador',
];

/** The folder of a round's texts, and of its careful reading. */
export const textFolder = (round: Round): string => join(shared, folders[round]);
export const goldFolder = (round: Round): string => join(shared, 'gold', round);

/** Unlabelled reports that careful readers marked clause by clause (`training/marks`). */
export const marks = 'marks';

/** What the careful reading says of one clause. */
export interface Label {
  readonly acts: ReadonlySet<string>;
  readonly issues: ReadonlySet<string>;
  readonly step: boolean;
  readonly observation: boolean;
  /** Shares words with a move that another clause carries better: neither one nor none. */
  readonly beside: boolean;
}

export interface GoldMove {
  readonly act: string;
  readonly actor: string;
  readonly issues: readonly string[];
  readonly spots: readonly Span[];
}

export interface LabelledText {
  readonly round: Round | typeof marks;
  readonly file: string;
  readonly context: ClauseContext;
  readonly labels: readonly Label[];
  readonly moves: readonly GoldMove[];
  /** Near misses: passages that look like moves and are none. */
  readonly near: readonly Span[];
  /** Whether steps and observations were read in this text; with `only` nothing else was. */
  readonly path: boolean | 'only';
  /** How far the careful reading went; clauses that begin behind it say nothing. */
  readonly reach: number;
}

/** How texts are cut and read for training: as the reader does it. */
export function contextMaker(catalog: Catalog): (text: string) => ClauseContext {
  const cut = createCutter(catalog);
  const words = clauseWordsOf(catalog);
  const lexicon = moveLexiconOf(catalog);
  const names = createLexicon(catalog);
  const timeWords = timeWordsOf(catalog);
  return (text) => {
    const parts = cut(text);
    return clauseContextOf(parts, words, lexicon, voicesOf(parts, names, timesOf(parts, timeWords)));
  };
}

/** All labelled texts of the rounds asked for, cut into clauses, each with what the careful reading found in it. */
export function labelledTexts(
  catalog: Catalog,
  rounds: readonly (Round | typeof marks)[],
): readonly LabelledText[] {
  const contextOf = contextMaker(catalog);
  return rounds.flatMap((round) => (round === marks ? markedTexts(contextOf) : roundTexts(round, contextOf)));
}

function markedTexts(contextOf: (text: string) => ClauseContext): readonly LabelledText[] {
  return markedReports().map(({ id, text, reach, pathOnly, moves, steps, observations }): LabelledText => {
    const context = contextOf(text);
    return {
      round: marks,
      file: id,
      context,
      labels: labelsOf(
        context,
        moves,
        steps.map((spot) => [spot]),
        observations.map((spot) => [spot]),
      ),
      moves,
      near: [],
      path: pathOnly ? 'only' : true,
      reach,
    };
  });
}

function roundTexts(round: Round, contextOf: (text: string) => ClauseContext): readonly LabelledText[] {
  const [moves, steps, observations] = [
    goldRows(round, 'moves'),
    goldRows(round, 'steps'),
    goldRows(round, 'observations'),
  ];
  const folder = textFolder(round);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((file): LabelledText[] => {
      const text = readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, '');
      const mine = (key: string | undefined): boolean =>
        key !== undefined && (file === key || file.startsWith(`${key}_`) || file.startsWith(`${key}.`));
      const own = moves.filter((row) => mine(row[0]));
      if (own.length === 0) return [];
      const find = finder(text);
      const context = contextOf(text);
      const gold = own
        .filter((row) => row[2] !== 'none')
        .map(
          (row): GoldMove => ({
            act: row[2] ?? '',
            actor: row[1] ?? '',
            issues: (row[3] ?? '').split(','),
            spots: find(row[4] ?? ''),
          }),
        );
      const stepSpots = steps.filter((row) => mine(row[1])).map((row) => find(row[2] ?? ''));
      const seenSpots = observations.filter((row) => mine(row[0])).map((row) => find(row[4] ?? ''));
      return [
        {
          round,
          file,
          context,
          labels: labelsOf(context, gold, stepSpots, seenSpots),
          moves: gold,
          near: own.flatMap((row) => (row[2] === 'none' ? (find(row[4] ?? '')[0] ?? []) : [])),
          path: steps.length > 0,
          reach: text.length,
        },
      ];
    });
}

/** Whether two stretches share at least half of the shorter one. */
export function meets(a: Span, b: Span): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared > 0 && shared >= 0.5 * Math.min(a.end - a.start, b.end - b.start);
}

/** The clause that carries a passage best, or -1. */
export function bestClause({ clauses }: ClauseContext, spots: readonly Span[]): number {
  let at = -1;
  let most = 0;
  for (const spot of spots)
    clauses.forEach((clause, i) => {
      const common = Math.min(clause.end, spot.end) - Math.max(clause.start, spot.start);
      if (common > most && meets(coreOf(clause), spot)) [at, most] = [i, common];
    });
  return at;
}

function labelsOf(
  context: ClauseContext,
  moves: readonly GoldMove[],
  steps: readonly (readonly Span[])[],
  observations: readonly (readonly Span[])[],
): readonly Label[] {
  const { clauses } = context;
  const labels = clauses.map(() => ({
    acts: new Set<string>(),
    issues: new Set<string>(),
    step: false,
    observation: false,
    beside: false,
  }));
  for (const { act, issues, spots } of moves) {
    const at = bestClause(context, spots);
    clauses.forEach((clause, i) => {
      const label = labels[i];
      if (label !== undefined && i !== at && spots.some((spot) => meets(coreOf(clause), spot)))
        label.beside = true;
    });
    const label = labels[at];
    if (label === undefined) continue;
    label.acts.add(act);
    for (const issue of issues) label.issues.add(issue);
  }
  for (const spots of steps) {
    const label = labels[bestClause(context, spots)];
    if (label !== undefined) label.step = true;
  }
  for (const spots of observations) {
    const label = labels[bestClause(context, spots)];
    if (label !== undefined) label.observation = true;
  }
  return labels;
}

/** Rows of one table of a round's careful reading; none where there is no such table. */
export function goldRows(round: Round, table: string): readonly string[][] {
  try {
    return readFileSync(join(goldFolder(round), `${table}.tsv`), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.startsWith('#'))
      .map((line) => line.split('\t'));
  } catch {
    return [];
  }
}

/** Finds words whatever the quotation marks and white space. */
export function finder(text: string): (words: string) => readonly Span[] {
  const whole = squeezed(text);
  return (words) => {
    const sought = squeezed(words).out.trim();
    const found: Span[] = [];
    for (let i = whole.out.indexOf(sought); i >= 0 && sought !== ''; i = whole.out.indexOf(sought, i + 1))
      found.push({ start: whole.at[i] ?? 0, end: (whole.at[i + sought.length - 1] ?? 0) + 1 });
    return found;
  };
}

function squeezed(text: string): { readonly out: string; readonly at: readonly number[] } {
  let out = '';
  const at: number[] = [];
  for (let i = 0; i < text.length; i++) {
    let c = text[i] ?? '';
    if (/["“”„«»]/.test(c)) continue;
    if (c === '’' || c === '‘') c = "'";
    if (/\s/.test(c)) {
      if (out.endsWith(' ')) continue;
      c = ' ';
    }
    out += c.toLowerCase();
    at.push(i);
  }
  return { out, at };
}
