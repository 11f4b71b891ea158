import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export interface UnlabelledReport {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** Reports to mark are cut after so many characters: the news stands at the top. */
const reach = 7000;
const bargaining =
  /\b(talks|negotiat\w*|agreement|deal|cease-?fire|truce|sanctions|tariffs|summit|treaty|offer\w*|demand\w*|propos\w*|agreed|pledge\w*|concession\w*|mediat\w*|accord|reject\w*|diplomat\w*|withdraw\w*|rebels?|minister|delegation)\b/gi;

/** The unlabelled reports, whole, with the day on which they appeared (empty where it is not told). */
export function wholeReports(): readonly (UnlabelledReport & { readonly date: string })[] {
  return gunzipSync(
    readFileSync(new URL('../../shared/corpora/unlabelled/reports.jsonl.gz', import.meta.url)),
  )
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): UnlabelledReport & { readonly date: string | null } => JSON.parse(line))
    .map(({ id, title, text, date }) => ({ id, title, text, date: date ?? '' }));
}

/** The unlabelled reports as careful readers of moves saw them. */
export function allReports(): readonly UnlabelledReport[] {
  return wholeReports().map(({ id, title, text }) => ({ id, title, text: text.slice(0, reach) }));
}

/** The unlabelled reports, those that speak most of bargaining first. */
export function bargainingReports(): readonly UnlabelledReport[] {
  return allReports()
    .map((report) => {
      const hits = new Set(report.text.match(bargaining)?.map((hit) => hit.toLowerCase())).size;
      return { report, density: hits / (report.text.length + 2500) };
    })
    .sort((a, b) => b.density - a.density || (a.report.id < b.report.id ? -1 : 1))
    .map(({ report }) => report);
}

/** As far as careful readers read a report, in characters. */
export const readSoFar = 3200;

/** Runs of seven words. */
function runsOf(text: string): string[] {
  const list = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return list.slice(6).map((_, i) => list.slice(i, i + 7).join(' '));
}

/** Bargaining reports that share less than three runs with any text that we measure on, or with one given before. */
export function* freshReports(): Generator<UnlabelledReport> {
  const shared = new URL('../../shared/', import.meta.url);
  const measured = new Set<string>();
  for (const at of [
    'seeds',
    'corpora/moves-train',
    ...readdirSync(new URL('corpora/rounds', shared)).map((round) => `corpora/rounds/${round}`),
  ])
    for (const name of readdirSync(new URL(at, shared)))
      if (name.endsWith('.txt'))
        for (const run of runsOf(readFileSync(new URL(`${at}/${name}`, shared), 'utf8'))) measured.add(run);
  const taken = new Set<string>();
  for (const report of bargainingReports()) {
    const runs = runsOf(`${report.title} ${report.text}`);
    if (runs.filter((run) => measured.has(run)).length >= 3) continue;
    if (runs.filter((run) => taken.has(run)).length >= 3) continue;
    for (const run of runs) taken.add(run);
    yield report;
  }
}
