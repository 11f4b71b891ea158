import { type Change, changesBetween } from './change.js';
import type { Deal, Node } from './deal.js';
import { bareEvent, type DealEvent, type Verb } from './event.js';
import { every, type Formula, fixed, member, some } from './formula.js';
import { minimalSets } from './minimal.js';
import type { History } from './replay.js';
import {
  FULFILLED,
  IN_FORCE,
  INSTANCE,
  instanceAt,
  LAPSED,
  LEAF,
  leafAt,
  read,
  SILENT,
  type State,
  UNKNOWN,
  YES,
} from './state.js';
import { type Instant, NEVER } from './time.js';
import { HOLDS, holdingOf } from './value.js';

/** An event that would move something that is open. */
export interface NextEvent {
  /** As a log line says it, without its date. */
  readonly line: string;
  readonly by: string | null;
  readonly verb: Verb;
  readonly what: string;
  /** First instant at which it is too late. */
  readonly due: Instant | null;
  /** Whether this alone would do, or is one of several that are needed. */
  readonly alone: boolean;
  /** What it would change at once. */
  readonly changes: readonly Change[];
}

/** A way to bring something about: so many of each list of events. */
export interface Way {
  readonly parts: readonly { readonly take: number; readonly of: readonly string[] }[];
}

export interface Next {
  readonly events: readonly NextEvent[];
  /** Of the target asked for: the smallest sets of events that would satisfy it. */
  readonly target: string | null;
  readonly ways: readonly Way[];
  readonly count: string | null;
}

/**
 * Which events would satisfy what is open, and by when; with a target, the smallest sets of events that would bring
 * it about.
 *
 * ```ts
 * whatNext(history, at, null).events[0] // { line: 'us consents treaty', due: null, alone: false, … }
 * ```
 */
export function whatNext(history: History, happened: Instant, target: string | null): Next {
  const { deal } = history;
  const state = history.at(happened);
  const events: NextEvent[] = [];
  const add = (by: number | null, verb: Verb, provision: number, due: Instant): void => {
    const what = deal.rules[provision]?.id ?? '';
    const party = by === null ? null : (deal.parties[by]?.id ?? null);
    const line = party === null ? `${verb} ${what}` : `${party} ${verb} ${what}`;
    if (events.some((one) => one.line === line)) return;
    const after = history.whatIf([supposed(party, verb, what, happened)], happened);
    const changes = changesBetween(deal, state, after);
    events.push({
      line,
      by: party,
      verb,
      what,
      due: due === NEVER ? null : due,
      alone: changes.some((one) => one.what === what && one.to === 'fulfilled'),
      changes,
    });
  };
  deal.instances.forEach(({ rule, provision, party }, instance) => {
    const at = instanceAt(deal, instance);
    const status = read(state, at + INSTANCE.status);
    const due = read(state, at + INSTANCE.due);
    if (status === IN_FORCE || status === UNKNOWN) {
      if (rule.kind === 'condition')
        for (const leaf of openLeaves(deal, state, [rule.acts, rule.consent])) {
          const found = deal.leaves[leaf];
          if (found?.kind === 'voice') add(found.party, 'consents', found.provision, due);
          if (found?.kind === 'done') add(found.party, 'does', found.provision, due);
        }
      else if (!rule.kept)
        add(party ?? rule.bearers[0] ?? null, rule.kind === 'power' ? 'exercises' : 'does', provision, due);
      else if (rule.kind === 'prohibition' && rule.consent)
        for (const leaf of openLeaves(deal, state, [rule.consent])) {
          const found = deal.leaves[leaf];
          if (found?.kind === 'voice') add(found.party, 'consents', found.provision, NEVER);
        }
    }
    // Raised but for the consent that it needs.
    const waitsOnly =
      rule.kind !== 'condition' &&
      rule.kind !== 'prohibition' &&
      rule.consent !== null &&
      status !== LAPSED &&
      read(state, at + INSTANCE.raised) === NEVER &&
      [rule.from, rule.trigger].every((node) => !node || holdingOf(deal, state, node) === HOLDS);
    if (waitsOnly)
      for (const leaf of openLeaves(deal, state, [rule.consent])) {
        const found = deal.leaves[leaf];
        if (found?.kind === 'voice') add(found.party, 'consents', found.provision, NEVER);
      }
  });
  const index = target === null ? undefined : deal.names.rule.get(target);
  if (index === undefined) return { events, target: null, ways: [], count: null };
  const sets = minimalSets(satisfying(deal, state, index));
  const text = (leaf: number): string => leafLine(deal, leaf);
  return {
    events,
    target,
    ways: sets
      .patterns(50)
      .map(({ parts }) => ({ parts: parts.map(({ take, of }) => ({ take, of: of.map(text) })) })),
    count: String(sets.count),
  };
}

