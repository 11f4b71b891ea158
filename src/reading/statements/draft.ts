import type { CutText, Quotation } from '../../text/cut.js';
import type { Span } from '../../text/passage.js';
import type { ActorBook } from '../actors/book.js';
import type { Attribution, Run } from '../attributions/attribution.js';
import type { Lexicon } from '../lexicon.js';
import type { Meant } from './discourse.js';
import type { Speaker } from './speaker.js';
import type { Watch } from './watch.js';

/** A statement in the making: quotations are still to be given to it. */
export interface Draft {
  readonly attribution: Attribution | null;
  speaker: Speaker;
  /** The words that name the speaker of a quotation without a cue, in its sentence. */
  readonly named?: Run | null;
  content: Span;
  /** How likely words without a cue are the speaker's at all, where that was judged. */
  readonly trust?: number | null;
  /** Where the cue starts. */
  readonly cueStart: number | null;
  readonly quotes: Span[];
  readonly sentence: number;
  readonly paragraph: number;
}

/** Whose words a paragraph announces that stand in paragraphs of their own behind it. */
export interface Announced {
  readonly actor: number;
  /** The last paragraph that announces them or, of a list, holds some of them. */
  readonly paragraph: number;
  /** By what is written ("issued a statement"), else by a colon. */
  readonly written: string | null;
}

/** What giving statements their words and speakers needs of one report. */
export interface Telling {
  readonly cut: CutText;
  readonly book: ActorBook;
  readonly lexicon: Lexicon;
  /** For every token the quotation that it stands in, or -1. */
  readonly quoted: Int32Array;
  readonly drafts: Draft[];
  /** The first draft of each paragraph read so far. */
  readonly starts: number[];
  /** Words quoted so far: quoted again without a cue they are nobody's new saying. */
  readonly told: Set<string>;
  /** Whom "he" or "she" means as a sentence starts. */
  readonly meant: Map<number, Meant>;
  /** Whose words the paragraph before announced. */
  announced: Announced | null;
  /** Is told what is judged, for training. */
  readonly watch: Watch | undefined;
}

/** A content that touches a quotation holds all of it, over sentences. */
export function widened(cut: CutText, run: Run, quoted: Int32Array, outer: readonly Quotation[]): Span {
  const start = cut.tokens[run.first]?.start ?? 0;
  const end = cut.tokens[run.last - 1]?.end ?? 0;
  const [first, last] = [quoted[run.first] ?? -1, quoted[run.last - 1] ?? -1];
  return {
    start: first < 0 ? start : Math.min(start, outer[first]?.start ?? start),
    end: last < 0 ? end : Math.max(end, outer[last]?.end ?? end),
  };
}

/** "asked by a reporter", "Orr's pledge that": not whom the next "he" means. */
export const isAgent = ({ form, head, cue }: Attribution): boolean =>
  form === 'noun' || (form === 'object' && head !== null && head.first >= cue.last);

export const isPerson = (book: ActorBook, draft: Draft): boolean =>
  draft.speaker.actor !== null && book.kindOf(draft.speaker.actor) === 'person';

/**
 * Of two contents around a quotation the inner one's speaker said it, unless the inner cue is one of mind or manner
 * ("Kron said that Varda hoped for “…”"): those words are told by the outer one.
 */
export function isNearer(one: Draft, other: Draft): boolean {
  // "A tweet broke the news: “…,” wrote Marin": the verb tells it, not the colon.
  const [introduced, was] = [one, other].map((draft) => draft.attribution?.lemma === ':');
  if (introduced !== was && one.speaker.actor !== null && other.speaker.actor !== null) return was === true;
  if (one.speaker.actor === null || other.speaker.actor === null)
    return (
      one.speaker.actor !== null || (other.speaker.actor === null && size(one.content) < size(other.content))
    );
  const [speaks, spoke] = [isSpeech(one), isSpeech(other)];
  if (speaks !== spoke) {
    const nested = speaks ? liesIn(other, one) : liesIn(one, other);
    if (nested) return speaks;
  }
  // "Orr told a daily that “…,” the wire reported": of two that speak the one who is told of by the other.
  const [inner, outer] = [liesIn(one, other), liesIn(other, one)];
  if (speaks && spoke && inner !== outer) return inner;
  if (inner && outer && followsCue(one) !== followsCue(other)) return followsCue(one);
  return size(one.content) < size(other.content);
}

export const isSpeech = (draft: Draft): boolean =>
  draft.attribution !== null && !draft.attribution.mind && draft.attribution.polarity === 'said';

const followsCue = ({ cueStart, content }: Draft): boolean => cueStart !== null && cueStart < content.start;

/** The cue of the first stands in the content of the second. */
const liesIn = (one: Draft, other: Draft): boolean =>
  one.cueStart !== null && one.cueStart >= other.content.start && one.cueStart < other.content.end;

export const size = (span: Span): number => span.end - span.start;
