import type { Cite, Deal, Node, Rule, When } from './deal.js';
import { type DealEvent, showGrade } from './event.js';
import {
  BREACHED,
  FULFILLED,
  IN_FORCE,
  INSTANCE,
  instanceAt,
  LAPSED,
  LEAF,
  leafAt,
  NO,
  PENDING,
  read,
  type State,
  SUSPENDED,
  statuses,
  UNKNOWN,
  YES,
} from './state.js';
import { NEVER, showEnd, showTime } from './time.js';
import { CANNOT, HOLDS, holdingOf } from './value.js';

/** A step of the chain from a standing back to events and passages. */
export interface Reason {
  readonly text: string;
  /** The event that it rests on, by name. */
  readonly event: string | null;
  readonly source: string | null;
  readonly grade: string | null;
  readonly cites: readonly Cite[];
  readonly because: readonly Reason[];
}

/** What reasons are made from: the deal, its state, and the events by the causes that the state holds. */
export interface Told {
  readonly deal: Deal;
  readonly state: State;
  readonly event: (cause: number) => DealEvent | undefined;
}

const plain = (text: string, because: readonly Reason[] = [], cites: readonly Cite[] = []): Reason => ({
  text,
  event: null,
  source: null,
  grade: null,
  cites,
  because,
});

const nameOf = (deal: Deal, party: number | null): string =>
  party === null ? '' : (deal.parties[party]?.name ?? '');

/** An event as a reason: what it said, when, on whose word. */
function ofEvent(told: Told, text: string, cause: number): Reason {
  const event = told.event(cause);
  if (!event) return plain(text);
  const { offset } = told.deal.calendar;
  const learnt = event.learnt === event.happened ? '' : `, learnt ${showTime(event.learnt, offset)}`;
  return {
    text: `${text}, ${showTime(event.happened, offset)}${learnt}`,
    event: event.id,
    source: event.source,
    grade: event.grade ? showGrade(event.grade) : null,
    cites: event.cites,
    because: [],
  };
}

/** Why an instance stands as it does. The chain stops where it would come back to itself. */
export function reasonsOf(told: Told, instance: number, above: readonly number[] = []): readonly Reason[] {
  const { deal, state } = told;
  const found = deal.instances[instance];
  if (!found || above.includes(instance) || above.length > 6) return [];
  const { rule } = found;
  const path = [...above, instance];
  const at = instanceAt(deal, instance);
  const { offset } = deal.calendar;
  const status = read(state, at + INSTANCE.status);
  const since = read(state, at + INSTANCE.since);
  const due = read(state, at + INSTANCE.due);
  const cause = read(state, at + INSTANCE.cause);
  const dueText = due === NEVER ? '' : `due ${showEnd(due, offset)}${ruleText(rule.deadline)}`;
  const parts = (nodes: readonly (Node | null)[], holds: boolean): readonly Reason[] =>
    nodes.flatMap((node) => (node ? (holds ? whyHolds(told, node, path) : whyNot(told, node, path)) : []));
  const starts =
    rule.kind === 'prohibition' ? [rule.from, rule.trigger] : [rule.from, rule.trigger, rule.consent];
  const met = [rule.acts, rule.consent, rule.needs];
  const before = rule.after.map(
    (provision): Node => ({ kind: 'test', sense: 'fulfilled', provision, instance: null }),
  );

  switch (status) {
    case PENDING:
      return parts(
        rule.kind === 'condition' ? [...before, ...(rule.acts || rule.consent ? [] : [rule.needs])] : starts,
        false,
      );
    case IN_FORCE:
      if (rule.kind === 'condition') return [...parts(met, false), ...(dueText ? [plain(dueText)] : [])];
      return [...parts(starts, true), ...(dueText ? [plain(dueText)] : [])];
    case FULFILLED: {
      if (rule.kind === 'condition') return parts(met, true);
      const event = told.event(cause);
      const late = due !== NEVER && event !== undefined && event.happened >= due;
      return [
        ofEvent(told, `${late ? 'done late' : 'done'}${byText(event, deal)}`, cause),
        ...(late ? [plain(dueText)] : []),
      ];
    }
    case BREACHED: {
      if (cause >= 0)
        return [ofEvent(told, `broken${byText(told.event(cause), deal)}`, cause), ...parts(starts, true)];
      return [plain(`${dueText}, and not done`), ...parts(starts, true)];
    }
    case UNKNOWN:
      return [
        plain(`${dueText}; no report says whether it was done`),
        ...parts(starts, rule.kind !== 'condition'),
      ];
    case SUSPENDED:
      return [rule.suspended, rule.exception, rule.consent].flatMap((node) =>
        node && holdingOf(deal, state, node) === HOLDS ? whyHolds(told, node, path) : [],
      );
    case LAPSED: {
      if (rule.until && holdingOf(deal, state, rule.until) === HOLDS)
        return [plain(`ended ${showTime(since, offset)}`, whyHolds(told, rule.until, path))];
      if (due <= since && due !== NEVER) return [plain(`${dueText}; the time ran out`)];
      const impossible = (rule.kind === 'condition' ? [...before, ...met] : starts).filter(
        (node) => node !== null && holdingOf(deal, state, node) === CANNOT,
      );
      return parts(impossible, false);
    }
    default:
      return [plain(statuses[status] ?? '')];
  }
}

