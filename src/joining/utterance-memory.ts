import type { Nearness } from '../text/nearness.js';
import { Meetings } from './meetings.js';
import type { Saying } from './one-saying.js';
import type { Paraphrases } from './paraphrases.js';
import type { Actor, LineageLink, Statement, Utterance } from './record.js';
import { type Voices, voiceOf } from './relations.js';
import type { RememberedReport } from './remembered-report.js';
import type { ToldSaying } from './told.js';

/** A statement among the others, made ready for comparing. */
export type Told = ToldSaying<Saying>;

/** What earlier joins found of sayings: one more statement is compared with those it meets, and nothing else anew. */
export interface UtteranceMemory {
  readonly sayings: Map<string, Told>;
  meetings: Meetings<Told>;
  /** What is asked of an actor when what it says is compared. */
  voices: ReadonlyMap<string, string>;
  readonly heard: Voices;
  /** Statements that the aligned sentences of a link bring together. */
  readonly links: Map<LineageLink, readonly (readonly [Told, Told])[]>;
  /** Utterances of several statements with why these were joined. */
  readonly explained: WeakMap<Utterance, Utterance>;
  nearness: Nearness | null;
  /** Compares by `nearness`: it knows the words that were compared before. */
  inOtherWords: Paraphrases | null;
  /** What earlier programs found, until the first join takes it in. */
  recalled: readonly RememberedReport[];
}

export const newUtteranceMemory = (recalled: readonly RememberedReport[] = []): UtteranceMemory => ({
  sayings: new Map(),
  meetings: new Meetings(),
  voices: new Map(),
  heard: new WeakMap(),
  links: new Map(),
  explained: new WeakMap(),
  nearness: null,
  inOtherWords: null,
  recalled,
});

export interface Sorted {
  /** In the order of the statements. */
  readonly all: readonly Told[];
  /** Those that are new or say something else than in the last join, and those that are no more. */
  readonly fresh: readonly Told[];
  readonly gone: readonly Told[];
}

/** Parts what is known from what is not. A speaker who is named otherwise, or has changed sides, says all anew. */
export function sorted(
  statements: readonly Statement[],
  voices: ReadonlyMap<string, string>,
  memory: UtteranceMemory,
  toldOf: (statement: Statement) => Told,
): Sorted {
  const fresh: Told[] = [];
  const gone: Told[] = [];
  const all = statements.map((statement) => {
    const had = memory.sayings.get(statement.id);
    const { speaker } = statement;
    const same = speaker === null || voices.get(speaker) === memory.voices.get(speaker);
    if (had?.statement === statement && same) return had;
    if (had !== undefined) gone.push(had);
    const told = toldOf(statement);
    fresh.push(told);
    memory.sayings.set(statement.id, told);
    return told;
  });
  if (memory.sayings.size > all.length) {
    const left = new Set(statements.map(({ id }) => id));
    for (const [id, told] of memory.sayings)
      if (!left.has(id)) {
        gone.push(told);
        memory.sayings.delete(id);
      }
  }
  memory.voices = voices;
  return { all, fresh, gone };
}

/** Everything of each actor that bears on whether it says what another says. */
export const voicesOf = (actors: readonly Actor[], known: Voices): ReadonlyMap<string, string> =>
  new Map(actors.map((actor) => [actor.id, voiceOf(actor, known).key]));
