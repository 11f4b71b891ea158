import type { Token } from '../../text/cut.js';
import { isGenitive } from '../words/genitive.js';

/** A verb with its auxiliaries: "would not have been told" is one group, its head "told". */
export interface VerbGroup {
  readonly first: number;
  readonly last: number;
  /** Token index of the head verb. */
  readonly head: number;
  readonly form: 'finite' | 'to' | 'ing' | 'participle';
  readonly tense: 'past' | 'present' | 'future' | 'perfect' | 'none';
  readonly passive: boolean;
  readonly negated: boolean;
}

interface VerbWords {
  readonly modals: ReadonlyMap<string, string>;
  readonly negators: ReadonlySet<string>;
  readonly carriers: ReadonlySet<string>;
  readonly cues: ReadonlySet<string>;
  /** "including", "according": forms of verbs that serve as prepositions. */
  readonly notVerbs: ReadonlySet<string>;
}

const be = new Set([
  'be',
  'am',
  'is',
  'are',
  'was',
  'were',
  'been',
  'being',
  "'s",
  '’s',
  "'re",
  '’re',
  "'m",
  '’m',
]);
const have = new Set(['have', 'has', 'had', 'having', "'ve", '’ve']);

/** The verb groups of tokens `first` … `last - 1`, left to right. */
export function verbGroups(
  tokens: readonly Token[],
  first: number,
  last: number,
  words: VerbWords,
): readonly VerbGroup[] {
  const groups: VerbGroup[] = [];
  let i = first;
  while (i < last) {
    const token = tokens[i];
    const opensTo = token?.lower === 'to' && leadsToVerb(tokens, i + 1, last);
    if (token === undefined || !(opensTo || (isVerbal(token) && !isAdjectival(tokens, i, words)))) {
      i++;
      continue;
    }
    const group = groupFrom(tokens, i, last, opensTo, words);
    groups.push(group);
    i = group.last;
  }
  return groups;
}

const isVerbal = ({ pos }: Token): boolean => pos === 'AUX' || pos === 'VERB';
/** "Their calls for a vote", "its promises": what somebody has is no verb, whatever the tagger says. */
const owners = new Set(['its', 'their', 'our', 'my', 'your', 'his']);
const isMark = (token: Token | undefined): boolean => token !== undefined && /^["“”«»‘’']$/.test(token.text);

/** The tagger's verbs that are none here: "halting talks", "Arland's desired outcome", "expressed hope". */
function isAdjectival(tokens: readonly Token[], at: number, words: VerbWords): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  if (token === undefined) return false;
  if (words.notVerbs.has(token.lower)) return true;
  if (isGenitive(token))
    return (
      (before?.pos === 'NOUN' || before?.pos === 'PROPN') &&
      next?.pos !== 'DET' &&
      next?.lower !== 'not' &&
      !(isVerbal(next ?? token) && (next?.lower.endsWith('ing') ?? false))
    );
  if (token.pos !== 'VERB' || before === undefined) return false;
  if (isGenitive(before) && tokens[at - 2]?.pos !== 'PRON') return true;
  if (before.pos === 'DET' && before.lower !== 'that') return true;
  if (owners.has(before.lower)) return true;
  const named = next?.pos === 'NOUN' || next?.pos === 'PROPN' || next?.pos === 'ADJ';
  if (named && (before.pos === 'ADJ' || before.pos === 'ADP') && /(?:ing|ed)$/.test(token.lower))
    return before.pos === 'ADJ' || token.lower.endsWith('ed');
  if (before.pos !== 'VERB') return false;
  // "Dampen hopes": an infinitive is followed by what it is done to, not by a verb that somebody else does.
  if (before.lower === before.lemma && !words.cues.has(before.lemma) && token.lower === `${token.lemma}s`)
    return true;
  return token.lower === token.lemma && !words.carriers.has(before.lemma);
}