const byText = (event: DealEvent | undefined, deal: Deal): string => {
  const name = event?.by ? nameOf(deal, deal.names.party.get(event.by) ?? null) : '';
  return name ? ` by ${name}` : '';
};

const ruleText = (when: When | null): string => (when?.kind === 'period' ? ` (${when.said})` : '');

/** Why something holds: the parts of it that do. */
function whyHolds(told: Told, node: Node, path: readonly number[]): readonly Reason[] {
  const { deal, state } = told;
  switch (node.kind) {
    case 'always':
      return [];
    case 'mark':
    case 'voice':
    case 'done':
      return [leafReason(told, node.leaf)];
    case 'not':
      return [plain(`not so: ${said(deal, node.node)}`)];
    case 'veto':
      return whyHolds(told, node.node, path);
    case 'count':
      return node.nodes
        .filter((inner) => holdingOf(deal, state, inner) === HOLDS)
        .flatMap((inner) => whyHolds(told, inner, path));
    case 'test':
      return testReason(told, node, path);
  }
}

/** Why something does not hold: the parts of it that are missing. */
function whyNot(told: Told, node: Node, path: readonly number[]): readonly Reason[] {
  const { deal, state } = told;
  const value = holdingOf(deal, state, node);
  if (value === HOLDS) return [];
  switch (node.kind) {
    case 'voice':
    case 'mark':
    case 'done':
      return [leafReason(told, node.leaf)];
    case 'veto': {
      const refused = node.voices.filter((voice) => state[leafAt(voice) + LEAF.value] === NO);
      if (refused.length > 0) return refused.map((voice) => leafReason(told, voice));
      return whyNot(told, node.node, path);
    }
    case 'count': {
      const open = node.nodes.filter((inner) => holdingOf(deal, state, inner) !== HOLDS);
      const have = node.nodes.length - open.length;
      const inner = (
        value === CANNOT ? open.filter((one) => holdingOf(deal, state, one) === CANNOT) : open
      ).flatMap((one) => whyNot(told, one, path));
      if (node.least === node.nodes.length) return inner;
      const text =
        value === CANNOT
          ? `${node.least} of ${node.nodes.length} can no longer be reached`
          : `needs ${node.least - have} more of ${open.length}${have > 0 ? ` (has ${have} of ${node.least})` : ''}`;
      return [plain(text, inner)];
    }
    case 'test':
      return testReason(told, node, path);
    default:
      return [plain(`waits until no longer: ${said(deal, node)}`)];
  }
}

function leafReason(told: Told, index: number): Reason {
  const { deal, state } = told;
  const leaf = deal.leaves[index];
  const at = leafAt(index);
  const value = read(state, at + LEAF.value);
  const cause = read(state, at + LEAF.cause);
  const { offset } = deal.calendar;
  if (leaf?.kind === 'fact') {
    if (value === YES) return ofEvent(told, leaf.text, cause);
    return value === NO ? ofEvent(told, `no longer: ${leaf.text}`, cause) : plain(`waits for: ${leaf.text}`);
  }
  if (leaf?.kind === 'moment') {
    const end = read(state, at + LEAF.at);
    const when = end === NEVER ? leaf.when.said : `${showEnd(end, offset)}${ruleText(leaf.when)}`;
    return plain(value === YES ? `the time has run out: ${when}` : `waits for a time: ${when}`);
  }
  if (leaf?.kind === 'voice') {
    const name = nameOf(deal, leaf.party);
    if (value === YES) return ofEvent(told, `${name} consents`, cause);
    return value === NO ? ofEvent(told, `${name} refuses`, cause) : plain(`waits for the consent of ${name}`);
  }
  if (leaf?.kind === 'done') {
    const rule = deal.rules[leaf.provision];
    const name = nameOf(deal, leaf.party);
    if (value === YES)
      return ofEvent(told, name ? `done by ${name}` : `it has happened: ${rule?.text ?? ''}`, cause);
    if (value === NO) return ofEvent(told, name ? `${name} refuses` : 'it will not be done', cause);
    return plain(name ? `waits for ${name}` : 'not reported yet');
  }
  return plain('');
}

