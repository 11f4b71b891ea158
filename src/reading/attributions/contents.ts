import type { CueEntry } from '../../catalog/catalog.js';
import { isGenitive } from '../words/genitive.js';
import { isTimeWord, type NounPhrase } from '../words/phrases.js';
import { isWorkTitle } from '../words/work-titles.js';
import type { Attribution, Run } from './attribution.js';
import {
  contentEnd,
  extended,
  type Frame,
  hasInfinitive,
  hasSubjectVerb,
  hasVerb,
  isVerbal,
} from './frame.js';

interface Right {
  readonly run: Run | null;
  readonly form: Attribution['form'];
  /** Grammar leaves no doubt: "that", a colon, an infinitive, a clause right after. */
  readonly strong: boolean;
  readonly told: Run | null;
}

const nothing: Right = { run: null, form: 'clause', strong: false, told: null };

/** What follows a cue as its content. */
export function rightContent(frame: Frame, at: number, entry: CueEntry): Right {
  const { tokens, last } = frame;
  const takes = entry.takes ?? [];
  const end = contentEnd(frame, last);
  // "pointed out that", "shot back:".
  let next = /^(?:out|back)$/.test(tokens[at + 1]?.lower ?? '') ? at + 2 : at + 1;
  let told: Run | null = null;
  if (takes.includes('person')) {
    const phrase = frame.phrases.find(({ first }) => first === next);
    if (
      phrase !== undefined &&
      // "insisted that it was": the clause's word, nobody who is told.
      tokens[next]?.lower !== 'that' &&
      !isVerbal(tokens[phrase.last]) &&
      !(tokens[phrase.last]?.pos === 'ADV' && isVerbal(tokens[phrase.last + 1]))
    ) {
      told = { first: phrase.first, last: phrase.last };
      next = extended(frame, phrase).last;
    }
  }
  // "told “Talk of the Day” that": the programme to which it was said.
  const titled = takes.includes('person') ? titleEnd(frame, next) : next;
  if (titled > next && /^(?:that|on|in)$/.test(tokens[titled]?.lower ?? '')) next = titled;
  if (tokens[next]?.lower === 'for') {
    // "is calling for the sides to meet": who is to act belongs to what is asked.
    const asked = frame.phrases.find(({ first }) => first === next + 1);
    const to = asked === undefined ? -1 : extended(frame, asked).last;
    if (asked !== undefined && tokens[to]?.lower === 'to' && isVerbal(tokens[to + 1]))
      return { run: { first: asked.first, last: end }, form: 'infinitive', strong: true, told };
  }
  const stepped = afterAdverbials(frame, next);
  // "described as a mistake,": nothing comes after the step, so it was none.
  const begin = takes.includes('object') && tokens[stepped]?.text === ',' ? next : stepped;
  const token = tokens[begin];
  if (token === undefined || begin >= end) return { ...nothing, told };
  if (token.lower === 'that' && !isVerbal(tokens[begin + 1]))
    return { run: { first: begin, last: end }, form: 'clause', strong: true, told };
  if (token.text === ':')
    return begin + 1 < end
      ? { run: { first: begin + 1, last: end }, form: 'quote', strong: true, told }
      : { ...nothing, told };
  if ((frame.quoted[begin] ?? -1) >= 0)
    return { run: { first: begin, last: end }, form: 'quote', strong: true, told };
  if (
    /^(?:whether|if|how|why|what|when|where|who|which)$/.test(token.lower) &&
    (takes.includes('clause') || takes.includes('that'))
  )
    return { run: { first: begin, last: end }, form: 'clause', strong: true, told };
  if (token.lower === 'to' && isVerbal(tokens[begin + 1])) {
    if (!takes.includes('to')) return { ...nothing, told };
    // "urged the sides to meet": who is to act belongs to what is asked.
    if (told !== null)
      return { run: { first: told.first, last: end }, form: 'infinitive', strong: true, told };
    return { run: { first: begin, last: end }, form: 'infinitive', strong: true, told };
  }
  // "told the Senate, that": a comma too many.
  if (token.text === ',' && told !== null && tokens[begin + 1]?.lower === 'that' && begin + 2 < end)
    return { run: { first: begin + 1, last: end }, form: 'clause', strong: true, told };
  if (token.text === ',') {
    const quote = begin + 1 < end && (frame.quoted[begin + 1] ?? -1) >= 0;
    return quote
      ? { run: { first: begin + 1, last: end }, form: 'quote', strong: true, told }
      : { ...nothing, told };
  }
  if (begin === at + 1 && token.pos === 'AUX' && isRelative(frame, at))
    return { run: { first: begin, last: end }, form: 'clause', strong: true, told };
  if ((token.pos === 'DET' || token.pos === 'ADJ' || token.lower === 'as') && quoteNear(frame, begin))
    return { run: { first: begin, last: end }, form: 'quote', strong: true, told };
  // "charged he was a spy": a pronoun that is no object opens a clause behind any cue, even one that takes things.
  if (begin === at + 1 && /^(?:he|she|they|we)$/.test(token.lower) && isVerbal(tokens[begin + 1]))
    return { run: { first: begin, last: end }, form: 'clause', strong: true, told };
  const phrase = frame.phrases.find(({ first }) => first === begin);
  if (takes.includes('clause') || takes.includes('that')) {
    if (phrase !== undefined && hasVerb(frame, phrase.last, end))
      return {
        run: { first: begin, last: end },
        form: 'clause',
        strong: hasSubjectVerb(frame, begin, end),
        told,
      };
    // "Marin says no deal without monitors": a headline saves its verb.
    if (frame.heading && begin === at + 1 && phrase !== undefined && entry.strength >= 0.9)
      return { run: { first: begin, last: end }, form: 'clause', strong: true, told };
    // ", saying a long-awaited thaw leaves room for hope": nothing else follows, whatever the tagger makes of the verb.
    if (entry.strength === 1 && begin === at + 1 && tokens[at]?.lower.endsWith('ing') && phrase !== undefined)
      return { run: { first: begin, last: end }, form: 'clause', strong: true, told };
    // "has long insisted on a halt, but in the text Arland agreed": what comes behind "but" is another's doing.
    const within = token.pos === 'ADP' ? contrastEnd(frame, begin, end) : end;
    // "says running for mayor is hard", "said much of it was lost".
    const opens = begin === at + 1 && entry.strength >= 0.9 && token.pos !== 'PUNCT' && token.pos !== 'CCONJ';
    if (
      (opens ||
        token.pos === 'ADP' ||
        token.pos === 'SCONJ' ||
        token.pos === 'ADV' ||
        token.lower === 'there') &&
      hasSubjectVerb(frame, begin, within)
    )
      return { run: { first: begin, last: within }, form: 'clause', strong: true, told };
  }
  if (takes.includes('object') || takes.includes('to')) {
    if (phrase !== undefined || token.pos === 'ADP') {
      if (takes.includes('to') && !takes.includes('object') && !hasInfinitive(frame, begin, end))
        return { ...nothing, told };
      const last = objectEnd(frame, begin, end);
      // "The sides agreed on:", and a list comes: a preposition alone is no content.
      if (last === begin + 1 && token.pos === 'ADP') return { ...nothing, told };
      return {
        run: { first: begin, last },
        form: 'object',
        strong: true,
        told,
      };
    }
  }
  return { ...nothing, told };
}

