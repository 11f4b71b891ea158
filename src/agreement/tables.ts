import { type Deal, type Instance, type Leaf, nodesOf, type Rule } from './deal.js';

type Tables = Pick<Deal, 'moments' | 'ofLeaf' | 'ofRule' | 'momentsOfLeaf' | 'momentsOfRule'>;

/** What has to be looked at again when a leaf or a rule changes. */
export function dependencies(
  leaves: readonly Leaf[],
  rules: readonly Rule[],
  instances: readonly Instance[],
): Tables {
  const ofLeaf = leaves.map(() => new Set<number>());
  const ofRule = rules.map(() => new Set<number>());
  const momentsOfLeaf = leaves.map(() => new Set<number>());
  const momentsOfRule = rules.map(() => new Set<number>());
  instances.forEach(({ rule, done }, index) => {
    if (done !== null) ofLeaf[done]?.add(index);
    for (const provision of rule.after) ofRule[provision]?.add(index);
    for (const root of [
      rule.from,
      rule.trigger,
      rule.exception,
      rule.consent,
      rule.suspended,
      rule.until,
      rule.needs,
      rule.acts,
    ])
      for (const node of root ? nodesOf(root) : []) {
        if (node.kind === 'mark' || node.kind === 'voice' || node.kind === 'done')
          ofLeaf[node.leaf]?.add(index);
        if (node.kind === 'veto') for (const voice of node.voices) ofLeaf[voice]?.add(index);
        if (node.kind === 'test') ofRule[node.provision]?.add(index);
      }
    if (rule.deadline?.kind === 'period') {
      const { after } = rule.deadline;
      if (after.kind === 'fact') ofLeaf[after.leaf]?.add(index);
      if (after.kind === 'provision') ofRule[after.provision]?.add(index);
    }
  });
  const moments = leaves.flatMap((leaf, index) => (leaf.kind === 'moment' ? [index] : []));
  for (const moment of moments) {
    const leaf = leaves[moment];
    if (leaf?.kind !== 'moment' || leaf.when.kind !== 'period') continue;
    const { after } = leaf.when;
    if (after.kind === 'fact') momentsOfLeaf[after.leaf]?.add(moment);
    if (after.kind === 'provision' || after.kind === 'raised') momentsOfRule[after.provision]?.add(moment);
  }
  const lists = (sets: readonly ReadonlySet<number>[]): readonly (readonly number[])[] =>
    sets.map((set) => [...set]);
  return {
    moments,
    ofLeaf: lists(ofLeaf),
    ofRule: lists(ofRule),
    momentsOfLeaf: lists(momentsOfLeaf),
    momentsOfRule: lists(momentsOfRule),
  };
}

/** Leaves of one kind by their rule and party. */
export const keyed = (leaves: readonly Leaf[], kind: 'voice' | 'done'): ReadonlyMap<string, number> =>
  new Map(
    leaves.flatMap((leaf, index): [string, number][] =>
      leaf.kind === kind ? [[`${leaf.provision} ${leaf.party ?? '*'}`, index]] : [],
    ),
  );

/** Rules by the name of the conduct that they require or forbid. */
export function acts(rules: readonly Rule[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  rules.forEach(({ act }, index) => {
    if (act !== null) found.set(act, [...(found.get(act) ?? []), index]);
  });
  return found;
}
