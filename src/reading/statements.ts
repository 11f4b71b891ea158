import type { CutText, Paragraph, Quotation } from '../text/cut.js';
import { contains, overlapOf, type Span } from '../text/passage.js';
import type { TimeExpression } from '../text/time.js';
import type { ActorBook } from './actors.js';
import type { Attribution, Run } from './attributions/attribution.js';
import { attributionsOf } from './attributions/find.js';
import { type Circumstances, circumstancesOf } from './circumstances.js';
import { confidenceOf, speakerFeatures, unknownSpeaker } from './confidences.js';
import type { Lexicon } from './lexicon.js';
import { isNameLine } from './namelines.js';
import { quoteSubject } from './quotesubject.js';
import { type Discourse, type Speaker, speakerOf } from './speakers.js';
import type { LocalStatement } from './statement.js';

/** Statements of a paragraph that are looked at around a quotation, at most: bounds the time of one without end. */
const window = 200;
/** Persons kept in mind for a pronoun. */
const lately = 10;

interface Draft {
  readonly attribution: Attribution | null;
  readonly speaker: Speaker;
  /** The words that name the speaker of a quotation without a cue, in its sentence. */
  readonly named?: Run | null;
  content: Span;
  /** Where the cue starts. */
  readonly cueStart: number | null;
  readonly quotes: Span[];
  readonly sentence: number;
  readonly paragraph: number;
}

/** Is told what the confidence in each statement's speaker rests on: for training. */
export type Watch = (statement: number, features: readonly string[]) => void;

/** Finds every statement of a report: attributions by grammar, and quotations that stand without a cue. */
export function statementsOf(
  cut: CutText,
  lexicon: Lexicon,
  book: ActorBook,
  times: readonly TimeExpression[] = [],
  watch: Watch = () => undefined,
): readonly LocalStatement[] {
  const outer = cut.quotations.filter(({ depth }) => depth === 0);
  const quoted = quotedTokens(cut, outer);
  const drafts: Draft[] = [];
  let open: OpenCue | null = null;
  /** The first draft of each paragraph read so far. */
  const starts: number[] = [];
  const discourse: Discourse = { person: null, people: [], group: null, paragraph: -1, quoted };
  /** Words quoted so far: quoted again without a cue they are nobody's new saying. */
  const told = new Set<string>();
  /** Whom "he" or "she" means as a sentence starts. */
  const meant = new Map<number, readonly number[]>();
  const firstQuoteIn = quotesBySentence(cut, outer);
  for (const [index, paragraph] of cut.paragraphs.entries()) {
    if (paragraph.kind === 'furniture' || paragraph.kind === 'caption') {
      starts.push(drafts.length);
      continue;
    }
    const pending: Quotation[] = [];
    const from = drafts.length;
    starts.push(from);
    for (let sentence = paragraph.first; sentence < paragraph.last; sentence += 1) {
      if (discourse.person !== null) meant.set(sentence, [discourse.person, ...discourse.people]);
      const attributions = attributionsOf(
        cut,
        sentence,
        quoted,
        lexicon,
        (token) => book.actorAt(token) >= 0,
      );
      const before = drafts.length;
      for (const attribution of outerFirst(attributions)) {
        const speaker = speakerOf(cut, attribution, book, lexicon, discourse);
        const cueStart = cut.tokens[attribution.cue.first]?.start ?? null;
        const nested = drafts
          .slice(before)
          .some(
            (draft) =>
              cueStart !== null &&
              draft.speaker.actor !== null &&
              draft.content.start <= cueStart &&
              cueStart < draft.content.end,
          );
        if (attribution.content === null) {
          // "Marin said in a statement:" and the words come next.
          if (speaker.actor !== null || attribution.source !== null)
            open = { attribution, speaker, sentence };
          if (!nested) remember(discourse, speaker, book, index);
          continue;
        }
        const content = isTurn(cut, attribution, paragraph)
          ? {
              start: cut.tokens[attribution.content.first]?.start ?? paragraph.start,
              end: paragraph.end,
            }
          : widened(cut, attribution.content, quoted, outer);
        drafts.push({ attribution, speaker, content, cueStart, quotes: [], sentence, paragraph: index });
        if (!isAgent(attribution) && !nested) remember(discourse, speaker, book, index);
      }
      noteSubject(
        cut,
        sentence,
        quoted,
        book,
        discourse,
        drafts
          .slice(before)
          .some(
            (draft) => isPerson(book, draft) && draft.attribution !== null && !isAgent(draft.attribution),
          ),
      );
      noteNamed(cut, sentence, quoted, book, discourse);
      for (const quotation of firstQuoteIn.get(sentence) ?? []) pending.push(quotation);
    }
    for (const quotation of pending) {
      const cue: OpenCue | null = open;
      if (cue !== null && answersCue(cut, quotation, cue, drafts.slice(from))) {
        drafts.push(answered(cut, quotation, cue, index));
        told.add(wordsOf(cut, quotation));
        open = null;
        continue;
      }
      const at = paragraphAt(cut, quotation.start, index);
      placeQuotation(cut, quotation, drafts, starts[at] ?? from, at, book, quoted, told, meant, lexicon);
    }
  }
  return finished(
    cut,
    drafts,
    book,
    (attribution, content, speaker) =>
      circumstancesOf(cut, attribution, content, speaker, times, book, lexicon, quoted),
    watch,
  );
}

