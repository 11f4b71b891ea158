import type { LocalActor, LocalRole } from '../actor.js';
import type { Lexicon } from '../lexicon.js';
import { memberForms } from './member-forms.js';
import { type NameIndex, nameIndex, namesAmong, wordsOf } from './name-search.js';

/**
 * Whose an office is that stands right behind a name of the report: "Fleport chairman Leo Orr", "Marin spokeswoman Ana Pell",
 * "Conservative leader Ida Holm" where the report names Conservatives. Its holder speaks for that body, or for whom the body
 * or the person speaks. A company so told is one.
 */
export function withTitleOwners(
  actors: readonly LocalActor[],
  text: string,
  lexicon: Lexicon,
): readonly LocalActor[] {
  const bare = actors.some(({ roles }) => roles.some(({ of }) => of === null));
  if (!bare) return actors;
  const index = nameIndex(ownersOf(actors, lexicon));
  const companies = new Set<number>();
  const owned = actors.map((actor, self) => {
    if (actor.kind !== 'person' || actor.roles.every(({ of }) => of !== null)) return actor;
    let { side, within } = actor;
    const roles = actor.roles.map((role): LocalRole => {
      const owner = ownerOf(role, self, text, index, lexicon);
      const body = owner === null ? undefined : actors[owner.of];
      if (owner === null || body === undefined) return role;
      const company = owner.manages && isBareName(body, lexicon);
      // "Harbour Minister Orr": a thing that is named has no officers, its people have.
      if (body.kind === 'group' && !owner.people && !company) return role;
      if (!owner.speaks && body.kind !== 'organization' && !company) return role;
      if (company) companies.add(owner.of);
      if (body.kind === 'person' && !company) {
        side ??= body.side;
        within ??= owner.of;
      } else if (owner.speaks || body.side === null)
        side ??= body.kind === 'state' ? owner.of : (body.side ?? owner.of);
      return { ...role, title: owner.title, of: owner.of };
    });
    return { ...actor, roles, side, ...(within === undefined ? {} : { within }) };
  });
  return companies.size === 0
    ? owned
    : owned.map((actor, at) => (companies.has(at) ? { ...actor, kind: 'organization' } : actor));
}

interface Owner {
  readonly at: number;
  /** Told by what its people are called. */
  readonly people: boolean;
}

/** Names of those who can have officers; what the members of a body are called comes last, but for "Social Democratic". */
function* ownersOf(actors: readonly LocalActor[], lexicon: Lexicon): Generator<readonly [string, Owner]> {
  const forms = actors.flatMap(({ kind, key, name }, at) =>
    kind === 'group' && key === null
      ? memberForms(name).map((form) => [form, { at, people: true }] as const)
      : [],
  );
  yield* forms.filter(([form]) => form.endsWith('cratic'));
  // "Department spokeswoman": a common noun with a capital owns nothing.
  for (const [at, { names, name }] of actors.entries())
    if (!lexicon.corporate.has(name.toLowerCase()))
      for (const one of [name, ...names]) if (isProper(one)) yield [one, { at, people: false }];
  yield* forms;
}

const isProper = (name: string): boolean => /^\p{Lu}/u.test(name) && name.length > 1;

interface TitleOwner {
  readonly of: number;
  readonly title: string;
  /** Whether the office speaks for its owner, and whether only a company has it. */
  readonly speaks: boolean;
  readonly manages: boolean;
  readonly people: boolean;
}

function ownerOf(
  { of, title, start, end }: LocalRole,
  self: number,
  text: string,
  index: NameIndex<Owner>,
  { offices, speaking, privately, learned, naming }: Lexicon,
): TitleOwner | null {
  if (of !== null) return null;
  const words = wordsOf(text.slice(start, end));
  const head = words.findIndex(
    ({ lower }, at) => offices.has(lower) && !offices.has(words[at + 1]?.lower ?? ''),
  );
  if (words.slice(0, Math.max(1, head)).some(({ lower }) => naming.past.has(lower))) return null;
  const hits = namesAmong(words, index).filter((one) => one.of.at !== self);
  const lower = words[head]?.lower ?? '';
  const hit = hits.find((one) => one.last <= head);
  // "an adviser to President Orr": whom he serves stands right behind, but for forms of address; an envoy is sent there.
  const served = naming.abroad.has(lower) ? undefined : hits.find((one) => one.first > head);
  if (hit === undefined && served !== undefined && speaking.has(lower) && !privately.has(lower)) {
    const [link, ...between] = words.slice(head + 1, served.first);
    const addressed = between.every((word) => offices.has(word.lower) || naming.definite.has(word.lower));
    if (/^(?:to|for|of)$/.test(link?.lower ?? '') && addressed && served.last === words.length)
      return {
        of: served.of.at,
        title: title.slice(0, title.toLowerCase().indexOf(lower) + lower.length),
        speaks: true,
        manages: false,
        people: served.of.people,
      };
  }
  if (
    hit === undefined ||
    words.slice(hit.last, head).some(({ lower }) => /^(?:of|for|to|at|in|on|and)$/.test(lower))
  )
    return null;
  if (learned.has(lower)) return null;
  const own = words
    .slice(hit.first, hit.last)
    .map((word) => word.text)
    .join(' ');
  const rest = title.toLowerCase().startsWith(`${own.toLowerCase()} `) ? title.slice(own.length + 1) : title;
  return {
    of: hit.of.at,
    title: rest.replace(/^(?:party|group) (?=\p{L})/iu, ''),
    speaks: speaking.has(lower) && !privately.has(lower),
    people: hit.of.people,
    manages: words.slice(hit.last, head + 1).some((word) => naming.managing.has(word.lower)),
  };
}

/** Several capitals that were taken for a person's name, and nothing that shows one. */
const isBareName = ({ kind, name, key, roles, side }: LocalActor, { givenNames }: Lexicon): boolean =>
  kind === 'group'
    ? key === null
    : kind === 'person' &&
      roles.length === 0 &&
      side === null &&
      !givenNames.has(name.split(' ')[0]?.toLowerCase() ?? '');
