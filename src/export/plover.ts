import type { Actor, Move, TalksRecord } from '../joining/record.js';

/**
 * An event of PLOVER (Political Language Ontology for Verifiable Event Records, Open Event Data Alliance), one for each
 * move, with the passage it rests on.
 */
export interface PloverEvent {
  readonly id: string;
  readonly date: string | null;
  readonly event_type: string;
  readonly event_mode: string | null;
  readonly event_context: readonly string[];
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
  readonly quote: string;
  readonly source: string;
  readonly confidence: number;
}

interface Sort {
  readonly type: string;
  readonly mode: string | null;
}

/** Acts of the catalogue to PLOVER's event types and modes; docs/plover.md gives the reasons. */
const sorts: Readonly<Record<string, Sort>> = {
  offer: { type: 'AGREE', mode: 'offer' },
  demand: { type: 'REQUEST', mode: 'demand' },
  accept: { type: 'AGREE', mode: 'accept' },
  refuse: { type: 'REJECT', mode: 'refuse' },
  pledge: { type: 'AGREE', mode: 'commit' },
  drop: { type: 'CONCEDE', mode: 'yield' },
  condition: { type: 'REQUEST', mode: 'condition' },
  urge: { type: 'REQUEST', mode: 'appeal' },
  warn: { type: 'ACCUSE', mode: 'disapprove' },
  threaten: { type: 'THREATEN', mode: 'threaten' },
  deny: { type: 'REJECT', mode: 'deny' },
  accuse: { type: 'ACCUSE', mode: 'allege' },
  doubt: { type: 'ACCUSE', mode: 'disapprove' },
  welcome: { type: 'SUPPORT', mode: 'approve' },
  consider: { type: 'CONSULT', mode: 'consider' },
  inform: { type: 'CONSULT', mode: 'comment' },
};

/** Issues of the catalogue to PLOVER's contexts. An issue that has none is left out. */
const contexts: Readonly<Record<string, string>> = {
  ceasefire: 'military',
  withdrawal: 'military',
  'de-escalation': 'military',
  hostilities: 'military',
  disarmament: 'military',
  'military-aid': 'military',
  'military-exercises': 'military',
  'foreign-bases': 'military',
  alliances: 'military',
  peacekeeping: 'military',
  denuclearization: 'cbrn',
  'nuclear-status': 'cbrn',
  'nuclear-programme': 'cbrn',
  'chemical-weapons': 'cbrn',
  inspections: 'cbrn',
  terrorism: 'terrorism',
  territory: 'territory',
  elections: 'election',
  'human-rights': 'human_rights',
  justice: 'legal',
  adoption: 'legislative',
  'diplomatic-relations': 'diplomatic',
  talks: 'diplomatic',
  summit: 'diplomatic',
  mediation: 'diplomatic',
  sanctions: 'economic',
  trade: 'economic',
  tariffs: 'economic',
  agriculture: 'economic',
  currency: 'economic',
  assets: 'economic',
  energy: 'resource',
  refugees: 'migration',
  humanitarian: 'humanitarian',
  'aid-access': 'humanitarian',
  evacuation: 'humanitarian',
};

/**
 * Every move as an event. Moves that were told as not made (`negated`) or as merely possible (`hypothetical`) are no
 * events and are left out.
 *
 * ```ts
 * ploverEvents(record)[0]
 * // { id: 'm-r1-0', date: '2022-03-29', event_type: 'AGREE', event_mode: 'offer', actor: ['Arland'], … }
 * ```
 */
export function ploverEvents(record: TalksRecord): readonly PloverEvent[] {
  const actors = new Map(record.actors.map((actor) => [actor.id, actor]));
  return record.moves.flatMap((move): readonly PloverEvent[] => {
    const sort = sorts[move.act];
    if (sort === undefined || move.modality === 'negated' || move.modality === 'hypothetical') return [];
    return [eventOf(move, sort, actors)];
  });
}

/** The events as JSON lines, one a line, in the record's order. */
export function ploverLines(record: TalksRecord): string {
  return ploverEvents(record)
    .map((event) => `${JSON.stringify(event)}\n`)
    .join('');
}

function eventOf(move: Move, sort: Sort, actors: ReadonlyMap<string, Actor>): PloverEvent {
  const named = (id: string | null): readonly string[] => {
    const name = id === null ? undefined : actors.get(id)?.name;
    return name === undefined ? [] : [name];
  };
  return {
    id: move.id,
    date: move.date ?? null,
    event_type: sort.type,
    event_mode: sort.mode,
    event_context: [...new Set(move.issues.flatMap((issue) => contexts[issue] ?? []))],
    actor: named(move.actor),
    recipient: named(move.toward),
    quote: move.passage.text,
    source: move.report,
    confidence: move.confidence ?? 1,
  };
}
