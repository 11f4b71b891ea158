import type { Report } from '../../report/report.js';
import { passageAt } from '../../text/passage.js';
import { putUnder } from '../../text/put-under.js';
import { byReport, type JoinInput } from '../join-input.js';
import {
  byId,
  type Changes,
  changesBetween,
  foundIn,
  isSameList,
  type Order,
  patched,
} from '../kept/kept.js';
import { byCodeUnits, Union } from '../kept/union.js';
import type { Lineage, LineageLink } from '../record.js';
import { dayOf } from '../resolve.js';
import { candidatesAmong, keysOf, span } from './candidates.js';
import { type Kinship, type Kinsman, kinship, kinsman } from './lineage.js';
import { candidatesOf, metBy, Sharing } from './sharing.js';

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
}

/** What is known of a join: where few reports came or went since, only what they touch is looked at again. */
interface JoinedBefore {
  inputs: readonly JoinInput[];
  readonly sharing: Sharing;
  /** By the reports' numbers: their ids. */
  readonly ids: string[];
  /** By the reports' ids: each with its links to later ones. */
  readonly members: Map<string, Member>;
  /** In the order of their ids. */
  lineages: readonly Lineage[];
  /** Lineage of each report. */
  readonly of: Map<string, string>;
}

interface Member {
  readonly known: KnownReport;
  readonly report: Report;
  readonly links: readonly LineageLink[];
}

export const newLineageMemory = (): LineageMemory => ({ reports: new Map(), next: 0, joined: null });

/** Where more than this share of all reports came or went, all are looked at. */
const many = 1 / 8;

/** Lets go of what is known of a report. What others know of it by its number nobody asks for again. */
export function forget(memory: LineageMemory, report: string): void {
  memory.reports.delete(report);
}

