import type { Report } from '../report/report.js';
import { passageAt } from '../text/passage.js';
import { candidatesAmong, keysOf, span } from './candidates.js';
import type { JoinInput } from './join-input.js';
import { type Kinship, type Kinsman, kinship, kinsman } from './lineage.js';
import { pairOf, type RecalledLineages } from './recalled-lineages.js';
import type { Lineage, LineageLink } from './record.js';
import { dayOf } from './resolve.js';
import { candidatesOf, type Sharing, sharingOf, shifted, touched } from './sharing.js';
import { Union } from './union.js';

/** What is known of a report from earlier joins. */
interface KnownReport {
  /** Stands for the report in the lists below; no other report ever gets it. */
  readonly number: number;
  readonly keys: Uint32Array;
  /** Later reports that it was aligned with and has nothing of, by their numbers. Most candidates are such. */
  strangers: Uint32Array;
  /** How it hangs together with later reports, by their numbers. */
  readonly kin: Map<number, KnownLink>;
}

/** A link with the reports that it was made of: other dates make another link. */
interface KnownLink {
  readonly link: LineageLink;
  readonly reports: readonly [Report, Report];
}

/** Alignments already made: joining again asks only for what is new. */
export interface LineageMemory {
  readonly reports: Map<string, KnownReport>;
  /** The number that the next report gets. */
  next: number;
  /** The last join of all reports. */
  joined: JoinedBefore | null;
  /** What earlier programs found. */
  readonly recalled: RecalledLineages | null;
}

/** What is known of a join: where few reports came or went since, only what they touch is looked at again. */
interface JoinedBefore {
  sharing: Sharing;
  /** By id: a lineage that has not changed stays the same object. */
  lineages: ReadonlyMap<string, Lineage>;
  /** By number: each report with its links to later ones. */
  readonly members: Map<number, Member>;
}

interface Member {
  readonly known: KnownReport;
  readonly report: Report;
  readonly links: readonly LineageLink[];
}

export const newLineageMemory = (recalled: RecalledLineages | null = null): LineageMemory => ({
  reports: new Map(),
  next: recalled?.next ?? 0,
  joined: null,
  recalled,
});

/** Where more than this share of all reports came or went, all are looked at. */
const many = 1 / 8;

/** Lets go of what is known of a report. What others know of it by its number nobody asks for again. */
export function forget(memory: LineageMemory, report: string): void {
  memory.reports.delete(report);
  memory.recalled?.reports.delete(report);
}

function knownReport({ report, reading }: JoinInput, memory: LineageMemory): KnownReport {
  const had = memory.reports.get(report.id);
  if (had !== undefined) return had;
  const { number, strangers } = memory.recalled?.reports.get(report.id) ?? {
    number: memory.next++,
    strangers: new Uint32Array(0),
  };
  const known = { number, keys: keysOf(reading.sketch), strangers, kin: new Map() };
  memory.reports.set(report.id, known);
  return known;
}

export interface Lineages {
  readonly lineages: readonly Lineage[];
  /** Lineage of each report. */
  readonly of: ReadonlyMap<string, string>;
}

/**
 * Finds which reports come from one another. `inputs` in the order of their reports' ids; `whole`: they are all reports
 * that `memory` is of, and not those of an earlier day.
 */
export function lineagesOf(
  inputs: readonly JoinInput[],
  memory: LineageMemory = newLineageMemory(),
  whole = true,
): Lineages {
  const known = inputs.map((input) => knownReport(input, memory));
  const union = new Union();
  for (const { report } of inputs) union.find(report.id);
  const links = linksAmong(inputs, known, memory, whole).flat();
  for (const { from, to } of links) union.join(from, to);
  const of = new Map<string, string>();
  const linksOf = new Map<string, LineageLink[]>();
  for (const link of links) {
    const leader = union.find(link.from);
    const list = linksOf.get(leader);
    if (list === undefined) linksOf.set(leader, [link]);
    else list.push(link);
  }
  const lineages: Lineage[] = [];
  const before = memory.joined?.lineages;
  for (const [leader, reports] of union.sets()) {
    const id = `l-${leader}`;
    for (const report of reports) of.set(report, id);
    const links = linksOf.get(leader) ?? none;
    const had = before?.get(id);
    const same = had !== undefined && equal(had.reports, reports) && equal(had.links, links);
    lineages.push(same ? had : { id, reports, links });
  }
  if (whole && memory.joined !== null)
    memory.joined.lineages = new Map(lineages.map((lineage) => [lineage.id, lineage]));
  return { lineages, of };
}

const equal = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);

