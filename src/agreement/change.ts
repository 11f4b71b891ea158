import type { Deal } from './deal.js';
import {
  INSTANCE,
  instanceAt,
  LEAF,
  leafAt,
  NO,
  read,
  type State,
  type Status,
  statuses,
  YES,
} from './state.js';
import type { Instant } from './time.js';

export type ChangeKind =
  | 'made'
  | 'ended'
  | 'consented'
  | 'refused'
  | 'raised'
  | 'fulfilled'
  | 'breached'
  | 'suspended'
  | 'resumed'
  | 'lapsed'
  | 'doubtful'
  | 'possible'
  | 'impossible'
  | 'waits';

/** One thing that is otherwise than before. */
export interface Change {
  readonly kind: ChangeKind;
  /** The fact or provision. */
  readonly what: string;
  readonly party: string | null;
  readonly from: Status | null;
  readonly to: Status | null;
  readonly due: Instant | null;
}

/** What is otherwise in one state than in another of the same deal: facts first, then provisions in their order. */
export function changesBetween(deal: Deal, before: State, after: State): readonly Change[] {
  const changes: Change[] = [];
  const partyId = (party: number | null): string | null =>
    party === null ? null : (deal.parties[party]?.id ?? null);
  deal.leaves.forEach((leaf, index) => {
    const at = leafAt(index) + LEAF.value;
    if (before[at] === after[at]) return;
    const plain = { from: null, to: null, due: null };
    if (leaf.kind === 'fact')
      changes.push({ kind: after[at] === YES ? 'made' : 'ended', what: leaf.id, party: null, ...plain });
    if (leaf.kind === 'voice')
      changes.push({
        kind: after[at] === NO ? 'refused' : 'consented',
        what: deal.rules[leaf.provision]?.id ?? '',
        party: partyId(leaf.party),
        ...plain,
      });
  });
  deal.instances.forEach(({ rule, party }, index) => {
    const at = instanceAt(deal, index);
    const [was, is] = [read(before, at + INSTANCE.status), read(after, at + INSTANCE.status)];
    if (was === is) return;
    const [from, to] = [statuses[was] ?? 'pending', statuses[is] ?? 'pending'];
    const due = read(after, at + INSTANCE.due);
    changes.push({
      kind: kindOf(rule.kind, from, to),
      what: rule.id,
      party: partyId(party),
      from,
      to,
      due: due >= 9e15 ? null : due,
    });
  });
  return changes;
}

function kindOf(kind: string, from: Status, to: Status): ChangeKind {
  switch (to) {
    case 'in force':
      if (from === 'suspended' || from === 'breached') return 'resumed';
      return kind === 'condition' || kind === 'power' ? 'possible' : 'raised';
    case 'lapsed':
      return kind === 'condition' || kind === 'power' || from === 'pending' ? 'impossible' : 'lapsed';
    case 'pending':
      return kind === 'condition' && from === 'lapsed' ? 'possible' : 'waits';
    case 'unknown':
      return 'doubtful';
    default:
      return to;
  }
}
