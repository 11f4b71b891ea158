import { type Passage, passageAt, type Span, spanning } from '../text/passage.js';
import type { AppliedRuling, Move, Statement } from './record.js';
import type { JoinedUtterances } from './utterances.js';

/** Statements put together for earlier records, by the first of their parts. */
export type WholesMemory = WeakMap<
  Statement,
  { readonly parts: readonly Statement[]; readonly whole: Statement }
>;

/** Statements and utterances with what stood alone put together, and into which statement each part went. */
export interface Wholes extends JoinedUtterances {
  readonly into: ReadonlyMap<string, string>;
}

/** Whether two are parts of one statement of one speaker. */
export function areOfOne({ whole: a, ...one }: Statement, { whole: b, ...other }: Statement): boolean {
  if (a === undefined || b === undefined || a.report !== b.report || a.start !== b.start || a.end !== b.end)
    return false;
  return (
    one.speaker === other.speaker && one.polarity === other.polarity && one.confidence === other.confidence
  );
}

/**
 * Statements are compared in parts, since another report may carry one part alone. Neighbouring parts that no other
 * statement tells are put together again: what nobody parts is one thing said.
 */
export function wholesOf(
  { statements, utterances }: JoinedUtterances,
  textOf: (report: string) => string,
  memory: WholesMemory,
): Wholes {
  const shared = new Set(utterances.filter(({ statements: own }) => own.length > 1).map(({ id }) => id));
  const runs: Statement[][] = [];
  for (const statement of statements) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const alone = !shared.has(statement.utterance) && last !== undefined && !shared.has(last.utterance);
    if (alone && areOfOne(last, statement)) run?.push(statement);
    else runs.push([statement]);
  }
  const into = new Map<string, string>();
  const gone = new Set<string>();
  const told = runs.flatMap((run): readonly Statement[] => {
    const [first, ...others] = run;
    if (first === undefined || others.length === 0) return run;
    for (const { id, utterance } of others) {
      into.set(id, first.id);
      gone.add(utterance);
    }
    return [remembered(first, run, textOf, memory)];
  });
  return { statements: told, utterances: utterances.filter(({ id }) => !gone.has(id)), into };
}

/** Moves said in a part are said in what it went into. */
export function movesWithin(moves: readonly Move[], into: Wholes['into']): readonly Move[] {
  return moves.map((move) => {
    const statement = move.statement === null ? undefined : into.get(move.statement);
    return statement === undefined ? move : { ...move, statement };
  });
}

/** A ruling on parts is one on what they went into. */
export function rulingsWithin(
  applied: readonly AppliedRuling[],
  into: Wholes['into'],
): readonly AppliedRuling[] {
  return applied.map((ruling) => {
    const items = [...new Set(ruling.items.map((id) => into.get(id) ?? id))];
    return { ...ruling, items };
  });
}

function remembered(
  first: Statement,
  parts: readonly Statement[],
  textOf: (report: string) => string,
  memory: WholesMemory,
): Statement {
  const had = memory.get(first);
  if (had?.parts.length === parts.length && had.parts.every((part, i) => part === parts[i])) return had.whole;
  const whole = together(first, parts, textOf);
  memory.set(first, { parts, whole });
  return whole;
}

function together(
  first: Statement,
  parts: readonly Statement[],
  textOf: (report: string) => string,
): Statement {
  const { whole, ...rest } = first;
  const around = (spans: readonly Span[]): Passage =>
    passageAt(first.report, textOf(first.report), spans.reduce(spanning));
  const passage = around(parts.map((part) => part.passage));
  const partial = whole !== undefined && (whole.start !== passage.start || whole.end !== passage.end);
  return {
    ...rest,
    mode: parts.find(({ mode }) => mode !== 'indirect')?.mode ?? first.mode,
    passage,
    content: around(parts.map((part) => part.content)),
    quotes: parts.flatMap(({ quotes }) => quotes),
    ...(partial ? { whole } : {}),
  };
}
