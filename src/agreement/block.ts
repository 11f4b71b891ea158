import type { Deal, Node, Rule } from './deal.js';
import { every, type Formula, fixed, member, some } from './formula.js';
import { type MinimalSets, minimalSets, type Pattern } from './minimal.js';
import { problem, type Result } from './problem.js';
import { FULFILLED, INSTANCE, instanceAt, LAPSED, LEAF, leafAt, NO, read, type State, YES } from './state.js';

/** Sets of parties that are alike: any `take` of `of`, one such choice from each part. */
export interface BlockingPattern {
  readonly parts: readonly { readonly take: number; readonly of: readonly string[] }[];
  /** How many sets this stands for, in decimal: there may be more than a number can hold. */
  readonly sets: string;
}

/** Who can keep something from coming about. Parties are given by id. */
export interface Blocking {
  readonly target: string;
  readonly text: string;
  /** `blocked`: it cannot come about any more; `settled`: it has come about, or nobody's refusal can stop it. */
  readonly verdict: 'open' | 'blocked' | 'settled';
  /** How many minimal sets there are, in decimal. */
  readonly count: string;
  readonly smallest: number | null;
  /** Who can block it alone. */
  readonly alone: readonly string[];
  /** Who is in every set: without them nobody can block it. */
  readonly inEvery: readonly string[];
  readonly inAny: readonly string[];
  /** All minimal sets by kind, small ones first; `complete` is false where there are more kinds than were asked for. */
  readonly patterns: readonly BlockingPattern[];
  readonly complete: boolean;
  /** What each party of some set would withhold. */
  readonly ways: readonly { readonly party: string; readonly ways: readonly string[] }[];
}

export interface BlockOptions {
  /** Consents given and conditions met so far stand; without it, nothing has been said yet. */
  readonly state?: State | null;
  /** Of a duty or power: ask for the whole way from the start, entry into force and all. Default: once it binds. */
  readonly fromStart?: boolean;
  /** How many kinds of sets to list; default 200. */
  readonly limit?: number;
}

/**
 * All minimal blocking sets: the smallest sets of parties whose refusal (of a consent, or to do what a condition asks
 * of them) keeps the deal from entering into force, or keeps a provision from being called. Failing a duty breaches
 * it and blocks nothing; facts and times are taken to come about.
 *
 * ```ts
 * whoCanBlock(deal, 'help').value.alone // ['ru']: all guarantors must agree, and in this account it is one
 * ```
 */
export function whoCanBlock(deal: Deal, target: string, options: BlockOptions = {}): Result<Blocking> {
  const index = deal.names.rule.get(target);
  const rule = index === undefined ? undefined : deal.rules[index];
  if (index === undefined || !rule)
    return {
      ok: false,
      problems: [
        problem('unknown-name', [], {
          message: `no provision is named "${target}"`,
          expected: [...deal.names.rule.keys()].join(', '),
          found: target,
          remedy: 'Name a provision, or "entry" for entry into force.',
        }),
      ],
    };
  const ways = new Map<number, Set<string>>();
  const formula = blockFormula(deal, options.state ?? null, index, options.fromStart ?? false, ways);
  return { ok: true, value: blockingOf(deal, rule, minimalSets(formula), ways, options.limit ?? 200) };
}

