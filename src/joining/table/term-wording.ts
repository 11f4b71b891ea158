import { type ReadPassage, stretchOf } from '../../text/in-sentence.js';
import { oneLine } from '../../text/one-line.js';
import { partition } from '../../text/partition.js';
import { byCodeUnits } from '../kept/union.js';
import type { Move, Term } from '../record.js';

/** A shorter one is a scrap. */
const leastClause = 20;
/** So many of a stretch's surest clauses may tell the term. */
const candidates = 8;
/** So much less sure than the surest clause may be one that tells what the others tell. */
const nearlyAsSure = 0.2;

/** What a sentence is about it says first as a rule: a clause that opens one is worth as much as so much likeness. */
const opening = 0.5;
/** … and so is one whose sentence names its doer: "We will find out" leaves open who will. */
const naming = 0.5;
const opensSentence = /^[\p{Lu}\p{N}“"«‘]/u;

/** The surest of some moves, clauses before scraps. */
export function surestOf(moves: Iterable<Move>): readonly Move[] {
  const surest: Move[] = [];
  for (const move of moves) {
    const last = surest[candidates - 1];
    if (last !== undefined && bySureness(last, move) <= 0) continue;
    const at = partition(surest, (other) => bySureness(other, move) <= 0);
    surest.splice(at, 0, move);
    surest.length = Math.min(surest.length, candidates);
  }
  return surest;
}

/** How a clause stands in its report. */
export interface Reads {
  /** A passage in its sentence. */
  readonly read: ReadPassage;
  /** Whether the sentence of a move names its side other than by a pronoun. */
  readonly isNamed: (move: Move) => boolean;
}

/**
 * The words by which a term is told: of the surest clauses the one that shares most words with the others, in its sentence,
 * since "agreed to it" leaves out who and what.
 */
export function wordingOf(moves: readonly Move[], { read, isNamed }: Reads): Pick<Term, 'text' | 'passage'> {
  const surest = surestOf(moves);
  const least = (surest[0]?.confidence ?? 1) - nearlyAsSure;
  const near = surest.filter(
    (move) => (move.confidence ?? 1) >= least && isClause(move) === isClause(surest[0] ?? move),
  );
  const words = near.map(({ passage }) => new Set(longWords(passage.text)));
  const worth = near.map((move, i) =>
    words.reduce(
      (sum, other, j) => sum + (i === j ? 0 : likeness(words[i] ?? other, other)),
      (opensSentence.test(move.passage.text) ? opening : 0) + (isNamed(move) ? naming : 0),
    ),
  );
  const best = near[worth.indexOf(Math.max(...worth))];
  if (best === undefined) return { text: '' };
  return { text: oneLine(stretchOf(read(best.passage))).trim(), passage: best.passage };
}

const isClause = ({ passage }: Move): boolean => passage.text.length >= leastClause;

const longWords = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];

/** Share of the words of either that both have. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const word of a) if (b.has(word)) both += 1;
  return both === 0 ? 0 : both / (a.size + b.size - both);
}

const bySureness = (a: Move, b: Move): number =>
  Number(isClause(b)) - Number(isClause(a)) ||
  (b.confidence ?? 1) - (a.confidence ?? 1) ||
  a.passage.text.length - b.passage.text.length ||
  byCodeUnits(a.id, b.id);
