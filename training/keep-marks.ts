/**
 * Keeps what careful readers marked on the sheets of `sheets.ts` as places in the reports, so that the marks outlive
 * changes of the cutter: `training/marks/*.tsv`. A clause is found again by its words on the sheet, in their order.
 *
 * A report marked `ID/2` is the rest of report ID, behind what its first sheet holds. On a sheet that begins with
 * `# only steps and conduct` nobody looked for moves.
 *
 *     npx tsx training/keep-marks.ts SHEETS MARKS
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCatalog } from '../src/catalog/load.js';
import type { Span } from '../src/text/passage.js';
import { allReports, readSoFar } from './unlabelled.js';

const [sheets = 'sheets', marks = 'marks'] = process.argv.slice(2);
const acts = new Set(loadCatalog().acts.map(({ act }) => act));
const texts = new Map(allReports().map(({ id, text }) => [id, text]));
const clauses = new Map<string, readonly Span[]>();
const pathOnly = new Set<string>();
for (const name of readdirSync(sheets).sort()) {
  const [preface = '', ...parts] = readFileSync(join(sheets, name), 'utf8').split(/^## /m);
  for (const part of parts) {
    const [head = '', ...lines] = part.split('\n');
    const id = head.split(' | ')[0] ?? '';
    if (preface.startsWith('# only steps and conduct')) pathOnly.add(id);
    clauses.set(id, placesOf(lines.join(' '), texts.get(reportOf(id)) ?? '', id));
  }
}

/** The report of which a sheet's part is the first or the second half. */
function reportOf(part: string): string {
  return part.replace(/\/2$/, '');
}

/** Where the numbered clauses of a sheet stand in the report; white space apart. */
function placesOf(sheet: string, text: string, id: string): readonly Span[] {
  const bare: string[] = [];
  const at: number[] = [];
  for (let i = id === reportOf(id) ? 0 : readSoFar; i < text.length; i++)
    if (!/[\s\u200b]/.test(text[i] ?? '')) {
      bare.push(text[i] ?? '');
      at.push(i);
    }
  const whole = bare.join('');
  let next = 0;
  const own = [...sheet.matchAll(/\[(\d+)\] /g)].filter(
    ({ 1: number }) => Number(number) === next && ++next > 0,
  );
  let from = 0;
  return own.map((part, i): Span => {
    const words = sheet.slice(part.index + part[0].length, own[i + 1]?.index ?? sheet.length);
    const letters = words.replace(/[\s\u200b]+/g, '');
    const found = whole.indexOf(letters, from);
    if (found < 0) throw new Error(`${id}: clause ${i} does not stand in its report`);
    from = found + letters.length;
    return { start: at[found] ?? 0, end: (at[from - 1] ?? 0) + 1 };
  });
}

const reach = new Map<string, number>();
const out = {
  moves: [] as string[],
  steps: [] as string[],
  observations: [] as string[],
};
for (const name of readdirSync(marks).sort())
  for (const part of readFileSync(join(marks, name), 'utf8').split(/^## /m).slice(1)) {
    const [head = '', ...lines] = part.trim().split('\n');
    const own = clauses.get(head.trim());
    const id = reportOf(head.trim());
    if (own === undefined || lines[0]?.trim() === 'skip') continue;
    reach.set(id, Math.max(reach.get(id) ?? 0, own.at(-1)?.end ?? 0));
    for (const line of lines) {
      const [number = '', act = '', a = '', b = ''] = line.trim().split('|');
      if (number === '') continue;
      const [from = 0, to = from] = number.split('-').map(Number);
      const [first, last] = [own[from], own[to]];
      if (act !== 'S' && act !== 'O' && !acts.has(act)) continue;
      if (first === undefined || last === undefined) {
        console.error(`${name}: ${id}: no clause ${number}`);
        continue;
      }
      const place = `${id}\t${first.start}\t${last.end}`;
      if (act === 'S') out.steps.push(place);
      else if (act === 'O') out.observations.push(`${place}\t${a}\t${b.trim()}`);
      else out.moves.push(`${place}\t${act}\t${a}\t${b.trim()}`);
    }
  }
const folder = fileURLToPath(new URL('./marks/', import.meta.url));
mkdirSync(folder, { recursive: true });
const heads = {
  moves: 'report\tstart\tend\tact\tissues\tactor',
  steps: 'report\tstart\tend',
  observations: 'report\tstart\tend\tbearing\tsource',
};
const keep = (table: string, head: string, rows: readonly string[]): void => {
  writeFileSync(join(folder, `${table}.tsv`), `# ${head}\n${rows.join('\n')}\n`);
  console.log(`${table}: ${rows.length}`);
};
keep(
  'reports',
  'report\tread up to here\tfor what, where not for all',
  [...reach].map(([id, end]) => `${id}\t${end}${pathOnly.has(id) ? '\tpath' : ''}`),
);
for (const table of ['moves', 'steps', 'observations'] as const) keep(table, heads[table], out[table]);
