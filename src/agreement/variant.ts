import type { AgreementFile } from './format.js';

/** Names of accounts, at most one of each point. */
export type Choice = readonly string[];

const MOST_CHOICES = 64;

const pointOf = (variant: NonNullable<AgreementFile['variants']>[string]): string =>
  typeof variant === 'string' ? '' : (variant.point ?? '');

/** The accounts by the point they answer, in the order of the file. */
export function pointsOf(file: AgreementFile): ReadonlyMap<string, readonly string[]> {
  const points = new Map<string, string[]>();
  for (const [id, variant] of Object.entries(file.variants ?? {})) {
    const point = pointOf(variant);
    points.set(point, [...(points.get(point) ?? []), id]);
  }
  return points;
}

/**
 * Every way to believe one account on every point; one empty choice where nothing differs. At most 64: `left` says
 * how many more there would be.
 */
export function choicesOf(file: AgreementFile): { choices: readonly Choice[]; left: number } {
  let choices: readonly Choice[] = [[]];
  let all = 1;
  for (const accounts of pointsOf(file).values()) {
    all *= accounts.length;
    choices = choices
      .flatMap((choice) => accounts.map((account) => [...choice, account]))
      .slice(0, MOST_CHOICES);
  }
  return { choices, left: all - choices.length };
}

/** A choice made whole: on points that it leaves open, the first account of the file. Null for a name unknown. */
export function fullChoice(file: AgreementFile, choice: Choice): Choice | null {
  const points = pointsOf(file);
  const known = [...points.values()].flat();
  if (choice.some((name) => !known.includes(name))) return null;
  return [...points.values()].flatMap(
    (accounts) => accounts.find((name) => choice.includes(name)) ?? accounts[0] ?? [],
  );
}

/** What an account tells, for a reader. */
export function toldBy(file: AgreementFile, name: string): string {
  const variant = file.variants?.[name];
  return variant === undefined ? name : typeof variant === 'string' ? variant : variant.told;
}
