import { isTimeWord } from '../words/phrases.js';
import type { Run } from './attribution.js';
import { extended, type Frame, hasVerb, isVerbal, nextComma } from './frame.js';

interface Edge {
  /** Where the content before ends (exclusive). */
  readonly at: number;
  /** A quotation ends here. */
  readonly quoted: boolean;
}

/** What stands right before the source or cue: a comma or a closing mark ends a fronted content. */
export function edgeBefore(frame: Frame, at: number): Edge | null {
  const { tokens, quoted } = frame;
  const before = at - 1;
  if (before < frame.first) return null;
  if ((quoted[before] ?? -1) >= 0) return { at, quoted: true };
  const sign = tokens[before]?.text ?? '';
  if (/^(?:,|—|–|--|\?|!)$/.test(sign))
    return { at: /^[?!]$/.test(sign) ? at : before, quoted: (quoted[before - 1] ?? -1) >= 0 };
  return null;
}

/** Everything of the sentence before `end`, from where its clause starts. */
export function leftContent(frame: Frame, end: number): Run | null {
  let first = frame.first;
  if (frame.tokens[first]?.lower === 'according') first = Math.max(first, nextComma(frame, first, end));
  while (first < end && /^(?:and|but|so|,|—|–|--)$/.test(frame.tokens[first]?.lower ?? '')) first += 1;
  return first < end ? { first, last: end } : null;
}

/** A fronted content is a quotation or has a verb; else it is an adverbial ("On Tuesday, Orr said"). */
export function leftIsClause(frame: Frame, run: Run): boolean {
  const opening = frame.tokens[run.first];
  const subordinate =
    opening !== undefined &&
    (opening.pos === 'SCONJ' ||
      (opening.pos === 'VERB' && (frame.quoted[run.first] ?? -1) < 0) ||
      /^(?:if|when|while|as|after|before|since|because|although|though|asked|speaking|addressing|citing|referring)$/.test(
        opening.lower,
      ));
  if (isOccasion(frame, run)) return false;
  let verb = false;
  for (let at = run.first; at < run.last; at += 1) {
    if ((frame.quoted[at] ?? -1) >= 0) return true;
    const token = frame.tokens[at];
    if (isVerbal(token) && !(token?.lower.endsWith('ing') ?? false)) verb = true;
  }
  if (frame.heading && !subordinate && run.last - run.first > 1) return true;
  return verb && (!subordinate || hasMainClause(frame, run));
}

/** "In a statement by the council released Thursday": a preposition and its phrase, on which a participle hangs at most. */
function isOccasion({ tokens, quoted, phrases }: Frame, { first, last }: Run): boolean {
  if (!/^(?:in|at|on|during|after|before|with|by|from)$/.test(tokens[first]?.lower ?? '')) return false;
  const phrase = phrases.find((one) => one.first === first + 1);
  if (phrase === undefined || tokens[phrase.first]?.pos !== 'DET') return false;
  for (let at = first; at < last; at += 1) {
    const token = tokens[at];
    if ((quoted[at] ?? -1) >= 0 || token?.text === ',' || token?.pos === 'AUX') return false;
    if (token?.pos !== 'VERB') continue;
    const next = tokens[at + 1];
    const ends =
      at + 1 >= last || next?.pos === 'ADP' || next?.pos === 'ADV' || isTimeWord(next?.lower ?? '');
    if (at < phrase.last || !/(?:ed|en|ing|cast|put|held|made|sent)$/.test(token.lower) || !ends)
      return false;
  }
  return true;
}

/** "If it holds, talks will follow": after the first comma a phrase with a verb of its own right behind. */
function hasMainClause(frame: Frame, run: Run): boolean {
  const comma = nextComma(frame, run.first, run.last);
  if (comma < 0 || !hasVerb(frame, run.first, comma)) return false;
  const phrase = frame.phrases.find(({ first }) => first === comma + 1);
  if (phrase === undefined || phrase.time || phrase.after !== null) return false;
  let at = extended(frame, phrase).last;
  // "the truce between the guard | and | the rebels in the hills | will be followed".
  for (let beside = behindAnd(frame, at); beside > at; beside = behindAnd(frame, at)) at = beside;
  while (at < run.last && frame.tokens[at]?.pos === 'ADV') at += 1;
  return at < run.last && isVerbal(frame.tokens[at]) && !(frame.tokens[at]?.lower.endsWith('ing') ?? true);
}

/** Where a phrase ends that "and" or "or" puts beside what ends at `at`; `at` where none does. */
function behindAnd(frame: Frame, at: number): number {
  if (!/^(?:and|or)$/.test(frame.tokens[at]?.lower ?? '')) return at;
  const phrase = frame.phrases.find(({ first }) => first === at + 1);
  return phrase === undefined || phrase.time || phrase.pronoun ? at : extended(frame, phrase).last;
}

/** Nothing but a comma, a mark or the sentence's end comes after. */
export function endsAfter(frame: Frame, at: number): boolean {
  return at >= frame.last || (frame.quoted[at] ?? -1) >= 0 || /^[,.;:—–]$/.test(frame.tokens[at]?.text ?? '');
}
