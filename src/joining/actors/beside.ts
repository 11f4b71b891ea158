import { type Passage, passageAt, type Span, spanning } from '../../text/passage.js';
import type { Actor } from '../record.js';
import type { IdOf } from './actor-ids.js';
import type { Local } from './local-actors.js';
import { inPlace } from './profiles.js';

/** How far apart, in characters of one paragraph, a person and a body of his state stand at most. */
const near = 250;
/** So often at least, and in so large a share, must the bodies be one state's. */
const [least, share] = [3, 0.75];

/**
 * Gives a head of state or government the side that his own press takes for known ("the president said"): the state
 * beside whose bodies (those that the catalogue knows: seats of power, ministries, parliaments) he stands again and again.
 * Who is told anywhere to be some state's stays what he is; beside bodies of several states nobody is given a side.
 * `members` are those whom reports name as the actor.
 */
export function withHomeSide(actor: Actor, members: readonly Local[], idOf: IdOf): Actor {
  const { side, roles } = actor;
  if (side !== null || roles.length === 0 || roles.some(({ of }) => of !== null)) return actor;
  const own = members.filter((one) => one.actor.side === null && one.actor.roles.length > 0);
  if (!own.some((one) => one.actor.roles.some(({ head }) => head))) return actor;
  const home = homeOf([...own].sort(inPlace), idOf);
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

function homeOf(members: readonly Pick<Local, 'input' | 'index'>[], idOf: IdOf): Home | null {
  const states = new Map<string, Passage[]>();
  let all = 0;
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
      const passages = states.get(state) ?? [];
      passages.push(passageAt(report.id, report.text, span));
      states.set(state, passages);
      all++;
    }
  }
  const [first] = [...states].sort(([a, p], [b, q]) => q.length - p.length || (a < b ? -1 : 1));
  if (first === undefined || first[1].length < least || first[1].length < share * all) return null;
  return { side: first[0], passages: first[1].slice(0, least) };
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