/** Where ", but" breaks off what a preposition governs. */
function contrastEnd({ tokens, quoted }: Frame, from: number, end: number): number {
  for (let at = from; at < end - 1; at += 1)
    if (
      tokens[at]?.text === ',' &&
      /^(?:but|while|whereas)$/.test(tokens[at + 1]?.lower ?? '') &&
      (quoted[at] ?? -1) < 0
    )
      return at;
  return end;
}

/** `a “first step”`: a quotation starts within the phrase that starts here. */
function quoteNear(frame: Frame, at: number): boolean {
  for (let next = at + 1; next < frame.last && next - at < 4; next += 1) {
    if ((frame.quoted[next] ?? -1) >= 0) return true;
    if (!/^(?:DET|ADJ|ADV|NUM|ADP)$/.test(frame.tokens[next]?.pos ?? '')) return false;
  }
  return false;
}

/** "in what the Kremlin said was …": a relative pronoun stands before the speaker. */
function isRelative(frame: Frame, at: number): boolean {
  for (let back = at - 1; back >= frame.first && at - back < 8; back -= 1)
    if (/^(?:what|which|who|that)$/.test(frame.tokens[back]?.lower ?? '')) return true;
  return false;
}

/** After "said Orr": a second half of the content. */
export function rightAfter(frame: Frame, from: number): Run | null {
  let at = from;
  if (frame.tokens[at]?.text === ',') at += 1;
  at = afterAdverbials(frame, at);
  if (/^[,:]$/.test(frame.tokens[at]?.text ?? '')) at += 1;
  const end = contentEnd(frame, frame.last);
  return at < end && (frame.quoted[at] ?? -1) >= 0 ? { first: at, last: end } : null;
}

/** `“A,” he said, “B.”`: the content goes on after the cue. */
export function resumes(frame: Frame, at: number, right: Run): boolean {
  if ((frame.quoted[right.first] ?? -1) < 0) return false;
  const before = frame.tokens[right.first - 1];
  return before?.text === ',' || right.first === at + 1;
}

function objectEnd(frame: Frame, from: number, end: number): number {
  for (let at = from + 1; at < end; at += 1) {
    if ((frame.quoted[at] ?? -1) >= 0) continue;
    const token = frame.tokens[at];
    if (token === undefined) break;
    if (/^(?:,|;|—|–|--|:)$/.test(token.text)) return at;
    if (/^(?:and|but|while|after|before|when|as)$/.test(token.lower) && isVerbal(frame.tokens[at + 1]))
      return at;
    if (/^(?:but|while|after|before|when|although)$/.test(token.lower)) return at;
  }
  return end;
}

