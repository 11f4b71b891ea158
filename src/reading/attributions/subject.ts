import type { NounPhrase } from '../words/phrases.js';
import type { Run } from './attribution.js';
import type { Frame } from './frame.js';

/** Whose saying it is, as grammar gives it. */
export interface Subject {
  /** Found from the clause's start, for want of a phrase right before the verb. */
  readonly far?: boolean;
  readonly head: Run;
  readonly whole: Run;
}

/** "Ana Marin, the mother of a soldier": a name and, after one comma, a phrase that describes whom it names. */
export const isDescribed = (frame: Frame, name: NounPhrase, phrase: NounPhrase): boolean =>
  name.last === phrase.first - 1 &&
  frame.tokens[name.last]?.text === ',' &&
  name.after === null &&
  frame.tokens[name.last - 1]?.pos === 'PROPN' &&
  (frame.tokens[phrase.first]?.pos === 'DET'
    ? frame.lexicon.persons.has(frame.tokens[phrase.last - 1]?.lower ?? '')
    : isCalling(frame, name, phrase));

/** "Li Shen, climate analyst for Orbis": an office without its article, behind a name that quoted words end before. */
const isCalling = ({ tokens, lexicon, quoted }: Frame, name: NounPhrase, phrase: NounPhrase): boolean =>
  (quoted[name.first - 1] ?? -1) >= 0 &&
  name.last - name.first > 1 &&
  // "additional director general".
  /^(?:NOUN|ADJ)$/.test(tokens[phrase.last - 1]?.pos ?? '') &&
  lexicon.offices.has(tokens[phrase.last - 1]?.lower ?? '');

/** Between the signs at `from` and before `to` stands a name and nothing else. */
export function isNameAlone({ tokens, phrases }: Frame, from: number, to: number): boolean {
  const name = phrases.find(({ first }) => first === from + 1);
  return name !== undefined && name.last === to - 1 && tokens[name.last - 1]?.pos === 'PROPN' && !name.time;
}
