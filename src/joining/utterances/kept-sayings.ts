import { revived } from '../kept/revived.js';
import type { Lineage, LineageLink, Utterance } from '../record.js';
import { Meetings } from './meetings.js';
import { Relations } from './relations.js';
import { newUtteranceMemory, type Told, type UtteranceMemory } from './utterance-memory.js';
import type { ReportWords } from './wordings.js';

/** What joins found of sayings, in a form that can be written down: sayings name one another by their places in `told`. */
export interface KeptSayings {
  /** Each without those that it goes together with. */
  readonly told: readonly Told[];
  /** Pairs that are likely one saying, and how likely. */
  readonly near: Pairs;
  /** Pairs in aligned sentences, and in how many. */
  readonly aligned: Pairs;
  readonly byReport: readonly (readonly [report: string, sayings: Uint32Array])[];
  readonly meetings: readonly (readonly [key: number | string, sayings: Uint32Array])[];
  readonly links: readonly (readonly [link: LineageLink, pairs: Uint32Array])[];
  readonly explained: readonly (readonly [Utterance, Utterance])[];
  /** What weighs the words of each report. */
  readonly words: Map<string, ReportWords>;
  readonly relations: Relations;
  readonly lineages: readonly Lineage[];
  /** Whether they were compared by word vectors. */
  readonly vectored: boolean;
}

/** Two places for each number. */
interface Pairs {
  readonly places: Uint32Array;
  readonly numbers: Float64Array;
}

/** What a memory of sayings holds, to be written down. */
export function keptSayings(memory: UtteranceMemory): KeptSayings {
  const all = [...memory.sayings.values()];
  const places = new Map(all.map((told, place) => [told, place]));
  const placesOf = (some: readonly Told[]): Uint32Array =>
    Uint32Array.from(some, (told) => places.get(told) ?? 0);
  const pairsIn = (of: (told: Told) => ReadonlyMap<Told, number> | null): Pairs => {
    const found: number[] = [];
    const numbers: number[] = [];
    all.forEach((told, place) => {
      for (const [other, number] of of(told) ?? []) {
        const at = places.get(other);
        if (at === undefined || at < place) continue;
        found.push(place, at);
        numbers.push(number);
      }
    });
    return { places: Uint32Array.from(found), numbers: Float64Array.from(numbers) };
  };
  const explained = new Map<Utterance, Utterance>();
  for (const { utterance } of all) {
    const why = utterance === null ? undefined : memory.explained.get(utterance);
    if (utterance !== null && why !== undefined) explained.set(utterance, why);
  }
  memory.relations.rest();
  return {
    told: all.map((told) => ({ ...told, saying: null, near: null, aligned: null })),
    near: pairsIn(({ near }) => near),
    aligned: pairsIn(({ aligned }) => aligned),
    byReport: [...memory.byReport].map(([report, own]) => [report, placesOf(own)] as const),
    meetings: [...memory.meetings.entries()].map(([key, list]) => [key, placesOf(list)] as const),
    links: [...memory.links].map(([link, pairs]) => [link, placesOf(pairs.flat())] as const),
    explained: [...explained],
    words: new Map([...memory.byReport.keys()].map((report) => [report, memory.wordsOf(report)] as const)),
    relations: memory.relations,
    lineages: memory.lineages,
    vectored: memory.nearness !== null,
  };
}

/** The memory that was written down. It takes over what it is made of. */
export function recalledSayings(kept: KeptSayings): UtteranceMemory {
  const all = kept.told;
  const at = (places: Uint32Array): Told[] => {
    const found: Told[] = [];
    for (const place of places) {
      const told = all[place];
      if (told !== undefined) found.push(told);
    }
    return found;
  };
  pair(kept.near, all, 'near');
  pair(kept.aligned, all, 'aligned');
  const memory = newUtteranceMemory();
  for (const told of all) memory.sayings.set(told.id, told);
  for (const [report, places] of kept.byReport) memory.byReport.set(report, at(places));
  for (const [link, places] of kept.links) {
    const own = at(places);
    memory.links.set(
      link,
      own.flatMap((one, i) => (i % 2 === 0 ? [[one, own[i + 1] ?? one] as const] : [])),
    );
  }
  for (const [utterance, why] of kept.explained) memory.explained.set(utterance, why);
  return {
    ...memory,
    meetings: new Meetings(new Map(kept.meetings.map(([key, places]) => [key, at(places)]))),
    words: kept.words,
    relations: revived(kept.relations, Relations),
    lineages: kept.lineages,
    kept: { vectored: kept.vectored },
  };
}

function pair({ places, numbers }: Pairs, all: readonly Told[], as: 'near' | 'aligned'): void {
  numbers.forEach((number, i) => {
    const [a, b] = [all[places[2 * i] ?? 0], all[places[2 * i + 1] ?? 0]];
    if (a === undefined || b === undefined) return;
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const others = one[as] ?? new Map<Told, number>();
      one[as] = others.set(other, number);
    }
  });
}
