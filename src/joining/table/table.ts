import type { Reading } from '../../reading/reading.js';
import { alone, inSentence, type ReadPassage } from '../../text/in-sentence.js';
import { firstEndingAfter, type Passage, type Span } from '../../text/passage.js';
import type { IdOf } from '../actors/actor-ids.js';
import { namedIn } from '../actors/named-in.js';
import { type Ground, ofReports } from '../ground.js';
import { afterDateline } from '../items/datelines.js';
import { observationId, type ReportItems } from '../items/items.js';
import { byReport, type JoinInput } from '../join-input.js';
import { foundIn, heldBy, type Made, madeOf } from '../kept/kept.js';
import type { Move, TalksRecord } from '../record.js';
import { isDoubt } from './doubts.js';
import { newPathMemory, type PathMemory, pathOf } from './path.js';
import { gatherPledges, type SeenConduct } from './pledges.js';
import { gatherTerms, newTermsMemory, type TermsMemory } from './terms.js';

/** What earlier joins found of what is on the table. */
export interface TableMemory {
  readonly terms: TermsMemory;
  readonly path: PathMemory;
  /** Conduct by report, and all of it. */
  conduct: Made<ReportItems, ReportItems>;
  seen: Made<ReportItems, readonly SeenConduct[]>;
  doubts: Made<ReportItems, Move>;
}

export const newTableMemory = (): TableMemory => ({
  terms: newTermsMemory(),
  path: newPathMemory(),
  conduct: { from: [], to: [] },
  seen: { from: [], to: [] },
  doubts: { from: [], to: [] },
});

/** What is on the table, what was promised and seen, what is still to come: joined from all reports' items. */
export function tableOf(
  inputs: readonly JoinInput[],
  items: readonly ReportItems[],
  ground: Ground,
  actors: { readonly idOf: IdOf; readonly renamed: ReadonlySet<string> },
  memory: TableMemory,
): Required<Pick<TalksRecord, 'terms' | 'pledges' | 'observations' | 'steps'>> {
  const { sides, lineageOf } = ground;
  const read: ReadPassage = (passage) => {
    const input = foundIn(inputs, { report: { id: passage.report } }, byReport);
    return input === undefined
      ? alone(passage.text)
      : inSentence(input.report.text, withoutDateline(input.reading, passage), passage);
  };
  const named = namedIn(inputs, actors.idOf, (form) => form !== 'pronoun');
  const isNamed = ({ report, passage, actor }: Move): boolean => {
    const sentences = foundIn(inputs, { report: { id: report } }, byReport)?.reading.sentences ?? [];
    const sentence = sentences[firstEndingAfter(sentences, passage.start)];
    if (sentence === undefined) return false;
    const side = sides.of(actor);
    return named({ report, passage: sentence }).some((id) => sides.of(id) === side);
  };
  const { terms, promising } = gatherTerms({ ...ground, read, isNamed }, memory.terms);
  memory.conduct = heldBy(memory.conduct, items, ofReports, (one) =>
    one.observations.length === 0 ? none : [one],
  );
  memory.doubts = heldBy(memory.doubts, items, ofReports, ({ moves }) => moves.filter(isDoubt));
  memory.seen = madeOf(memory.seen, memory.conduct.to, ofReports, ({ report, observations }) =>
    seenIn(observations, foundIn(inputs, { report: { id: report } }, byReport)),
  );
  const { pledges, observations } = gatherPledges(
    promising,
    memory.doubts.to,
    memory.seen.to.flat(),
    sides.actorsById,
    lineageOf,
  );
  const stale = [...actors.renamed, ...ground.come.map(({ report }) => report)];
  const steps = pathOf(inputs, { idOf: actors.idOf, lineageOf, stale }, memory.path);
  return { terms, pledges, observations, steps };
}

/** The sentences of a report, that in which a passage begins without its dateline. */
function withoutDateline({ sentences, furniture }: Reading, { start }: Passage): readonly Span[] {
  const at = firstEndingAfter(sentences, start);
  const sentence = sentences[at];
  if (sentence === undefined) return sentences;
  const from = afterDateline(furniture, sentence);
  return from === sentence.start || from > start
    ? sentences
    : [{ start: from, end: sentence.end }, ...sentences.slice(at + 1)];
}

const none: readonly ReportItems[] = [];

/** Observations with what their reading says of them: by id, not by place, for a ruling may have put one in. */
function seenIn(
  observations: ReportItems['observations'],
  input: JoinInput | undefined,
): readonly SeenConduct[] {
  const read = new Map(
    (input?.reading.observations ?? []).map((local, index) => [
      observationId(input?.report.id ?? '', index),
      local,
    ]),
  );
  return observations.map((observation) => ({
    observation,
    issues: read.get(observation.id)?.issues ?? [],
    direction: read.get(observation.id)?.direction ?? 'unclear',
  }));
}
