import { Meetings } from './meetings.js';
import { type Saying, sayingOf, type WordingsOf } from './one-saying.js';
import type { Recalled } from './recalled.js';
import type { Statement, Utterance } from './record.js';
import type { Relations } from './relations.js';
import { printOf, type RememberedSaying } from './remembered-report.js';
import { alignBy, alignedStatements, bring, utteranceOf } from './told.js';
import type { Told, UtteranceMemory } from './utterance-memory.js';

interface Ground {
  readonly reports: readonly { readonly report: string; readonly statements: readonly Statement[] }[];
  readonly relations: Relations;
  readonly dayOfReport: (report: string) => string;
  readonly wordingsOf: WordingsOf;
}

/**
 * Puts into a memory what sayings earlier programs compared, as if it had compared them itself. A saying that is no more,
 * or says something else now, stands there as what it was: it will be found to be gone. Gives those that have to be
 * looked at anew since one that they were aligned beside is no more.
 */
export function recallSayings(
  memory: UtteranceMemory,
  recalled: Recalled,
  { reports, relations, dayOfReport, wordingsOf }: Ground,
): ReadonlySet<Told> {
  const { remembered } = recalled;
  const now = new Map(
    reports.flatMap(({ statements }) => statements.map((statement) => [statement.id, statement] as const)),
  );
  const byNumber = new Map<number, readonly Told[]>();
  const altered = new Set<string>();
  for (const { report, number, day, sayings } of remembered)
    byNumber.set(
      number,
      sayings.map((saying): Told => {
        const statement = now.get(saying.id);
        const voice = relations.voice(statement?.speaker ?? null);
        const same =
          statement !== undefined && printOf(statement, voice, dayOfReport(report)) === saying.print;
        if (!same) altered.add(report);
        const told = toldAgain(
          saying,
          report,
          day,
          same ? statement : nothing(saying.id, report),
          wordingsOf,
        );
        memory.sayings.set(saying.id, told);
        if (same) memory.prints.set(told, saying.print);
        return told;
      }),
    );
  for (const { number, sayings } of remembered)
    sayings.forEach(({ near }, place) => {
      const told = byNumber.get(number)?.[place];
      for (const [of, at, likely] of near) {
        const other = byNumber.get(of)?.[at];
        if (told !== undefined && other !== undefined) bring(told, other, likely);
      }
    });
  memory.meetings = new Meetings();
  memory.meetings.hold([...memory.sayings.values()]);
  for (const { report, number } of remembered) memory.byReport.set(report, byNumber.get(number) ?? []);
  for (const { report, statements } of reports) {
    const own = statements.flatMap(({ id }) => memory.sayings.get(id) ?? []);
    const rest = (memory.byReport.get(report) ?? []).filter((told) => !own.includes(told));
    if (own.length + rest.length > 0) memory.byReport.set(report, [...own, ...rest]);
  }
  retell(memory, recalled);
  return realign(memory, recalled, altered);
}

/** Gives each what it was found to tell. What the record does not show alone was told by nobody else. */
function retell(memory: UtteranceMemory, { lineages, utterances }: Recalled): void {
  for (const { id, reports } of lineages)
    for (const report of reports) for (const told of memory.byReport.get(report) ?? []) told.lineage = id;
  for (const known of utterances) {
    const { joined, ...utterance } = known;
    const told: Utterance = utterance;
    if (joined !== undefined) memory.explained.set(told, known);
    for (const id of told.statements) {
      const member = memory.sayings.get(id);
      if (member !== undefined) member.utterance = told;
    }
  }
  for (const told of memory.sayings.values()) told.utterance ??= utteranceOf([told]);
}

/** Aligns what was aligned. Where a report says something else now, all that its links touch is open again. */
function realign(
  memory: UtteranceMemory,
  { lineages }: Recalled,
  altered: ReadonlySet<string>,
): ReadonlySet<Told> {
  const open = new Set<Told>();
  memory.lineages = lineages;
  for (const link of lineages.flatMap(({ links }) => links)) {
    const pairs = alignedStatements(link, memory.byReport);
    memory.links.set(link, pairs);
    for (const [a, b] of pairs) alignBy(a, b, 1);
    if (altered.has(link.from) || altered.has(link.to))
      for (const report of [link.from, link.to])
        for (const told of memory.byReport.get(report) ?? []) open.add(told);
  }
  return open;
}

/** Its words are looked at only where it meets a saying that is new. */
function toldAgain(
  { id, keys }: RememberedSaying,
  report: string,
  day: string,
  statement: Statement,
  wordingsOf: WordingsOf,
): Told {
  let saying: Saying | null = null;
  return {
    id,
    report,
    day,
    keys,
    statement,
    get saying() {
      saying ??= sayingOf(statement, wordingsOf);
      return saying;
    },
    near: null,
    aligned: null,
    lineage: '',
    utterance: null,
    told: null,
  };
}

/** Of a saying that is gone only its place among the others is known. */
function nothing(id: string, report: string): Statement {
  const nowhere = { report, start: 0, end: 0, text: '' };
  return {
    id,
    report,
    speaker: null,
    mode: 'indirect',
    passage: nowhere,
    content: nowhere,
    quotes: [],
    cue: null,
    speakerPassage: null,
    via: null,
    said: null,
    utterance: '',
  };
}
