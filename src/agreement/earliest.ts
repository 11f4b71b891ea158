import { endOfPeriod } from './calendar.js';
import type { Deal, Node, When } from './deal.js';
import { ALWAYS, type Instant, NEVER } from './time.js';

/**
 * For each rule, a time before which it cannot be met or bind, as far as the fixed times in the deal say; the start
 * of time where they say nothing. Times only grow, and what waits for itself is left where it was.
 */
export function earliestOf(deal: Deal): readonly Instant[] {
  const earliest = deal.rules.map(() => ALWAYS);
  for (let round = 0; round <= deal.rules.length; round++) {
    let changed = false;
    deal.rules.forEach((rule, index) => {
      const parts =
        rule.kind === 'condition'
          ? [rule.acts, rule.consent, rule.needs]
          : [rule.from, rule.trigger, rule.kind === 'prohibition' ? null : rule.consent];
      const times = [
        ...rule.after.map((before) => earliest[before] ?? ALWAYS),
        ...parts.map((node) => (node ? earliestNode(deal, earliest, node) : ALWAYS)),
      ];
      const time = Math.max(ALWAYS, ...times);
      if (time <= (earliest[index] ?? ALWAYS) || time >= NEVER) return;
      earliest[index] = time;
      changed = true;
    });
    if (!changed) break;
  }
  return earliest;
}

function earliestNode(deal: Deal, earliest: readonly Instant[], node: Node): Instant {
  switch (node.kind) {
    case 'mark': {
      const leaf = deal.leaves[node.leaf];
      if (leaf?.kind !== 'moment') return ALWAYS;
      if (leaf.when.kind === 'at') return leaf.when.end;
      const { after, period, rounding } = leaf.when;
      const from =
        after.kind === 'provision' || after.kind === 'raised'
          ? (earliest[after.provision] ?? ALWAYS)
          : ALWAYS;
      return from <= ALWAYS ? ALWAYS : endOfPeriod(from, period, deal.calendar, rounding ?? undefined);
    }
    case 'count': {
      const times = node.nodes.map((inner) => earliestNode(deal, earliest, inner)).sort((a, b) => a - b);
      return times[node.least - 1] ?? ALWAYS;
    }
    case 'veto':
      return earliestNode(deal, earliest, node.node);
    case 'test':
      return earliest[node.provision] ?? ALWAYS;
    default:
      return ALWAYS;
  }
}

/** The latest that a deadline can fall, where fixed times bound it; null where nothing does. */
export function latestEnd(deal: Deal, when: When, depth = 0): Instant | null {
  if (when.kind === 'at') return when.end;
  if (when.after.kind !== 'provision' || depth > deal.rules.length) return null;
  const before = deal.rules[when.after.provision]?.deadline;
  const latest = before ? latestEnd(deal, before, depth + 1) : null;
  // Met at the last moment before its own deadline.
  return latest === null
    ? null
    : endOfPeriod(latest - 1, when.period, deal.calendar, when.rounding ?? undefined);
}
