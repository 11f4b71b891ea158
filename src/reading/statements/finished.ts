import type { CutText } from '../../text/cut.js';
import { contains, overlapOf, type Span } from '../../text/passage.js';
import type { ActorBook } from '../actors/book.js';
import type { Attribution, Run } from '../attributions/attribution.js';
import type { LocalStatement } from '../statement.js';
import type { Circumstances } from './circumstances.js';
import { confidenceOf, type SpeakerFacts, unknownSpeaker } from './confidences.js';
import { type Draft, size } from './draft.js';
import type { Watch } from './watch.js';

/** How much of a content is the cue's or the source's own, where it stands between two stretches. */
const framed = (content: Span, part: Span | null): number => (part === null ? 0 : overlapOf(content, part));

/** “A,” Marin told a crowd of thousands in the port, “B”: all between two stretches that hold the cue, if they are all. */
function interruption(content: Span, quotes: readonly Span[], cue: Span | null): number | null {
  if (cue === null) return null;
  const ends = quotes.reduce((end, quote) => (quote.end <= cue.start ? Math.max(end, quote.end) : end), -1);
  const starts = quotes.reduce(
    (start, quote) => (quote.start >= cue.end ? Math.min(start, quote.start) : start),
    content.end,
  );
  return ends < 0 || starts === content.end ? null : starts - ends;
}

/** The statement whose content holds a cue: among the nearest before it, for contents nest only a few deep. */
function containing(ordered: readonly Draft[], index: number, content: Span, cue: Span): number {
  for (let at = index - 1; at >= 0 && index - at < 24; at -= 1) {
    const other = ordered[at];
    if (
      other !== undefined &&
      other.attribution !== null &&
      contains(other.content, cue) &&
      size(other.content) > size(content)
    )
      return at;
  }
  return -1;
}

/** The statements that the drafts make, in the order of their contents. */
export function finished(
  cut: CutText,
  drafts: readonly Draft[],
  book: ActorBook,
  told: (attribution: Attribution, content: Span, speaker: number | null) => Circumstances,
  watch: Watch | undefined,
): readonly LocalStatement[] {
  const ordered = [...drafts].sort(
    (a, b) => a.content.start - b.content.start || b.content.end - a.content.end,
  );
  return ordered.map((draft, index) => {
    const { attribution, speaker, content, quotes } = draft;
    const span = (run: Run | null): Span | null =>
      run === null
        ? null
        : { start: cut.tokens[run.first]?.start ?? 0, end: cut.tokens[run.last - 1]?.end ?? 0 };
    const cue = span(attribution?.cue ?? null);
    const speakerPassage = span(attribution?.source ?? draft.named ?? null);
    const rest =
      size(content) -
      (interruption(content, quotes, cue) ?? framed(content, cue) + framed(content, speakerPassage)) -
      quotes.reduce((sum, quote) => sum + overlapOf(quote, content), 0);
    const within = cue === null ? -1 : containing(ordered, index, content, cue);
    const { time, via } =
      attribution === null ? { time: null, via: null } : told(attribution, content, speaker.actor);
    const to = attribution?.told ?? null;
    const hearer = to === null ? -1 : book.actorAt(to.last - 1);
    const facts: SpeakerFacts = {
      way: speaker.way,
      kind: speaker.actor === null ? null : book.kindOf(speaker.actor),
      standing: speaker.actor === null ? null : book.standing(speaker.actor),
      attribution,
      quoted: quotes.length > 0,
      before: cue !== null && content.start < cue.start,
      within: within >= 0,
    };
    const trust = draft.trust ?? null;
    if (trust === null) watch?.statement?.(index, facts);
    return {
      start: Math.min(content.start, cue?.start ?? content.start, speakerPassage?.start ?? content.start),
      end: Math.max(content.end, cue?.end ?? content.end, speakerPassage?.end ?? content.end),
      speaker: speaker.actor,
      speakerPassage,
      mode: quotes.length === 0 ? 'indirect' : rest <= Math.max(4, size(content) * 0.2) ? 'direct' : 'mixed',
      content,
      quotes: [...quotes].sort((a, b) => a.start - b.start),
      cue,
      addressee: hearer >= 0 && hearer !== via ? hearer : null,
      via,
      time,
      polarity: attribution?.polarity ?? 'said',
      within: within >= 0 ? within : null,
      confidence: speaker.actor === null ? unknownSpeaker : (trust ?? confidenceOf(facts)),
    };
  });
}
