import type { JoinedActors } from './actors.js';
import type { Ground } from './ground.js';
import { observationId, type ReportItems } from './items.js';
import type { JoinInput } from './join-input.js';
import { pathOf } from './path.js';
import { gatherPledges, type SeenConduct } from './pledges.js';
import type { TalksRecord } from './record.js';
import { gatherTerms, type TermsMemory } from './terms.js';

/** What is on the table, what was promised and seen, what is still to come: joined from all reports' items. */
export function tableOf(
  inputs: readonly JoinInput[],
  items: readonly ReportItems[],
  ground: Ground,
  idOf: JoinedActors['idOf'],
  memory: TermsMemory,
): Required<Pick<TalksRecord, 'terms' | 'pledges' | 'observations' | 'steps'>> {
  const { sides, lineageOf } = ground;
  const { terms, promising } = gatherTerms(ground, memory);
  const seen = items.flatMap(({ observations }, at) =>
    observations.length === 0 ? noConduct : seenIn(observations, inputs[at]),
  );
  const moves = items.flatMap((one) => one.moves);
  const { pledges, observations } = gatherPledges(promising, moves, seen, sides.actorsById, lineageOf);
  return { terms, pledges, observations, steps: pathOf(inputs, idOf, lineageOf) };
}

const noConduct: readonly SeenConduct[] = [];

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
