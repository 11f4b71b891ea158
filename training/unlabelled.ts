import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export interface UnlabelledReport {
  readonly id: string;
  readonly title: string;
  /** Cut after `reach` characters: the news stands at the top. */
  readonly text: string;
}

const reach = 7000;
const bargaining =
  /\b(talks|negotiat\w*|agreement|deal|cease-?fire|truce|sanctions|tariffs|summit|treaty|offer\w*|demand\w*|propos\w*|agreed|pledge\w*|concession\w*|mediat\w*|accord|reject\w*|diplomat\w*|withdraw\w*|rebels?|minister|delegation)\b/gi;

/** The unlabelled reports as they stand in their file. */
export function allReports(): readonly UnlabelledReport[] {
  return gunzipSync(
    readFileSync(new URL('../../shared/corpora/unlabelled/reports.jsonl.gz', import.meta.url)),
  )
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): UnlabelledReport => JSON.parse(line))
    .map(({ id, title, text }) => ({ id, title, text: text.slice(0, reach) }));
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
