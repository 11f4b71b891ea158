import type { CutText, Quotation } from '../../text/cut.js';
import { partition } from '../../text/partition.js';
import { firstEndingAfter, type Span } from '../../text/passage.js';
import type { Clause } from '../clauses/clauses.js';
import type { ClauseContext } from '../clauses/context.js';
import type { LocalStatement } from '../statement.js';

/** Fewer letters than this say nothing by themselves, and so few words without a subject. */
const least = 12;
const fewest = 4;
/** How many statements before one in the order of contents may stand in its sentence. */
const near = 8;

/**
 * The statements of a report, each with the places where a clause begins, or a quotation is over, that says something of
 * its own: another report may carry what stands before it, or after it, alone. No place stands inside a quotation.
 *
 * ```ts
 * // The envoy said that the talks had been “useful” and the proposals would go to the council.
 * withBreaks(context)[0].breaks // [the place of “and the proposals”]
 * ```
 */
export function withBreaks(context: ClauseContext): readonly LocalStatement[] {
  const { statements } = context.voices;
  const quotations = context.cut.quotations.filter(({ depth }) => depth === 0);
  return statements.map((statement) => {
    const breaks = breaksOf(statement, statements, context, quotations);
    return breaks.length === 0 ? statement : { ...statement, breaks };
  });
}

function breaksOf(
  statement: LocalStatement,
  statements: readonly LocalStatement[],
  { clauses, cut }: ClauseContext,
  quotations: readonly Quotation[],
): readonly number[] {
  const { content, quotes } = statement;
  const own = among(quotations, content);
  const free = (at: number): boolean => (own[firstEndingAfter(own, at)]?.start ?? at) >= at;
  const breaks = [
    ...betweenQuotations(own, cut, content),
    ...sentencesIn(cut, content).filter(free),
    ...afterEarlier(statement, statements),
  ];
  const cues = toldWithin(statement, statements);
  let began = content.start;
  // Whether a clause that stands on its own was seen since.
  let full = false;
  let before: Clause | null = null;
  // Whether a clause of what is said holds one by "that" itself: “she knew that …”.
  let holds = false;
  for (const clause of among(clauses, content)) {
    const far = clause.start - began >= least && content.end - clause.start >= least;
    if (before !== null && full && far && free(clause.start)) {
      const beside = goesBeside(clause, before, quotes.length > 0);
      if (beside || (separable.has(clause.kind) && cueIn(cues, clause))) {
        breaks.push(clause.start);
        began = clause.start;
        full = false;
      }
    }
    const further = before === null || holds ? null : furtherThat(clause, cut);
    if (further !== null && further - began >= least && free(further)) {
      breaks.push(further);
      began = further;
    } else holds ||= before !== null && clause.kind === 'content';
    full ||= finite(clause) && !dependent.has(clause.kind);
    before = clause;
  }
  return [...new Set(breaks)].sort((a, b) => a - b);
}

const finite = ({ tense, modal }: Clause): boolean => tense !== 'none' || modal !== null;

/** Whether a clause says something beside the one before; without a subject of its own only where somebody is quoted. */
function goesBeside(clause: Clause, before: Clause, quoted: boolean): boolean {
  const { introducer, subject, first, last } = clause;
  if (!coordinated.has(introducer ?? '') || !finite(clause)) return false;
  if (subject !== null) return true;
  return quoted && introducer === 'and' && last - first >= fewest && !dependent.has(before.kind);
}

/** “said that the dam broke | and that the ferries sank”: where "and" stands before a further clause by "that", or null. */
function furtherThat(clause: Clause, { tokens }: CutText): number | null {
  const joint = tokens[clause.first - 1];
  const goesOn = clause.introducer === 'that' && clause.subject !== null && finite(clause);
  return goesOn && coordinated.has(joint?.lower ?? '') ? (joint?.start ?? null) : null;
}

/** Cues, in order, of what the same speaker is told to say within a statement. `statements` are in order of content. */
function toldWithin(statement: LocalStatement, statements: readonly LocalStatement[]): readonly Span[] {
  const { content, speaker } = statement;
  const first = partition(statements, (other) => other.content.start < content.start);
  const last = partition(statements, (other) => other.content.start < content.end);
  return statements
    .slice(first, last)
    .flatMap((other) => (other !== statement && other.speaker === speaker ? (other.cue ?? []) : []))
    .sort((a, b) => a.start - b.start);
}

/** Ends of what the speaker is told to say first in the same attribution: “He said the talks were over, adding that …”. */
function afterEarlier(statement: LocalStatement, statements: readonly LocalStatement[]): readonly number[] {
  const at = partition(statements, (other) => other.content.start < statement.content.start);
  return statements
    .slice(Math.max(0, at - near), at)
    .filter(
      ({ content, speaker }) =>
        speaker === statement.speaker &&
        content.start >= statement.start &&
        content.end <= statement.content.start,
    )
    .map(({ content }) => content.end);
}

const cueIn = (cues: readonly Span[], { start, end }: Span): boolean =>
  (cues[partition(cues, (cue) => cue.start < start)]?.start ?? end) < end;

/** What puts two clauses side by side. */
const coordinated = new Set(['and', 'but', 'although', 'though', 'while', 'whereas', 'even though', 'yet']);
/** A clause beside one of these goes on it. */
const dependent = new Set<Clause['kind']>(['condition', 'time', 'cause', 'relative', 'exchange']);
const separable = new Set<Clause['kind']>(['join', 'contrast', 'relative', 'participle', 'main']);

/** Where sentences begin in a content. */
const sentencesIn = ({ sentences }: CutText, content: Span): readonly number[] =>
  among(sentences, content).flatMap(({ start }) => (start > content.start ? [start] : []));

/** Words that may stand between two quotations of which each says something: “tired” and a “cheat”. */
const between = new Set([',', 'and', 'or', 'but', 'a', 'an', 'the', 'as', 'well', 'also', 'then']);
const marks = new Set(['“', '”', '"', '«', '»', '‘', '’', "'"]);

/** The places after quotations that are strung together with the next one. */
function betweenQuotations(own: readonly Quotation[], cut: CutText, content: Span): readonly number[] {
  return own.flatMap(({ end }, i) => {
    const next = own[i + 1];
    if (next === undefined || end >= content.end || next.start - end > 20) return [];
    const first = firstEndingAfter(cut.tokens, end);
    let [at, words] = [first, 0];
    while (at < cut.tokens.length && (cut.tokens[at]?.start ?? 0) < next.start) {
      const word = cut.tokens[at]?.lower ?? '';
      if (!between.has(word) && !marks.has(word)) return [];
      if (word === 'and' || word === 'or' || word === 'but') words += 1;
      at += 1;
    }
    return words === 0 ? [] : [cut.tokens[first]?.start ?? end];
  });
}

/** Those of spans in order that share letters with a content. */
function among<S extends Span>(spans: readonly S[], { start, end }: Span): readonly S[] {
  const first = firstEndingAfter(spans, start);
  return spans.slice(
    first,
    partition(spans, (span) => span.start < end),
  );
}
