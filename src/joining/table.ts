import type { JoinedActors } from './actors.js';
import { observationId, type ReportItems } from './items.js';
import type { JoinInput } from './join-input.js';
import { pathOf } from './path.js';
import { gatherPledges, type SeenConduct } from './pledges.js';
import type { Actor, TalksRecord } from './record.js';
import { gatherTerms, type TermsMemory } from './terms.js';

/** What is on the table, what was promised and seen, what is still to come: joined from all reports' items. */
export function tableOf(
  inputs: readonly JoinInput[],
  items: readonly ReportItems[],
  actors: readonly Actor[],
  idOf: JoinedActors['idOf'],
  lineageOf: ReadonlyMap<string, string>,
  memory?: TermsMemory,
): Required<Pick<TalksRecord, 'terms' | 'pledges' | 'observations' | 'steps'>> {
  const actorsById = new Map(actors.map((actor) => [actor.id, actor]));
  const moves = items.flatMap((one) => one.moves);
  const terms = gatherTerms(moves, actorsById, lineageOf, memory);
  // By id, not by place: a ruling may have taken an observation out or put one in.
  const read = new Map(
    inputs.flatMap(({ report, reading }) =>
      reading.observations.map((local, index) => [observationId(report.id, index), local] as const),
    ),
  );
  const seen = items.flatMap(({ observations }): readonly SeenConduct[] =>
    observations.map((observation) => ({
      observation,
      issues: read.get(observation.id)?.issues ?? [],
      direction: read.get(observation.id)?.direction ?? 'unclear',
    })),
  );
  const { pledges, observations } = gatherPledges(terms, moves, seen, actorsById, lineageOf);
  return { terms, pledges, observations, steps: pathOf(inputs, idOf, lineageOf) };
}
