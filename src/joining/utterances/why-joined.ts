import type { SayingJoint, Utterance } from '../record.js';
import { groundOf, type Saying } from './one-saying.js';
import { sayingIn, type Told, type UtteranceMemory } from './utterance-memory.js';
import { sharedTerms } from './wordings.js';

/** So many of the words that two wordings share are told, the heaviest. */
const mostWords = 6;

/** Of what was compared, what tells why two were taken for one. */
type Compared = Pick<UtteranceMemory, 'relations' | 'wordingsOf'>;

/** An utterance of several statements with what speaks for their being one saying: see `jointsOf`. */
export function explained(utterance: Utterance, members: readonly Told[], memory: Compared): Utterance {
  return { ...utterance, joined: jointsOf(members, memory) };
}

/**
 * The pairs by which the statements hang together, likeliest first, each reaching one statement more (a maximum spanning
 * tree, Prim 1957), and why the two of each were taken for one saying. Statements that no pair reaches stand unexplained.
 */
function jointsOf(members: readonly Told[], memory: Compared): readonly SayingJoint[] {
  const { relations } = memory;
  return treeOf(members).map(([p, q]): SayingJoint => {
    const [a, b] = p.place < q.place ? [p.told, q.told] : [q.told, p.told];
    const [one, other] = [sayingIn(a, memory), sayingIn(b, memory)];
    const voices = relations.between(one, other);
    const aligned = isAligned(a, b);
    return {
      statements: [a.id, b.id],
      reason: aligned ? 'aligned' : groundOf(one, other, voices),
      likely: Math.round(likelihood(a, b) * 1000) / 1000,
      words: sharedWords(one, other),
      speakers: voices,
      daysApart: daysBetween(a.day, b.day),
    };
  });
}

interface Member {
  readonly told: Told;
  readonly place: number;
}

/** Pairs of one reached before and one reached now; a part that nothing joins to the rest begins anew. */
function treeOf(members: readonly Told[]): readonly (readonly [Member, Member])[] {
  const waiting = new Map(members.map((told, place) => [told, { told, place }]));
  const best = new Map<Told, { readonly from: Member; readonly likely: number }>();
  const pairs: (readonly [Member, Member])[] = [];
  while (waiting.size > 0) {
    const next = nextOf(waiting, best);
    if (next === null) break;
    const from = best.get(next.told)?.from;
    if (from !== undefined) pairs.push([from, next]);
    waiting.delete(next.told);
    for (const other of neighbours(next.told))
      if (waiting.has(other)) {
        const likely = likelihood(next.told, other);
        if (likely > (best.get(other)?.likely ?? 0)) best.set(other, { from: next, likely });
      }
  }
  return pairs;
}

/** The likeliest to be reached, of equals the first; the first of all where none is. */
function nextOf(
  waiting: ReadonlyMap<Told, Member>,
  best: ReadonlyMap<Told, { readonly likely: number }>,
): Member | null {
  let [next, most]: [Member | null, number] = [null, -1];
  for (const [told, member] of waiting) {
    const likely = best.get(told)?.likely ?? 0;
    if (likely > most) [next, most] = [member, likely];
  }
  return next;
}

const neighbours = ({ near, aligned }: Told): readonly Told[] => [
  ...(near?.keys() ?? []),
  ...(aligned?.keys() ?? []),
];

const isAligned = (a: Told, b: Told): boolean => a.aligned?.has(b) === true || b.aligned?.has(a) === true;

const likelihood = (a: Told, b: Told): number =>
  isAligned(a, b) ? 1 : (a.near?.get(b) ?? b.near?.get(a) ?? 0);

/** Words, names and numbers that the fullest wordings share, as they stand in the first, in its order. */
function sharedWords(a: Saying, b: Saying): readonly string[] {
  const [p, q] = [a.wordings[0], b.wordings[0]];
  if (p === undefined || q === undefined) return [];
  const terms = new Set(sharedTerms(p, q).slice(0, mostWords));
  const written = (a.texts[0] ?? '').match(/[\p{L}\p{N}]+/gu) ?? [];
  const found: string[] = [];
  p.run.forEach((term, place) => {
    if (terms.delete(term)) found.push(written[place] ?? '');
  });
  return found;
}

function daysBetween(a: string, b: string): number | null {
  const apart = Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;
  return Number.isNaN(apart) ? null : Math.round(apart);
}