function testReason(
  told: Told,
  node: Extract<Node, { kind: 'test' }>,
  path: readonly number[],
): readonly Reason[] {
  const { deal, state } = told;
  const rule = deal.rules[node.provision];
  if (!rule) return [];
  const instances =
    node.instance === null
      ? Array.from({ length: rule.last - rule.first }, (_, index) => rule.first + index)
      : [node.instance];
  const holds = holdingOf(deal, state, node) === HOLDS;
  const told0 = instances.filter((instance) => {
    const status = read(state, instanceAt(deal, instance) + INSTANCE.status);
    return (status === statusOfSense(node.sense)) === holds;
  });
  return told0.map((instance) => {
    const at = instanceAt(deal, instance);
    const status = statuses[read(state, at + INSTANCE.status)] ?? 'pending';
    const since = read(state, at + INSTANCE.since);
    const name = nameOf(deal, deal.instances[instance]?.party ?? null);
    const when = status === 'pending' ? '' : ` since ${showTime(since, deal.calendar.offset)}`;
    return plain(
      `${name ? `${name} ` : ''}${phrase(rule)}: ${statusWord(rule, status)}${since <= -9e15 ? '' : when}`,
      reasonsOf(told, instance, path),
      rule.cites,
    );
  });
}

/** A provision as a phrase: its text begins with a bare verb, so its kind can be said before it. */
export function phrase({ kind, text }: Pick<Rule, 'kind' | 'text'>): string {
  if (kind === 'condition') return text;
  return `${{ duty: 'must', prohibition: 'must not', power: 'may' }[kind]} ${text}`;
}

/** A status in the words of its kind: a condition is open and met, not in force and fulfilled. */
export function statusWord(rule: Pick<Rule, 'kind' | 'id'>, status: string): string {
  if (rule.kind === 'condition') {
    if (status === 'in force') return 'open';
    if (status === 'fulfilled') return 'met';
    if (status === 'lapsed') return 'cannot be met';
  }
  if (rule.kind === 'power' && status === 'fulfilled') return 'exercised';
  if (rule.kind === 'power' && status === 'in force') return 'may be exercised';
  return status;
}

const statusOfSense = (sense: string): number =>
  ({
    fulfilled: FULFILLED,
    exercised: FULFILLED,
    breached: BREACHED,
    'in-force': IN_FORCE,
    suspended: SUSPENDED,
  })[sense] ?? LAPSED;

/** A node in a few words. */
export function said(deal: Deal, node: Node): string {
  switch (node.kind) {
    case 'always':
      return 'always';
    case 'mark':
    case 'voice':
    case 'done': {
      const leaf = deal.leaves[node.leaf];
      if (leaf?.kind === 'fact') return leaf.text;
      if (leaf?.kind === 'moment') return leaf.when.said;
      if (leaf?.kind === 'voice') return `${nameOf(deal, leaf.party)} consents`;
      return leaf?.kind === 'done' ? `${nameOf(deal, leaf.party)} does it`.trim() : '';
    }
    case 'not':
      return `not (${said(deal, node.node)})`;
    case 'veto':
      return `${said(deal, node.node)}, no veto by ${node.voices
        .map((voice) => {
          const leaf = deal.leaves[voice];
          return leaf?.kind === 'voice' ? nameOf(deal, leaf.party) : '';
        })
        .join(', ')}`;
    case 'count': {
      const inner = node.nodes.map((one) => said(deal, one));
      if (node.least === node.nodes.length) return inner.join(' and ');
      return node.least === 1 ? inner.join(' or ') : `${node.least} of: ${inner.join(', ')}`;
    }
    case 'test':
      return `${deal.rules[node.provision]?.id ?? ''} ${node.sense}`;
  }
}
