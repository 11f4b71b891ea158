import type { CutText, Quotation } from '../../text/cut.js';
import { partition } from '../../text/partition.js';
import { putUnder } from '../../text/put-under.js';
import type { TimeExpression } from '../../text/time.js';
import type { ActorBook } from '../actors/book.js';
import type { Attribution } from '../attributions/attribution.js';
import { attributionsOf } from '../attributions/find.js';
import type { Lexicon } from '../lexicon.js';
import type { LocalStatement } from '../statement.js';
import { announcedBy } from './announced.js';
import { circumstancesOf } from './circumstances.js';
import type { Discourse } from './discourse.js';
import { isAgent, isPerson, type Telling, widened } from './draft.js';
import { echoed } from './echoes.js';
import { finished } from './finished.js';
import { type FreeSpeech, freeSpeech, goesOnFreely, standsFor, wholeSentence } from './free.js';
import { withoutRepeats } from './headlines.js';
import { answered, answersCue, type OpenCue } from './open-cue.js';
import { placeQuotation } from './placing.js';
import { postAt } from './posts.js';
import {
  noteGroup,
  noteNamed,
  noteRow,
  noteStated,
  noteSubject,
  noteWritten,
  remember,
} from './remembering.js';
import { keepTold } from './scare.js';
import type { Speaker } from './speaker.js';
import { speakerOf } from './speakers.js';
import { isOwn, type Turn, turnsOf } from './turns.js';
import type { Watch } from './watch.js';

/** Finds every statement of a report: attributions by grammar, and quotations that stand without a cue. */
export function statementsOf(
  cut: CutText,
  lexicon: Lexicon,
  book: ActorBook,
  times: readonly TimeExpression[] = [],
  watch?: Watch,
): readonly LocalStatement[] {
  const outer = cut.quotations.filter((one) => one.depth === 0 && !isNickname(cut, one, book));
  const quoted = quotedTokens(cut, outer);
  const telling: Telling = {
    cut,
    book,
    lexicon,
    quoted,
    drafts: [],
    starts: [],
    told: new Set(),
    meant: new Map(),
    announced: null,
    watch,
  };
  const { drafts, starts, told, meant } = telling;
  let open: OpenCue | null = null;
  const discourse: Discourse = {
    person: null,
    spoke: null,
    people: [],
    group: null,
    stranger: null,
    subject: null,
    written: new Map(),
    issued: null,
    stated: null,
    paragraph: -1,
    quoted,
  };
  const isNamed = (token: number): boolean => book.actorAt(token) >= 0;
  const turns = turnsOf(cut, lexicon);
  /** Whose turn it was last, and who answers where only "A:" says so. */
  let speaking: Speaker = { actor: null, way: 'none' };
  let asked: number | null = null;
  const quotesIn = quotesBySentence(cut, outer);
  for (const [index, paragraph] of cut.paragraphs.entries()) {
    starts.push(drafts.length);
    if (paragraph.kind === 'furniture' || paragraph.kind === 'caption') continue;
    const pending: Quotation[] = [];
    const from = drafts.length;
    const turn = turns.get(index);
    if (turn?.label === 'question') asked ??= discourse.person;
    if (turn?.goesOn === true) drafts.push(turnGoesOn(paragraph, index, speaking));
    /** Where the drafts of the sentence begin whose saying may go on in the next, and whose it is once it does. */
    let since: number | null = null;
    let free: FreeSpeech | null = null;
    for (let sentence = paragraph.first; sentence < paragraph.last; sentence += 1) {
      if (discourse.person !== null)
        meant.set(sentence, { person: discourse.person, others: discourse.people });
      const before = drafts.length;
      const found = attributionsOf(cut, sentence, quoted, lexicon, isNamed);
      let teller: Speaker | null = null;
      for (const attribution of outerFirst(found)) {
        if (turn !== undefined && isOwn(cut, attribution)) continue;
        const opensTurn = turn !== undefined && attribution.lemma === ':' && sentence === paragraph.first;
        const speaker = opensTurn
          ? turnSpeaker(turn, asked ?? discourse.person, () =>
              speakerOf(cut, attribution, book, lexicon, discourse),
            )
          : speakerOf(cut, attribution, book, lexicon, discourse);
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
        if (opensTurn) speaking = speaker;
        const content = opensTurn
          ? {
              start: cut.tokens[attribution.content.first]?.start ?? paragraph.start,
              end: paragraph.end,
            }
          : widened(cut, attribution.content, quoted, outer);
        drafts.push({ attribution, speaker, content, cueStart, quotes: [], sentence, paragraph: index });
        // “…,” he confided, according to an aide: whom "he" means there is not the aide yet.
        if (attribution.form === 'according' && found.some((one) => encloses(attribution, one))) {
          teller = speaker;
          continue;
        }
        if (!isAgent(attribution) && !nested) {
          // "It added": whose statement that is was known, and "he" is whoever it was.
          if (speaker.way !== 'pronoun' || speaker.actor !== discourse.stated)
            remember(discourse, speaker, book, index);
          noteStated(cut, attribution, speaker, lexicon, discourse);
          noteRow(attribution, speaker, book, discourse);
        }
      }
      if (teller !== null) remember(discourse, teller, book, index);
      const said = drafts.length === before ? nothing : drafts.slice(before);
      const spoke = said.some(
        (draft) => isPerson(book, draft) && draft.attribution !== null && !isAgent(draft.attribution),
      );
      noteSubject(cut, sentence, quoted, book, discourse, spoke, lexicon);
      if (drafts.length === before) noteGroup(cut, sentence, quoted, book, lexicon, discourse);
      noteNamed(cut, sentence, quoted, book, discourse);
      const writer = said.find(({ speaker }) => speaker.actor !== null)?.speaker.actor ?? null;
      noteWritten(cut, sentence, quoted, book, lexicon, discourse, writer);
      for (const quotation of quotesIn.get(sentence) ?? []) pending.push(quotation);
      if (drafts.length > before) {
        since = turn === undefined ? before : null;
        free = null;
      } else if (since !== null) {
        const further: FreeSpeech | null = goesOnFreely(cut, sentence, quoted, free !== null, lexicon)
          ? (free ?? freeSpeech(cut, drafts.slice(since), quoted, lexicon))
          : null;
        if (further !== null && (further.foretells || standsFor(cut, sentence, lexicon))) {
          free = further;
          drafts.push(wholeSentence(cut, sentence, index, further.speaker));
        } else since = null;
      }
    }
    const post = postAt(cut, index, book);
    if (post !== null) drafts.push(post);
    for (const quotation of pending) {
      const cue: OpenCue | null = open;
      if (cue !== null && answersCue(cut, quotation, cue, drafts.slice(from))) {
        drafts.push(answered(cut, quotation, cue, index));
        keepTold(told, cut, quotation);
        open = null;
        continue;
      }
      const at = paragraphAt(cut, quotation.start, index);
      placeQuotation(telling, quotation, starts[at] ?? from, at);
    }
    telling.announced = announcedBy(telling, index, drafts.slice(from), open);
    discourse.issued = telling.announced?.written == null ? null : telling.announced.actor;
  }
  return finished(
    cut,
    withoutRepeats(cut, echoed(cut, drafts, book)),
    book,
    (attribution, content, speaker) =>
      circumstancesOf(cut, attribution, content, speaker, times, book, lexicon, quoted),
    watch,
  );
}

