import type { Catalog } from '../catalog/catalog.js';
import type { Store } from '../dossier/store.js';
import type { RecordReport } from '../joining/record.js';
import { alone, inSentence, type ReadPassage } from '../text/in-sentence.js';
import type { Span } from '../text/passage.js';
import { createSentencer } from '../text/sentencer.js';

/** Opens the texts of reports, for showing passages of theirs in their sentences; a text is cut when it is first asked for. */
export async function inSentences(
  { store, catalog }: { readonly store: Pick<Store, 'texts'>; readonly catalog: Catalog },
  reports: readonly Pick<RecordReport, 'id' | 'sha256'>[],
): Promise<ReadPassage> {
  const texts = await store.texts(reports.map(({ sha256 }) => sha256));
  const hashes = new Map(reports.map(({ id, sha256 }) => [id, sha256]));
  const sentencesOf = createSentencer(catalog);
  const cut = new Map<string, readonly Span[]>();
  return (passage) => {
    const text = texts.get(hashes.get(passage.report) ?? '');
    if (text === undefined) return alone(passage.text);
    const sentences = cut.get(passage.report) ?? sentencesOf(text);
    cut.set(passage.report, sentences);
    return inSentence(text, sentences, passage);
  };
}
