import type { Catalog } from '../src/catalog/catalog.js';
import { trainModels } from './models.js';
import { folders, type LabelledText, labelledTexts, type Round } from './readings.js';
import { clauseModelsOf, type Found, foundIn } from './trust.js';

/** Rounds of talks; the other folder holds single reports for training. */
export const talks = Object.keys(folders).filter((name): name is Round => name !== 'moves-train');

/** Rounds on which nothing that ships was trained. */
export const development: readonly Round[] = ['istanbul', 'geneva'];

export interface HeldOut {
  readonly texts: readonly LabelledText[];
  /** By round: what models find there that were trained on all other rounds. */
  readonly found: ReadonlyMap<Round, readonly Found[]>;
}

/** Trains once for each round on all the others and reads the round that was left out. */
export function heldOut(catalog: Catalog, rounds: readonly Round[]): HeldOut {
  const texts = labelledTexts(catalog, [...rounds, 'moves-train']);
  const names = {
    acts: catalog.acts.map(({ act }) => act),
    issues: catalog.issues.map(({ issue }) => issue),
  };
  const found = new Map<Round, readonly Found[]>();
  for (const round of rounds) {
    const models = clauseModelsOf(
      trainModels(
        texts.filter((text) => text.round !== round),
        names,
      ),
    );
    found.set(
      round,
      texts.filter((text) => text.round === round).flatMap((text) => foundIn(text, models)),
    );
  }
  return { texts, found };
}
