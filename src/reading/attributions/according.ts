import type { Attribution, Run } from './attribution.js';
import { contentEnd, extended, type Frame, lastPhraseBefore } from './frame.js';
import { participleEnd, tailEnd } from './spans.js';

export function accordingAt(frame: Frame, at: number, sentence: number): Attribution | null {
  const { tokens } = frame;
  const index = lastPhraseBefore(frame, at + 2) + 1;
  const phrase = frame.phrases[index];
  if (phrase === undefined || phrase.first - at > 4) return null;
  const fronted = at - frame.first <= 1;
  const core = extended(frame, phrase);
  const last = participleEnd(frame, core.last);
  const source = { first: core.first, last: fronted ? last : tailEnd(frame, last) };
  const end = contentEnd(frame, frame.last);
  let content: Run | null = null;
  if (fronted) {
    let comma = source.last;
    while (comma < end && tokens[comma]?.text !== ',') comma += 1;
    if (comma + 1 < end) content = { first: comma + 1, last: end };
  } else {
    const edge = tokens[at - 1]?.text === ',' ? at - 1 : at;
    content = { first: frame.first, last: edge };
  }
  if (content === null || content.last <= content.first) return null;
  return {
    cue: { first: at, last: at + 2 },
    lemma: 'according to',
    strength: 1,
    mind: false,
    source,
    head: { first: phrase.first, last: phrase.last },
    content,
    sentence,
    polarity: 'said',
    form: 'according',
    told: null,
  };
}
