import type { Catalog } from '../catalog/catalog.js';
import { openDesk } from '../desk/desk.js';
import type { TalksRecord } from '../joining/record.js';
import type { Report, Result } from '../report/report.js';
import { aboutWords, type Choose, likeTalks, selected, type Talks } from '../report/select.js';
import { type DossierOptions, type Outside, UsageError } from './command.js';
import { dossierOf, sourcesOf } from './desk.js';
import { printable } from './terminal/layout.js';

export interface SelectionOptions {
  readonly about?: string;
  readonly like?: string;
  readonly leftOut?: boolean;
}

/** What the last selection did, as the dossier keeps it: it can be asked afterwards. */
export interface Selection {
  readonly asked: string;
  readonly kept: readonly Judged[];
  readonly leftOut: readonly Judged[];
  readonly counts: readonly [kept: number, leftOut: number];
}

export interface Judged {
  readonly source: string;
  readonly title: string | null;
  /** What of the talks was found in it, or what it lacks. */
  readonly why: readonly string[];
}

/** Under which setting the dossier keeps the last selection. */
export const selectionKey = 'selection';

/** So many of each are kept by name; all are counted. */
const mostNamed = 2000;

export interface Chosen {
  readonly reports: AsyncIterable<Result<Report>>;
  /** Null where all was taken. */
  readonly selection: () => Selection | null;
}

/** Lets through what `--about` or `--like` ask for; with `--left-out` each that is left out is told with what it lacks. */
export async function chosenBy(
  options: SelectionOptions & DossierOptions,
  reports: AsyncIterable<Result<Report>>,
  catalog: Catalog,
  outside: Outside,
): Promise<Chosen> {
  const choosers = await choosersOf(options, catalog, outside);
  if (choosers.length === 0) return { reports, selection: () => null };
  const asked = [
    ...(options.about === undefined ? [] : [`about ${options.about}`]),
    ...(options.like === undefined ? [] : [`like ${options.like}`]),
  ].join(' and ');
  const kept: Judged[] = [];
  const leftOut: Judged[] = [];
  const counts: [number, number] = [0, 0];
  const all: Choose = (report) => {
    const choices = choosers.map((choose) => choose(report));
    return {
      keep: choices.every(({ keep }) => keep),
      found: choices.flatMap(({ found }) => found),
      missing: choices.flatMap(({ keep, missing }) => (keep ? [] : missing)),
    };
  };
  const chosen = selected(reports, all, ({ source, title }, { keep, found, missing }) => {
    counts[keep ? 0 : 1] += 1;
    const list = keep ? kept : leftOut;
    const judged = { source, title, why: keep ? found : missing };
    if (list.length < mostNamed) list.push(judged);
    if (!keep && options.leftOut === true) outside.stderr.write(lineOf(judged, false));
  });
  return { reports: chosen, selection: () => ({ asked, kept, leftOut, counts }) };
}

/** `- Herring prices rise: lacks any of its issues` */
export function lineOf({ source, title, why }: Judged, keep: boolean): string {
  const words = why.slice(0, 8).join(', ');
  return printable(`${keep ? '+' : '-'} ${title ?? source}: ${keep ? 'names' : 'lacks'} ${words}\n`);
}

async function choosersOf(
  options: SelectionOptions & DossierOptions,
  catalog: Catalog,
  outside: Outside,
): Promise<readonly Choose[]> {
  const choosers: Choose[] = [];
  if (options.about !== undefined) {
    const about = aboutWords(options.about, catalog);
    if (about === null) throw new UsageError('--about: expected words that say what the talks are about');
    choosers.push(about);
  }
  if (options.like !== undefined) {
    const desk = await openDesk({
      ...sourcesOf(options, outside),
      dossier: dossierOf({ ...options, dossier: options.like }, outside),
      create: false,
      now: outside.now,
      warn: () => undefined,
    });
    try {
      const talks = talksOf(await desk.record());
      if (talks.actors.length === 0)
        throw new UsageError(`--like: ${options.like} holds no talks yet; read some reports into it first`);
      choosers.push(likeTalks(talks, catalog));
    } finally {
      await desk.close();
    }
  }
  return choosers;
}

/** What the talks of a dossier are about: who is named most, which issues its moves have, when it was published. */
function talksOf(record: TalksRecord): Talks {
  const actors = record.actors
    .filter(({ kind }) => kind !== 'group')
    .toSorted((a, b) => (b.mentions ?? 0) - (a.mentions ?? 0) || (a.id < b.id ? -1 : 1))
    .slice(0, 12);
  const counted = new Map<string, number>();
  for (const { issues } of record.moves)
    for (const issue of issues) counted.set(issue, (counted.get(issue) ?? 0) + 1);
  const issues = [...counted].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 10);
  const days = record.reports
    .flatMap(({ published }) =>
      published !== null && published.length >= 10 ? [published.slice(0, 10)] : [],
    )
    .sort();
  const [first, last] = [days[0], days.at(-1)];
  return {
    actors: actors.map(({ name, names }) => ({ name, names })),
    issues: issues.map(([issue]) => issue),
    days: first === undefined || last === undefined ? null : [first, last],
  };
}
