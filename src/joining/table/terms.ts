import type { Passage } from '../../text/passage.js';
import { putUnder } from '../../text/put-under.js';
import type { Ground } from '../ground.js';
import { type Changes, patched } from '../kept/kept.js';
import { type Pieces, piecesOf } from '../kept/pieces.js';
import { byCodeUnits } from '../kept/union.js';
import type { Move, Position, Term, TermState } from '../record.js';
import type { ReportMoves } from './backed.js';
import { isTermIssue } from './issues.js';
import { latestAct } from './positions.js';
import { Stances } from './stances.js';
import { inOrder, type Telling, Tellings } from './tellings.js';
import { termConfidence } from './term-confidence.js';
import { type Reads, surestOf, wordingOf } from './term-wording.js';

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

const stateLeftBy = (act: string): TermState => stateOf[act] ?? 'floated';

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

/** The moves of one side on one issue in one direction, and the term that they make. */
interface Gathered {
  readonly key: string;
  readonly side: string;
  readonly issue: string;
  readonly tellings: Tellings;
  /** What of the term is told by stretches of its tellings. */
  stretches: Pieces<Telling, Stretch>;
  term: Term | null;
}

/** What earlier joins left: each term with its moves, and of each report where its moves went. */
export interface TermsMemory {
  readonly gathered: Map<string, Gathered>;
  readonly byIssue: Map<string, Set<Gathered>>;
  readonly stances: Stances;
  readonly placed: Map<string, readonly Telling[]>;
  readonly promising: Map<string, Promising>;
  terms: readonly Term[];
}

export const newTermsMemory = (): TermsMemory => ({
  gathered: new Map(),
  byIssue: new Map(),
  stances: new Stances(),
  placed: new Map(),
  promising: new Map(),
  terms: [],
});

/** A term with its moves, in the order of their days, some of which promise. */
export interface Promising {
  readonly term: Term;
  readonly moves: readonly Move[];
  /** Ids of those that promise. */
  readonly told: readonly string[];
}

export interface GatheredTerms {
  readonly terms: readonly Term[];
  /** Those by which something was promised, in their order. */
  readonly promising: readonly Promising[];
}

/**
 * The things on the table: moves of one side on one issue, in one direction, gathered over all reports. A term's state
 * is that of its last day, as most lineages tell it; `since` is the first day on which it was told to be so. Only the
 * terms and stances are made anew that the reports which came and went have moves on.
 *
 * ```ts
 * gatherTerms(ground, newTermsMemory()).terms
 * // [{ id: 't-a1-neutrality-give', issue: 'neutrality', party: 'a1', state: 'offered', since: '2022-03-29', … }]
 * ```
 */
export function gatherTerms(ground: TermsGround, memory: TermsMemory = newTermsMemory()): GatheredTerms {
  const touched = new Set<Gathered>();
  for (const { report } of ground.gone) {
    for (const telling of memory.placed.get(report) ?? []) {
      for (const { key } of termsIn(telling)) {
        const group = memory.gathered.get(key);
        group?.tellings.remove(telling);
        if (group !== undefined) touched.add(group);
      }
      memory.stances.remove(telling);
    }
    memory.placed.delete(report);
  }
  for (const { report, moves } of ground.come) {
    const tellings = tellingsOf(moves, ground.lineageOf.get(report) ?? report, ground.sides.of);
    memory.placed.set(report, tellings);
    for (const telling of tellings) {
      memory.stances.add(telling);
      for (const place of termsIn(telling)) touched.add(taken(telling, place, memory));
    }
  }
  const restated = memory.stances.follow();
  const [come, gone]: [Term[], Term[]] = [[], []];
  const renew = (group: Gathered, term: Term | null): void => {
    if (group.term !== null) gone.push(group.term);
    if (term !== null) come.push(term);
    group.term = term;
  };
  for (const group of touched) {
    group.stretches = piecesOf(group.stretches, group.tellings.list, inOrder, stretchOf);
    const term =
      group.tellings.list.length === 0 ? null : termOf(group, memory.stances.on(group.issue), ground);
    renew(group, term);
    promiseOf(group, memory);
    if (term === null) {
      memory.gathered.delete(group.key);
      memory.byIssue.get(group.issue)?.delete(group);
    }
  }
  for (const issue of restated)
    for (const group of memory.byIssue.get(issue) ?? [])
      if (!touched.has(group) && group.term !== null) {
        renew(group, { ...group.term, positions: memory.stances.on(issue) });
        promiseOf(group, memory);
      }
  memory.terms = patched(memory.terms, { come, gone }, byId);
  const promising = [...memory.promising.values()].sort((a, b) => byId(a.term, b.term));
  return { terms: memory.terms, promising };
}

/** Of what a join stands on, what terms are gathered from. */
export type TermsGround = Changes<ReportMoves> &
  Pick<Ground, 'lineageOf'> &
  Reads & { readonly sides: Pick<Ground['sides'], 'of'> };

const byId = (a: Term, b: Term): number => byCodeUnits(a.id, b.id);

