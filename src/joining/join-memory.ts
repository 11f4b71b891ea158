import { type ActorsMemory, newActorsMemory } from './actors/actors.js';
import { keptFamilies } from './actors/families.js';
import { newOwnSidesMemory, type OwnSidesMemory } from './actors/own-sides.js';
import { type GroundMemory, newGroundMemory } from './ground.js';
import { type ItemsMemory, newItemsMemory } from './items/items.js';
import type { JoinInput } from './join-input.js';
import { Gathered } from './kept/gathered.js';
import type { Made } from './kept/kept.js';
import { revived } from './kept/revived.js';
import { type LineageMemory, newLineageMemory } from './lineages/lineages.js';
import { Sharing } from './lineages/sharing.js';
import { newPointsMemory, type PointsMemory } from './points/memory.js';
import { newRoom, type Room } from './points/room.js';
import type { RecordReport } from './record.js';
import { type BackedMemory, newBackedMemory } from './table/backed.js';
import { newPartsMemory, type PartsMemory } from './table/parts.js';
import { Stances } from './table/stances.js';
import { newTableMemory, type TableMemory } from './table/table.js';
import { Tellings } from './table/tellings.js';
import { newToldMemory, type ToldMemory } from './told/told-actors.js';
import { type KeptSayings, keptSayings, recalledSayings } from './utterances/kept-sayings.js';
import { newUtteranceMemory, type UtteranceMemory } from './utterances/utterance-memory.js';
import { newWholesMemory, type WholesMemory } from './utterances/wholes.js';

/** What earlier joins of the same reports left: alignments, items, sayings compared, and the points of rounds. */
export interface JoinMemory {
  readonly lineages: LineageMemory;
  readonly actors: ActorsMemory;
  readonly items: ItemsMemory;
  readonly utterances: UtteranceMemory;
  readonly points: PointsMemory;
  readonly backed: BackedMemory;
  readonly ground: GroundMemory;
  readonly table: TableMemory;
  readonly reports: ReportsMemory;
  readonly parts: PartsMemory;
  readonly ownSides: OwnSidesMemory;
  readonly told: ToldMemory;
  readonly wholes: WholesMemory;
  /** What points are worked out in: nothing of it is good for the next join but the room itself. */
  readonly room: Room;
}

/** How the record told the reports. */
interface ReportsMemory {
  made: Made<JoinInput, RecordReport>;
}

export const newJoinMemory = (): JoinMemory => ({
  lineages: newLineageMemory(),
  actors: newActorsMemory(),
  items: newItemsMemory(),
  utterances: newUtteranceMemory(),
  points: newPointsMemory(),
  backed: newBackedMemory(),
  ground: newGroundMemory(),
  table: newTableMemory(),
  reports: { made: { from: [], to: [] } },
  parts: newPartsMemory(),
  ownSides: newOwnSidesMemory(),
  told: newToldMemory(),
  wholes: newWholesMemory(),
  room: newRoom(),
});

/** A memory that the structured clone algorithm can copy, but for the methods of what it holds: see `recalledMemory`. */
export type KeptMemory = Omit<JoinMemory, 'utterances' | 'room'> & { readonly utterances: KeptSayings };

export function keptMemory({ room, ...memory }: JoinMemory): KeptMemory {
  const actors = { ...memory.actors, families: keptFamilies(memory.actors.families) };
  return { ...memory, actors, utterances: keptSayings(memory.utterances) };
}

/** A memory that was copied, with its methods again. It is the caller's to change. */
export function recalledMemory(kept: KeptMemory): JoinMemory {
  const { lineages, parts, table } = kept;
  if (lineages.joined !== null) revived(lineages.joined.sharing, Sharing);
  for (const one of [parts.called, parts.bargains, parts.made, parts.objections])
    revived<object>(one, Gathered);
  for (const { tellings } of table.terms.gathered.values()) revived(tellings, Tellings);
  Stances.revived(table.terms.stances);
  return { ...kept, utterances: recalledSayings(kept.utterances), room: newRoom() };
}
