import type { Token } from '../../text/cut.js';
import { type Frame, isVerbal, lastPhraseBefore } from './frame.js';

/** "Marin, an Ohio Republican, chairman of the panel, said": the comma may close one apposition more. */
export function chained(frame: Frame, open: number, sign: string): number {
  if (sign !== ',') return open;
  for (let back = open - 1; back > frame.first && open - back < 24; back -= 1) {
    const token = frame.tokens[back];
    if (token === undefined || token.text === ')' || isVerbal(token)) return open;
    if ((frame.quoted[back] ?? -1) >= 0) return open;
    if (token.text === ',')
      return isName(frame, back) &&
        frame.tokens[open + 1]?.pos !== 'CCONJ' &&
        frame.tokens[back + 1]?.pos !== 'CCONJ'
        ? back
        : open;
  }
  return open;
}

/** A name ends before the comma that is no time or place of the clause: not "On Tuesday,", "In Lima,". */
function isName(frame: Frame, comma: number): boolean {
  if (frame.tokens[comma - 1]?.pos !== 'PROPN') return false;
  const phrase = frame.phrases[lastPhraseBefore(frame, comma)];
  if (phrase === undefined) return true;
  // "In Lima,", "According to the Orlen Wire,": what opens the clause, before its subject.
  const fronted =
    phrase.after !== null &&
    (phrase.first - 1 === frame.first || !frame.phrases.some((one) => one.first < phrase.first));
  return !phrase.time && !fronted;
}

export const trimComma = (tokens: readonly Token[], end: number): number =>
  /^[,)—–-]$|^--$/.test(tokens[end - 1]?.text ?? '') && tokens[end - 1]?.text !== ')' ? end - 1 : end;

export function matchingSign(frame: Frame, at: number, sign: string): number {
  const open = sign === ')' ? '(' : sign;
  for (let back = at - 1; back > frame.first && at - back < 40; back -= 1) {
    const token = frame.tokens[back];
    if (token === undefined) return -1;
    if (token.text === open) {
      const next = frame.tokens[back + 1];
      const inside = frame.tokens.slice(back + 1, at);
      if (
        sign === ',' &&
        inside.some(({ lower }, index) => index > 0 && frame.lexicon.cues.get(lower)?.strength === 1)
      )
        return -1;
      // An apposition or a relative clause, no clause of its own.
      if (
        sign === ',' &&
        next !== undefined &&
        (next.pos === 'CCONJ' ||
          (next.pos === 'PRON' && !/^(?:who|whose|which|himself|herself|itself)$/.test(next.lower)))
      )
        return -1;
      // A series of names is no apposition: there must be a phrase right before.
      return back;
    }
    if ((frame.quoted[back] ?? -1) >= 0) return -1;
  }
  return -1;
}