const nothing: readonly never[] = [];

/** Whose turn a label opens: nobody's for "Q:", the one interviewed for "A:", else whom it names. */
function turnSpeaker({ label }: Turn, asked: number | null, named: () => Speaker): Speaker {
  if (label === null) return named();
  return label === 'answer' && asked !== null
    ? { actor: asked, way: 'continued' }
    : { actor: null, way: 'none' };
}

/** A paragraph without a label of its own between two turns: the former goes on. */
const turnGoesOn = (
  { start, end, first }: CutText['paragraphs'][number],
  paragraph: number,
  { actor }: Speaker,
): Telling['drafts'][number] => ({
  attribution: null,
  cueStart: null,
  speaker: actor === null ? { actor, way: 'none' } : { actor, way: 'continued' },
  content: { start, end },
  quotes: [],
  sentence: first,
  paragraph,
});

const encloses = ({ content }: Attribution, { cue }: Attribution): boolean =>
  content !== null && content.first <= cue.first && cue.first < content.last;

/** What is said about others' sayings is known before those are looked at: "Varda agreed to it, they said". */
function outerFirst(attributions: readonly Attribution[]): readonly Attribution[] {
  if (attributions.length < 2) return attributions;
  return [...attributions].sort((a, b) => (encloses(a, b) ? -1 : encloses(b, a) ? 1 : 0));
}

/** The paragraph in which an offset lies, looked for backwards from one at or after it. */
function paragraphAt(cut: CutText, at: number, from: number): number {
  let paragraph = from;
  while (paragraph > 0 && (cut.paragraphs[paragraph]?.start ?? 0) > at) paragraph -= 1;
  return paragraph;
}

/** "Ana “Nan” Marin": quoted words inside one name. */
function isNickname(cut: CutText, { start, end }: Quotation, book: ActorBook): boolean {
  if (end - start > 24) return false;
  const open = partition(cut.tokens, (token) => token.start < start);
  const close = partition(cut.tokens, (token) => token.start < end);
  const actor = book.actorAt(open - 1);
  return actor >= 0 && book.actorAt(open + 1) === actor && book.actorAt(close) === actor;
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
    putUnder(found, sentence, quotation);
  }
  return found;
}
