import type { ClauseContext } from '../src/reading/clauses/context.js';

/** Whether one of an actor's names is one of the accepted (`|` between them), as `score.mjs` compares names. */
export function sameName(names: readonly string[], accepted: string): boolean {
  const known = names.map(plain);
  return accepted.split('|').some((name) => {
    const want = plain(name).split(' ');
    return known.some((have) => {
      const own = have.split(' ');
      return (
        have === want.join(' ') ||
        (own.length > 1 && want.length > 1 && own.at(-1) === want.at(-1) && own[0]?.[0] === want[0]?.[0])
      );
    });
  });
}

/** Whether an actor of a report bears one of the accepted names. */
export const sameActor = ({ voices }: ClauseContext, actor: number | null, accepted: string): boolean =>
  sameName(actor === null ? [] : (voices.actors[actor]?.names ?? []), accepted);

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/[’‘']s\b/g, '')
    .replace(/[^a-z0-9 ]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * The same, more kindly: the marks name people in full whom the report names by surname alone, and groups in words of
 * their own ("Iranian officials"). The last word has to be the same.
 */
export function nearlySameActor(context: ClauseContext, actor: number | null, accepted: string): boolean {
  if (sameActor(context, actor, accepted)) return true;
  const last = (name: string): string => plain(name).split(' ').at(-1) ?? '';
  const names = actor === null ? [] : (context.voices.actors[actor]?.names ?? []);
  return accepted.split('|').some((name) => names.some((have) => last(have) === last(name)));
}