/** "ORR: We agree. It took a year.": in a transcript all of a paragraph is its speaker's. */
function isTurn(cut: CutText, { lemma, source, sentence }: Attribution, paragraph: Paragraph): boolean {
  if (lemma !== ':' || source === null || sentence !== paragraph.first || paragraph.kind !== 'body')
    return false;
  const name = cut.tokens[source.last - 1]?.text ?? '';
  return cut.tokens[source.first - 1]?.text === '[' || (name.length > 1 && name === name.toUpperCase());
}

/** What is said about others' sayings is known before those are looked at: "Varda agreed to it, they said". */
function outerFirst(attributions: readonly Attribution[]): readonly Attribution[] {
  const encloses = ({ content }: Attribution, { cue }: Attribution): boolean =>
    content !== null && content.first <= cue.first && cue.first < content.last;
  return [...attributions].sort((a, b) => (encloses(a, b) ? -1 : encloses(b, a) ? 1 : 0));
}

/** A cue whose content did not come in its own sentence. */
interface OpenCue {
  readonly attribution: Attribution;
  readonly speaker: Speaker;
  readonly sentence: number;
}

/** A quotation that starts the sentence right after an open cue is that cue's content. */
function answersCue(cut: CutText, quotation: Quotation, cue: OpenCue, drafts: readonly Draft[]): boolean {
  const next = cut.sentences[cue.sentence + 1];
  if (
    next === undefined ||
    quotation.start !== next.start ||
    drafts.some((draft) => contains(draft.content, quotation.inner))
  )
    return false;
  return cut.tokens[next.first - 1]?.text === ':' && cue.attribution.strength >= 0.8;
}

