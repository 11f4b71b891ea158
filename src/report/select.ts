import type { Catalog, StateEntry } from '../catalog/catalog.js';
import type { Report, Result } from './report.js';

/** One thing that a selection asks for, by all the words that stand for it. */
export interface Concern {
  readonly label: string;
  readonly words: readonly string[];
}

/** What some talks are about, as a dossier has it. */
export interface Talks {
  /** Those who are named most, each with every form of the name. */
  readonly actors: readonly { readonly name: string; readonly names: readonly string[] }[];
  /** Keys of issues in the catalogue. */
  readonly issues: readonly string[];
  /** First and last day of what was published, or null. */
  readonly days: readonly [first: string, last: string] | null;
}

/** Judges one report. */
export type Choose = (report: Pick<Report, 'text' | 'title' | 'published'>) => Choice;

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
    ...catalog.states.map((state) => ({ label: state.name, words: stateWords(state) })),
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

/** Coverage of talks may look back, and goes on after them: so many days around what is known count. */
const around = 180;

/**
 * What keeps reports like those of a dossier: published within half a year of them, naming two of its main actors and one
 * of its issues, or four of its actors (all, where it has fewer).
 *
 * ```ts
 * const like = likeTalks({ actors, issues: ['tariffs'], days: ['2021-05-03', '2021-05-09'] }, catalog);
 * like({ title: null, text: 'Norland and Sudmark cut their tariffs.', published: null }).keep // true
 * ```
 */
export function likeTalks(talks: Talks, catalog: Catalog): Choose {
  const actors = talks.actors.map(({ name, names }): Concern => {
    const state = catalog.states.find((one) => one.name === name);
    const more = state === undefined ? [] : stateWords(state);
    return { label: name, words: [...new Set([name, ...names, ...more].map(folded))].filter(isTelling) };
  });
  const issues = catalog.issues
    .filter(({ issue }) => talks.issues.includes(issue))
    .map(({ label, words }): Concern => ({ label, words: [label, ...words].map(folded).filter(isTelling) }));
  const [enough, most] = [Math.min(2, actors.length), Math.min(4, actors.length)];
  return (report) => {
    const day = report.published?.time.slice(0, 10) ?? null;
    if (talks.days !== null && day !== null && day.length === 10) {
      const [first, last] = talks.days;
      if (day < shifted(first, -around) || day > shifted(last, around))
        return { keep: false, found: [], missing: [`a date near ${first} to ${last} (it came ${day})`] };
    }
    const text = ` ${folded(`${report.title ?? ''} ${report.text}`)} `;
    const named = (concerns: readonly Concern[]): readonly string[] =>
      concerns
        .filter(({ words }) => words.some((word) => text.includes(` ${word} `)))
        .map(({ label }) => label);
    const [who, what] = [named(actors), named(issues)];
    const keep = (who.length >= enough && (what.length > 0 || issues.length === 0)) || who.length >= most;
    return {
      keep,
      found: [...who, ...what],
      missing: [
        ...(who.length < enough
          ? [
              `two of ${actors
                .map(({ label }) => label)
                .slice(0, 4)
                .join(', ')} …`,
            ]
          : []),
        ...(what.length === 0 ? ['any of its issues'] : []),
      ],
    };
  };
}

/** What `--about` keeps; null where the words ask for nothing. */
export function aboutWords(about: string, catalog: Catalog): Choose | null {
  const concerns = concernsOf(about, catalog);
  return concerns.length === 0 ? null : (report) => choose(report, concerns);
}

/** Lets through what is chosen; `heard` is told of every report, with the reason. Problems pass. */
export async function* selected(
  results: AsyncIterable<Result<Report>>,
  chooses: Choose,
  heard: (report: Report, choice: Choice) => void,
): AsyncGenerator<Result<Report>, void, undefined> {
  for await (const result of results) {
    const choice = result.ok ? chooses(result.value) : null;
    if (result.ok && choice !== null) heard(result.value, choice);
    if (choice === null || choice.keep) yield result;
  }
}

const isTelling = (word: string): boolean => word.length > 2;

function shifted(day: string, by: number): string {
  const at = Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(at) ? day : new Date(at + by * 86_400_000).toISOString().slice(0, 10);
}

const stateWords = (state: StateEntry): readonly string[] => [
  state.name,
  ...(state.names ?? []),
  ...state.demonyms,
  ...(state.capital ?? []),
  ...(state.seats ?? []),
];

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
