import { groundOf } from './one-saying.js';
import type { SayingJoint, Utterance } from './record.js';
import type { Relation, Voiced } from './relations.js';
import type { Told } from './utterance-memory.js';
import { sharedTerms } from './wordings.js';

/** So many of the words that two wordings share are told, the heaviest. */
const mostWords = 6;

/** An utterance of several statements with what speaks for their being one saying: see `jointsOf`. */
export function explained(
  utterance: Utterance,
  members: readonly Told[],
  relation: (a: Voiced, b: Voiced) => Relation,
): Utterance {
  return { ...utterance, joined: jointsOf(members, relation) };
}

/**
 * For each of the statements but the first the one that it is likest to, of those before it where it is likely one with
 * any of them, and why the two were taken for one saying.
 */
function jointsOf(
  members: readonly Told[],
  relation: (a: Voiced, b: Voiced) => Relation,
): readonly SayingJoint[] {
  const places = new Map(members.map((member, place) => [member, place]));
  return members.flatMap((one, place): readonly SayingJoint[] => {
    const partner = place === 0 ? null : partnerOf(one, place, places);
    if (partner === null) return [];
    const [a, b] = (places.get(partner) ?? 0) < place ? [partner, one] : [one, partner];
    const voices = relation(a.saying, b.saying);
    const aligned = a.aligned?.has(b) === true;
    const likely = aligned ? 1 : (a.near?.get(b) ?? 0);
    return [
      {
        statements: [a.id, b.id],
        reason: aligned ? 'aligned' : groundOf(a.saying, b.saying, voices),
        likely: Math.round(likely * 1000) / 1000,
        words: sharedWords(a, b),
        speakers: voices,
        daysApart: daysBetween(a.day, b.day),
      },
    ];
  });
}

/** The likeliest among the members, one of those before rather than after; of equals the first. */
function partnerOf(one: Told, place: number, places: ReadonlyMap<Told, number>): Told | null {
  const likelihoods = new Map([
    ...(one.near ?? []),
    ...[...(one.aligned?.keys() ?? [])].map((other) => [other, 1] as const),
  ]);
  const candidates = [...likelihoods].flatMap(([other, likely]) => {
    const at = places.get(other);
    return at === undefined ? [] : [{ other, likely, at, after: at < place ? 0 : 1 }];
  });
  candidates.sort((p, q) => p.after - q.after || q.likely - p.likely || p.at - q.at);
  return candidates[0]?.other ?? null;
}

/** Words, names and numbers that the fullest wordings share, as they stand in the first, in its order. */
function sharedWords(a: Told, b: Told): readonly string[] {
  const [p, q] = [a.saying.wordings[0], b.saying.wordings[0]];
  if (p === undefined || q === undefined) return [];
  const terms = new Set(sharedTerms(p, q).slice(0, mostWords));
  const written = (a.saying.texts[0] ?? '').match(/[\p{L}\p{N}]+/gu) ?? [];
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