function answered(cut: CutText, quotation: Quotation, cue: OpenCue, paragraph: number): Draft {
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

/** The paragraph in which an offset lies, looked for backwards from one at or after it. */
function paragraphAt(cut: CutText, at: number, from: number): number {
  let paragraph = from;
  while (paragraph > 0 && (cut.paragraphs[paragraph]?.start ?? 0) > at) paragraph -= 1;
  return paragraph;
}

/** For each token the depth-0 quotation that it stands in, or -1. */
function quotedTokens(cut: CutText, outer: readonly Quotation[]): Int32Array {
  const quoted = new Int32Array(cut.tokens.length).fill(-1);
  let at = 0;
  for (const [index, quotation] of outer.entries()) {
    while (at < cut.tokens.length && (cut.tokens[at]?.end ?? 0) <= quotation.start) at += 1;
    for (
      let next = at;
      next < cut.tokens.length && (cut.tokens[next]?.start ?? 0) < quotation.end;
      next += 1
    ) {
      quoted[next] = index;
      at = next;
    }
  }
  return quoted;
}

/** Quotations by the sentence in which they end: where a cue stands, it stands there or right after. */
function quotesBySentence(
  cut: CutText,
  outer: readonly Quotation[],
): ReadonlyMap<number, readonly Quotation[]> {
  const found = new Map<number, Quotation[]>();
  let sentence = 0;
  for (const quotation of outer) {
    while (sentence < cut.sentences.length - 1 && (cut.sentences[sentence]?.end ?? 0) < quotation.end)
      sentence += 1;
    const list = found.get(sentence);
    if (list === undefined) found.set(sentence, [quotation]);
    else list.push(quotation);
  }
  return found;
}

/** A content that touches a quotation holds all of it, over sentences. */
function widened(cut: CutText, run: Run, quoted: Int32Array, outer: readonly Quotation[]): Span {
  const first = outer[quoted[run.first] ?? -1];
  const last = outer[quoted[run.last - 1] ?? -1];
  return {
    start: Math.min(cut.tokens[run.first]?.start ?? 0, first?.start ?? Number.POSITIVE_INFINITY),
    end: Math.max(cut.tokens[run.last - 1]?.end ?? 0, last?.end ?? 0),
  };
}

/** "asked by a reporter", "Orr's pledge that": not whom the next "he" means. */
const isAgent = ({ form, head, cue }: Attribution): boolean =>
  form === 'noun' || (form === 'object' && head !== null && head.first >= cue.last);

const isPerson = (book: ActorBook, draft: Draft): boolean =>
  draft.speaker.actor !== null && book.kindOf(draft.speaker.actor) === 'person';

function remember(discourse: Discourse, speaker: Speaker, book: ActorBook, paragraph: number): void {
  if (speaker.actor === null) return;
  if (book.kindOf(speaker.actor) === 'person') discourse.person = speaker.actor;
  else discourse.group = speaker.actor;
  discourse.paragraph = paragraph;
}

/** A sentence without speech still says whom "he" means next: its first person outside quotations. */
function noteSubject(
  cut: CutText,
  sentence: number,
  quoted: Int32Array,
  book: ActorBook,
  discourse: Discourse,
  spoke: boolean,
): void {
  const bounds = cut.sentences[sentence];
  if (bounds === undefined || spoke) return;
  // A headline of another story, a pulled quotation: no "he" means who stands there.
  if (!/[.!?:;,…"”’)\]]/.test(cut.text[(cut.paragraphs[bounds.paragraph]?.end ?? 0) - 1] ?? '')) return;
  const named = book.recalled(bounds.first, bounds.last);
  if (named !== null) {
    discourse.person = named;
    return;
  }
  for (let at = bounds.first; at < bounds.last; at += 1) {
    if ((quoted[at] ?? -1) >= 0) continue;
    const actor = book.actorAt(at);
    if (actor >= 0 && book.kindOf(actor) === 'person') {
      discourse.person = actor;
      return;
    }
  }
}

/** Whom a sentence names comes before whom the earlier ones named: a few, for "she" after a man. */
function noteNamed(
  cut: CutText,
  sentence: number,
  quoted: Int32Array,
  book: ActorBook,
  discourse: Discourse,
): void {
  const bounds = cut.sentences[sentence];
  if (bounds === undefined) return;
  const named: number[] = [];
  for (let at = bounds.first; at < bounds.last && named.length < lately; at += 1) {
    const actor = book.actorAt(at);
    if (actor < 0 || (quoted[at] ?? -1) >= 0 || named.includes(actor)) continue;
    if (book.kindOf(actor) === 'person') named.push(actor);
  }
  if (named.length > 0)
    discourse.people = [...named, ...discourse.people.filter((one) => !named.includes(one))].slice(0, lately);
}

/** Gives a quotation to the statement whose content holds it, else to whom the context tells. */
function placeQuotation(
  cut: CutText,
  quotation: Quotation,
  drafts: Draft[],
  from: number,
  paragraph: number,
  book: ActorBook,
  quoted: Int32Array,
  told: Set<string>,
  meant: ReadonlyMap<number, readonly number[]>,
  lexicon: Lexicon,
): void {
  let best: Draft | null = null;
  for (let index = Math.max(from, drafts.length - window); index < drafts.length; index += 1) {
    const draft = drafts[index];
    if (
      draft !== undefined &&
      contains(draft.content, quotation.inner) &&
      (best === null || isNearer(draft, best))
    )
      best = draft;
  }
  if (best !== null) {
    best.quotes.push(quotation.inner);
    told.add(wordsOf(cut, quotation));
    return;
  }
  const sentence = sentenceAt(cut, quotation.start, cut.paragraphs[paragraph]?.first ?? 0);
  const found = contextual(cut, quotation, drafts, from, paragraph, sentence, book, quoted, meant, lexicon);
  if (found.joins !== null) {
    // `“A,” he said. “B.”`: one saying, told in two stretches.
    found.joins.quotes.push(quotation.inner);
    found.joins.content = {
      start: Math.min(found.joins.content.start, quotation.start),
      end: Math.max(found.joins.content.end, quotation.end),
    };
    return;
  }
  if (isScare(cut, quotation, paragraph, found.speaker, told)) return;
  told.add(wordsOf(cut, quotation));
  drafts.push({
    attribution: null,
    cueStart: null,
    speaker: found.speaker,
    named: found.named,
    content: { start: quotation.start, end: quotation.end },
    quotes: [quotation.inner],
    sentence,
    paragraph,
  });
}

const wordsOf = (cut: CutText, quotation: Quotation): string =>
  cut.text
    .slice(quotation.inner.start, quotation.inner.end)
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]+/gu, '')
    .trim();

/**
 * Without a cue few quoted words are somebody's: titles ("Made in Orria 2025"), words quoted before, headings, and one
 * or two words that nobody near could have said.
 */
function isScare(
  cut: CutText,
  quotation: Quotation,
  paragraph: number,
  speaker: Speaker,
  told: ReadonlySet<string>,
): boolean {
  if (cut.paragraphs[paragraph]?.kind === 'heading') return true;
  const words = wordsOf(cut, quotation);
  const count = words.split(/\s+/).length;
  // Numbers and addresses out of a page's code.
  if (!/\p{L}/u.test(words) || /^[@#]\S*$/.test(cut.text.slice(quotation.inner.start, quotation.inner.end)))
    return true;
  if (count > 6) return false;
  if (told.has(words)) return true;
  const text = cut.text.slice(quotation.inner.start, quotation.inner.end);
  const capitals =
    text !== text.toUpperCase() &&
    text.split(/\s+/).every((word) => !/^\p{Ll}/u.test(word) || /^(?:of|the|and|in|for|to|a|on)$/.test(word));
  return (capitals && count > 1) || (speaker.actor === null && count < 4);
}

/**
 * Of two contents around a quotation the inner one's speaker said it, unless the inner cue is one of mind or manner
 * ("Kron said that Varda hoped for “…”"): those words are told by the outer one.
 */
function isNearer(one: Draft, other: Draft): boolean {
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
  return size(one.content) < size(other.content);
}

const isSpeech = (draft: Draft): boolean =>
  draft.attribution !== null && !draft.attribution.mind && draft.attribution.polarity === 'said';

/** The cue of the first stands in the content of the second. */
const liesIn = (one: Draft, other: Draft): boolean =>
  one.cueStart !== null && one.cueStart >= other.content.start && one.cueStart < other.content.end;

const size = (span: Span): number => span.end - span.start;

/** The first sentence from `from` on that ends after an offset, the last where none does. */
function sentenceAt(cut: CutText, at: number, from: number): number {
  let [low, high] = [from, cut.sentences.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cut.sentences[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function contextual(
  cut: CutText,
  quotation: Quotation,
  drafts: readonly Draft[],
  from: number,
  paragraph: number,
  sentence: number,
  book: ActorBook,
  quoted: Int32Array,
  meant: ReadonlyMap<number, readonly number[]>,
  lexicon: Lexicon,
): { readonly speaker: Speaker; readonly joins: Draft | null; readonly named: Run | null } {
  const by = (
    actor: number | null,
    way: Speaker['way'],
    joins: Draft | null = null,
    named: Run | null = null,
  ) => ({ speaker: { actor, way }, joins, named });
  const around = drafts.slice(Math.max(from, drafts.length - window));
  const here = around.filter((draft) => draft.speaker.actor !== null);
  const bounds = cut.sentences[sentence];
  const block = cut.paragraphs[paragraph];
  const whole =
    bounds !== undefined && quotation.start <= bounds.start + 1 && quotation.end >= bounds.end - 2;
  if (whole) {
    const earlier = here.filter(
      (draft) => draft.content.start < quotation.start && draft.sentence <= sentence,
    );
    const latest = earlier.at(-1);
    // “…,” Marin said, according to Orbis. “…”: Marin goes on.
    const before =
      earlier
        .filter(
          (draft) =>
            draft.sentence === latest?.sentence &&
            draft.quotes.length > 0 &&
            draft.attribution?.form !== 'according',
        )
        .at(-1) ?? latest;
    if (before !== undefined)
      return by(
        before.speaker.actor,
        'continued',
        before.quotes.length > 0 && before.attribution !== null && before.paragraph === paragraph
          ? before
          : null,
      );
    const unknown = around.filter((draft) => draft.content.start < quotation.start).at(-1);
    if (unknown !== undefined && unknown.quotes.length > 0 && unknown.attribution?.source != null)
      return by(null, 'none', unknown.paragraph === paragraph ? unknown : null);
    const next = here.find((draft) => draft.content.start >= quotation.end);
    if (next !== undefined && next.quotes.length > 0)
      return by(next.speaker.actor, 'next', next.attribution !== null ? next : null);
    const line = nameLineBefore(cut, paragraph, book);
    if (line !== null) return by(book.actorAt(line.first), 'colon', null, line);
    const named = sentence > (block?.first ?? sentence) ? (meant.get(sentence)?.[0] ?? null) : null;
    // "Orr did not hide it. “I want it.”": whom the sentences before it in the paragraph are about.
    if (named !== null && named !== meant.get(block?.first ?? -1)?.[0]) return by(named, 'carried');
    const last = carrier(drafts, from, paragraph);
    if (last !== null) return by(last.speaker.actor, 'carried');
  } else {
    const same = here.filter((draft) => draft.sentence === sentence && draft.cueStart !== null);
    const before = same.filter((draft) => (draft.cueStart ?? 0) < quotation.start);
    const near = before.filter(isSpeech).at(-1) ?? before.at(-1) ?? same[0];
    if (near !== undefined) return by(near.speaker.actor, 'nearby', null, near.attribution?.source ?? null);
    const subject = quoteSubject(cut, quotation, sentence, book, quoted, meant.get(sentence) ?? [], lexicon);
    if (subject !== null) return by(subject.actor, 'subject', null, subject.run);
    const earlier = here.filter((draft) => draft.sentence < sentence).at(-1);
    if (earlier !== undefined) return by(earlier.speaker.actor, 'nearby');
  }
  return by(null, 'none');
}

/** The name that alone fills the paragraph before, in a list of what several people said. */
function nameLineBefore(cut: CutText, paragraph: number, book: ActorBook): Run | null {
  const block = cut.paragraphs[paragraph - 1];
  const [opening, closing] = [cut.sentences[block?.first ?? -1], cut.sentences[(block?.last ?? 0) - 1]];
  if (block === undefined || opening === undefined || closing === undefined) return null;
  for (let at = opening.first; at < Math.min(closing.last, opening.first + 16); at += 1) {
    const actor = book.actorAt(at);
    if (actor < 0 || !book.isNamed(actor)) continue;
    let last = at + 1;
    while (last < closing.last && book.actorAt(last) === actor) last += 1;
    const run = { first: at, last };
    const titled = cut.tokens.slice(opening.first, at).every(({ pos }) => /^(?:PROPN|NOUN|ADJ)$/.test(pos));
    const end = cut.tokens[last - 1]?.end ?? 0;
    return titled && isNameLine(cut, paragraph - 1, block.start, end) ? run : null;
  }
  return null;
}

/**
 * Whose words go on in a paragraph that says nothing of it: of the statements of the last paragraph with any, the last
 * one with a quotation, else the last; what others are told to say, and what a source tells in passing, set aside.
 */
function carrier(drafts: readonly Draft[], from: number, paragraph: number): Draft | null {
  const last = drafts[from - 1];
  if (last === undefined || last.paragraph < paragraph - 2) return null;
  const first = Math.max(0, from - window);
  let best: Draft | null = null;
  for (let index = from - 1; index >= first; index -= 1) {
    const draft = drafts[index];
    if (draft === undefined || draft.paragraph !== last.paragraph) break;
    if (draft.speaker.actor === null || draft.attribution?.form === 'according') continue;
    const at = draft.cueStart;
    const nested =
      at !== null &&
      drafts
        .slice(Math.max(first, index - 12), index)
        .some(({ content, attribution }) => attribution !== null && content.start <= at && at < content.end);
    if (nested) continue;
    if (draft.quotes.length > 0) return draft;
    best ??= draft;
  }
  return best ?? (last.speaker.actor === null ? null : last);
}

/** How much of a content is the cue's or the source's own, where it stands between two stretches. */
const framed = (content: Span, part: Span | null): number => (part === null ? 0 : overlapOf(content, part));

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

function finished(
  cut: CutText,
  drafts: readonly Draft[],
  book: ActorBook,
  told: (attribution: Attribution, content: Span, speaker: number | null) => Circumstances,
  watch: Watch,
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
    const whole = [content, cue, speakerPassage].filter((one) => one !== null);
    const rest =
      size(content) -
      framed(content, cue) -
      framed(content, speakerPassage) -
      quotes.reduce((sum, quote) => sum + overlapOf(quote, content), 0);
    const within = cue === null ? -1 : containing(ordered, index, content, cue);
    const { time, via } =
      attribution === null ? { time: null, via: null } : told(attribution, content, speaker.actor);
    const to = attribution?.told ?? null;
    const hearer = to === null ? -1 : book.actorAt(to.last - 1);
    const features = speakerFeatures({
      way: speaker.way,
      kind: speaker.actor === null ? null : book.kindOf(speaker.actor),
      standing: speaker.actor === null ? null : book.standing(speaker.actor),
      attribution,
      quoted: quotes.length > 0,
      before: cue !== null && content.start < cue.start,
      within: within >= 0,
    });
    watch(index, features);
    return {
      start: Math.min(...whole.map(({ start }) => start)),
      end: Math.max(...whole.map(({ end }) => end)),
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
      confidence: speaker.actor === null ? unknownSpeaker : confidenceOf(features),
    };
  });
}
