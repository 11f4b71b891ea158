import { partition } from '../../text/partition.js';
import { uncuedWeights } from '../weights/uncued.js';
import { isGenitive } from '../words/genitive.js';
import type { Draft, Telling } from './draft.js';
import type { Uncued } from './watch.js';

/** Statements before it that are looked at for another of the same speaker. */
const lately = 6;

const lengthOf = (words: number): string =>
  words < 5 ? `${words}` : words < 8 ? '5' : words < 13 ? '8' : '13';

/** Small words in front of quoted ones that say how these are used. */
const tellingBefore: ReadonlySet<string> = new Set(
  'a an the this that these as of to for with on in by about not be is are was were had have has and or but his her their its'.split(
    ' ',
  ),
);

/**
 * Named features of the judgement whether such words are their supposed speaker's at all: terms, names of things and
 * words that nobody in particular says stand in the same places. `training/uncued.ts` fits their weights.
 */
export function uncuedFeatures(
  { cut, book, lexicon, quoted, drafts }: Telling,
  { quotation, speaker, named, sentence, paragraph }: Uncued,
): readonly string[] {
  const { tokens } = cut;
  const bounds = cut.sentences[sentence] ?? { first: 0, last: 0 };
  const mark = partition(tokens, (token) => token.start < quotation.start);
  const close = partition(tokens, (token) => token.start < quotation.end);
  const inner = tokens.slice(mark, close).filter(({ pos }) => pos !== 'PUNCT');
  const [before, after] = [tokens[mark - 1], tokens[close]];
  const words = cut.text.slice(quotation.inner.start, quotation.inner.end).trim().split(/\s+/).length;
  const beforeClass =
    mark <= bounds.first || before === undefined
      ? 'start'
      : isGenitive(before)
        ? 'genitive'
        : before.pos === 'PUNCT'
          ? before.text
          : before.pos;
  const afterClass =
    close >= bounds.last || after === undefined ? 'end' : after.pos === 'PUNCT' ? 'mark' : after.pos;
  const capitals = inner.filter(({ text }) => /^\p{Lu}/u.test(text)).length;
  const kind = speaker.actor === null ? 'nobody' : book.kindOf(speaker.actor);
  let tells = 'no';
  let verb = 'none';
  for (let at = bounds.first; at < bounds.last; at += 1) {
    if ((quoted[at] ?? -1) >= 0) continue;
    const token = tokens[at];
    if (token === undefined) continue;
    const isTelling = lexicon.telling.has(token.lower);
    if (at < mark) {
      if (isTelling && (token.pos === 'VERB' || token.pos === 'NOUN'))
        tells = token.pos === 'VERB' ? 'verb' : 'noun';
      if (token.pos === 'VERB') verb = isTelling ? 'telling' : 'other';
      else if (token.pos === 'AUX')
        verb = /^(?:be|is|are|was|were|been|being|'s|’s)$/.test(token.lower) ? 'be' : 'aux';
    } else if (isTelling && token.pos === 'VERB' && tells === 'no') tells = 'after';
  }
  const last = drafts.slice(-lately);
  const same = (draft: Draft): boolean => draft.speaker.actor === speaker.actor;
  const near = last.some((draft) => same(draft) && draft.sentence === sentence && draft.quotes.length > 0)
    ? 'sentence'
    : last.some((draft) => same(draft) && draft.paragraph === paragraph)
      ? 'paragraph'
      : last.some(same)
        ? 'before'
        : last.some((draft) => draft.paragraph === paragraph)
          ? 'other'
          : 'none';
  const gap = named === null ? -1 : named.first >= mark ? -2 : mark - named.last;
  const standing = speaker.actor === null ? null : book.standing(speaker.actor);
  return [
    'bias',
    `words:${lengthOf(words)}`,
    `way:${speaker.way}`,
    `kind:${kind}`,
    `before:${beforeClass}`,
    ...(before !== undefined && tellingBefore.has(before.lower) ? [`word:${before.lower}`] : []),
    `after:${afterClass}`,
    `attributive:${afterClass === 'NOUN' || afterClass === 'PROPN' || afterClass === 'ADJ'}`,
    `opens:${inner[0]?.pos ?? 'none'}`,
    // "the plan “would mean war”": no term is half a clause; "Marin: “We agree”".
    `goes on:${/^(?:NOUN|PROPN|PRON)$/.test(before?.pos ?? '') && /^(?:AUX|VERB|ADV)$/.test(inner[0]?.pos ?? '')}`,
    `own:${inner.some(({ lower }) => /^(?:i|we|my|our|us|me|you|your)$/.test(lower))}`,
    `leads:${gap < 0 || gap > 1 ? 'no' : beforeClass}`,
    `verbal:${inner.some(({ pos }) => pos === 'VERB' || pos === 'AUX')}`,
    `capitals:${capitals === 0 ? 'none' : capitals === inner.length ? 'all' : 'some'}`,
    `tells:${tells}`,
    `verb:${verb}`,
    `near:${near}`,
    `gap:${gap === -1 ? 'none' : gap === -2 ? 'after' : gap < 2 ? '0' : gap < 5 ? '2' : gap < 10 ? '5' : '10'}`,
    `pronoun:${named !== null && named.last - named.first === 1 && /^(?:he|she)$/.test(tokens[named.first]?.lower ?? '')}`,
    `known:${standing === null ? 'no' : standing.full ? 'full' : standing.known ? 'known' : 'part'}`,
    `times:${(standing?.times ?? 0) < 2 ? 'once' : (standing?.times ?? 0) < 5 ? 'few' : 'many'}`,
  ];
}

/** 0…1: how often words that stand so were their supposed speaker's in news that nobody looked at while the rules were written. */
export function uncuedTrust(features: readonly string[], weights = uncuedWeights): number {
  let sum = 0;
  for (const feature of features) sum += weights[feature] ?? 0;
  return Math.round(1000 / (1 + Math.exp(-sum))) / 1000;
}

/** Words less likely their supposed speaker's than this are told as nobody's: nine in ten of them were not. */
export const leastTrust = 0.2;
