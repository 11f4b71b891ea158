import type { Token } from '../text/cut.js';

/** Noun phrases among the tokens `first` … `last - 1`, as places of the text, one pair after another. */
export function nounPhrases(tokens: readonly Token[], first: number, last: number): readonly number[] {
  const places: number[] = [];
  let i = first;
  while (i < last) {
    const end = phraseEnd(tokens, i, last);
    if (end === i) {
      i += 1;
      continue;
    }
    const [from, to] = [tokens[i], tokens[end - 1]];
    if (from !== undefined && to !== undefined) places.push(from.start, to.end);
    i = end;
  }
  return places;
}

/** Where a phrase that begins at `at` ends: "the status of the northern islands", "Norland's envoy". */
function phraseEnd(tokens: readonly Token[], at: number, last: number): number {
  let i = at;
  if (tokens[i]?.pos === 'DET' && /^(?:the|an?)$/.test(tokens[i]?.lower ?? '')) i += 1;
  let end = at;
  for (; i < last && i < at + 8; i++) {
    const { pos, lower } = tokens[i] ?? { pos: 'PUNCT', lower: '' };
    if (pos === 'NOUN' || pos === 'PROPN') end = i + 1;
    else if (pos === 'ADJ' || /^['’]s$/.test(lower)) continue;
    else if (end > at && (lower === 'of' || lower === 'on') && end === i) {
      if (tokens[i + 1]?.lower === 'the') i += 1;
    } else if (tokens[i]?.text === '-' && end === i) continue;
    else break;
  }
  return end;
}