function leadsToVerb(tokens: readonly Token[], at: number, last: number): boolean {
  for (let i = at; i < last && i < at + 3; i++) {
    const pos = tokens[i]?.pos;
    if (pos === 'VERB' || pos === 'AUX') return true;
    if (pos !== 'ADV' && pos !== 'PART' && !isMark(tokens[i])) return false;
  }
  return false;
}

function groupFrom(
  tokens: readonly Token[],
  at: number,
  last: number,
  to: boolean,
  words: VerbWords,
): VerbGroup {
  let end = to ? at + 1 : at;
  let head = -1;
  let seenVerb = false;
  for (let i = end; i < last; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    if (isMark(token) && head >= 0 && !seenVerb && isVerbal(tokens[i + 1] ?? token)) continue;
    if (isMark(token) && to && head < 0) continue;
    if (token.pos === 'VERB') {
      if (seenVerb) break;
      seenVerb = true;
      head = i;
      end = i + 1;
    } else if (token.pos === 'AUX') {
      if (seenVerb) break;
      head = i;
      end = i + 1;
    } else if (token.pos === 'ADV' || words.negators.has(token.lower)) {
      // Adverbs belong to the group only where a verb follows.
      if (seenVerb || !verbFollows(tokens, i + 1, last, words)) {
        if (!seenVerb && (token.lower === 'not' || token.lower === "n't" || token.lower === 'n’t'))
          end = i + 1;
        else if (seenVerb) break;
        else break;
      }
    } else break;
  }
  if (head < 0) head = Math.max(at, end - 1);
  const inside = tokens.slice(at, end);
  const headToken = tokens[head];
  const lower = headToken?.lower ?? '';
  const helped = inside.some((t) => t.pos === 'AUX' && t !== headToken);
  const passive =
    seenVerb && !lower.endsWith('ing') && inside.some((t) => t !== headToken && be.has(t.lower));
  return {
    first: at,
    last: Math.max(end, at + 1),
    head,
    form: to
      ? 'to'
      : lower.endsWith('ing') && !helped
        ? 'ing'
        : !helped && seenVerb && isParticiple(tokens, head)
          ? 'participle'
          : 'finite',
    tense: tenseOf(inside, headToken, words),
    passive,
    negated:
      inside.some((t) => words.negators.has(t.lower)) || words.negators.has(tokens[at - 1]?.lower ?? ''),
  };
}

function verbFollows(tokens: readonly Token[], at: number, last: number, words: VerbWords): boolean {
  for (let i = at; i < last && i < at + 3; i++) {
    const token = tokens[i];
    if (token?.pos === 'VERB' || token?.pos === 'AUX') return true;
    if (token?.pos !== 'ADV' && !words.negators.has(token?.lower ?? '')) return false;
  }
  return false;
}

/** "a deal reached by both sides": a bare -ed form after a noun, with what did it behind. */
function isParticiple(tokens: readonly Token[], head: number): boolean {
  const next = tokens[head + 1]?.lower;
  const before = tokens[head - 1];
  const lower = tokens[head]?.lower ?? '';
  if (lower === (tokens[head]?.lemma ?? '')) return false;
  if (next === 'by' && (before?.pos === 'NOUN' || before?.text === ',')) return true;
  return before?.text === ',' && lower.endsWith('ed') && (tokens[head + 1]?.pos === 'ADP' || next === 'by');
}

function tenseOf(inside: readonly Token[], head: Token | undefined, words: VerbWords): VerbGroup['tense'] {
  if (inside.some(({ lower }) => words.modals.get(lower) === 'future')) return 'future';
  if (inside.some(({ lower }) => words.modals.has(lower))) return 'none';
  if (inside.some((t) => have.has(t.lower) && t !== head)) return 'perfect';
  if (inside.some(({ lower }) => lower === 'was' || lower === 'were' || lower === 'did' || lower === 'had'))
    return 'past';
  if (head === undefined || inside[0]?.lower === 'to') return 'none';
  if (inside.some((t) => t !== head && be.has(t.lower))) return 'present';
  return head.lower === head.lemma || head.lower.endsWith('s') || head.lower.endsWith('ing')
    ? 'present'
    : 'past';
}
