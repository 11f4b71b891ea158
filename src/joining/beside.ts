import { type Passage, passageAt, type Span, spanning } from '../text/passage.js';
import type { JoinedActors } from './actors.js';
import type { JoinInput } from './join-input.js';
import type { Actor } from './record.js';

/** How far apart, in characters of one paragraph, a person and a body of his state stand at most. */
const near = 250;
/** So often at least, and in so large a share, must the bodies be one state's. */
const [least, share] = [3, 0.75];

interface Member {
  readonly input: JoinInput;
  readonly index: number;
}

/**
 * Gives heads of states and governments the side that their own press takes for known ("the president said"): the state
 * beside whose bodies (those that the catalogue knows: seats of power, ministries, parliaments) they stand again and again.
 * Who is told anywhere to be some state's stays what he is; beside bodies of several states nobody is given a side.
 */
export function withHomeSides(
  actors: readonly Actor[],
  inputs: readonly JoinInput[],
  idOf: JoinedActors['idOf'],
): readonly Actor[] {
  const open = new Map<string, Member[]>();
  for (const { id, side, roles } of actors)
    if (side === null && roles.length > 0 && roles.every(({ of }) => of === null)) open.set(id, []);
  for (const input of inputs)
    input.reading.actors.forEach(({ side, roles }, index) => {
      if (side !== null || roles.length === 0) return;
      const id = idOf(input.report.id, index);
      if (id !== null) open.get(id)?.push({ input, index });
    });
  const sides = new Map<string, Home>();
  for (const [id, members] of open) {
    const headed = members.some(({ input, index }) =>
      input.reading.actors[index]?.roles.some(({ head }) => head),
    );
    const home = headed ? homeOf(members, idOf) : null;
    if (home !== null) sides.set(id, home);
  }
  return actors.map((actor) => {
    const home = sides.get(actor.id);
    if (home === undefined) return actor;
    const roles = actor.roles.map((role, i) =>
      i === 0
        ? { ...role, of: home.side, passages: [...role.passages, ...home.passages] }
        : { ...role, of: home.side },
    );
    return { ...actor, side: home.side, roles };
  });
}

interface Home {
  readonly side: string;
  readonly passages: readonly Passage[];
}

function homeOf(members: readonly Member[], idOf: JoinedActors['idOf']): Home | null {
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
