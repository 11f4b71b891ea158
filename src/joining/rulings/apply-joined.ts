import { overlapOf, type Passage, passageAt, type Span } from '../../text/passage.js';
import type { JoinInput } from '../join-input.js';
import { isSameList } from '../kept/kept.js';
import type { AppliedRuling, Point, Step } from '../record.js';
import { isOfFurniture } from './apply.js';
import { locate } from './locate.js';
import { inTime } from './merge.js';
import type { Ruling } from './ruling.js';

/** What is joined from several reports and can be ruled on. */
export interface JoinedItems {
  readonly points: readonly Point[];
  readonly steps: readonly Step[];
}

/**
 * Applies rulings about points and steps, after they were joined. A point is found by the words of any of its accounts,
 * a step by any passage that tells of it; `applied` comes back with what became of these rulings. What is not found any
 * more stays orphaned. What is told by nothing but words that are no part of a report (`furniture`) goes.
 */
export function applyJoinedRulings(
  inputs: readonly JoinInput[],
  items: JoinedItems,
  rulings: readonly Ruling[],
  applied: readonly AppliedRuling[],
  furniture: ReadonlyMap<string, readonly Passage[]>,
  lineageOf: ReadonlyMap<string, string>,
): JoinedItems & { readonly applied: readonly AppliedRuling[] } {
  const stateOf = new Map(applied.map((one) => [one.id, one]));
  const open = [...rulings]
    .filter(({ item }) => item === 'point' || item === 'step')
    .filter(({ id }) => stateOf.get(id)?.state === 'orphaned')
    .sort(inTime);
  let { points, steps } = furniture.size === 0 ? items : withoutFurniture(items, furniture, lineageOf);
  for (const ruling of open) {
    const place = placeOf(inputs, ruling);
    if (place === null) continue;
    if (ruling.kind === 'add') {
      const known = stateOf.get(ruling.id);
      if (ruling.item !== 'step' || known === undefined) continue;
      const input = inputs.find(({ report }) => report.id === place.report);
      const told = passageAt(place.report, input?.report.text ?? '', place);
      const [added, id] = withStep(steps, ruling, told, lineageOf.get(place.report) ?? place.report);
      steps = added;
      stateOf.set(ruling.id, { ...known, state: 'applied', items: [id] });
      continue;
    }
    const found =
      ruling.item === 'point'
        ? at(points, place, ({ accounts }) => accounts.flatMap(({ passages }) => passages))
        : at(steps, place, ({ told }) => told);
    const known = stateOf.get(ruling.id);
    if (found === null || known === undefined) continue;
    stateOf.set(ruling.id, { ...known, state: 'applied', items: [found] });
    if (ruling.item === 'point')
      points = points.flatMap((one) => (one.id === found ? ruledPoint(one, ruling) : one));
    else steps = ruledSteps(steps, found, place, ruling);
  }
  return { points, steps, applied: applied.map((one) => stateOf.get(one.id) ?? one) };
}

/** One more passage that tells of a step; where none of that kind is told, a step of its own. */
function withStep(
  steps: readonly Step[],
  { id: ruling, labels }: Ruling,
  told: Passage,
  lineage: string,
): readonly [steps: readonly Step[], id: string] {
  const kind = labels?.step ?? 'other';
  const known = kind === 'other' ? undefined : steps.find((step) => step.kind === kind);
  const id = known?.id ?? `step-${ruling}`;
  if (known === undefined) {
    const step = { id, kind, after: [], by: [], due: null, told: [told], lineages: [lineage], confidence: 1 };
    return [[...steps, step], id];
  }
  const lineages = [...new Set([...(known.lineages ?? []), lineage])];
  return [
    steps.map((step) =>
      step.id === id ? { ...step, told: [...step.told, told], lineages, confidence: 1 } : step,
    ),
    id,
  ];
}