/** The moves of a report as its lineage tells them, those that are exchanged for one another together. */
function tellingsOf(
  moves: readonly Move[],
  lineage: string,
  sideOf: Ground['sides']['of'],
): readonly Telling[] {
  const tellings = moves.map(
    (move): Telling => ({ move, lineage, side: sideOf(move.actor), mates: alone, figures: null }),
  );
  if (moves.every(({ exchange }) => exchange == null)) return tellings;
  const known = new Map(tellings.map((telling) => [telling.move.id, telling]));
  for (const telling of tellings) {
    const other = known.get(telling.move.exchange ?? '');
    if (other === undefined) continue;
    telling.mates = [...telling.mates, other];
    other.mates = [...other.mates, telling];
  }
  return tellings;
}

/** Most moves are exchanged for nothing: one list for all takes less room. */
const alone: readonly Telling[] = [];

interface Place {
  readonly key: string;
  readonly side: string;
  readonly issue: string;
}

/** The terms that a move is told for. */
function termsIn({ move, side }: Telling): readonly Place[] {
  const direction = directionOf[move.act];
  if (side === null || direction === undefined || move.modality === 'negated') return [];
  return [...new Set(move.issues)].flatMap((issue) =>
    isTermIssue(issue) ? [{ key: `${side}-${issue}-${direction}`, side, issue }] : [],
  );
}

/** Takes a telling in where it belongs. */
function taken(telling: Telling, place: Place, { gathered, byIssue }: TermsMemory): Gathered {
  const group = gathered.get(place.key) ?? {
    ...place,
    tellings: new Tellings(),
    stretches: { from: [], cut: [] },
    term: null,
  };
  gathered.set(place.key, group);
  byIssue.set(place.issue, (byIssue.get(place.issue) ?? new Set()).add(group));
  group.tellings.add(telling);
  return group;
}

/** What a stretch of a term's tellings brings to it. */
interface Stretch {
  /** The surest moves of those that leave it in a state. */
  readonly surest: ReadonlyMap<TermState, readonly Move[]>;
  /** The first move of each act. */
  readonly first: ReadonlyMap<string, Move>;
  /** Ids of the terms that moves were exchanged for. */
  readonly exchange: readonly string[];
  readonly figures: readonly Passage[];
  readonly deadline: string | null;
  /** Ids of the moves that promise. */
  readonly told: readonly string[];
}

function stretchOf(list: readonly Telling[]): Stretch {
  const first = new Map<string, Move>();
  const leaving = new Map<TermState, Move[]>();
  for (const { move } of list) {
    if (!first.has(move.act)) first.set(move.act, move);
    putUnder(leaving, stateLeftBy(move.act), move);
  }
  return {
    surest: new Map([...leaving].map(([state, moves]) => [state, surestOf(moves)])),
    first,
    exchange: list.flatMap(({ mates }) =>
      mates.flatMap((mate) => termsIn(mate).map((place) => `t-${place.key}`)),
    ),
    figures: list.flatMap(figuresOf),
    deadline: list.findLast(({ move }) => move.deadline != null)?.move.deadline ?? null,
    told: list.flatMap(({ move }) => (move.act === 'pledge' ? [move.id] : [])),
  };
}

function termOf(
  { key, side, issue, tellings, stretches }: Gathered,
  positions: readonly Position[],
  { lineageOf, ...reads }: Pick<TermsGround, 'lineageOf' | 'read' | 'isNamed'>,
): Term {
  const { list, ids, lineages } = tellings;
  const act = latestAct(list) ?? '';
  const state = stateLeftBy(act);
  const all = stretches.cut.map(({ to }) => to);
  const exchange = new Set(all.flatMap((one) => one.exchange));
  return {
    id: `t-${key}`,
    issue,
    party: side,
    // A term that is told as agreed is told by who agreed, however sure an offer before was.
    ...wordingOf(
      all.flatMap(({ surest }) => surest.get(state) ?? []),
      reads,
    ),
    moves: ids,
    state,
    since: all.find(({ first }) => first.has(act))?.first.get(act)?.date ?? null,
    lineages,
    exchange: [...exchange].filter((id) => id !== `t-${key}`).sort(byCodeUnits),
    deadline: all.findLast(({ deadline }) => deadline !== null)?.deadline ?? null,
    figures: all.flatMap(({ figures }) => figures),
    positions,
    confidence: termConfidence(movesOf(list), lineageOf),
  };
}

function* movesOf(list: readonly Telling[]): Generator<Move> {
  for (const { move } of list) yield move;
}

function promiseOf({ key, tellings, term, stretches }: Gathered, { promising }: TermsMemory): void {
  const told = stretches.cut.flatMap(({ to }) => to.told);
  if (term === null || told.length === 0) promising.delete(key);
  else promising.set(key, { term, moves: [...movesOf(tellings.list)], told });
}

function figuresOf(telling: Telling): readonly Passage[] {
  telling.figures ??= figuresIn(telling.move.passage);
  return telling.figures;
}

const figure =
  /\b\d[\d,.]{0,15}(?:[ -](?:year|month|week|day|hour|percent|per cent|million|billion|troops|prisoners)s?)?\b/g;

/** Most moves have none: one list for all takes less room. */
const noFigures: readonly Passage[] = [];

/** Numbers with what they count, each at its place. */
function figuresIn(passage: Passage): readonly Passage[] {
  const found = [...passage.text.matchAll(figure)].map((match) => {
    const text = match[0].replace(/[,.]$/, '');
    const start = passage.start + match.index;
    return { report: passage.report, start, end: start + text.length, text };
  });
  return found.length === 0 ? noFigures : found;
}