const supposed = (by: string | null, verb: Verb, what: string, happened: Instant): DealEvent =>
  bareEvent('supposed', happened, by, verb, what);

function openLeaves(deal: Deal, state: State, nodes: readonly (Node | null)[]): readonly number[] {
  const found: number[] = [];
  const walk = (node: Node): void => {
    if (holdingOf(deal, state, node) !== 1) return;
    if (
      (node.kind === 'voice' || node.kind === 'done') &&
      read(state, leafAt(node.leaf) + LEAF.value) === SILENT
    )
      found.push(node.leaf);
    if (node.kind === 'count') node.nodes.forEach(walk);
    if (node.kind === 'veto') walk(node.node);
  };
  for (const node of nodes) if (node) walk(node);
  return found;
}

/** The rule by which events bring a provision about: a condition met, a duty or power raised. Members are leaves. */
export function satisfying(deal: Deal, state: State, provision: number): Formula {
  const within = new Set<number>();
  const ofNode = (node: Node): Formula => {
    const value = holdingOf(deal, state, node);
    if (value === HOLDS) return fixed(true);
    if (value === 0) return fixed(false);
    switch (node.kind) {
      case 'mark':
      case 'voice':
      case 'done':
        return member(node.leaf);
      case 'count':
        return { kind: 'at-least', least: node.least, of: node.nodes.map(ofNode) };
      case 'veto':
        return ofNode(node.node);
      case 'test':
        return node.sense === 'fulfilled' || node.sense === 'exercised'
          ? ofRule(node.provision, true)
          : fixed(false);
      default:
        return fixed(false);
    }
  };
  const ofRule = (index: number, done: boolean): Formula => {
    const rule = deal.rules[index];
    if (!rule || within.has(index)) return fixed(false);
    const status = read(state, instanceAt(deal, rule.first) + INSTANCE.status);
    if (status === FULFILLED || (!done && status === IN_FORCE && rule.kind !== 'condition'))
      return fixed(true);
    if (status === LAPSED) return fixed(false);
    within.add(index);
    const nodes = (list: readonly (Node | null)[]): readonly Formula[] =>
      list.flatMap((one) => (one ? [ofNode(one)] : []));
    const raised =
      rule.kind !== 'condition' && read(state, instanceAt(deal, rule.first) + INSTANCE.raised) !== NEVER;
    const formula = every(
      rule.kind === 'condition'
        ? [
            ...rule.after.map((before) => ofRule(before, true)),
            ...nodes([rule.acts, rule.consent, rule.needs]),
          ]
        : [
            ...(raised
              ? []
              : nodes([rule.from, rule.trigger, rule.kind === 'prohibition' ? null : rule.consent])),
            ...(done && rule.last > rule.first
              ? [performed(deal, state, rule.first, rule.last, rule.kind === 'duty')]
              : []),
          ],
    );
    within.delete(index);
    return formula;
  };
  return ofRule(provision, false);
}

function performed(deal: Deal, state: State, first: number, last: number, all: boolean): Formula {
  const of = deal.instances.slice(first, last).map(({ done }) => {
    if (done === null) return fixed(false);
    return read(state, leafAt(done) + LEAF.value) === YES ? fixed(true) : member(done);
  });
  return all ? every(of) : some(of);
}

function leafLine(deal: Deal, index: number): string {
  const leaf = deal.leaves[index];
  switch (leaf?.kind) {
    case 'fact':
      return `${leaf.id} occurs`;
    case 'moment':
      return `time passes: ${leaf.when.said}`;
    case 'voice':
      return `${deal.parties[leaf.party]?.id ?? ''} consents ${deal.rules[leaf.provision]?.id ?? ''}`;
    case 'done': {
      const rule = deal.rules[leaf.provision];
      const party = leaf.party ?? (rule?.bearing === 'one' ? rule.bearers[0] : undefined);
      const verb = rule?.kind === 'power' ? 'exercises' : 'does';
      return `${party === undefined ? '' : `${deal.parties[party]?.id ?? ''} `}${verb} ${rule?.id ?? ''}`;
    }
    default:
      return '';
  }
}
