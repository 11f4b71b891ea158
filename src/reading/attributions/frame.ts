import type { Token } from '../../text/cut.js';
import { partition } from '../../text/partition.js';
import type { Lexicon } from '../lexicon.js';
import type { NounPhrase } from '../words/phrases.js';
import type { Run } from './attribution.js';

/** What looking for attributions needs of one sentence. */
export interface Frame {
  readonly tokens: readonly Token[];
  readonly first: number;
  readonly last: number;
  readonly phrases: readonly NounPhrase[];
  /** Depth-0 quotation that a token stands in, marks included, or -1. */
  readonly quoted: Int32Array;
  readonly lexicon: Lexicon;
  /** A headline: its clauses may lack verbs ("No deal yet, Marin says"). */
  readonly heading: boolean;
}

export const isVerbal = (token: Token | undefined): boolean =>
  token !== undefined && (token.pos === 'VERB' || token.pos === 'AUX');

export const isClitic = (token: Token | undefined): boolean =>
  token !== undefined && clitics.has(token.lower);

const clitics: ReadonlySet<string> = new Set(
  ['s', 're', 've', 'll', 'd', 'm'].flatMap((letters) => [`'${letters}`, `’${letters}`]),
);

export function nextComma(frame: Frame, from: number, limit: number): number {
  for (let at = from; at < limit && at - from < 40; at += 1) if (frame.tokens[at]?.text === ',') return at;
  return -1;
}

export const lastPhraseBefore = ({ phrases }: Frame, limit: number): number =>
  partition(phrases, ({ first }) => first < limit) - 1;

/** A phrase with the prepositional phrases that hang on it: "officials in Washington". */
export function extended(frame: Frame, phrase: Run): Run {
  let last = phrase.last;
  for (let index = lastPhraseBefore(frame, phrase.first) + 1; index < frame.phrases.length; index += 1) {
    const next = frame.phrases[index];
    if (next === undefined || next.first < last) continue;
    if (next.first !== last + 1 || next.after === null || next.after === 'to' || next.time) break;
    last = next.last;
  }
  return { first: phrase.first, last };
}

export function phraseAfter(frame: Frame, from: number, preposition: string): NounPhrase | null {
  for (let index = lastPhraseBefore(frame, from) + 1; index < frame.phrases.length; index += 1) {
    const phrase = frame.phrases[index];
    if (phrase === undefined || phrase.first - from > 8) return null;
    if (phrase.after === preposition) return phrase;
  }
  return null;
}

const isStops = (text: string): boolean => text === '.' || /^\.+$/.test(text);

export function contentEnd(frame: Frame, last: number): number {
  let end = last;
  while (end > frame.first && isStops(frame.tokens[end - 1]?.text ?? '') && (frame.quoted[end - 1] ?? -1) < 0)
    end -= 1;
  return end;
}

export const hasVerb = (frame: Frame, from: number, to: number): boolean => {
  for (let at = from; at < to; at += 1)
    if (isVerbal(frame.tokens[at]) || (isClitic(frame.tokens[at]) && frame.tokens[at - 1]?.pos === 'PRON'))
      return true;
  return false;
};

export const hasInfinitive = (frame: Frame, from: number, to: number): boolean => {
  for (let at = from; at < to; at += 1)
    if (frame.tokens[at]?.lower === 'to' && isVerbal(frame.tokens[at + 1])) return true;
  return false;
};

/** A phrase with a finite verb after it, before any comma. */
export function hasSubjectVerb(frame: Frame, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const token = frame.tokens[at];
    if (token === undefined) return false;
    if (isVerbal(token) && frame.tokens[at - 1]?.lower !== 'to' && !token.lower.endsWith('ing')) return true;
    if (isClitic(token) && frame.tokens[at - 1]?.pos === 'PRON') return true;
  }
  return false;
}
