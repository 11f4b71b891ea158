import type { CutText } from '../../text/cut.js';
import type { Announced, Draft, Telling } from './draft.js';
import type { OpenCue } from './open-cue.js';
import { quoteSubject } from './quote-subject.js';

/** "Marin demanded:", "Orr issued a statement on Monday.": whose words come next, or null; a list goes on with its items. */
export function announcedBy(
  telling: Telling,
  index: number,
  here: readonly Draft[],
  open: OpenCue | null,
): Announced | null {
  const { cut, announced } = telling;
  const paragraph = cut.paragraphs[index];
  if (paragraph === undefined) return null;
  const last = paragraph.last - 1;
  if (isItem(cut, index)) return announced === null ? null : { ...announced, paragraph: index };
  const bounds = cut.sentences[last];
  if (bounds === undefined) return null;
  if (cut.text[paragraph.end - 1] === ':') {
    const cue = open !== null && open.sentence === last ? open.speaker.actor : null;
    const told = here.findLast(({ sentence, speaker }) => sentence === last && speaker.actor !== null);
    const actor = cue ?? told?.speaker.actor ?? subjectOf(telling, last, paragraph.end);
    return actor === null ? null : { actor, paragraph: index, written: null };
  }
  const written = issuedIn(telling, bounds);
  const actor = written === null ? null : subjectOf(telling, last, paragraph.end);
  return actor === null ? null : { actor, paragraph: index, written };
}

/** Whether words of a paragraph are those that the one before it announced: items behind a colon, or a quotation alone. */
export function answersAnnounced(
  { cut, announced }: Telling,
  paragraph: number,
  opens: boolean,
): Announced | null {
  if (announced === null || announced.paragraph !== paragraph - 1) {
    // Several quotations in one item.
    return announced?.paragraph === paragraph && isItem(cut, paragraph) ? announced : null;
  }
  if (announced.written !== null) return opens ? announced : null;
  return isItem(cut, paragraph) ? announced : null;
}

/** A line of a list, by its mark. */
const isItem = (cut: CutText, index: number): boolean => {
  const { kind, start } = cut.paragraphs[index] ?? { kind: 'body', start: 0 };
  return kind === 'list-item' || /^[-–—•*·]\s/.test(cut.text.slice(start, start + 2));
};

function subjectOf(telling: Telling, sentence: number, end: number): number | null {
  const { cut, book, quoted, meant, lexicon } = telling;
  return (
    quoteSubject(cut, { start: end }, sentence, book, quoted, meant.get(sentence) ?? null, lexicon)?.actor ??
    null
  );
}

/** "issued a brief statement": the noun of what somebody wrote, where nobody else is told to have. */
function issuedIn(
  { cut: { tokens }, quoted, lexicon: { speech } }: Telling,
  { first, last }: { readonly first: number; readonly last: number },
): string | null {
  for (let at = first + 2; at < last; at += 1) {
    const token = tokens[at];
    if (token === undefined || !speech.writing.has(token.lower) || (quoted[at] ?? -1) >= 0) continue;
    let article = at - 1;
    while (article > first && /^(?:ADJ|NOUN)$/.test(tokens[article]?.pos ?? '')) article -= 1;
    const gives = speech.giving.has(tokens[article - 1]?.lemma ?? '');
    if (gives && /^(?:an?|the|this|his|her|their|its)$/.test(tokens[article]?.lower ?? ''))
      return /^(?:by|from)$/.test(tokens[at + 1]?.lower ?? '') ? null : token.lower;
  }
  return null;
}
