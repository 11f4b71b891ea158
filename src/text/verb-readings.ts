import { tagNames, type Word } from './tagbook.js';

const number = (name: (typeof tagNames)[number]): number => tagNames.indexOf(name);
const [noun, adjective, verb, auxiliary] = [number('NOUN'), number('ADJ'), number('VERB'), number('AUX')];
const [determiner, proper] = [number('DET'), number('PROPN')];
const [adverb, particle, mark] = [number('ADV'), number('PART'), number('PUNCT')];

const modals = new Set('will would can could may might must should shall'.split(' '));
const rowJoints = new Set([',', 'and', 'or', 'nor', 'but']);
const dashes = new Set([',', '-', '–', '—', '--']);
/** What is done to: "halt its tests", "call it a mistake". */
const objects = new Set('its their his her our my your it them him us me you'.split(' '));
/** "A meeting this week": as likely a time as what is done to. */
const pointing = new Set(['this', 'that', 'each', 'every']);
const away = new Set('out up down off over away back'.split(' '));
const hours = new Set(['morning', 'evening']);

/** What stands around a word that may be a verb. */
interface Place {
  readonly lower: string;
  /** The word before, adverbs passed over, and its tag; a mark where the sentence begins. */
  readonly before: string;
  readonly tagBefore: number;
  readonly beside: boolean;
  readonly after: string;
  readonly tagAfter: number;
  /** The one behind that. */
  readonly further: string;
  readonly tagFurther: number;
}

/** What of the sentence stands before a word: an auxiliary whose row may go on, any verb. */
interface Before {
  readonly takesBare: boolean;
  readonly hasVerb: boolean;
}

/**
 * Mends tags where the neighbours leave a word no other reading than a verb's, though the lexicon likes it better as a
 * noun: behind an auxiliary ("will close the plant"), in a row behind one ("will free them, halt its tests and ship out
 * the rest"), behind "who" ("who call it a mistake"), a participle with an object (", warning the envoys"), and what a
 * name does ("Peru releases the prisoners"). Changes the tags of one sentence, `from` to `to`, in place.
 */
export function readVerbs(words: readonly Word[], tags: Uint8Array, from: number, to: number): void {
  let [takesBare, hasVerb] = [false, false];
  for (let at = from; at < to; at += 1) {
    const word = words[at];
    const tag = tags[at];
    if (word === undefined) break;
    if (tag === auxiliary || tag === verb) {
      hasVerb = true;
      takesBare ||= modals.has(word.lower) || words[at - 1]?.lower === 'to';
    } else if (word.lower === ';' || word.lower === ':') [takesBare, hasVerb] = [false, false];
    if ((tag !== noun && tag !== adjective) || (word.entry.can & (1 << verb)) === 0) continue;
    if (!word.lower.endsWith('ing') && !isLed(words[at - 1], tags[at - 1], takesBare)) continue;
    if (word.text !== word.lower || !isVerb(placeOf(words, tags, at, from, to), { takesBare, hasVerb }))
      continue;
    tags[at] = verb;
    // "release frozen funds": what is done to the funds describes them.
    if (at + 1 < to && tags[at + 1] === verb) tags[at + 1] = adjective;
    hasVerb = true;
  }
}

/** Whether what stands right before leaves room for a verb: spares most nouns a closer look. */
const isLed = (before: Word | undefined, tag: number | undefined, takesBare: boolean): boolean =>
  tag === adverb ||
  tag === auxiliary ||
  tag === proper ||
  before?.lower === 'who' ||
  (takesBare && rowJoints.has(before?.lower ?? ''));

function placeOf(words: readonly Word[], tags: Uint8Array, at: number, from: number, to: number): Place {
  let back = at - 1;
  while (back > from && tags[back] === adverb) back -= 1;
  const lower = (i: number): string => (i < from || i >= to ? '' : (words[i]?.lower ?? ''));
  const tag = (i: number): number => (i < from || i >= to ? mark : (tags[i] ?? mark));
  return {
    lower: lower(at),
    before: lower(back),
    tagBefore: tag(back),
    beside: back === at - 1,
    after: lower(at + 1),
    tagAfter: tag(at + 1),
    further: lower(at + 2),
    tagFurther: tag(at + 2),
  };
}

function isVerb(place: Place, { takesBare, hasVerb }: Before): boolean {
  const { lower, before, tagBefore, tagAfter, beside } = place;
  if (lower.endsWith('ing')) return isParticiple(place);
  if (lower.endsWith('ed')) return false;
  if (before === 'who') return hasObject(place);
  if (/[^s]s$/.test(lower)) return tagBefore === proper && beside && tagAfter === determiner && !hasVerb;
  if (tagBefore === auxiliary && modals.has(before))
    return tagAfter !== verb && tagAfter !== auxiliary && tagAfter !== adverb;
  return takesBare && rowJoints.has(before) && goesOnRow(place);
}

const hasObject = ({ tagAfter, after }: Place): boolean =>
  (tagAfter === determiner && !pointing.has(after)) || objects.has(after);

/** ", warning the envoys", "for lifting the blockade": with an object, and with nothing before that makes it a noun. */
function isParticiple(place: Place): boolean {
  const { lower, before, tagBefore, tagAfter } = place;
  if (hours.has(lower) || tagBefore === determiner || tagBefore === adjective || objects.has(before))
    return false;
  // "Officials, with one telling the paper": who "one" is, whoever reads the words before tells.
  if (tagBefore === particle || tagBefore === auxiliary || before === 'one') return false;
  return hasObject(place) || (dashes.has(before) && tagAfter === proper);
}

function goesOnRow(place: Place): boolean {
  const { after, tagAfter, further, tagFurther } = place;
  if (hasObject(place)) return true;
  if (away.has(after)) return tagFurther === determiner || objects.has(further);
  return tagAfter === verb && tagFurther === noun && /(?:ed|en)$/.test(after);
}