/** "said on Orbis's “Talk of the Day” that …": where a title ends in which a place's own words end; `at` where none stands. */
export function titleEnd({ tokens, quoted, last, lexicon }: Frame, at: number): number {
  const index = quoted[at] ?? -1;
  if (index < 0) return at;
  let end = at;
  while (end < last && quoted[end] === index && end - at < longestTitle) end += 1;
  return quoted[end] !== index && isWorkTitle(tokens, at, end, lexicon) ? end : at;
}

/** Tokens of a title at most, its marks among them. */
const longestTitle = 18;

/** "said Tuesday was …", "said May and June 2016 had been …": times of which the content tells something. */
function isSubjectTime({ tokens, last }: Frame, from: number): boolean {
  let at = from + 1;
  while (
    at < last &&
    at - from < 6 &&
    (/^(?:and|or)$/.test(tokens[at]?.lower ?? '') ||
      (at > from + 1 && isTimeWord(tokens[at]?.lower ?? '')) ||
      tokens[at]?.pos === 'NUM')
  )
    at += 1;
  return tokens[at]?.pos === 'AUX';
}

/** "argued last week the council", "wrote this month": where a time ends that is not itself what the clause is about; `at` where none stands. */
function timeEnd({ tokens, phrases, last }: Frame, at: number): number {
  if (!/^(?:DET|ADJ)$/.test(tokens[at]?.pos ?? '')) return at;
  const phrase = phrases.find(({ first }) => first === at);
  if (phrase === undefined || !phrase.time || phrase.after !== null || phrase.last >= last) return at;
  const next = tokens[phrase.last];
  return isVerbal(next) || next?.text === '.' || /^(?:and|or)$/.test(next?.lower ?? '') ? at : phrase.last;
}

/** "in a Thursday night | radio address": a time in front of the noun that it describes. */
function wherePhrase({ tokens, phrases }: Frame, phrase: NounPhrase): Run {
  const next = phrases.find(({ first }) => first === phrase.last);
  return phrase.time && next !== undefined && /^an?$/.test(tokens[phrase.first]?.lower ?? '')
    ? { first: phrase.first, last: next.last }
    : phrase;
}

/** Steps over when, where and how it was said: "said Monday in a statement that". */
function afterAdverbials(frame: Frame, from: number): number {
  const { tokens } = frame;
  let at = from;
  for (let hops = 0; hops < 6; hops += 1) {
    const token = tokens[at];
    if (token === undefined || at >= frame.last) return from;
    if (token.text === ':' || (frame.quoted[at] ?? -1) >= 0) return at;
    if (/^(?:that|how|why|when|where)$/.test(token.lower)) return at;
    const genitive = isGenitive(tokens[at + 1]);
    // "said Tuesday was a bad day": the day is the subject of what is said.
    if (isTimeWord(token.lower) && isSubjectTime(frame, at)) return at;
    if (
      token.pos === 'ADV' ||
      ((isTimeWord(token.lower) || /^(?:late|early)$/.test(token.lower)) && !genitive)
    ) {
      at += 1;
      continue;
    }
    if (token.text === ',' && hops > 0 && /^(?:that|:)$/.test(tokens[at + 1]?.lower ?? '')) {
      at += 1;
      continue;
    }
    const when = timeEnd(frame, at);
    if (when > at) {
      at = when;
      continue;
    }
    if (token.pos === 'ADP' || token.lower === 'to') {
      const phrase = frame.phrases.find(({ first }) => first === at + 1);
      // "noted in “Faith and Trade,” that".
      const work = phrase === undefined ? titleEnd(frame, at + 1) : at;
      if (work > at + 1) return work;
      if (phrase === undefined) return at;
      const whole = extended(frame, wherePhrase(frame, phrase));
      // Only what leads on to a content is stepped over.
      const next = tokens[whole.last];
      if (next === undefined || whole.last >= frame.last) return at;
      const title = isGenitive(next) ? whole.last + 1 : whole.last;
      const titled = titleEnd(frame, title);
      if (titled > title) {
        at = titled;
        continue;
      }
      if (isVerbal(next)) {
        // "in a statement carried by Orbis that": how it went out.
        const { carrying, issued } = frame.lexicon.circumstances;
        const follows = tokens[whole.last + 1];
        const goesOut = carrying.has(next.lower) || issued.has(next.lower);
        if (!goesOut || !(follows?.pos === 'ADP' || isTimeWord(follows?.lower ?? ''))) return at;
        at = whole.last + 1;
        continue;
      }
      at = whole.last;
      continue;
    }
    break;
  }
  return at;
}
