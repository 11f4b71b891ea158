import type { Report } from '../report/report.js';
import { passageAt } from '../text/passage.js';
import { candidatesAmong, keysOf } from './candidates.js';
import type { JoinInput } from './join.js';
import { type Kinship, type Kinsman, kinship, kinsman } from './lineage.js';
import type { Lineage, LineageLink } from './record.js';
import { dayOf } from './resolve.js';
import { Union } from './union.js';

/** Alignments already made, by the ids of the two reports: joining again asks only for what is new. */
export interface LineageMemory {
  readonly keys: Map<string, readonly number[]>;
  readonly kin: Map<string, Kinship | null>;
  /** Names of a report's alignments, so that it can be forgotten without looking through all. */
  readonly of: Map<string, string[]>;
}

export const newLineageMemory = (): LineageMemory => ({ keys: new Map(), kin: new Map(), of: new Map() });

/** Lets go of what is known of a report. */
export function forget(memory: LineageMemory, report: string): void {
  memory.keys.delete(report);
  for (const name of memory.of.get(report) ?? []) memory.kin.delete(name);
  memory.of.delete(report);
}

export interface Lineages {
  readonly lineages: readonly Lineage[];
  /** Lineage of each report. */
  readonly of: ReadonlyMap<string, string>;
}

/** Finds which reports come from one another. `inputs` in the order of their reports' ids. */
export function lineagesOf(
  inputs: readonly JoinInput[],
  memory: LineageMemory = newLineageMemory(),
): Lineages {
  const keys = inputs.map(({ report, reading }) => {
    const known = memory.keys.get(report.id) ?? keysOf(reading.sketch);
    memory.keys.set(report.id, known);
    return known;
  });
  const union = new Union();
  const links: LineageLink[] = [];
  for (const { report } of inputs) union.find(report.id);
  // Candidates come by their first report: it is made ready once for all of them.
  let readyAt = -1;
  let ready: Kinsman = kinsman({ signature: [], landmarks: [] });
  for (const { a, b } of candidatesAmong(keys)) {
    const [left, right] = [inputs[a], inputs[b]];
    if (left === undefined || right === undefined) continue;
    const name = `${left.report.id} ${right.report.id}`;
    let kin = memory.kin.get(name);
    if (kin === undefined) {
      if (readyAt !== a) [readyAt, ready] = [a, kinsman(left.reading.sketch)];
      kin = kinship(ready, right.reading.sketch);
      memory.kin.set(name, kin);
      for (const { id } of [left.report, right.report]) {
        const names = memory.of.get(id);
        if (names === undefined) memory.of.set(id, [name]);
        else names.push(name);
      }
    }
    if (kin === null) continue;
    union.join(left.report.id, right.report.id);
    links.push(linkOf(left, right, kin));
  }
  const of = new Map<string, string>();
  const linksOf = new Map<string, LineageLink[]>();
  for (const link of links) {
    const leader = union.find(link.from);
    const list = linksOf.get(leader);
    if (list === undefined) linksOf.set(leader, [link]);
    else list.push(link);
  }
  const lineages: Lineage[] = [];
  for (const [leader, reports] of union.sets()) {
    const id = `l-${leader}`;
    for (const report of reports) of.set(report, id);
    lineages.push({ id, reports, links: linksOf.get(leader) ?? [] });
  }
  return { lineages, of };
}

/** Two versions of one piece, or who came first: by date, else by what was added, for a running story grows. */
function linkOf(left: JoinInput, right: JoinInput, kin: Kinship): LineageLink {
  const order = firstOf(left, right);
  const turned = order === 'right';
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
    directed:
      timeOf(left.report) !== null &&
      timeOf(right.report) !== null &&
      timeOf(left.report) !== timeOf(right.report),
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
