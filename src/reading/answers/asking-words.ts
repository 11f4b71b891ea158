import type { AskingEntry, Catalog } from '../../catalog/catalog.js';

/** Words by which what a sentence says is turned into a question, by their kind. */
export type AskingWords = (kind: AskingEntry['kind'] | 'cue', word: string) => boolean;

/** From this strength on a verb tells that somebody speaks: what he says is asked for, not whether he does. */
const clearly = 0.9;

export function askingWordsOf(catalog: Pick<Catalog, 'asking' | 'cues'>): AskingWords {
  const words = new Map<string, ReadonlySet<string>>();
  for (const entry of catalog.asking)
    words.set(entry.kind, new Set([...(words.get(entry.kind) ?? []), ...entry.words]));
  words.set(
    'cue',
    new Set(
      catalog.cues.flatMap(({ kind, lemma, strength }) =>
        kind === 'verb' && strength >= clearly ? [lemma] : [],
      ),
    ),
  );
  return (kind, word) => words.get(kind)?.has(word) === true;
}
