import { partition } from '../../text/partition.js';
import { type Passage, passageAt, type Span, spanning } from '../../text/passage.js';
import { putUnder } from '../../text/put-under.js';
import type { Actor } from '../record.js';
import type { IdOf } from './actor-ids.js';
import type { Local } from './local-actors.js';
import { inPlace } from './profiles.js';

/** How far apart, in characters of one paragraph, a person and a body of his state stand at most. */
const near = 250;
/**
 * So often at least, and in so large a share, must bodies be one state's; so often must he tell what it will do. A head of
 * state meets the bodies of others and tells of many states, a minister is told with his own where he is abroad.
 */
const least = { head: { beside: 3, told: 2 }, minister: { beside: 2, told: 1 } };
const share = 0.75;
/** Passages that tell whose an office is. */
const shown = 3;

/**
 * Gives a head of state or government and his ministers the side that their own press takes for known ("the president said"):
 * the state beside whose bodies (those that the catalogue knows: seats of power, ministries, parliaments) one stands again
 * and again, else the one of which alone he tells what it will do ("Norland refuses to sign, Foreign Minister Olan Tesk said").
 * Who is told anywhere to be some state's stays what he is; beside bodies of several states nobody is given a side.
 * `members` are those whom reports name as the actor.
 */
export function withHomeSide(actor: Actor, members: readonly Local[], idOf: IdOf): Actor {
  const { side, roles } = actor;
  if (side !== null || roles.length === 0 || roles.some(({ of }) => of !== null)) return actor;
  const own = members.filter((one) => one.actor.side === null && one.actor.roles.length > 0).sort(inPlace);
  if (!own.some((one) => one.actor.governs === true)) return actor;
  const isHead = own.some((one) => one.actor.roles.some(({ head }) => head));
  const { beside, told } = least[isHead ? 'head' : 'minister'];
  const home = besideHome(own, idOf, beside) ?? toldHome(own, idOf, told);
  if (home === null) return actor;
  return {
    ...actor,
    side: home.side,
    roles: roles.map((role, i) =>
      i === 0
        ? { ...role, of: home.side, passages: [...role.passages, ...home.passages] }
        : { ...role, of: home.side },
    ),
  };
}

interface Home {
  readonly side: string;
  readonly passages: readonly Passage[];
}

type Named = Pick<Local, 'input' | 'index'>;

function besideHome(members: readonly Named[], idOf: IdOf, enough: number): Home | null {
  const states = new Map<string, Passage[]>();
  for (const { input, index } of members) {
    const { report, reading } = input;
    const own = reading.mentions.filter(({ actor }) => actor === index);
    let after = 0;
    for (const mention of reading.mentions) {
      const body = reading.actors[mention.actor];
      if (body === undefined || body.kind !== 'organization' || body.key === null) continue;
      while ((own[after]?.start ?? Number.POSITIVE_INFINITY) < mention.start) after++;
      const span = besideOf(report.text, mention, own.slice(Math.max(0, after - 1), after + 1));
      const state = idOf(report.id, body.side);
      if (state === null || span === null) continue;
      putUnder(states, state, passageAt(report.id, report.text, span));
    }
  }
  return foremost(states, enough);
}

/** The state that has most of the passages, if it has enough of them. */
function foremost(states: ReadonlyMap<string, readonly Passage[]>, enough: number): Home | null {
  const all = [...states.values()].reduce((sum, { length }) => sum + length, 0);
  const [first] = [...states].sort(([a, p], [b, q]) => q.length - p.length || (a < b ? -1 : 1));
  if (first === undefined || first[1].length < enough || first[1].length < share * all) return null;
  return { side: first[0], passages: first[1].slice(0, shown) };
}

/** What a state does by its own will: who governs tells it of his own. */
const willing = new Set(['offer', 'pledge', 'refuse', 'consider']);
/** Whom he asks, warns or blames is another, as a rule: it counts against all that he tells. */
const against = new Set(['accuse', 'urge', 'warn', 'demand', 'condition', 'doubt', 'threaten']);
/** Characters at the head of what is said in which its subject stands: "that Norland". */
const opening = 8;

/** The state that the sayings of an office holder open with, where they tell moves that are his or its own. */
function toldHome(members: readonly Named[], idOf: IdOf, enough: number): Home | null {
  const states = new Map<string, Passage[]>();
  for (const { input, index } of members) {
    const { report, reading } = input;
    const opened = new Set<number>();
    for (const { act, actor, statement } of reading.moves) {
      const told = reading.statements[statement ?? -1];
      if (statement === null || told?.speaker !== index || opened.has(statement)) continue;
      const { content } = told;
      const subject = reading.mentions[partition(reading.mentions, ({ start }) => start < content.start)];
      if (subject === undefined || subject.start > content.start + opening) continue;
      const state = reading.actors[subject.actor]?.kind === 'state' ? idOf(report.id, subject.actor) : null;
      const own = willing.has(act) && (actor === index || actor === subject.actor);
      if (state === null || (!own && !against.has(act))) continue;
      opened.add(statement);
      putUnder(states, own ? state : '', passageAt(report.id, report.text, content));
    }
  }
  const home = foremost(states, enough);
  return home?.side === '' ? null : home;
}

/** The stretch from a body to the person who stands beside it in one paragraph, if one of these mentions does. */
function besideOf(text: string, body: Span, own: readonly Span[]): Span | null {
  for (const person of own) {
    const span = spanning(person, body);
    const apart = Math.max(person.start - body.end, body.start - person.end);
    if (apart <= near && !text.slice(span.start, span.end).includes('\n')) return span;
  }
  return null;
}
