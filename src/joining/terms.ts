import { oneLine } from '../text/one-line.js';
import type { Passage } from '../text/passage.js';
import { isTermIssue } from './issues.js';
import { byDate, latestAct, lineagesOfMoves, positionsOf, sideOf } from './positions.js';
import type { Actor, Move, Term, TermState } from './record.js';
import { termConfidence } from './term-confidence.js';
import { byCodeUnits } from './union.js';

/** Acts that put something on the table or take it off, and the state in which they leave it. */
const stateOf: Readonly<Record<string, TermState>> = {
  offer: 'offered',
  pledge: 'offered',
  demand: 'demanded',
  condition: 'demanded',
  accept: 'agreed',
  refuse: 'refused',
  drop: 'dropped',
  consider: 'floated',
};

/** What a side would give, what it asks of others, and what it will not have are different things on the table. */
export const directionOf: Readonly<Record<string, 'give' | 'ask' | 'not'>> = {
  offer: 'give',
  pledge: 'give',
  accept: 'give',
  consider: 'give',
  demand: 'ask',
  condition: 'ask',
  drop: 'ask',
  refuse: 'not',
};

/** What earlier joins left: moves in the order of their days, and the numbers in each. */
export interface TermsMemory {
  sorted: readonly Move[];
  readonly figures: WeakMap<Move, readonly Passage[]>;
}

export const newTermsMemory = (): TermsMemory => ({ sorted: [], figures: new WeakMap() });

/**
 * The things on the table: moves of one side on one issue, in one direction, gathered over all reports. A term's state
 * is that of its last day, as most lineages tell it; `since` is the first day on which it was told to be so.
 *
 * ```ts
 * gatherTerms(moves, actorsById, lineageOf)
 * // [{ id: 't-a1-neutrality-give', issue: 'neutrality', party: 'a1', state: 'offered', since: '2022-03-29', … }]
 * ```
 */
export function gatherTerms(
  moves: readonly Move[],
  actorsById: ReadonlyMap<string, Actor>,
  lineageOf: ReadonlyMap<string, string>,
  memory: TermsMemory = newTermsMemory(),
): readonly Term[] {
  const inOrder = sortedAnew(moves, memory.sorted);
  memory.sorted = inOrder;
  const groups = new Map<string, { side: string; issue: string; moves: Move[] }>();
  const byIssue = new Map<string, Move[]>();
  for (const move of inOrder) {
    const side = sideOf(actorsById, move.actor);
    const direction = directionOf[move.act];
    for (const issue of move.issues) {
      if (!isTermIssue(issue)) continue;
      const known = byIssue.get(issue);
      if (known === undefined) byIssue.set(issue, [move]);
      else known.push(move);
      if (side === null || direction === undefined || move.modality === 'negated') continue;
      const key = `${side}-${issue}-${direction}`;
      const group = groups.get(key) ?? { side, issue, moves: [] };
      group.moves.push(move);
      groups.set(key, group);
    }
  }
  const positions = new Map(
    [...byIssue].map(([issue, own]) => [issue, positionsOf(own, actorsById, lineageOf)]),
  );
  const termsOfMove = new Map<string, string[]>();
  for (const [key, group] of groups)
    for (const { id } of group.moves) termsOfMove.set(id, [...(termsOfMove.get(id) ?? []), `t-${key}`]);
  const exchangedFor = new Map<string, string[]>();
  for (const { id, exchange } of moves)
    if (exchange != null) exchangedFor.set(exchange, [...(exchangedFor.get(exchange) ?? []), id]);
  return [...groups]
    .sort(([a], [b]) => byCodeUnits(a, b))
    .map(([key, { side, issue, moves: sorted }]): Term => {
      const latest = latestAct(sorted, lineageOf);
      const exchange = sorted
        .flatMap((move) => [
          ...(move.exchange == null ? [] : (termsOfMove.get(move.exchange) ?? [])),
          ...(exchangedFor.get(move.id) ?? []).flatMap((other) => termsOfMove.get(other) ?? []),
        ])
        .filter((id) => id !== `t-${key}`);
      return {
        id: `t-${key}`,
        issue,
        party: side,
        text: wordingOf(sorted),
        moves: sorted.map(({ id }) => id),
        state: stateOf[latest?.act ?? ''] ?? 'floated',
        since: latest?.moves[0]?.date ?? null,
        lineages: lineagesOfMoves(sorted, lineageOf),
        exchange: [...new Set(exchange)].sort(byCodeUnits),
        deadline: sorted.findLast(({ deadline }) => deadline != null)?.deadline ?? null,
        figures: sorted.flatMap((move) => figuresOf(move, memory)),
        positions: positions.get(issue) ?? [],
        confidence: termConfidence(sorted, lineageOf),
      };
    });
}

/** Moves in the order of their days, where most stood in order already. */
function sortedAnew(moves: readonly Move[], before: readonly Move[]): readonly Move[] {
  const left = new Set(moves);
  const stay = before.filter((move) => left.delete(move));
  const come = [...left].sort(byDate);
  if (come.length === 0) return stay;
  const sorted: Move[] = [];
  let next = 0;
  for (const move of stay) {
    for (let one = come[next]; one !== undefined && byDate(one, move) < 0; one = come[++next])
      sorted.push(one);
    sorted.push(move);
  }
  return sorted.concat(come.slice(next));
}

/** The words of the surest move; of several, the shortest that is a clause and not a scrap. */
function wordingOf(moves: readonly Move[]): string {
  const clauses = moves.filter(({ passage }) => passage.text.length >= 20);
  const [first, ...rest] = clauses.length > 0 ? clauses : moves;
  let best = first;
  for (const move of rest) if (best !== undefined && bySureness(move, best) < 0) best = move;
  return oneLine(best?.passage.text ?? '').trim();
}

const bySureness = (a: Move, b: Move): number =>
  (b.confidence ?? 1) - (a.confidence ?? 1) ||
  a.passage.text.length - b.passage.text.length ||
  byCodeUnits(a.id, b.id);

function figuresOf(move: Move, { figures }: TermsMemory): readonly Passage[] {
  const known = figures.get(move);
  if (known !== undefined) return known;
  const found = figuresIn(move.passage);
  figures.set(move, found);
  return found;
}

const figure =
  /\b\d[\d,.]{0,15}(?:[ -](?:year|month|week|day|hour|percent|per cent|million|billion|troops|prisoners)s?)?\b/g;

/** Numbers with what they count, each at its place. */
function figuresIn(passage: Passage): readonly Passage[] {
  return [...passage.text.matchAll(figure)].map((match) => {
    const text = match[0].replace(/[,.]$/, '');
    const start = passage.start + match.index;
    return { report: passage.report, start, end: start + text.length, text };
  });
}
