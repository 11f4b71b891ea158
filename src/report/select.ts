import type { Catalog } from '../catalog/catalog.js';
import { type Concern, finderOf, foldedWords, issueConcerns, spokenOf, stateConcern } from './concerns.js';
import type { Report, Result } from './report.js';

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
 * Reads what the user is after: states by any of their names, issues by the words that name them, other words as they
 * are, in any inflection. An issue that is named is asked for as a whole; a word that only speaks for one is not.
 *
 * ```ts
 * concernsOf('Iran sanctions', catalog).map(({ label }) => label) // ['Iran', 'Sanctions']
 * ```
 */
export function concernsOf(about: string, catalog: Catalog): readonly Concern[] {
  const asked = foldedWords(about);
  const known = [...catalog.states.map(stateConcern), ...issueConcerns(catalog).values()];
  const named = finderOf(known)(asked).filter(
    ({ enough, first, last }) => enough && asked.slice(first, last).some((word) => !idle.has(word)),
  );
  const isNamed = (at: number): boolean => named.some(({ first, last }) => first <= at && at < last);
  const others = new Set(asked.filter((word, at) => word.length > 2 && !idle.has(word) && !isNamed(at)));
  return [
    ...known.filter((one) => named.some(({ concern }) => concern === one)),
    ...[...others].map((word): Concern => ({ label: word, proper: [], names: [word], words: [] })),
  ];
}

/** Keeps a report that names at least half of what was asked for, and at least two things where two were. */
export function choosing(concerns: readonly Concern[]): Choose {
  const find = finderOf(concerns);
  const needed = Math.max(Math.min(2, concerns.length), Math.ceil(concerns.length / 2));
  return (report) => {
    const spoken = spokenOf(find(wordsIn(report)));
    const labels = (those: readonly Concern[]): readonly string[] => those.map(({ label }) => label);
    const found = labels(concerns.filter((one) => spoken.has(one)));
    const missing = labels(concerns.filter((one) => !spoken.has(one)));
    return { keep: found.length >= needed, found, missing };
  };
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
    const more = state === undefined ? [] : stateConcern(state).proper;
    return { label: name, proper: [name, ...names, ...more], names: [], words: [] };
  });
  const issues = issuesAsked(talks.issues, catalog);
  const find = finderOf([...actors, ...issues]);
  const [enough, most] = [Math.min(2, actors.length), Math.min(4, actors.length)];
  return (report) => {
    const day = report.published?.time.slice(0, 10) ?? null;
    if (talks.days !== null && day !== null && day.length === 10) {
      const [first, last] = talks.days;
      if (day < shifted(first, -around) || day > shifted(last, around))
        return { keep: false, found: [], missing: [`a date near ${first} to ${last} (it came ${day})`] };
    }
    const spoken = spokenOf(find(wordsIn(report)));
    const named = (concerns: readonly Concern[]): readonly string[] =>
      concerns.filter((one) => spoken.has(one)).map(({ label }) => label);
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

/** What talks are about; how talks go (a round, a deadline) is told of all talks, and counts where there is nothing else. */
function issuesAsked(keys: readonly string[], catalog: Catalog): readonly Concern[] {
  const process = new Set(catalog.issues.flatMap(({ issue, group }) => (group === 'process' ? [issue] : [])));
  const own = keys.filter((key) => !process.has(key));
  const known = issueConcerns(catalog);
  return (own.length > 0 ? own : keys).flatMap((key) => known.get(key) ?? []);
}

/** What `--about` keeps; null where the words ask for nothing. */
export function aboutWords(about: string, catalog: Catalog): Choose | null {
  const concerns = concernsOf(about, catalog);
  return concerns.length === 0 ? null : choosing(concerns);
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

function shifted(day: string, by: number): string {
  const at = Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(at) ? day : new Date(at + by * 86_400_000).toISOString().slice(0, 10);
}

const wordsIn = ({ title, text }: Pick<Report, 'text' | 'title'>): readonly string[] =>
  foldedWords(`${title ?? ''}\n${text}`);
