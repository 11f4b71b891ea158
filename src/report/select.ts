import type { Catalog } from '../catalog/catalog.js';
import type { Report, Result } from './report.js';

/** One thing that a selection asks for, by all the words that stand for it. */
export interface Concern {
  readonly label: string;
  readonly words: readonly string[];
}

/** Whether a report concerns what was asked for, and why. */
export interface Choice {
  readonly keep: boolean;
  readonly found: readonly string[];
  readonly missing: readonly string[];
}

const idle = new Set(
  'a an and as at between by for from in into of on or over the their to with talks talk negotiations negotiation deal agreement'.split(
    ' ',
  ),
);

/**
 * Reads what the user is after: states by any of their names, issues by the catalogue's words, other words as they are.
 *
 * ```ts
 * concernsOf('Iran sanctions', catalog).map(({ label }) => label) // ['Iran', 'sanctions']
 * ```
 */
export function concernsOf(about: string, catalog: Catalog): readonly Concern[] {
  const concerns = new Map<string, Concern>();
  const asked = ` ${folded(about)} `;
  const known: Concern[] = [
    ...catalog.states.map((state) => ({
      label: state.name,
      words: [
        state.name,
        ...(state.names ?? []),
        ...state.demonyms,
        ...(state.capital ?? []),
        ...(state.seats ?? []),
      ],
    })),
    ...catalog.issues.map(({ label, words }) => ({ label, words: [label, ...words] })),
  ];
  let rest = asked;
  for (const concern of known) {
    const words = concern.words.map(folded).filter((word) => word.length > 2);
    const named = words.filter((word) => asked.includes(` ${word} `));
    if (named.length === 0) continue;
    concerns.set(concern.label, { label: concern.label, words });
    for (const word of named) rest = rest.replaceAll(` ${word} `, ' ');
  }
  for (const word of rest.split(' '))
    if (word.length > 2 && !idle.has(word)) concerns.set(word, { label: word, words: [word] });
  return [...concerns.values()];
}

/** A report is kept that names at least half of what was asked for, and at least two things where two were. */
export function choose(report: Pick<Report, 'text' | 'title'>, concerns: readonly Concern[]): Choice {
  const text = ` ${folded(`${report.title ?? ''} ${report.text}`)} `;
  const found: string[] = [];
  const missing: string[] = [];
  for (const { label, words } of concerns)
    (words.some((word) => text.includes(` ${word} `)) ? found : missing).push(label);
  const needed = Math.max(Math.min(2, concerns.length), Math.ceil(concerns.length / 2));
  return { keep: found.length >= needed, found, missing };
}

/** Lets through what concerns the talks; `leftOut` hears of the rest, with the reason. Problems pass. */
export async function* selected(
  results: AsyncIterable<Result<Report>>,
  concerns: readonly Concern[],
  leftOut: (report: Report, choice: Choice) => void,
): AsyncGenerator<Result<Report>, void, undefined> {
  for await (const result of results) {
    const choice = result.ok ? choose(result.value, concerns) : null;
    if (result.ok && choice !== null && !choice.keep) leftOut(result.value, choice);
    else yield result;
  }
}

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
