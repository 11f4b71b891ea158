import type { CutText } from '../../text/cut.js';
import { partition } from '../../text/partition.js';
import type { Draft } from './draft.js';
import { foldedWords } from './scare.js';

/** Quotations of headlines that are looked for in the text, at most, and letters of one. */
const [most, longest] = [12, 120];

/**
 * A headline's quoted words that stand in a quotation of the text are no second saying: "Talks 'close to a deal'", and below
 * the envoy says “we are close to a deal”. The headline's statement keeps its words without marks, if it has a speaker.
 */
export function withoutRepeats(cut: CutText, drafts: readonly Draft[]): readonly Draft[] {
  const isHeading = ({ paragraph }: Draft): boolean => cut.paragraphs[paragraph]?.kind === 'heading';
  const quoting = drafts.filter((draft) => draft.quotes.length > 0 && isHeading(draft)).slice(0, most);
  if (quoting.length === 0) return drafts;
  const isBody = (at: number): boolean =>
    cut.paragraphs[partition(cut.paragraphs, ({ end }) => end <= at)]?.kind !== 'heading';
  const told = cut.quotations
    .filter(({ start, depth }) => depth === 0 && isBody(start))
    .map(({ inner }) => ` ${foldedWords(cut.text.slice(inner.start, inner.end))} `);
  const repeated = new Set(
    quoting.flatMap(({ quotes }) =>
      quotes.filter(({ start, end }) => {
        const words = end - start > longest ? '' : foldedWords(cut.text.slice(start, end));
        return words !== '' && told.some((one) => one.includes(` ${words} `));
      }),
    ),
  );
  if (repeated.size === 0) return drafts;
  return drafts.flatMap((draft) => {
    const quotes = draft.quotes.filter((quote) => !repeated.has(quote));
    if (quotes.length === draft.quotes.length) return draft;
    return quotes.length === 0 && draft.attribution === null ? [] : { ...draft, quotes };
  });
}