/** For each report its links to later ones. */
function linksAmong(
  inputs: readonly JoinInput[],
  known: readonly KnownReport[],
  memory: LineageMemory,
  whole: boolean,
): readonly (readonly LineageLink[])[] {
  const link = linker(inputs, known, memory);
  const before = whole && memory.next < span ? memory.joined : null;
  const fresh = known.filter(({ number }, i) => before?.members.get(number)?.report !== inputs[i]?.report);
  const rank = new Int32Array(memory.next).fill(-1);
  known.forEach(({ number }, i) => {
    rank[number] = i;
  });
  const gone = [...(before?.members.values() ?? [])].filter(({ known: { number } }) => rank[number] === -1);
  if (before === null || fresh.length + gone.length > inputs.length * many) {
    const all: (readonly LineageLink[])[] = known.map(() => none);
    for (const { a, others } of candidatesAmong(known.map(({ keys }) => keys))) all[a] = link(a, others);
    if (whole)
      memory.joined = {
        sharing: sharingOf(known),
        lineages: new Map(),
        members: new Map(
          known.flatMap((one, i) => {
            const [report, links] = [inputs[i]?.report, all[i]];
            return report === undefined || links === undefined
              ? []
              : [[one.number, { known: one, report, links }] as const];
          }),
        ),
      };
    return all;
  }
  const left = gone.map((member) => member.known);
  const come = fresh.filter(({ number }) => !before.members.has(number));
  if (left.length + come.length > 0) before.sharing = shifted(before.sharing, left, come);
  for (const { number } of left) before.members.delete(number);
  const { sharing, members } = before;
  for (const number of touched(sharing, [...left, ...fresh], rank)) {
    const at = rank[number] ?? -1;
    const [one, report] = [known[at], inputs[at]?.report];
    if (one === undefined || report === undefined) continue;
    const others = candidatesOf(sharing, one, rank).map((other) => rank[other] ?? -1);
    members.set(number, { known: one, report, links: others.length === 0 ? none : link(at, others) });
  }
  for (const one of fresh) {
    const report = inputs[rank[one.number] ?? -1]?.report;
    if (report !== undefined && members.get(one.number)?.report !== report)
      members.set(one.number, { known: one, report, links: none });
  }
  return known.map(({ number }) => members.get(number)?.links ?? none);
}

/** Most reports have no link: one list for all takes less room. */
const none: readonly LineageLink[] = [];

/** Aligns a report with later ones, `others`, where that was not done before, and gives the links that there are. */
function linker(
  inputs: readonly JoinInput[],
  known: readonly KnownReport[],
  memory: LineageMemory,
): (a: number, others: readonly number[]) => readonly LineageLink[] {
  // By number: the last report that is known to have nothing of it.
  const strangerOf = new Int32Array(memory.next).fill(-1);
  return (a, others) => {
    const [left, own] = [inputs[a], known[a]];
    if (left === undefined || own === undefined) return none;
    for (const number of own.strangers) strangerOf[number] = a;
    const links: LineageLink[] = [];
    const strangers: number[] = [];
    let ready: Kinsman | null = null;
    for (const b of others) {
      const [right, number] = [inputs[b], known[b]?.number];
      if (right === undefined || number === undefined || strangerOf[number] === a) continue;
      const had = own.kin.get(number);
      const same = had?.reports[0] === left.report && had.reports[1] === right.report;
      let link = same ? had.link : recalledLink(left, right, memory);
      if (link === null) {
        ready ??= kinsman(left.reading.sketch);
        const kin = kinship(ready, right.reading.sketch);
        if (kin === null) {
          strangers.push(number);
          continue;
        }
        link = linkOf(left, right, kin);
      }
      if (!same) own.kin.set(number, { link, reports: [left.report, right.report] });
      links.push(link);
    }
    if (strangers.length > 0) own.strangers = Uint32Array.from([...own.strangers, ...strangers]);
    return links.length === 0 ? none : links;
  };
}

/** The link that an earlier program found, where the reports have the same dates still. */
function recalledLink(left: JoinInput, right: JoinInput, { recalled }: LineageMemory): LineageLink | null {
  const link = recalled?.links.get(pairOf(left.report.id, right.report.id));
  if (link === undefined || !recalled?.reports.has(left.report.id) || !recalled.reports.has(right.report.id))
    return null;
  const from = firstOf(left, right) === 'right' ? right : left;
  return link.from === from.report.id && link.directed === isDirected(left, right) ? link : null;
}

const isDirected = ({ report: a }: JoinInput, { report: b }: JoinInput): boolean =>
  timeOf(a) !== null && timeOf(b) !== null && timeOf(a) !== timeOf(b);

/** Two versions of one piece, or who came first: by date, else by what was added, for a running story grows. */
function linkOf(left: JoinInput, right: JoinInput, kin: Kinship): LineageLink {
  const turned = firstOf(left, right) === 'right';
  const [from, to] = turned ? [right, left] : [left, right];
  const passages = kin.pairs.map(({ a, b }) => {
    const [i, j] = turned ? [b, a] : [a, b];
    return [sentenceAt(from, i), sentenceAt(to, j)] as const;
  });
  return {
    from: from.report.id,
    to: to.report.id,
    kind: kin.kind,
    share: Math.round(kin.share * 1000) / 1000,
    directed: isDirected(left, right),
    passages,
  };
}

function sentenceAt({ report, reading }: JoinInput, index: number) {
  const span = reading.sketch.sentences?.[index] ?? { start: 0, end: 0 };
  const text = report.text.slice(span.start, span.end);
  const lead = text.length - text.trimStart().length;
  return passageAt(report.id, report.text, {
    start: span.start + lead,
    end: span.start + text.trimEnd().length,
  });
}

/** Which of two related reports came first: `null` where neither dates nor lengths tell. */
export function firstOf(left: JoinInput, right: JoinInput): 'left' | 'right' | null {
  const [a, b] = [timeOf(left.report), timeOf(right.report)];
  if (a !== null && b !== null && a !== b) return a < b ? 'left' : 'right';
  const [m, n] = [left.reading.words, right.reading.words];
  if (m !== n) return m < n ? 'left' : 'right';
  return null;
}

/** Compared as instants where both give the hour, else as days. */
function timeOf(report: Report): number | null {
  const time = report.modified?.time ?? report.published?.time;
  const date = dayOf(time);
  return date === null ? null : Date.parse(`${date}T00:00:00Z`);
}
