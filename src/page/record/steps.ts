import type { Step } from '../../joining/record.js';

/** Who puts one step before another. */
export interface Tie {
  readonly before: string;
  readonly after: string;
  readonly lineages: readonly string[];
}

/** All "this before that" of the steps given. Where `orders` says nothing of a tie of `after`, its voices are unknown. */
export function tiesOf(steps: readonly Step[]): readonly Tie[] {
  const known = new Set(steps.map((step) => step.id));
  return steps.flatMap((step) => {
    const told = new Map((step.orders ?? []).map((order) => [order.after, order.lineages]));
    return [...new Set([...step.after, ...told.keys()])]
      .filter((before) => known.has(before))
      .map((before) => ({ before, after: step.id, lineages: told.get(before) ?? [] }));
  });
}

/** Whether some account puts two steps the other way round than another does. */
export function hasTwoOrders(steps: readonly Step[]): boolean {
  const ties = new Set(tiesOf(steps).map((tie) => `${tie.before} ${tie.after}`));
  return [...ties].some((tie) => ties.has(tie.split(' ').reverse().join(' ')));
}

/**
 * The steps one after another for reading: each time the one comes next whose untold predecessors carry the fewest
 * voices, so that where accounts contradict each other the order of the more voices is followed.
 */
export function inTellingOrder(steps: readonly Step[]): readonly Step[] {
  const ties = tiesOf(steps);
  // Where no order is told the step that more voices tell comes first.
  const left = new Set(
    [...steps].sort(
      (a, b) =>
        (b.lineages?.length ?? 0) - (a.lineages?.length ?? 0) || (b.confidence ?? 1) - (a.confidence ?? 1),
    ),
  );
  const order: Step[] = [];
  while (left.size > 0) {
    let best: Step | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const step of left) {
      const waiting = ties
        .filter((tie) => tie.after === step.id && [...left].some((other) => other.id === tie.before))
        .reduce((sum, tie) => sum + Math.max(1, tie.lineages.length), 0);
      if (waiting < least) [best, least] = [step, waiting];
    }
    if (!best) break;
    left.delete(best);
    order.push(best);
  }
  return order;
}
