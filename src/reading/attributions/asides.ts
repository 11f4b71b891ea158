import type { CueEntry } from '../../catalog/catalog.js';
import { isTimeWord } from '../words/phrases.js';
import type { Run } from './attribution.js';
import {
  contentEnd,
  type Frame,
  hasSubjectVerb,
  hasVerb,
  isVerbal,
  lastPhraseBefore,
  nextComma,
} from './frame.js';
import { leftContent } from './fronted.js';
import type { Subject } from './subject.js';

/** Words between a cue and the comma that ends its clause: "Marin said on Monday at the port,". */
const longest = 8;

/** A comma, and behind it the finite verb of the clause that began before: "the islands, Marin said, would not pay". */
const goesOn = ({ tokens, last }: Frame, comma: number): boolean =>
  tokens[comma]?.text === ',' &&
  comma + 2 < last &&
  isVerbal(tokens[comma + 1]) &&
  !/ing$/.test(tokens[comma + 1]?.lower ?? '') &&
  // "the port, Marin said, struck by a storm, was shut": a participle hangs on something.
  !(/(?:ed|en)$/.test(tokens[comma + 1]?.lower ?? '') && tokens[comma + 2]?.lower === 'by');

/** "the islands", "an “easy part” of it", "what seems clear": what can be the subject of a clause, up to the comma behind it. */
function isSubject(frame: Frame, first: number, comma: number): boolean {
  const { tokens, phrases, quoted } = frame;
  if (tokens[first]?.lower === 'what') return hasSubjectVerb(frame, first + 1, comma);
  if (hasVerb(frame, first, comma)) return false;
  if (tokens[first]?.pos === 'DET' && (quoted[first + 1] ?? -1) >= 0) return true;
  const opening = phrases.find((one) => one.first >= first);
  return opening?.first === first && !opening.time && opening.after === null;
}

/** The clause around what stands between `comma` and `after`, if it has its subject before and its verb behind. */
export function clauseAround(frame: Frame, comma: number, after: number): Run | null {
  if (frame.tokens[comma]?.text !== ',' || !goesOn(frame, after)) return null;
  const before = leftContent(frame, comma);
  if (before === null || !isSubject(frame, before.first, comma)) return null;
  return { first: before.first, last: contentEnd(frame, frame.last) };
}

/** "The islands, Marin said on Monday, would not pay": who says it and all of the clause in which it is put in. */
export function asideAt(
  frame: Frame,
  start: number,
  at: number,
  { takes, strength }: CueEntry,
): { readonly source: Subject; readonly content: Run } | null {
  const { tokens } = frame;
  if (strength < 0.85 || !(takes?.includes('clause') ?? false)) return null;
  const phrase = frame.phrases[lastPhraseBefore(frame, start)];
  if (phrase === undefined || phrase.last !== start || phrase.after !== null || phrase.time) return null;
  if (/^(?:who|which|that)$/.test(tokens[phrase.first]?.lower ?? '')) return null;
  if (tokens[phrase.first - 1]?.text !== ',') return null;
  let comma = at + 1;
  while (comma < frame.last && comma - at <= longest && isOccasion(frame, comma)) comma += 1;
  const content = clauseAround(frame, phrase.first - 1, comma);
  const run = { first: phrase.first, last: phrase.last };
  return content === null ? null : { source: { head: run, whole: run }, content };
}

/** Of when, where and to whom it was said, and no verb. */
const isOccasion = ({ tokens, quoted }: Frame, at: number): boolean =>
  (quoted[at] ?? -1) < 0 &&
  (/^(?:ADP|ADV|DET|ADJ|NOUN|PROPN|NUM)$/.test(tokens[at]?.pos ?? '') || isTimeWord(tokens[at]?.lower ?? ''));

/** "Despite “the row,” Orr said, talks will go on": the adverbial with its quotation and the clause that it opens. */
export function aroundQuoted(frame: Frame, left: Run, at: number, source: Run, entry: CueEntry): Run | null {
  const { tokens, quoted } = frame;
  if (tokens[left.first]?.pos !== 'ADP' && tokens[left.first]?.pos !== 'SCONJ') return null;
  if ((quoted[left.first] ?? -1) >= 0) return null;
  for (let own = left.first; own < left.last; own += 1)
    if ((quoted[own] ?? -1) < 0 && isVerbal(tokens[own])) return null;
  const clause = between(frame, at, source, entry);
  return clause === null ? null : { first: left.first, last: clause.last };
}

/** "Despite the row, Orr said, talks will go on": an adverbial and the clause that it opens, the cue between their commas. */
export function between(frame: Frame, at: number, source: Run, entry: CueEntry): Run | null {
  const { tokens, quoted } = frame;
  if (!(entry.takes?.includes('clause') ?? false) || entry.strength < 0.85) return null;
  if (tokens[source.first - 1]?.text !== ',' && (quoted[source.first - 1] ?? -1) < 0) return null;
  if (source.first - frame.first < 3 && tokens[frame.first]?.pos !== 'CCONJ') return null;
  const end = contentEnd(frame, frame.last);
  const comma = nextComma(frame, at, Math.min(end, at + 14));
  if (comma < 0 || (comma > at + 1 && !/^(?:ADV|ADP|PROPN)$/.test(tokens[at + 1]?.pos ?? ''))) return null;
  const opening = tokens[comma + 1];
  const opens = opening !== undefined && /^(?:DET|NOUN|PROPN|PRON|ADJ|NUM)$/.test(opening.pos);
  return opens &&
    opening.lower !== 'who' &&
    opening.lower !== 'which' &&
    hasSubjectVerb(frame, comma + 1, end)
    ? { first: comma + 1, last: end }
    : null;
}
