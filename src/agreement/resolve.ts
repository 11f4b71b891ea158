import type { Deal } from './deal.js';
import type { DealEvent } from './event.js';
import type { Op } from './fold.js';
import { nearest, type Problem, problem } from './problem.js';
import { NO, YES } from './state.js';

/** What an event does to a deal, or why it can do nothing. */
export type Resolved =
  | { readonly ok: true; readonly ops: readonly Op[] }
  | { readonly ok: false; readonly problem: Problem };

type Said = Pick<DealEvent, 'by' | 'verb' | 'what'>;

/** A resolver for one deal; it remembers what it has resolved, since a log says few different things. */
export function resolverOf(deal: Deal): (event: Said) => Resolved {
  const known = new Map<string, Map<string | null, Map<string, Resolved>>>();
  return (event) => {
    const before = known.get(event.verb)?.get(event.by)?.get(event.what);
    if (before) return before;
    const byVerb = known.get(event.verb) ?? new Map<string | null, Map<string, Resolved>>();
    const byParty = byVerb.get(event.by) ?? new Map<string, Resolved>();
    const found = resolve(deal, event);
    known.set(event.verb, byVerb.set(event.by, byParty.set(event.what, found)));
    return found;
  };
}

function resolve(deal: Deal, event: Said): Resolved {
  const { by, verb, what } = event;
  const party = by === null ? null : deal.names.party.get(by);
  if (party === undefined) return unknown('party', by ?? '', deal.names.party.keys());
  switch (verb) {
    case 'occurs':
    case 'ends': {
      const leaf = deal.names.fact.get(what);
      if (leaf === undefined) return unknown('fact', what, deal.names.fact.keys());
      return set(leaf, verb === 'occurs' ? YES : NO);
    }
    case 'consents':
    case 'refuses': {
      const rule = deal.names.rule.get(what);
      if (rule === undefined) return unknown('provision', what, deal.names.rule.keys());
      const voice = deal.names.voice.get(`${rule} ${party ?? '*'}`);
      if (voice !== undefined) return set(voice, verb === 'consents' ? YES : NO);
      // Of a condition, to refuse is to say that one will not do it.
      const done = deal.names.done.get(`${rule} ${party ?? '*'}`);
      if (verb === 'refuses' && deal.rules[rule]?.kind === 'condition' && done !== undefined)
        return set(done, NO);
      const askedFor = deal.leaves.flatMap((leaf) =>
        leaf.kind === 'voice' && leaf.provision === rule ? [deal.parties[leaf.party]?.id ?? ''] : [],
      );
      return wrong(
        `"${what}" does not ask for the consent of ${by ?? 'nobody'}`,
        askedFor.join(', ') || 'no consent at all',
        by ?? '',
        'Name a party whose consent it needs.',
      );
    }
    case 'retracts':
      return { ok: true, ops: [] };
    default:
      return acted(deal, event, party);
  }
}

/** An act: it may fulfil some provisions and break others at once. */
function acted(deal: Deal, { by, verb, what }: Said, party: number | null): Resolved {
  const rule = deal.names.rule.get(what);
  const byAct = deal.names.act.get(what);
  if (rule === undefined && !byAct)
    return unknown('provision or act', what, [...deal.names.rule.keys(), ...deal.names.act.keys()]);
  const required = rule === undefined ? (byAct ?? []) : [rule];
  const act = rule === undefined ? what : deal.rules[rule]?.act;
  const ops: Op[] = [];
  for (const provision of required) ops.push(...opsOn(deal, provision, verb, party));
  // What fulfils one provision may be what another forbids.
  if (rule !== undefined && act && (verb === 'does' || verb === 'exercises'))
    for (const other of deal.names.act.get(act) ?? [])
      if (other !== rule && deal.rules[other]?.kind === 'prohibition')
        ops.push(...opsOn(deal, other, 'does', party));
  if (ops.length > 0) return { ok: true, ops };
  const bearers = required.flatMap((one) => deal.rules[one]?.bearers ?? []);
  const names = [...new Set(bearers)].map((one) => deal.parties[one]?.id ?? '');
  return wrong(
    by === null
      ? `"${what}" does not say who ${verb} it`
      : `${by} does not bear "${what}", so it cannot say "${verb}"`,
    names.length > 0 ? `one of ${names.join(', ')}` : 'consents, refuses, or no party at all',
    by ?? 'nobody',
    names.length > 0 ? `Write "${names[0]} ${verb} ${what}".` : 'Say what its consent or its conditions did.',
  );
}

function opsOn(deal: Deal, provision: number, verb: Said['verb'], party: number | null): readonly Op[] {
  const rule = deal.rules[provision];
  if (!rule) return [];
  if (rule.kind === 'condition') {
    if (verb !== 'does') return [];
    const sole = rule.bearing === 'one' ? (rule.bearers[0] ?? null) : null;
    const done =
      deal.names.done.get(`${provision} ${party ?? sole ?? '*'}`) ??
      (rule.bearing === 'nobody' ? deal.names.done.get(`${provision} *`) : undefined);
    return done === undefined ? [] : [{ kind: 'set', target: done, value: YES }];
  }
  const instance = instanceFor(deal, provision, party);
  if (instance === null) return [];
  const done = deal.instances[instance]?.done ?? null;
  if (verb === 'breaks') return [{ kind: 'break', target: instance, value: 0 }];
  if (verb === 'remedies') return [{ kind: 'remedy', target: instance, value: 0 }];
  // To do what is forbidden is to break the prohibition; to keep a duty that is kept changes nothing.
  if (rule.kind === 'prohibition') return [{ kind: 'break', target: instance, value: 0 }];
  return done === null ? [] : [{ kind: 'set', target: done, value: YES }];
}

function instanceFor(deal: Deal, provision: number, party: number | null): number | null {
  const rule = deal.rules[provision];
  if (!rule) return null;
  if (rule.bearing !== 'each') return party === null || rule.bearers.includes(party) ? rule.first : null;
  const index = party === null ? (rule.bearers.length === 1 ? 0 : -1) : rule.bearers.indexOf(party);
  return index < 0 ? null : rule.first + index;
}

const set = (leaf: number, value: number): Resolved => ({
  ok: true,
  ops: [{ kind: 'set', target: leaf, value }],
});

function unknown(what: string, name: string, known: Iterable<string>): Resolved {
  const near = nearest(name, known);
  return wrong(
    `no ${what} is named "${name}"`,
    `a ${what} of the agreement`,
    name,
    near ? `Did you mean "${near}"?` : 'Name it as the agreement does.',
  );
}

const wrong = (message: string, expected: string, found: string, remedy: string): Resolved => ({
  ok: false,
  problem: problem('event', [], { message, expected, found, remedy }),
});
