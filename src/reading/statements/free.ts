import type { CutText, Token } from '../../text/cut.js';
import type { Attribution } from '../attributions/attribution.js';
import type { Lexicon } from '../lexicon.js';
import type { Draft } from './draft.js';
import type { Speaker } from './speaker.js';

/**
 * Free indirect speech: a sentence without a cue that goes on with what the one before it tells. "The envoy said the plan
 * would fail. It would cost jobs." What is set back in time otherwise ("had", "was") is mostly background, and a new
 * paragraph mostly the reporter's: both were wrong more often than right in unlabelled reports.
 */
export interface FreeSpeech {
  readonly speaker: Speaker;
  /** What was said tells of what would be; else only "it" and the like, which stand for something in it, go on. */
  readonly foretells: boolean;
}

const isVerbal = (token: Token | undefined): boolean => token?.pos === 'VERB' || token?.pos === 'AUX';

/** "said", "told": one verb in the past, so that what it tells is set back in time. */
function isPast(cut: CutText, { cue }: Attribution): boolean {
  const verb = cut.tokens[cue.last - 1];
  if (verb === undefined || verb.lower === verb.lemma || /(?:s|ing)$/.test(verb.lower)) return false;
  return !cut.tokens.slice(cue.first, cue.last - 1).some(({ pos }) => pos === 'AUX');
}

/** It speaks, in a clause of its own; what a paper "reported" is as often the reporter's. */
const speaks = ({ mind, strength, polarity, form, lemma }: Attribution): boolean =>
  !mind && strength >= 0.85 && polarity === 'said' && /^(?:clause|quote)$/.test(form) && lemma !== 'report';

/** Whose saying may go on without a cue after a sentence: who alone is told in it, in the past, to have said something. */
export function freeSpeech(
  cut: CutText,
  drafts: readonly Draft[],
  quoted: Int32Array,
  { speech }: Lexicon,
): FreeSpeech | null {
  const actor = drafts[0]?.speaker.actor ?? null;
  if (actor === null || drafts.some(({ speaker }) => speaker.actor !== actor)) return null;
  const told = drafts.flatMap(({ attribution }) =>
    attribution !== null && speaks(attribution) && isPast(cut, attribution) ? [attribution.content] : [],
  );
  const words = told.flatMap((run) =>
    run === null
      ? []
      : cut.tokens.slice(run.first, run.last).filter((_, at) => (quoted[run.first + at] ?? -1) < 0),
  );
  // "She would sign it" is her own promise, "a bill that would pay" tells what a bill is for.
  const foretells = words.some(
    ({ lower }, at) =>
      speech.foretelling.has(lower) && !speech['own-subject'].has(words[at - 1]?.lower ?? 'that'),
  );
  if (!foretells && !words.some(({ lower }) => speech['set-back'].has(lower))) return null;
  return { speaker: { actor, way: 'free' }, foretells };
}

/** What a sentence is about, before its verb: past a conjunction or an adverb. */
function headAt({ tokens }: CutText, first: number, last: number): string {
  for (let at = first; at < last; at += 1) {
    const { pos = '', text = '', lower = '' } = tokens[at] ?? {};
    if (pos !== 'CCONJ' && pos !== 'ADV' && text !== ',') return lower;
  }
  return '';
}

/** "It would be cheaper": its subject stands for something in what was said. */
export function standsFor(cut: CutText, sentence: number, { speech }: Lexicon): boolean {
  const { first, last } = cut.sentences[sentence] ?? { first: 0, last: 0 };
  return speech['standing-for'].has(headAt(cut, first, last));
}

/** Whether a sentence may go on with a saying: its first verb is set back in time, and nothing in it stands in the present. */
export function goesOnFreely(
  cut: CutText,
  sentence: number,
  quoted: Int32Array,
  further: boolean,
  { speech }: Lexicon,
): boolean {
  const { first, last } = cut.sentences[sentence] ?? { first: 0, last: 0 };
  const { tokens } = cut;
  let verb = first;
  while (verb < last && !isVerbal(tokens[verb])) verb += 1;
  const word = tokens[verb]?.lower ?? '';
  if (verb === first || verb >= last || !(further ? speech.shifted : speech.foretelling).has(word))
    return false;
  for (let at = first; at < last; at += 1)
    if ((quoted[at] ?? -1) >= 0 || speech.present.has(tokens[at]?.lower ?? '')) return false;
  const head = headAt(cut, first, verb);
  if (head === '' || speech.weighing.has(head)) return false;
  // "She would not say": what somebody does, not what is said.
  return !(/^(?:not|n['’]t)$/.test(tokens[verb + 1]?.lower ?? '') && /^(?:he|she|they)$/.test(head));
}

/** A sentence that somebody says as it stands, its stop left out. */
export function wholeSentence(cut: CutText, sentence: number, paragraph: number, speaker: Speaker): Draft {
  const { first = 0, last = 1 } = cut.sentences[sentence] ?? {};
  let end = last;
  while (end > first + 1 && cut.tokens[end - 1]?.text === '.') end -= 1;
  return {
    attribution: null,
    cueStart: null,
    speaker,
    content: { start: cut.tokens[first]?.start ?? 0, end: cut.tokens[end - 1]?.end ?? 0 },
    quotes: [],
    sentence,
    paragraph,
  };
}
