import type { Cite } from '../agreement/deal.js';
import type { Step, TalksRecord } from '../joining/record.js';
import { reportLabel } from '../joining/told/report-label.js';
import type { Namer } from './agreement-names.js';

/** The order of a drafted path, and where the accounts order it differently. */
export interface PathOrder {
  /** Ids of what comes first in every account, by step of the record. */
  readonly after: ReadonlyMap<string, readonly string[]>;
  /** What an account puts first besides, by step, then by the account's name. */
  readonly changes: ReadonlyMap<string, { [variant: string]: { after: string[] } }>;
  readonly variants: { readonly [id: string]: { told: string; point: string; cites: Cite[] } };
  readonly doubts: ReadonlyMap<string, readonly string[]>;
}

/**
 * Orders steps so that no circle arises. Two steps that accounts put both ways round become a point with two
 * variants; a longer circle is cut where it would close, and the cut is left for the reader to decide.
 */
export function orderVariants(
  record: TalksRecord,
  steps: readonly Step[],
  ids: ReadonlyMap<string, string>,
  names: Namer,
): PathOrder {
  const before = new Map(steps.map((step) => [step.id, new Set<string>()]));
  const changes = new Map<string, { [variant: string]: { after: string[] } }>();
  const variants: { [id: string]: { told: string; point: string; cites: Cite[] } } = {};
  const doubts = new Map<string, string[]>();
  const byId = new Map(steps.map((step) => [step.id, step]));
  const toldFirst = (step: Step): readonly string[] => [
    ...new Set(
      [...step.after, ...(step.orders ?? []).map(({ after }) => after)].filter(
        (id) => byId.has(id) && id !== step.id,
      ),
    ),
  ];
  const disputed: (readonly [Step, Step])[] = [];
  for (const step of steps)
    for (const first of toldFirst(step)) {
      const other = byId.get(first);
      if (!other) continue;
      if (toldFirst(other).includes(step.id)) {
        if (step.id < other.id) disputed.push([step, other]);
      } else if (waitsFor(before, first, step.id)) {
        const note = `some accounts put it after ${ids.get(first) ?? first}, which would close a circle.`;
        doubts.set(step.id, [...(doubts.get(step.id) ?? []), note]);
      } else before.get(step.id)?.add(first);
    }
  for (const [one, other] of disputed)
    for (const [later, earlier] of [
      [one, other],
      [other, one],
    ] as const) {
      if (waitsFor(before, earlier.id, later.id)) continue;
      const [laterId, earlierId] = [ids.get(later.id) ?? '', ids.get(earlier.id) ?? ''];
      const name = names.of(`order ${earlier.id} ${later.id}`, `${earlierId}-first`);
      const order = later.orders?.find(({ after }) => after === earlier.id);
      variants[name] = {
        told: `${earlierId} before ${laterId}: ${lineageNames(record, order?.lineages ?? [])}`,
        point: `order of ${[ids.get(one.id) ?? '', ids.get(other.id) ?? ''].join(' and ')}`,
        cites: (order?.passages ?? []).map(({ report, start, end, text }) => ({ report, start, end, text })),
      };
      const fixed = [...(before.get(later.id) ?? [])].map((id) => ids.get(id) ?? '');
      changes.set(later.id, { ...changes.get(later.id), [name]: { after: [...fixed, earlierId] } });
    }
  return {
    after: new Map([...before].map(([id, first]) => [id, [...first].map((one) => ids.get(one) ?? '')])),
    changes,
    variants,
    doubts,
  };
}

/** Whether a step comes after another already, over any number of steps. */
function waitsFor(before: ReadonlyMap<string, ReadonlySet<string>>, step: string, target: string): boolean {
  const seen = new Set<string>();
  const stack = [step];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at === target) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    stack.push(...(before.get(at) ?? []));
  }
  return false;
}

function lineageNames(record: TalksRecord, lineages: readonly string[]): string {
  const reports = record.reports.filter(({ lineage }) => lineages.includes(lineage));
  return [...new Set(reports.map(reportLabel))].join(', ') || 'some accounts';
}
