import { clauseSubject } from './clause-subject.js';
import { extended, type Frame, lastPhraseBefore } from './frame.js';
import { isOfSubject } from './participles.js';
import { isDescribed, type Subject } from './subject.js';

/** "X, who leads the team, said" without the second comma: the phrase before the relative pronoun. */
export function relativeBefore(frame: Frame, from: number): Subject | null {
  for (let at = from - 1; at > frame.first && from - at < 20; at -= 1) {
    const lower = frame.tokens[at]?.lower ?? '';
    if (lower === 'who' || lower === 'which') {
      const index = lastPhraseBefore(frame, at);
      return index < 0 ? null : antecedent(frame, frame.phrases[index]?.first === at ? index : index + 1);
    }
    if (/^[,;:]$/.test(lower)) return null;
  }
  return null;
}

/** Whom a relative pronoun (phrase `index`) stands for: the phrase before it, past times, places and what is "of" it. */
export function antecedent(frame: Frame, joined: number): Subject | null {
  const { tokens, phrases, lexicon } = frame;
  const index = firstOfJoined(frame, joined);
  let at = index - 1;
  let phrase = phrases[at];
  const isWho = tokens[phrases[index]?.first ?? -1]?.lower === 'who';
  while (phrase !== undefined && phrase.after !== null && at > 0) {
    const before = phrases[at - 1];
    if (before === undefined) break;
    const speaks = lexicon.speakers.has(tokens[phrase.last - 1]?.lower ?? '');
    // "an expert at the Borda Institute who": a body is no "who" where somebody stands before it.
    const isPlace =
      isWho &&
      /^(?:at|in|for|from)$/.test(phrase.after ?? '') &&
      before.last === phrase.first - 1 &&
      lexicon.persons.has(tokens[before.last - 1]?.lower ?? '') &&
      !lexicon.persons.has(tokens[phrase.last - 1]?.lower ?? '');
    // "a retort from Kron, who": a name right before it, unless what comes before the name is somebody too.
    const isName =
      isWho &&
      /^(?:from|to|with|by|for|against)$/.test(phrase.after ?? '') &&
      tokens[phrase.last - 1]?.pos === 'PROPN' &&
      tokens[phrase.last]?.text === ',' &&
      !lexicon.persons.has(tokens[before.last - 1]?.lower ?? '');
    if (isName) break;
    if (!isPlace && phrase.after !== 'of' && !phrase.time && (speaks || before.last !== phrase.first - 1))
      break;
    at -= 1;
    phrase = before;
  }
  if (phrase === undefined) return null;
  const pronoun = phrases[index];
  const before = phrases[at - 1];
  // "Ana Marin, a former official who is now in business": the name before its description.
  const named = before !== undefined && isDescribed(frame, before, phrase);
  const head = named ? before : phrase;
  const last = tokens[head.last - 1];
  // "an ad that urges voters": a thing speaks only where it is a body or a document.
  const speaks = last?.pos === 'PROPN' || lexicon.speakers.has(last?.lower ?? '');
  if (!speaks && /^(?:that|which)$/.test(tokens[pronoun?.first ?? -1]?.lower ?? '')) return null;
  // "in a post that said": whoever the clause is about wrote it.
  // "Orr and Kron issued a joint statement that reaffirmed": it speaks for both.
  const joint = lexicon.speech.joint.has(tokens[head.last - 2]?.lower ?? '');
  const author =
    lexicon.documents.has(last?.lower ?? '') && isOfSubject(frame, head) && !joint
      ? clauseSubject(frame, head.first)
      : null;
  if (author !== null) return author;
  const whole = extended(frame, head);
  return {
    head: { first: head.first, last: head.last },
    whole: { first: whole.first, last: Math.max(whole.last, pronoun?.last ?? 0) },
  };
}

/** "a former envoy who left in May, and who told": of pronouns that are joined the first; few are. */
function firstOfJoined({ tokens, phrases }: Frame, index: number): number {
  const lower = tokens[phrases[index]?.first ?? -1]?.lower;
  let found = index;
  for (let at = index - 1; at >= 0; at -= 1) {
    const [pronoun, earlier] = [phrases[found]?.first ?? -1, phrases[at]?.first ?? -1];
    if (tokens[pronoun - 1]?.pos !== 'CCONJ' || pronoun - earlier > 40 || index - at > 60) break;
    if (tokens[earlier]?.lower === lower) found = at;
  }
  return found;
}
