import type { CutText } from '../../text/cut.js';
import { firstEndingAfter, type Span } from '../../text/passage.js';
import type { TimeExpression } from '../../text/time.js';
import type { ActorBook } from '../actors/book.js';
import type { Attribution } from '../attributions/attribution.js';
import type { Lexicon } from '../lexicon.js';
import { isGenitive } from '../words/genitive.js';

/** When something was said and which medium carried it, as its attribution tells. */
export interface Circumstances {
  /** Index into the times given, or null. */
  readonly time: number | null;
  /** Index of the medium's actor, or null. */
  readonly via: number | null;
}

/** How far from the cue circumstances are looked for, in tokens: bounds the time a sentence without end takes. */
const reach = 40;

/**
 * Reads the clause of an attribution, its content left out: what follows the cue up to the content ("told Orbis on
 * Monday that"), what stands between source and cue ("Marin on Monday said", "was quoted by Orbis as saying"), and what
 * opens the sentence ("In an interview with Orbis on Monday, Marin said").
 *
 * ```ts
 * circumstancesOf(cut, attribution, content, speaker, times, book, lexicon) // { time: 0, via: null }
 * ```
 */
export function circumstancesOf(
  cut: CutText,
  attribution: Attribution,
  content: Span,
  speaker: number | null,
  times: readonly TimeExpression[],
  book: ActorBook,
  lexicon: Lexicon,
  quoted: Int32Array,
): Circumstances {
  const zones = zonesOf(cut, attribution, content, book, lexicon, quoted);
  let time: number | null = null;
  let via: number | null = null;
  for (const zone of zones) {
    for (let at = zone.first; at < zone.last && (time === null || via === null); at += 1) {
      time ??= timeAt(cut, at, zone.last, times);
      via ??= mediumAt(cut, at, zone, attribution, speaker, book, lexicon);
    }
  }
  return { time, via };
}

/** Signs over which no clause goes, and words at which another one begins. */
const breaks: ReadonlySet<string> = new Set([';', ':', '(', ')', '—', '–', '--']);
const joints: ReadonlySet<string> = new Set(['that', 'and', 'but', 'or', 'which', 'who']);
const quoting: ReadonlySet<string> = new Set(['quoted', 'cited', 'quotes', 'cites', 'quoting', 'citing']);

interface Zone {
  readonly first: number;
  readonly last: number;
}

function zonesOf(
  cut: CutText,
  { cue, source, head }: Attribution,
  content: Span,
  book: ActorBook,
  { circumstances }: Lexicon,
  quoted: Int32Array,
): readonly Zone[] {
  const { tokens } = cut;
  const bounds = cut.sentences[tokens[cue.first]?.sentence ?? -1];
  if (bounds === undefined) return [];
  // A tagger takes words of unknown names for verbs.
  const isVerb = (at: number): boolean =>
    (tokens[at]?.pos === 'VERB' || tokens[at]?.pos === 'AUX') && book.actorAt(at) < 0;
  const lower = (at: number): string => tokens[at]?.lower ?? '';
  const [cueStart, cueEnd] = [tokens[cue.first]?.start ?? 0, tokens[cue.last - 1]?.end ?? 0];
  const inContent = (at: number): boolean => {
    const start = tokens[at]?.start ?? 0;
    return (
      (quoted[at] ?? -1) >= 0 ||
      (content.start >= cueEnd && start >= content.start) ||
      (content.end <= cueStart && start < content.end)
    );
  };
  /** Words that the way of publishing is told with are part of the clause; any other verb opens another one. */
  const carries = (at: number): boolean =>
    circumstances.carrying.has(lower(at)) || circumstances.issued.has(lower(at));

  let after = cue.last;
  const sourceFollows = source !== null && source.first >= cue.last;
  while (after < Math.min(bounds.last, cue.last + reach) && !inContent(after)) {
    const asCarried = lower(after) === 'as' && carries(after + 1);
    if (isVerb(after) && !carries(after)) break;
    if (circumstances.elsewhere.has(lower(after)) && !asCarried) break;
    if (breaks.has(tokens[after]?.text ?? '')) break;
    after += 1;
  }
  const zones: Zone[] = [{ first: cue.last, last: after }];
  if (source === null || head === null) return zones;

  if (!sourceFollows && head.last <= cue.first) {
    // Back from the cue, over nothing that another verb governs: "the envoy who came on Monday said".
    let between = cue.first;
    let other = false;
    for (let at = cue.first - 1; at >= head.last && cue.first - at < reach; at -= 1) {
      if (tokens[at]?.text === ',') break;
      if (isVerb(at) && !carries(at) && !/^(?:was|were|is|are|been|has|have|had)$/.test(lower(at))) {
        other = true;
        break;
      }
      if (circumstances.elsewhere.has(lower(at))) other = true;
      between = at;
    }
    if (!other && between < cue.first) zones.push({ first: between, last: cue.first });
  }

  // "Orbis quoted Marin as saying": the medium stands before its verb.
  const start = Math.min(source.first, cue.first);
  if (quoting.has(lower(start - 1))) {
    let first = start - 1;
    while (
      first > bounds.first &&
      start - first < 8 &&
      !inContent(first - 1) &&
      !isVerb(first - 1) &&
      tokens[first - 1]?.text !== ','
    )
      first -= 1;
    zones.push({ first, last: start });
    return zones;
  }

  let first = start;
  let open = true;
  while (first > bounds.first && start - first < reach) {
    const before = first - 1;
    if (inContent(before) || breaks.has(tokens[before]?.text ?? '')) break;
    if (joints.has(lower(before))) break;
    if (isVerb(before) && !carries(before) && !circumstances.issued.has(lower(before))) {
      if (circumstances.opening.has(lower(before))) {
        first = before;
        break;
      }
      open = false;
      break;
    }
    first = before;
  }
  if (open && first < start && opens(cut, first, start, circumstances)) zones.push({ first, last: start });
  return zones;
}

