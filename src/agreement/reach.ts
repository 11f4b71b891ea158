import type { Deal, Node, Rule } from './deal.js';
import { nodesOf } from './deal.js';

/**
 * For each rule, whether it can ever be met (a condition) or bind (anything else), if every party does and consents
 * to what it can and every fact comes about: the least fixed point, so that what waits for itself cannot.
 */
export function reachable(deal: Deal): readonly boolean[] {
  const can = deal.rules.map(() => false);
  for (let changed = true; changed; ) {
    changed = false;
    deal.rules.forEach((rule, index) => {
      if (can[index] || !met(deal, can, rule)) return;
      can[index] = true;
      changed = true;
    });
  }
  return can;
}

function met(deal: Deal, can: readonly boolean[], rule: Rule): boolean {
  if (rule.bearing !== 'nobody' && rule.bearers.length === 0) return false;
  const parts =
    rule.kind === 'condition'
      ? [rule.acts, rule.consent, rule.needs]
      : [rule.from, rule.trigger, rule.kind === 'prohibition' ? null : rule.consent];
  return (
    rule.after.every((before) => can[before]) &&
    parts.every((node) => node === null || reaches(deal, can, node))
  );
}

/** Whether a node can come to hold, given which rules can. */
export function reaches(deal: Deal, can: readonly boolean[], node: Node): boolean {
  switch (node.kind) {
    case 'mark': {
      const leaf = deal.leaves[node.leaf];
      if (leaf?.kind === 'fact') return leaf.by === null || leaf.by.length > 0;
      if (leaf?.kind !== 'moment' || leaf.when.kind === 'at') return true;
      const { after } = leaf.when;
      return after.kind === 'provision' || after.kind === 'raised' ? (can[after.provision] ?? false) : true;
    }
    case 'count':
      return node.nodes.filter((inner) => reaches(deal, can, inner)).length >= node.least;
    case 'veto':
      return reaches(deal, can, node.node);
    case 'test':
      return node.sense === 'lapsed' || (can[node.provision] ?? false);
    default:
      return true;
  }
}

/** Circles among rules that cannot be reached: each as the rules in the order in which they wait. */
export function circlesIn(deal: Deal, can: readonly boolean[]): readonly (readonly number[])[] {
  const waitsFor = (rule: Rule): readonly number[] => {
    const found = new Set(rule.after);
    const roots = rule.kind === 'condition' ? [rule.needs] : [rule.from, rule.trigger];
    for (const root of roots)
      for (const node of root ? nodesOf(root) : []) if (node.kind === 'test') found.add(node.provision);
    return [...found].filter((index) => !can[index]);
  };
  const state = deal.rules.map(() => 0);
  const circles: number[][] = [];
  const path: number[] = [];
  const visit = (index: number): void => {
    state[index] = 1;
    path.push(index);
    const rule = deal.rules[index];
    for (const next of rule ? waitsFor(rule) : []) {
      if (state[next] === 1) circles.push(path.slice(path.indexOf(next)));
      else if (state[next] === 0) visit(next);
    }
    path.pop();
    state[index] = 2;
  };
  deal.rules.forEach((_, index) => {
    if (!can[index] && state[index] === 0) visit(index);
  });
  return circles;
}
