import { isUpper } from '../../text/characters.js';
import type { CutText } from '../../text/cut.js';
import type { Attribution } from '../attributions/attribution.js';
import type { Lexicon } from '../lexicon.js';

/** A paragraph of a transcript or interview, all of which one person says. */
export interface Turn {
  /** "Q:" and "A:", which name nobody; null where the label does. */
  readonly label: 'question' | 'answer' | null;
  /** It has no label of its own: whoever spoke before goes on. */
  readonly goesOn: boolean;
}

interface Label {
  readonly words: string;
  readonly kind: 'question' | 'answer' | null;
  /** "ORR:", "[Orr]:": told by its letters to be a speaker's label. */
  readonly marked: boolean;
}

/** Tokens of a label at most: "The Deputy Foreign Minister of Orria:". */
const longest = 8;
/** Signs that no label holds. */
const breaks: ReadonlySet<string> = new Set('"“”,;?!');
/** Paragraphs without a label between two turns that still are the former's. */
const gap = 3;

/**
 * The turns of a transcript by paragraph: those labelled in capitals, in brackets or by "Q:", those with another label
 * near them, and what stands unlabelled between two turns.
 */
export function turnsOf(cut: CutText, lexicon: Lexicon): ReadonlyMap<number, Turn> {
  const labels = cut.paragraphs.map((_, index) => labelOf(cut, index, lexicon));
  const turns = new Map<number, Turn>();
  let last = -1;
  for (const [index, label] of labels.entries()) {
    if (label === null) continue;
    const isOther = (at: number): boolean => {
      const other = labels[at];
      return other !== undefined && other !== null && other.words !== label.words;
    };
    const answered = [index - 2, index - 1, index + 1, index + 2].some(isOther);
    if (!(label.marked || (answered && isNeighbour(labels, index)) || (label.kind !== null && answered)))
      continue;
    if (last >= 0 && index - last <= gap + 1 && (labels[last]?.kind !== 'question' || label.kind === null))
      for (let between = last + 1; between < index; between += 1)
        if (cut.paragraphs[between]?.kind === 'body') turns.set(between, { label: null, goesOn: true });
    turns.set(index, { label: label.kind, goesOn: false });
    last = index;
  }
  return turns;
}

/** A label right before or after it: one who is only introduced by a colon has none. */
const isNeighbour = (labels: readonly (Label | null)[], index: number): boolean =>
  (labels[index - 1] ?? null) !== null || (labels[index + 1] ?? null) !== null;

function labelOf(cut: CutText, index: number, lexicon: Lexicon): Label | null {
  const block = cut.paragraphs[index];
  if (block === undefined || block.kind === 'furniture' || block.kind === 'caption') return null;
  const opening = cut.sentences[block.first];
  if (opening === undefined) return null;
  const bracket = cut.tokens[opening.first]?.text === '[';
  let at = bracket ? opening.first + 1 : opening.first;
  const first = at;
  while (at < opening.last && at - first < longest) {
    const token = cut.tokens[at];
    if (token === undefined || token.text === ':' || token.text === ']') break;
    if (token.pos === 'VERB' || token.pos === 'AUX' || token.pos === 'PRON') return null;
    if (token.pos === 'PUNCT' && breaks.has(token.text)) return null;
    at += 1;
  }
  if (bracket && cut.tokens[at]?.text === ']') at += 1;
  const [begin, end] = [cut.tokens[first], cut.tokens[at]];
  if (begin === undefined || end?.text !== ':' || !isUpper(begin.text[0])) return null;
  const words = cut.text.slice(begin.start, end.start).trim();
  const kind = lexicon.labels.get(words.toLowerCase()) ?? null;
  const name = cut.tokens[bracket ? at - 2 : at - 1]?.text ?? '';
  const marked = bracket || (kind === null && name.length > 1 && name === name.toUpperCase());
  // A text all in capitals marks nothing by them.
  const shouted = marked && !bracket && isShouted(cut.text.slice(end.end, block.end));
  return { words, kind, marked: marked && !shouted };
}

const isShouted = (text: string): boolean => /\p{L}/u.test(text) && text === text.toUpperCase();

/** "We want it", in a turn: part of what its speaker says. */
export function isOwn(cut: CutText, { head, lemma }: Attribution): boolean {
  if (head === null || lemma === ':' || head.last - head.first > 1) return false;
  return /^(?:i|we|you)$/.test(cut.tokens[head.first]?.lower ?? '');
}
