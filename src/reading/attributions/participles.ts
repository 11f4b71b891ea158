import { isGenitive } from '../words/genitive.js';
import type { NounPhrase } from '../words/phrases.js';
import { clauseSubject } from './clause-subject.js';
import { extended, type Frame, isVerbal, lastPhraseBefore } from './frame.js';
import type { Subject } from './subject.js';

/** "with Marin saying", "a document stating": the phrase right before a participle, where it is no mere object. */
export function participleSubject(frame: Frame, end: number): Subject | null {
  const appended = behindName(frame, end);
  if (appended !== null) return appended;
  const phrase = frame.phrases[lastPhraseBefore(frame, end)];
  if (phrase === undefined || phrase.last !== end || phrase.time) return null;
  const absolute = phrase.after !== null && /^(?:with|despite|beyond|without)$/.test(phrase.after);
  const document = frame.lexicon.documents.has(frame.tokens[end - 1]?.lower ?? '');
  // "recalled Marin saying that": who is recalled.
  const recalled =
    phrase.after === null &&
    frame.tokens[end - 1]?.pos === 'PROPN' &&
    /^(?:recall|remember|hear|quote|cite)$/.test(frame.tokens[phrase.first - 1]?.lemma ?? '');
  if (!absolute && !document && !recalled) return null;
  // "replied with a post saying", "sent a letter urging": whoever the clause is about wrote it.
  if (document && isOfSubject(frame, phrase)) {
    const author = clauseSubject(frame, phrase.first);
    const name = author === null ? undefined : frame.tokens[author.head.last - 1];
    if (author !== null && name !== undefined && !frame.lexicon.documents.has(name.lower)) return author;
  }
  return { head: { first: phrase.first, last: phrase.last }, whole: { first: phrase.first, last: end } };
}

/** "with the council's head, Ana Marin, saying": behind "with", who is named between commas. */
function behindName(frame: Frame, end: number): Subject | null {
  const { tokens, phrases } = frame;
  if (tokens[end - 1]?.text !== ',') return null;
  const index = lastPhraseBefore(frame, end);
  const [office, name] = [phrases[index - 1], phrases[index]];
  if (name === undefined || office?.after !== 'with' || name.last !== end - 1 || name.after !== null)
    return null;
  if (tokens[name.last - 1]?.pos !== 'PROPN' || tokens[name.first - 1]?.text !== ',' || name.time)
    return null;
  // "met with the priest, Ana Marin, saying": it is the others who say it.
  const verb = tokens[office.first - 2];
  const meets = isVerbal(verb) && !verb?.lower.endsWith('ing');
  return office.last === name.first - 1 && !meets
    ? { head: { first: name.first, last: name.last }, whole: { first: office.first, last: name.last } }
    : null;
}

/** "with a post", "issued a statement": a document of nobody else's that a preposition or verb governs, with an article. */
export function isOfSubject({ tokens, first, lexicon }: Frame, phrase: NounPhrase): boolean {
  if (!/^an?$/.test(tokens[phrase.first]?.lower ?? '')) return false;
  for (let at = phrase.first; at < phrase.last; at += 1)
    if (
      (tokens[at]?.pos === 'PROPN' && !lexicon.speech.platform.has(tokens[at]?.lower ?? '')) ||
      isGenitive(tokens[at])
    )
      return false;
  if (phrase.after !== null) return /^(?:with|in|via|through|on)$/.test(phrase.after);
  return phrase.first > first && lexicon.speech.giving.has(tokens[phrase.first - 1]?.lemma ?? '');
}

/** "Having warned of it, Marin left", "Marin, days after vowing it, left": whom the main clause is about. */
export function mainSubject(frame: Frame, at: number): Subject | null {
  const { tokens, first } = frame;
  let opens = at - first < 4;
  for (let before = first; before < at; before += 1)
    if (!/^(?:ADP|ADV|SCONJ|CCONJ)$/.test(tokens[before]?.pos ?? '')) opens = false;
  if (opens) return behindComma(frame, at);
  const phrase = frame.phrases.find(({ after, time }) => after === null && !time);
  if (phrase === undefined || phrase.pronoun || phrase.last > at - 2) return null;
  const whole = extended(frame, phrase);
  const apart = tokens[whole.last]?.text === ',' && /^(?:ADP|SCONJ)$/.test(tokens[at - 1]?.pos ?? '');
  if (!apart || isVerbal(tokens[phrase.first - 1])) return null;
  for (let next = whole.last + 1; next < at; next += 1)
    if (tokens[next]?.text === ',' || isVerbal(tokens[next])) return null;
  return { head: { first: phrase.first, last: phrase.last }, whole };
}

/** The phrase right behind a comma that a verb follows. */
function behindComma(frame: Frame, from: number): Subject | null {
  const { tokens, quoted } = frame;
  for (const phrase of frame.phrases) {
    if (phrase.first <= from || phrase.after !== null || phrase.time) continue;
    const before = phrase.first - 1;
    const apart = tokens[before]?.text === ',' || (quoted[before] ?? -1) >= 0;
    // "a “last chance” that would mean war": no clause of its own.
    if (!apart || /^(?:that|which|who)$/.test(tokens[phrase.first]?.lower ?? '')) continue;
    const whole = extended(frame, phrase);
    let verb = whole.last;
    while (tokens[verb]?.pos === 'ADV') verb += 1;
    if (isVerbal(tokens[verb]) && !(tokens[verb]?.lower.endsWith('ing') ?? false))
      return { head: { first: phrase.first, last: phrase.last }, whole };
  }
  return null;
}
