import type { Catalog } from '../../catalog/catalog.js';
import type { CutText, Quotation, Sentence } from '../../text/cut.js';
import { contains, type Span } from '../../text/passage.js';
import type { LocalStatement } from '../statement.js';
import type { ReportVoices } from '../statements/voices.js';
import { castOf, knownNamesOf } from './cast.js';
import { type Framed, frameBookOf, frameIn, type Item } from './frames.js';
import { grammarOf } from './phrases.js';

/** How far it is trusted that words without a frame are the last speaker's; estimated, not counted. */
const carriedOn = 0.75;

/**
 * Makes what finds direct and indirect quotations in a language that is known by frames alone (`frames` and `grammar` in
 * its catalogue), without parts of speech: „…“, sagte Voss. Voss erklärte, man werde … Laut Voss … A quotation that stands
 * alone, and a sentence in the mood of reported speech, go on with the last speaker of their paragraph.
 */
export function framedVoices(catalog: Catalog): (cut: CutText) => ReportVoices {
  const grammar = grammarOf(catalog);
  const book = frameBookOf(catalog, grammar);
  const known = knownNamesOf(catalog);
  const reported = grammar.of('reported');
  return (cut) => {
    const cast = castOf(cut, grammar, known);
    const statements: LocalStatement[] = [];
    const told = new Set<number>();
    const outer = cut.quotations.filter(({ depth }) => depth === 0);
    let from = 0;
    let last: { readonly speaker: number | null; readonly paragraph: number } | null = null;
    for (const sentence of cut.sentences) {
      if (cut.paragraphs[sentence.paragraph]?.kind === 'furniture') continue;
      while ((outer[from]?.end ?? Number.POSITIVE_INFINITY) <= sentence.start) from += 1;
      const items = itemsOf(cut, sentence, outer, from);
      const framed = frameIn(items, cut.tokens, book);
      if (framed !== null) {
        const speaker = cast.actorOf(framed.source);
        const statement = statementOf(cut, framed, items, outer, speaker, told);
        if (statement !== null) statements.push(statement);
        last = { speaker, paragraph: sentence.paragraph };
        continue;
      }
      const carried = last !== null && sentence.paragraph - last.paragraph <= 1 ? last.speaker : null;
      const alone = items.filter(({ quotation }) => quotation >= 0);
      const words = items.filter(
        ({ quotation, token }) => quotation < 0 && /[\p{L}\p{N}]/u.test(cut.tokens[token]?.text ?? ''),
      );
      const quotation = outer[alone[0]?.quotation ?? -1];
      if (quotation !== undefined && words.length === 0 && !told.has(alone[0]?.quotation ?? -1)) {
        told.add(alone[0]?.quotation ?? -1);
        statements.push(plain(quotation, [inner(quotation)], carried, 'direct'));
        if (last !== null) last = { ...last, paragraph: sentence.paragraph };
      } else if (
        carried !== null &&
        last?.paragraph === sentence.paragraph &&
        words.some(({ token }) => reported.has(cut.tokens[token]?.lower ?? ''))
      ) {
        const quotes = outer.filter((one) => contains(sentence, one)).map(inner);
        statements.push(
          plain(
            { start: sentence.start, end: withoutStop(cut, sentence) },
            quotes,
            carried,
            quotes.length === 0 ? 'indirect' : 'mixed',
          ),
        );
      }
    }
    return { actors: cast.actors, mentions: cast.mentions, statements };
  };
}

function itemsOf(
  cut: CutText,
  sentence: Sentence,
  outer: readonly Quotation[],
  from: number,
): readonly Item[] {
  const items: Item[] = [];
  let at = from;
  for (let token = sentence.first; token < sentence.last; token++) {
    const span = cut.tokens[token];
    if (span === undefined) continue;
    while ((outer[at]?.end ?? Number.POSITIVE_INFINITY) <= span.start) at += 1;
    const quotation = outer[at];
    if (quotation === undefined || !contains(quotation, span)) items.push({ quotation: -1, token });
    else if (items.at(-1)?.quotation !== at) items.push({ quotation: at, token });
  }
  return items;
}

function statementOf(
  cut: CutText,
  framed: Framed,
  items: readonly Item[],
  outer: readonly Quotation[],
  speaker: number | null,
  told: Set<number>,
): LocalStatement | null {
  const { source, cue, confidence } = framed;
  const token = (at: number): Span => cut.tokens[at] ?? { start: 0, end: 0 };
  const speakerPassage = { start: token(source.first).start, end: token(source.last - 1).end };
  const indices = framed.content === null ? framed.quotations : quotedIn(items, framed.content);
  for (const index of [...indices, ...framed.quotations]) told.add(index);
  const quotations = indices.flatMap((index) => outer[index] ?? []);
  let content: Span | null = null;
  if (framed.content !== null) {
    const [first, last] = [items[framed.content.first], items[framed.content.last - 1]];
    if (first === undefined || last === undefined) return null;
    content = {
      start: first.quotation < 0 ? token(first.token).start : (outer[first.quotation]?.start ?? 0),
      end: last.quotation < 0 ? token(last.token).end : (outer[last.quotation]?.end ?? 0),
    };
  } else if (quotations.length > 0)
    content = {
      start: Math.min(...quotations.map(({ start }) => start)),
      end: Math.max(...quotations.map(({ end }) => end)),
    };
  if (content === null) return null;
  const parts = [content, speakerPassage, token(cue)];
  return {
    ...plain(
      content,
      quotations.map(inner),
      speaker,
      framed.content === null ? 'direct' : quotations.length > 0 ? 'mixed' : 'indirect',
    ),
    start: Math.min(...parts.map(({ start }) => start)),
    end: Math.max(...parts.map(({ end }) => end)),
    speakerPassage,
    cue: { start: token(cue).start, end: token(cue).end },
    confidence: speaker === null ? 0.2 : confidence,
  };
}

function quotedIn(
  items: readonly Item[],
  { first, last }: { readonly first: number; readonly last: number },
): readonly number[] {
  return items.slice(first, last).flatMap(({ quotation }) => (quotation < 0 ? [] : [quotation]));
}

const inner = ({ inner: { start, end } }: Quotation): Span => ({ start, end });

function plain(
  content: Span,
  quotes: readonly Span[],
  speaker: number | null,
  mode: LocalStatement['mode'],
): LocalStatement {
  return {
    start: content.start,
    end: content.end,
    speaker,
    speakerPassage: null,
    mode,
    content: { start: content.start, end: content.end },
    quotes,
    cue: null,
    addressee: null,
    via: null,
    time: null,
    polarity: 'said',
    within: null,
    confidence: speaker === null ? 0.2 : carriedOn,
  };
}

function withoutStop(cut: CutText, sentence: Sentence): number {
  let last = sentence.last;
  while (last > sentence.first + 1 && /^[.!?…]+$/.test(cut.tokens[last - 1]?.text ?? '')) last -= 1;
  return cut.tokens[last - 1]?.end ?? sentence.end;
}