function withoutFurniture(
  { points, steps }: JoinedItems,
  furniture: ReadonlyMap<string, readonly Passage[]>,
  lineageOf: ReadonlyMap<string, string>,
): JoinedItems {
  const left = (passages: readonly Passage[]): readonly Passage[] =>
    passages.filter((passage) => !isOfFurniture(passage, furniture.get(passage.report) ?? []));
  const reportsOf = (passages: readonly Passage[]): readonly string[] => [
    ...new Set(passages.map(({ report }) => report)),
  ];
  const voicesOf = (passages: readonly Passage[]): readonly string[] => [
    ...new Set(reportsOf(passages).map((report) => lineageOf.get(report) ?? report)),
  ];
  return {
    points: points.flatMap((point) => {
      const accounts = point.accounts.flatMap((account) => {
        const passages = left(account.passages);
        if (passages.length === account.passages.length) return [account];
        if (passages.length === 0) return [];
        return [{ ...account, passages, reports: reportsOf(passages), lineages: voicesOf(passages) }];
      });
      // The same object where nothing changed: it can be told by its id from one run to the next.
      if (isSameList(accounts, point.accounts)) return [point];
      if (accounts.length === point.accounts.length) return [{ ...point, accounts }];
      return accounts.length > 1 ? [{ ...point, accounts }] : [];
    }),
    steps: steps.flatMap((step) => {
      const told = left(step.told);
      if (told.length === step.told.length) return [step];
      return told.length === 0 ? [] : [{ ...step, told, lineages: voicesOf(told) }];
    }),
  };
}

interface Place extends Span {
  readonly report: string;
}

function placeOf(inputs: readonly JoinInput[], { target }: Ruling): Place | null {
  if (target === null) return null;
  const input =
    inputs.find(({ report }) => report.id === target.report) ??
    inputs.find(({ report }) => target.source !== null && report.source === target.source);
  const span = input === undefined ? null : locate(target, input.report.text);
  return span === null || input === undefined ? null : { ...span, report: input.report.id };
}

/** A passage is the one ruled on where it covers so much of the words and the words so much of it. */
const same = 0.6;

function likeness(passage: Passage, place: Place): number {
  if (passage.report !== place.report) return 0;
  const shared = overlapOf(passage, place);
  return shared / (passage.end - passage.start + (place.end - place.start) - shared);
}

/** Id of the item with the passage that is likest to the place. */
function at<I extends { readonly id: string }>(
  items: readonly I[],
  place: Place,
  passagesOf: (item: I) => readonly Passage[],
): string | null {
  let [best, id]: [number, string | null] = [0, null];
  for (const item of items)
    for (const passage of passagesOf(item)) {
      const value = likeness(passage, place);
      if (value > best) [best, id] = [value, item.id];
    }
  return best >= same ? id : null;
}

function ruledPoint(point: Point, { kind, labels }: Ruling): readonly Point[] {
  if (kind === 'reject') return [];
  return [
    {
      ...point,
      ...(labels?.verdict === undefined ? {} : { verdict: labels.verdict }),
      confidence: 1,
      accounts: point.accounts.map((account) => ({ ...account, confidence: 1 })),
    },
  ];
}

/** A rejected passage tells of no step; a step of which none is left tells, and what was said to come after it, go. */
function ruledSteps(steps: readonly Step[], id: string, place: Place, { kind }: Ruling): readonly Step[] {
  if (kind !== 'reject') return steps.map((step) => (step.id === id ? { ...step, confidence: 1 } : step));
  const step = steps.find((one) => one.id === id);
  const told = (step?.told ?? []).filter((passage) => likeness(passage, place) < same);
  if (told.length > 0) return steps.map((one) => (one.id === id ? { ...one, told } : one));
  return steps
    .filter((one) => one.id !== id)
    .map((one) => ({
      ...one,
      after: one.after.filter((other) => other !== id),
      ...(one.orders === undefined ? {} : { orders: one.orders.filter(({ after }) => after !== id) }),
    }));
}