/** "On Monday,", "Late on 3 May", "In an interview with", "Speaking on": the stretch before a source tells of its saying. */
function opens(cut: CutText, first: number, last: number, words: Lexicon['circumstances']): boolean {
  const lower = (at: number): string => cut.tokens[at]?.lower ?? '';
  if (words.opening.has(lower(first))) return true;
  if (words.elsewhere.has(lower(first))) return false;
  if (!words.link.has(lower(first))) return last - first < 8;
  for (let at = first + 1; at < Math.min(last, first + 6); at += 1) {
    if (words.elsewhere.has(lower(at))) return false;
    if (words.occasion.has(lower(at)) || words.carrying.has(lower(at))) return true;
    if (cut.tokens[at]?.text === ',') return true;
  }
  return last - first < 8;
}

/** The time expression that starts at a token and tells when, not how long, at what hour or yet to come. */
function timeAt(cut: CutText, at: number, last: number, times: readonly TimeExpression[]): number | null {
  const token = cut.tokens[at];
  if (token === undefined) return null;
  const place = firstEndingAfter(times, token.start);
  const found = times[place];
  if (found === undefined || found.start > token.start || found.start < token.start) return null;
  if (found.kind === 'duration' || found.kind === 'clock' || found.direction === 'future') return null;
  if ((found.offsetDays ?? 0) > 0) return null;
  let next = at;
  while (next < last && (cut.tokens[next]?.start ?? 0) < found.end) next += 1;
  if ((cut.tokens[next - 1]?.end ?? 0) < found.end) return null;
  // "Monday's rally", "the Monday vote": the day of something else.
  if (isGenitive(cut.tokens[next])) return null;
  const before = cut.tokens[at - 1];
  if (before?.pos === 'DET' || before?.lower === 'of' || before?.lower === 'from') return null;
  return place;
}

/** The medium that a token ends the name of: one the catalogue knows, a common noun for one, or a body in its place. */
function mediumAt(
  cut: CutText,
  at: number,
  zone: Zone,
  { cue, told, form }: Attribution,
  speaker: number | null,
  book: ActorBook,
  lexicon: Lexicon,
): number | null {
  const { circumstances: words } = lexicon;
  const token = cut.tokens[at];
  if (token === undefined) return null;
  const actor = book.actorAt(at);
  const isNoun = token.pos === 'NOUN' || token.pos === 'PROPN';
  if (actor < 0 && !isNoun) return null;
  const next = cut.tokens[at + 1];
  const goesOn =
    at + 1 < zone.last &&
    (/^(?:NOUN|PROPN)$/.test(next?.pos ?? '') ||
      (book.actorAt(at + 1) >= 0 && book.actorAt(at + 1) === actor));
  const isEnd = !goesOn;
  // "the news agency", "the Orbis agency": such a word alone names other things too.
  const before = book.actorAt(at - 1);
  const isBacked =
    words.masthead.has(cut.tokens[at - 1]?.lower ?? '') || (before >= 0 && book.isMedium(before));
  const noun = isNoun && (words.medium.has(token.lower) || (isBacked && words.masthead.has(token.lower)));
  if (actor < 0 && !(noun && isEnd)) return null;
  // Where the phrase starts that the token stands in, and what leads to it.
  let first = at;
  while (
    first > zone.first &&
    (book.actorAt(first - 1) >= 0 || /^(?:NOUN|PROPN|ADJ|DET|NUM)$/.test(cut.tokens[first - 1]?.pos ?? ''))
  )
    first -= 1;
  const lead = cut.tokens[first - 1]?.lower ?? '';
  const isTold = told !== null && told.first <= at && at < told.last && told.first >= cue.last;
  const isQuoting = quoting.has(next?.lower ?? '');
  if (!isTold && !isQuoting && !words.link.has(lead)) return null;
  if (actor >= 0 && book.isMedium(actor)) return actor === speaker ? null : actor;
  const carried = words.carrying.has(cut.tokens[first - 2]?.lower ?? '') && form !== 'according';
  if (actor >= 0 && book.kindOf(actor) === 'organization' && actor !== speaker) {
    const medium =
      carried ||
      isQuoting ||
      cut.tokens
        .slice(first, at + 1)
        .some(({ lower }) => words.medium.has(lower) || words.masthead.has(lower));
    return medium ? actor : null;
  }
  if (!noun || !isEnd) return null;
  // "the Interfax news agency": the name inside says which.
  for (let inside = first; inside < at; inside += 1) {
    const named = book.actorAt(inside);
    if (named >= 0 && book.isMedium(named)) return named === speaker ? null : named;
  }
  const made = book.medium(first, at + 1);
  return made === speaker ? null : made;
}
