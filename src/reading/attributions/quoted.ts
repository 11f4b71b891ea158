import { extended, type Frame } from './frame.js';
import type { Subject } from './subject.js';
import { subjectBefore } from './subjects.js';

/** "quoted Marin as saying": the second verb carries it. */
export function tellsAsSaying(frame: Frame, at: number): boolean {
  for (let next = at + 1; next < frame.last && next - at < 14; next += 1)
    if (frame.tokens[next]?.lower === 'as' && frame.tokens[next + 1]?.lower === 'saying') return true;
  return false;
}

interface Quoted extends Subject {
  /** Where the clause of "quoted" starts: what is quoted may stand before it. */
  readonly starts: number;
}

/** "was quoted by Tass as saying", "Tass quoted Marin as saying": the one quoted, before or after the verb. */
export function quotedBefore(frame: Frame, as: number): Quoted | null {
  for (let at = as - 1; at > frame.first && as - at < 14; at -= 1) {
    if (!/^(?:quoted|cited|quoting|citing|quotes|cites)$/.test(frame.tokens[at]?.lower ?? '')) continue;
    let start = at;
    while (
      start > frame.first &&
      (frame.tokens[start - 1]?.pos === 'AUX' || frame.tokens[start - 1]?.pos === 'ADV')
    )
      start -= 1;
    if (start < at && /^(?:is|was|were|are|been|being)$/.test(frame.tokens[at - 1]?.lower ?? '')) {
      const subject = subjectBefore(frame, start, false);
      return subject === null ? null : { ...subject, starts: subject.whole.first };
    }
    const phrase = frame.phrases.find(({ first }) => first === at + 1);
    if (phrase === undefined) return null;
    return {
      head: { first: phrase.first, last: phrase.last },
      whole: extended(frame, phrase),
      starts: subjectBefore(frame, start, false)?.whole.first ?? at,
    };
  }
  return null;
}
