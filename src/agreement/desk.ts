/**
 * The agreement for a page: pure, no Node, no YAML, no schema library. What draws a path with switches needs three
 * calls:
 *
 * ```ts
 * import { deskOf } from '../agreement/desk.js';
 *
 * const desk = deskOf(file);                       // an AgreementFile: `draftFile(record)`, or JSON from the server
 * if (!desk.ok) return desk.problems;              // values with `message`, `path`, `remedy`
 * const view = desk.value.view({ at: Date.UTC(2022, 3, 5), suppose: [{ what: 'parliaments', party: 'us', says: 'no' }] });
 * view.sentence   // 'Does not enter into force: United States refuses (parliaments); nobody can overrule it.'
 * view.nodes[0]   // { id: 'draft', text: '…', word: 'open', after: [], voices: [{ party: 'us', says: 'silent', … }] … }
 * view.blocking   // who can still keep it from entering into force: `alone`, `patterns`, `inEvery`
 * ```
 *
 * To parse YAML in the browser as well, import `parseAgreement` from `./parse.js` and `parseLog` from `./log-file.js`.
 */
import { type Blocking, whoCanBlock } from './block.js';
import { dealOf } from './compile.js';
import type { Cite, Deal, Rule } from './deal.js';
import { nodesOf } from './deal.js';
import { bareEvent, type DealEvent, type Verb } from './event.js';
import type { AgreementFile } from './format.js';
import type { EventLog } from './log.js';
import type { Result } from './problem.js';
import { type Reason, reasonsOf, statusWord } from './reason.js';
import { type History, historyOf } from './replay.js';
import { type Standing, standingOf } from './standing.js';
import {
  INSTANCE,
  instanceAt,
  LEAF,
  leafAt,
  NO,
  read,
  type State,
  type Status,
  statusOf,
  YES,
} from './state.js';
import { type Instant, NEVER } from './time.js';
import type { Choice } from './variant.js';

/** A switch on a node: a party (or, where nobody is named, the step itself) says yes or no. */
export interface Supposition {
  readonly what: string;
  readonly party: string | null;
  readonly says: 'yes' | 'no';
}

export interface PathVoice {
  readonly party: string | null;
  readonly name: string | null;
  /** What is asked of it: its consent, or that it does something. */
  readonly role: 'consent' | 'act';
  readonly says: 'yes' | 'no' | 'silent';
  /** It is only supposed, not reported. */
  readonly supposed: boolean;
}

export interface PathNode {
  readonly id: string;
  readonly text: string;
  readonly status: Status;
  readonly word: string;
  readonly after: readonly string[];
  readonly due: Instant | null;
  readonly voices: readonly PathVoice[];
  readonly reasons: readonly Reason[];
  readonly cites: readonly Cite[];
  readonly decide: string | null;
}

export interface PathView {
  readonly nodes: readonly PathNode[];
  readonly entry: { readonly status: Status; readonly word: string; readonly reasons: readonly Reason[] };
  /** What becomes of the deal, in one sentence. */
  readonly sentence: string;
  readonly blocking: Blocking;
}

export interface Question {
  readonly at: Instant;
  readonly suppose?: readonly Supposition[];
}

export interface Desk {
  readonly deal: Deal;
  readonly view: (question: Question) => PathView;
  readonly standing: (question: Question) => Standing;
  readonly whoCanBlock: (target: string, question?: Question) => Result<Blocking>;
}

/** Opens an agreement in one variant, with what has been reported so far. */
export function deskOf(file: AgreementFile, log: EventLog = [], choice: Choice = []): Result<Desk> {
  const compiled = dealOf({ file, places: {} }, choice);
  if (!compiled.ok) return compiled;
  const deal = compiled.value;
  const history = historyOf(deal, log);
  const stateAt = ({ at, suppose }: Question): State => {
    const events = supposedEvents(deal, suppose ?? [], at);
    return events.length > 0 ? history.whatIf(events, at) : history.at(at);
  };
  return {
    ok: true,
    value: {
      deal,
      view: (question) => viewOf(history, question, stateAt(question)),
      standing: ({ at, suppose }) =>
        standingOf(history, supposedEvents(deal, suppose ?? [], at), { happened: at, known: NEVER }),
      whoCanBlock: (target, question) =>
        whoCanBlock(deal, target, question ? { state: stateAt(question) } : {}),
    },
  };
}

/** Switches as events at a moment. */
export function supposedEvents(
  deal: Deal,
  suppose: readonly Supposition[],
  at: Instant,
): readonly DealEvent[] {
  return suppose.map(({ what, party, says }, index) => {
    const rule = deal.names.rule.get(what);
    const asked = deal.names.voice.has(
      `${rule} ${party === null ? '*' : (deal.names.party.get(party) ?? '')}`,
    );
    const verb: Verb = says === 'no' ? 'refuses' : asked ? 'consents' : 'does';
    return bareEvent(`supposed-${index + 1}`, at, party, verb, what);
  });
}