function knownReport({ report, reading }: JoinInput, memory: LineageMemory): KnownReport {
  const had = memory.reports.get(report.id);
  if (had !== undefined) return had;
  const known = {
    number: memory.next++,
    keys: keysOf(reading.sketch),
    strangers: new Uint32Array(0),
    kin: new Map(),
  };
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
 * that `memory` is of, and not those of an earlier day. What it gives of all reports holds until it is asked again.
 */
export function lineagesOf(
  inputs: readonly JoinInput[],
  memory: LineageMemory = newLineageMemory(),
  whole = true,
): Lineages {
  const before = whole ? memory.joined : null;
  if (before !== null) {
    const changes = changesBetween(before.inputs, inputs, byReport);
    if (changes.come.length + changes.gone.length <= inputs.length * many) {
      follow(before, inputs, changes, memory);
      if (memory.next < span) return before;
    }
  }
  const all = joinedAnew(inputs, memory);
  if (whole) memory.joined = all;
  return all;
}

function joinedAnew(inputs: readonly JoinInput[], memory: LineageMemory): JoinedBefore {
  const known = inputs.map((input) => knownReport(input, memory));
  const link = linker(memory);
  const links: (readonly LineageLink[])[] = known.map(() => none);
  for (const { a, others } of candidatesAmong(known.map(({ keys }) => keys))) {
    const left = inputs[a];
    if (left !== undefined)
      links[a] = link(
        left,
        others.flatMap((b) => inputs[b] ?? []),
      );
  }
  const members = new Map<string, Member>();
  const ids: string[] = [];
  inputs.forEach(({ report }, i) => {
    const one = known[i];
    if (one === undefined) return;
    ids[one.number] = report.id;
    members.set(report.id, { known: one, report, links: links[i] ?? none });
  });
  const lineages = formed([...members.keys()], members);
  const of = new Map(lineages.flatMap(({ id, reports }) => reports.map((report) => [report, id] as const)));
  return { inputs, sharing: new Sharing(known), ids, members, lineages, of };
}

/** Brings what is known of a join to where some reports have come and gone. */
function follow(
  joined: JoinedBefore,
  inputs: readonly JoinInput[],
  { come, gone }: Changes<JoinInput>,
  memory: LineageMemory,
): void {
  const { sharing, ids, members, of } = joined;
  joined.inputs = inputs;
  const stay = new Set(come.map(({ report }) => report.id));
  const left = gone.filter(({ report }) => !stay.has(report.id));
  const fresh = come.filter(({ report }) => members.get(report.id)?.report !== report);
  const knownOf = ({ report }: JoinInput): KnownReport | [] => members.get(report.id)?.known ?? [];
  const leaving = left.flatMap(knownOf);
  const stale = new Set<string>();
  const standsIn = (report: string): void => {
    const lineage = of.get(report);
    if (lineage !== undefined) stale.add(lineage);
  };
  for (const { report } of left) {
    standsIn(report.id);
    members.delete(report.id);
  }
  const came: KnownReport[] = [];
  for (const input of fresh) {
    const known = knownReport(input, memory);
    if (!members.has(input.report.id)) came.push(known);
    ids[known.number] = input.report.id;
  }
  const order: Order<number> = (p, q) => byCodeUnits(ids[p] ?? '', ids[q] ?? '');
  const whole = new Set(sharing.shift({ come: came, gone: leaving }, order));
  const link = linker(memory);
  const renewed = fresh.map((input) => knownReport(input, memory));
  for (const { number } of renewed) whole.add(number);
  // Others have the same candidates as before, but for those that came and went.
  const partly = new Map<string, string[]>();
  for (const one of renewed)
    for (const number of metBy(sharing, one, order))
      if (!whole.has(number))
        partly.set(ids[number] ?? '', [...(partly.get(ids[number] ?? '') ?? []), ids[one.number] ?? '']);
  const changed = new Set([...left, ...fresh].map(({ report }) => report.id));
  const relinked = [...changed].flatMap((report) => of.get(report) ?? []);
  for (const { links } of relinked.flatMap((id) => lineageIn(joined.lineages, id) ?? []))
    for (const { from, to } of links)
      for (const [one, other] of [
        [from, to],
        [to, from],
      ] as const)
        if (changed.has(other) && !partly.has(one)) partly.set(one, []);
  const inputsOf = (names: readonly string[]): readonly JoinInput[] =>
    [...names].sort(byCodeUnits).flatMap((name) => inputOf(inputs, name) ?? []);
  const wholly = new Set([...whole].map((number) => ids[number] ?? ''));
  for (const name of new Set([...wholly, ...partly.keys()])) {
    const input = inputOf(inputs, name);
    if (input === undefined) continue;
    const known = knownReport(input, memory);
    const had = members.get(name);
    const others = wholly.has(name)
      ? candidatesOf(sharing, known, order).map((number) => ids[number] ?? '')
      : (partly.get(name) ?? []);
    const kept = wholly.has(name)
      ? none
      : (had?.links ?? none).filter((one) => !changed.has(otherIn(one, name)));
    const found = [...kept, ...link(input, inputsOf(others))];
    found.sort((p, q) => byCodeUnits(otherIn(p, name), otherIn(q, name)));
    const links = found.length === 0 ? none : found;
    if (had?.report === input.report && isSameList(had.links, links)) continue;
    members.set(name, { known, report: input.report, links });
    standsIn(name);
    for (const { from, to } of [...links, ...(had?.links ?? [])]) {
      standsIn(from);
      standsIn(to);
    }
  }
  const old = [...stale].flatMap((id) => lineageIn(joined.lineages, id) ?? []);
  for (const { report } of left) of.delete(report.id);
  const reports = new Set([...old.flatMap((one) => one.reports), ...fresh.map(({ report }) => report.id)]);
  const now = formed([...reports].filter((report) => members.has(report)).sort(), members, old);
  for (const { id, reports: own } of now) for (const report of own) of.set(report, id);
  joined.lineages = patched(joined.lineages, changesBetween([...old].sort(byId), now, byId), byId);
}

/** The other report that a link is of. */
const otherIn = ({ from, to }: LineageLink, report: string): string => (from === report ? to : from);

/** Reports, in order, as the lineages that their links make of them; one that was such before stays the same object. */
function formed(
  reports: readonly string[],
  members: ReadonlyMap<string, Member>,
  before: readonly Lineage[] = [],
): readonly Lineage[] {
  const union = new Union();
  const links = reports.flatMap((report) => members.get(report)?.links ?? none);
  for (const report of reports) union.find(report);
  for (const { from, to } of links) union.join(from, to);
  const linksOf = new Map<string, LineageLink[]>();
  for (const link of links) {
    const leader = union.find(link.from);
    putUnder(linksOf, leader, link);
  }
  const known = new Map(before.map((lineage) => [lineage.id, lineage]));
  return [...union.sets()].map(([leader, own]): Lineage => {
    const links = linksOf.get(leader) ?? none;
    const had = known.get(`l-${leader}`);
    if (had !== undefined && isSameList(had.reports, own) && isSameList(had.links, links)) return had;
    return { id: `l-${leader}`, reports: own, links };
  });
}

function inputOf(inputs: readonly JoinInput[], report: string): JoinInput | undefined {
  return foundIn(inputs, { report: { id: report } }, byReport);
}

const lineageIn = (lineages: readonly Lineage[], id: string): Lineage | undefined =>
  foundIn(lineages, { id }, byId);

/** Most reports have no link: one list for all takes less room. */
const none: readonly LineageLink[] = [];

/** Aligns a report with later ones, `others`, where that was not done before, and gives the links that there are. */
function linker(
  memory: LineageMemory,
): (left: JoinInput, others: readonly JoinInput[]) => readonly LineageLink[] {
  // By number: the last report that is known to have nothing of it.
  const strangerOf = new Int32Array(memory.next).fill(-1);
  return (left, others) => {
    const own = knownReport(left, memory);
    for (const number of own.strangers) strangerOf[number] = own.number;
    const links: LineageLink[] = [];
    const strangers: number[] = [];
    let ready: Kinsman | null = null;
    for (const right of others) {
      const { number } = knownReport(right, memory);
      if (strangerOf[number] === own.number) continue;
      const had = own.kin.get(number);
      const same = had?.reports[0] === left.report && had.reports[1] === right.report;
      let link = same ? had.link : null;
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
