import type { Cite, Deal, Rule } from './deal.js';
import type { DealEvent } from './event.js';
import { type EventLog, usualBelief } from './log.js';
import type { Problem } from './problem.js';
import { type Reason, reasonsOf, statusWord } from './reason.js';
import { type History, historyOf, type View } from './replay.js';
import {
  INSTANCE,
  instanceAt,
  LEAF,
  leafAt,
  read,
  type State,
  type Status,
  statuses,
  statusOf,
  UNSTABLE,
  YES,
} from './state.js';
import { ALWAYS, type Instant, NEVER } from './time.js';

/** How one bearer stands towards a provision. */
export interface BearerStanding {
  readonly party: string | null;
  readonly name: string | null;
  readonly status: Status;
  /** The same in the words of its kind: a condition is open, met. */
  readonly word: string;
  readonly since: Instant | null;
  /** End of the time it has; the first instant at which it is too late. */
  readonly due: Instant | null;
  readonly reasons: readonly Reason[];
  /** Where doubtful reports would make a difference: how it would stand if they were believed. */
  readonly ifBelieved: Status | null;
}

export interface ProvisionStanding {
  readonly id: string;
  readonly kind: Rule['kind'];
  readonly text: string;
  /** The worst of its bearers, in the order breached, unknown, in force, suspended, pending, lapsed, fulfilled. */
  readonly status: Status;
  readonly word: string;
  readonly counterpart: readonly string[];
  readonly bearers: readonly BearerStanding[];
  readonly cites: readonly Cite[];
  readonly decide: string | null;
}

/** How a whole deal stands at a time, as far as was known at a time. */
export interface Standing {
  readonly title: string;
  readonly choice: readonly string[];
  readonly happened: Instant;
  readonly known: Instant | null;
  readonly provisions: readonly ProvisionStanding[];
  readonly facts: readonly { readonly id: string; readonly text: string; readonly since: Instant }[];
  /** Events that say nothing to this deal. */
  readonly problems: readonly Problem[];
  /** Provisions that keep switching one another: the standing is where the fold gave up. */
  readonly unstable: boolean;
}

/** When: what had happened by `happened`, as far as was learnt by `known`. */
export interface When extends View {
  readonly happened: Instant;
}

/**
 * The standing of every provision, with the chain of reasons back to events and passages. A provision whose standing
 * hangs on reports too doubtful to be believed is `unknown`.
 *
 * ```ts
 * standing(deal, log, { happened: Date.UTC(2022, 3, 30), known: Date.UTC(2022, 4, 2) }).provisions[0]
 * // { id: 'neutrality', status: 'in force', bearers: [{ party: 'ua', since: 1649…, reasons: [ … ] }] … }
 * ```
 */
export function standing(deal: Deal, log: EventLog, when: When): Standing {
  return standingOf(historyOf(deal, log, when), [], when);
}

/** The same over a history, with events that are only supposed. */
export function standingOf(history: History, supposed: readonly DealEvent[], when: When): Standing {
  const { deal, log } = history;
  const stateIn = (from: History): State =>
    supposed.length > 0 ? from.whatIf(supposed, when.happened) : from.at(when.happened);
  const state = stateIn(history);
  const belief = when.belief === undefined ? usualBelief : when.belief;
  const doubtful = belief !== null && log.some(({ grade }) => grade !== null && beyond(grade, belief));
  const credulous = doubtful ? stateIn(historyOf(deal, log, { ...when, belief: null })) : null;
  const event = (cause: number): DealEvent | undefined => log[cause] ?? supposed[cause - log.length];
  const bearerOf = (instance: number): BearerStanding => {
    const at = instanceAt(deal, instance);
    const found = deal.instances[instance];
    const status = statuses[read(state, at + INSTANCE.status)] ?? 'pending';
    const otherwise = credulous ? statusOf(deal, credulous, instance) : status;
    const [since, due] = [read(state, at + INSTANCE.since), read(state, at + INSTANCE.due)];
    const party = found?.party == null ? null : (deal.parties[found.party] ?? null);
    const own = reasonsOf({ deal, state, event }, instance);
    const shown = status === otherwise ? status : 'unknown';
    return {
      party: party?.id ?? null,
      name: party?.name ?? null,
      status: shown,
      word: found ? statusWord(found.rule, shown) : shown,
      since: since <= ALWAYS ? null : since,
      due: due >= NEVER ? null : due,
      reasons:
        status === otherwise || !credulous
          ? own
          : [
              say(`${status} without doubtful reports`, own),
              say(`${otherwise} with them`, reasonsOf({ deal, state: credulous, event }, instance)),
            ],
      ifBelieved: status === otherwise ? null : otherwise,
    };
  };
  const provisions = deal.rules.map((rule): ProvisionStanding => {
    const bearers = Array.from({ length: rule.last - rule.first }, (_, index) =>
      bearerOf(rule.first + index),
    );
    const status = order.find((one) => bearers.some((bearer) => bearer.status === one)) ?? 'pending';
    return {
      id: rule.id,
      kind: rule.kind,
      text: rule.text,
      status,
      word: statusWord(rule, status),
      counterpart: rule.counterpart,
      bearers,
      cites: rule.cites,
      decide: rule.decide,
    };
  });
  return {
    title: deal.title,
    choice: deal.choice,
    happened: when.happened,
    known: when.known ?? null,
    provisions,
    facts: deal.leaves.flatMap((leaf, index) => {
      const at = leafAt(index);
      if (leaf.kind !== 'fact' || state[at + LEAF.value] !== YES) return [];
      return [{ id: leaf.id, text: leaf.text, since: read(state, at + LEAF.at) }];
    }),
    problems: history.problems,
    unstable: state[UNSTABLE] === 1,
  };
}

const order: readonly Status[] = [
  'breached',
  'unknown',
  'in force',
  'suspended',
  'pending',
  'lapsed',
  'fulfilled',
];

const beyond = (
  grade: { reliability: string; credibility: number },
  belief: { reliability: string; credibility: number },
): boolean => grade.reliability > belief.reliability || grade.credibility > belief.credibility;

const say = (text: string, because: readonly Reason[]): Reason => ({
  text,
  event: null,
  source: null,
  grade: null,
  cites: [],
  because,
});