function viewOf(history: History, { at, suppose }: Question, state: State): PathView {
  const { deal, log } = history;
  const events = supposedEvents(deal, suppose ?? [], at);
  const event = (cause: number): DealEvent | undefined => log[cause] ?? events[cause - log.length];
  const reasons = (instance: number): readonly Reason[] => reasonsOf({ deal, state, event }, instance);
  const nodes = deal.rules.flatMap((rule, index): readonly PathNode[] => {
    if (rule.kind !== 'condition' || index === deal.entry) return [];
    const status = statusOf(deal, state, rule.first);
    const due = read(state, instanceAt(deal, rule.first) + INSTANCE.due);
    return [
      {
        id: rule.id,
        text: rule.text,
        status,
        word: statusWord(rule, status),
        after: rule.after.map((before) => deal.rules[before]?.id ?? ''),
        due: due >= NEVER ? null : due,
        voices: voicesOf(deal, state, rule, log.length),
        reasons: reasons(rule.first),
        cites: rule.cites,
        decide: rule.decide,
      },
    ];
  });
  const entry = deal.rules[deal.entry];
  const instance = entry?.first ?? 0;
  const status = statusOf(deal, state, instance);
  const blocked = whoCanBlock(deal, 'entry', { state });
  const blocking = blocked.ok ? blocked.value : noBlocking;
  return {
    nodes,
    entry: { status, word: entry ? statusWord(entry, status) : status, reasons: reasons(instance) },
    sentence: sentenceOf(deal, status, nodes, blocking),
    blocking,
  };
}

function voicesOf(deal: Deal, state: State, rule: Rule, reported: number): readonly PathVoice[] {
  const leaves = new Set<number>();
  for (const root of [rule.acts, rule.consent])
    for (const node of root ? nodesOf(root) : []) {
      if (node.kind === 'voice' || node.kind === 'done') leaves.add(node.leaf);
      if (node.kind === 'veto') for (const voice of node.voices) leaves.add(voice);
    }
  return [...leaves].flatMap((index): readonly PathVoice[] => {
    const leaf = deal.leaves[index];
    if (leaf?.kind !== 'voice' && leaf?.kind !== 'done') return [];
    // Where parties act jointly, the leaf without a party is the same act once more.
    if (leaf.kind === 'done' && leaf.party === null && rule.bearers.length > 0) return [];
    const party = leaf.party === null ? null : deal.parties[leaf.party];
    const value = read(state, leafAt(index) + LEAF.value);
    return [
      {
        party: party?.id ?? null,
        name: party?.name ?? null,
        role: leaf.kind === 'voice' ? 'consent' : 'act',
        says: value === YES ? 'yes' : value === NO ? 'no' : 'silent',
        supposed: value !== 0 && read(state, leafAt(index) + LEAF.cause) >= reported,
      },
    ];
  });
}

function sentenceOf(deal: Deal, status: Status, nodes: readonly PathNode[], blocking: Blocking): string {
  if (status === 'fulfilled') return 'Enters into force: every condition is met.';
  const stopped = nodes.filter((node) => node.status === 'lapsed');
  if (status === 'lapsed') {
    const refusals = stopped.flatMap((node) =>
      node.voices
        .filter(({ says }) => says === 'no')
        .map(({ name }) => `${name ? `${name} refuses` : 'it is refused'} (${node.id})`),
    );
    const late = stopped
      .filter((node) => node.voices.every(({ says }) => says !== 'no'))
      .map(({ text }) => text);
    const why = refusals.length > 0 ? refusals.join(', ') : (late[0] ?? 'a condition cannot be met');
    return `Does not enter into force: ${why}; nobody can overrule it.`;
  }
  const open = nodes.filter((node) => node.status === 'in force').map(({ text }) => text);
  const refused = nodes.flatMap((node) =>
    node.status === 'lapsed'
      ? []
      : node.voices.filter(({ says }) => says === 'no').map(({ name }) => name ?? node.text),
  );
  const next = open.length > 0 ? `next: ${listed(open)}` : 'waiting';
  const overruled =
    refused.length > 0 ? ` The refusal of ${listed([...new Set(refused)])} does not stop it.` : '';
  const names = blocking.alone.map((id) => deal.parties[deal.names.party.get(id) ?? -1]?.name ?? id);
  const alone = names.length > 0 ? ` ${listed(names)} can each still block it alone.` : '';
  return `Not in force yet; ${next}.${overruled}${names.length === 1 ? alone.replace(' can each still', ' can still') : alone}`;
}

function listed(names: readonly string[]): string {
  if (names.length > 4) return `${names.slice(0, 3).join(', ')} and ${names.length - 3} others`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

const noBlocking: Blocking = {
  target: 'entry',
  text: '',
  verdict: 'settled',
  count: '0',
  smallest: null,
  alone: [],
  inEvery: [],
  inAny: [],
  patterns: [],
  complete: true,
  ways: [],
};
