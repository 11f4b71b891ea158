import type { CutText, Quotation } from '../../text/cut.js';
import { contains } from '../../text/passage.js';
import type { Attribution } from '../attributions/attribution.js';
import type { Draft } from './draft.js';
import type { Speaker } from './speaker.js';

/** A cue whose content did not come in its own sentence. */
export interface OpenCue {
  readonly attribution: Attribution;
  readonly speaker: Speaker;
  readonly sentence: number;
}

/** A quotation that starts the sentence right after an open cue is that cue's content. */
export function answersCue(
  cut: CutText,
  quotation: Quotation,
  cue: OpenCue,
  drafts: readonly Draft[],
): boolean {
  const next = cut.sentences[cue.sentence + 1];
  if (
    next === undefined ||
    quotation.start !== next.start ||
    drafts.some((draft) => contains(draft.content, quotation.inner))
  )
    return false;
  return cut.tokens[next.first - 1]?.text === ':' && cue.attribution.strength >= 0.8;
}

/** The statement that such a cue and its quotation make. */
export function answered(cut: CutText, quotation: Quotation, cue: OpenCue, paragraph: number): Draft {
  return {
    attribution: cue.attribution,
    speaker: cue.speaker,
    content: { start: quotation.start, end: quotation.end },
    cueStart: cut.tokens[cue.attribution.cue.first]?.start ?? null,
    quotes: [quotation.inner],
    sentence: cue.sentence + 1,
    paragraph,
  };
}
