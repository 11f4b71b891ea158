import { isTimeWord } from '../words/phrases.js';
import { extended, type Frame, hasVerb, isVerbal, nextComma } from './frame.js';
import { isNameAlone, type Subject } from './subject.js';

/** The subject of the clause that the verb at `limit` continues: the first phrase that nothing governs and a verb follows. */
export function clauseSubject(frame: Frame, limit: number): Subject | null {
  const { tokens } = frame;
  let from = frame.first;
  for (let at = limit - 1; at > frame.first; at -= 1)
    if (tokens[at]?.text === ';' && !savesSubject(frame, at + 1)) {
      from = at + 1;
      break;
    }
  if (from === frame.first && frame.lexicon.speech.subordinating.has(tokens[from]?.lower ?? '')) {
    // "As Marin spoke, Orr shrugged, saying": the main clause comes after the comma.
    const comma = nextComma(frame, from, limit - 1);
    if (comma > 0 && hasVerb(frame, from, comma) && hasVerb(frame, comma, limit)) from = comma + 1;
  }
  for (const phrase of frame.phrases) {
    if (phrase.first < from || phrase.after !== null || phrase.time) continue;
    if (phrase.last >= limit) break;
    if (isVerbal(tokens[phrase.first - 1]) && phrase.first > from) continue;
    let next = phrase.last;
    let described = false;
    // Step over an apposition and what hangs on the phrase.
    let whole = extended(frame, phrase);
    next = whole.last;
    for (let hops = 0; hops < 6 && /^(?:,|—|–|--|-|\()$/.test(tokens[next]?.text ?? ''); hops += 1) {
      const close = closingSign(frame, next, limit);
      if (close <= 0) break;
      // "The envoy, Ana Marin, left, saying …": the name belongs to the subject.
      if (hops === 0 && isNameAlone(frame, next, close + 1)) whole = { first: whole.first, last: close };
      next = close + 1;
      described = true;
      // A comma that ends quoted words: on behind their mark.
      while (next < limit && (frame.quoted[next] ?? -1) >= 0) next += 1;
      // ", who, like Orr, is a lawmaker, said": on to where the main verb comes.
      if (!isVerbal(tokens[next]) || next < limit - 1)
        if (tokens[next]?.text !== ',') {
          const further = nextComma(frame, next, limit);
          if (further > 0 && !mainVerbAt(frame, next, limit)) next = further;
        }
    }
    while (next < limit && isWhen(frame, next)) next += 1;
    // "an official | who …, said", "Orr, R-Texas, | on Tuesday said": only what hangs on it stands between.
    const hangs = !phrase.pronoun && tokens[next]?.lower === 'who';
    if (
      hangs ||
      (described && next === limit) ||
      isVerbal(tokens[next]) ||
      (tokens[next]?.text === ',' && next + 1 >= limit)
    )
      return { head: { first: phrase.first, last: phrase.last }, whole, far: true };
  }
  return null;
}

/** An adverb, or of a day: "Marin | on Friday | said no, but repeated". */
const isWhen = ({ tokens }: Frame, at: number): boolean =>
  tokens[at]?.pos === 'ADV' ||
  isTimeWord(tokens[at]?.lower ?? '') ||
  (tokens[at]?.lower === 'on' && isTimeWord(tokens[at + 1]?.lower ?? ''));

/** "has written that …; accused Varda of “…”; and called it": a further verb of the same subject. */
function savesSubject({ tokens, last }: Frame, from: number): boolean {
  let at = from;
  while (at < last && /^(?:CCONJ|ADV)$/.test(tokens[at]?.pos ?? '')) at += 1;
  return isVerbal(tokens[at]) && !(tokens[at]?.lower.endsWith('ing') ?? false);
}

/** Whether the verb at hand, or another of the same subject, stands here. */
function mainVerbAt(frame: Frame, at: number, limit: number): boolean {
  let next = at;
  while (next < limit && (frame.tokens[next]?.pos === 'ADV' || frame.tokens[next]?.pos === 'AUX')) next += 1;
  return next >= limit || isVerbal(frame.tokens[next]);
}

function closingSign(frame: Frame, open: number, limit: number): number {
  const sign = frame.tokens[open]?.text === '(' ? ')' : frame.tokens[open]?.text;
  for (let at = open + 1; at < limit && at - open < 40; at += 1)
    if (frame.tokens[at]?.text === sign) return at;
  return -1;
}