/** The rule by which refusals block a provision: the dual of the rule by which consents bring it about. */
export function blockFormula(
  deal: Deal,
  state: State | null,
  provision: number,
  fromStart: boolean,
  ways: Map<number, Set<string>>,
): Formula {
  const within = new Set<number>();
  // Asked what can stop a provision once the deal is in force: entry is behind.
  const binds = !fromStart && deal.rules[provision]?.kind !== 'condition';
  const withheld = (party: number, way: string): Formula => {
    ways.set(party, (ways.get(party) ?? new Set()).add(way));
    return member(party);
  };
  const statusOf = (instance: number): number | null =>
    state ? read(state, instanceAt(deal, instance) + INSTANCE.status) : null;
  const ofLeaf = (index: number): Formula => {
    const leaf = deal.leaves[index];
    const value = state ? read(state, leafAt(index) + LEAF.value) : 0;
    if (leaf?.kind === 'voice') {
      if (value === YES || value === NO) return fixed(value === NO);
      return withheld(leaf.party, `consent to ${deal.rules[leaf.provision]?.id ?? ''}`);
    }
    if (leaf?.kind === 'done' && value === NO) return fixed(true);
    if (leaf?.kind === 'done' && leaf.party !== null && value !== YES)
      return withheld(leaf.party, `do ${deal.rules[leaf.provision]?.id ?? ''}`);
    return fixed(false);
  };
  const ofNode = (node: Node): Formula => {
    switch (node.kind) {
      case 'voice':
      case 'done':
        return ofLeaf(node.leaf);
      case 'count': {
        const of = node.nodes.map(ofNode);
        const least = node.nodes.length - node.least + 1;
        return least <= 0 ? fixed(true) : { kind: 'at-least', least, of };
      }
      case 'veto':
        return some([ofNode(node.node), ...node.voices.map(ofLeaf)]);
      case 'test':
        return node.sense === 'fulfilled' || node.sense === 'exercised'
          ? ofRule(node.provision, true)
          : fixed(false);
      default:
        return fixed(false);
    }
  };
  const ofNodes = (nodes: readonly (Node | null)[]): readonly Formula[] =>
    nodes.flatMap((node) => (node ? [ofNode(node)] : []));
  const ofRule = (index: number, whole: boolean): Formula => {
    const rule = deal.rules[index];
    if (!rule || (binds && index === deal.entry)) return fixed(false);
    const known = Array.from({ length: rule.last - rule.first }, (_, at) => statusOf(rule.first + at));
    if (known.length > 0 && known.every((status) => status === FULFILLED)) return fixed(false);
    // What waits for itself is blocked without anybody's doing.
    if (known.some((status) => status === LAPSED) || within.has(index)) return fixed(true);
    within.add(index);
    const formula = some(
      rule.kind === 'condition'
        ? [
            ...rule.after.map((before) => ofRule(before, true)),
            ...ofNodes([rule.acts, rule.consent, rule.needs]),
          ]
        : [
            ...ofNodes([...(whole ? [rule.from] : []), rule.trigger, rule.consent]),
            ...(whole ? undoneBy(rule, index) : []),
          ],
    );
    within.delete(index);
    return formula;
  };
  /** What rests on a duty fulfilled or a power used is blocked by those who could do it and do not. */
  const undoneBy = (rule: Rule, index: number): readonly Formula[] => {
    const of = rule.bearers.map((party) => withheld(party, `do ${deal.rules[index]?.id ?? ''}`));
    return rule.kind === 'duty' && rule.bearing === 'each' ? [some(of)] : [every(of)];
  };
  const rule = deal.rules[provision];
  if (rule && rule.kind !== 'condition' && !fromStart) {
    const known = statusOf(rule.first);
    if (known === LAPSED) return fixed(true);
    return some(ofNodes([rule.trigger, rule.consent]));
  }
  if (rule && rule.kind !== 'condition') return some(ofNodes([rule.from, rule.trigger, rule.consent]));
  return ofRule(provision, true);
}

function blockingOf(
  deal: Deal,
  rule: Rule,
  sets: MinimalSets,
  ways: ReadonlyMap<number, ReadonlySet<string>>,
  limit: number,
): Blocking {
  const id = (party: number): string => deal.parties[party]?.id ?? '';
  const patterns = sets.patterns(limit);
  const shown = patterns.reduce((sum, one) => sum + one.sets, 0n);
  const kinds = (one: Pattern): BlockingPattern => ({
    parts: one.parts.map(({ take, of }) => ({ take, of: of.map(id) })),
    sets: String(one.sets),
  });
  const alone = patterns.flatMap(({ parts }) => {
    const [only] = parts;
    return parts.length === 1 && only?.take === 1 ? only.of : [];
  });
  return {
    target: rule.id,
    text: rule.text,
    verdict: sets.holdsAlready ? 'blocked' : sets.count === 0n ? 'settled' : 'open',
    count: String(sets.holdsAlready ? 0n : sets.count),
    smallest: sets.holdsAlready ? null : sets.smallest,
    alone: [...alone].sort((a, b) => a - b).map(id),
    inEvery: sets.inAll.map(id),
    inAny: sets.inAny.map(id),
    patterns: sets.holdsAlready ? [] : patterns.map(kinds),
    complete: shown === sets.count,
    ways: sets.inAny.map((party) => ({ party: id(party), ways: [...(ways.get(party) ?? [])] })),
  };
}
