import type { CueEntry } from '../../catalog/catalog.js';
import type { Attribution } from './attribution.js';
import { contentEnd, extended, type Frame, isVerbal, phraseAfter } from './frame.js';
import { subjectBefore } from './subjects.js';

/** What a saying is, whatever its verb: where it stands and whether it was said. */
type Standing = Pick<Attribution, 'sentence' | 'polarity'>;

/** "The plan was denounced by Orr": who by; what stands before. */
export function passiveAt(
  frame: Frame,
  start: number,
  at: number,
  entry: CueEntry,
  standing: Standing,
): Attribution | null {
  const { tokens } = frame;
  const by = phraseAfter(frame, at + 1, 'by');
  if (by === null || tokens[by.first - 1]?.lower !== 'by') return null;
  const patient = subjectBefore(frame, start, false);
  if (patient === null) return null;
  // "Orr was told by Marin that talks failed": what was said comes after who said it.
  const source = extended(frame, by);
  const takes = entry.takes ?? [];
  const telling = takes.includes('person') && tokens[source.last]?.lower === 'that';
  // "Orr was told of it by Marin": he is who hears, and nothing is told.
  if (takes.includes('person') && !telling && !takes.includes('object') && !takes.includes('to')) return null;
  return {
    cue: { first: start, last: at + 1 },
    lemma: entry.lemma,
    strength: entry.strength,
    mind: entry.mind ?? false,
    source,
    head: by,
    content: telling ? { first: source.last, last: contentEnd(frame, frame.last) } : patient.whole,
    ...standing,
    form: telling ? 'clause' : 'object',
    told: telling ? patient.head : null,
  };
}

/** Quoted words stand a few words on. */
function quotesSoon({ tokens, quoted }: Frame, from: number, end: number): boolean {
  for (let at = from + 1; at < end && at - from < 5; at += 1) {
    if ((quoted[at] ?? -1) >= 0) return true;
    if (isVerbal(tokens[at])) return false;
  }
  return false;
}

/** "An idea rejected by Orr as “madness”": a participle behind its noun, and who by, as what. */
export function agentBehind(
  frame: Frame,
  start: number,
  at: number,
  { lemma, strength, mind = false }: CueEntry,
  standing: Standing,
): Attribution | null {
  const { tokens } = frame;
  if (tokens[at + 1]?.lower !== 'by' || !/(?:ed|en)$/.test(tokens[at]?.lower ?? '')) return null;
  const by = phraseAfter(frame, at + 1, 'by');
  if (by === null || by.first !== at + 2) return null;
  const end = contentEnd(frame, frame.last);
  let as = by.last;
  while (as < end && as - by.last < 6 && tokens[as]?.pos !== 'PUNCT' && tokens[as]?.lower !== 'as') as += 1;
  if (tokens[as]?.lower !== 'as' || !quotesSoon(frame, as, end)) return null;
  const source = { first: by.first, last: as };
  return {
    cue: { first: start, last: at + 1 },
    lemma,
    strength,
    mind,
    source,
    head: by,
    content: { first: as, last: end },
    ...standing,
    form: 'object',
    told: null,
  };
}

/** "the plan announced by Orr": what somebody did to the noun before it, which does not speak. */
export function isDoneBy({ tokens, phrases, lexicon }: Frame, start: number, at: number): boolean {
  if (start !== at || tokens[at + 1]?.lower !== 'by' || !/(?:ed|en)$/.test(tokens[at]?.lower ?? ''))
    return false;
  const before = tokens[at - 1];
  if (before?.pos !== 'NOUN' || lexicon.persons.has(before.lower)) return false;
  const by = phrases.find(({ first }) => first === at + 2);
  if (by === undefined || by.time) return false;
  const head = tokens[by.last - 1];
  return head?.pos === 'PROPN' || lexicon.speakers.has(head?.lower ?? '');
}
