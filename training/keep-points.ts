/**
 * Keeps what careful readers marked on the sheets of `point-sheets.ts` as places in the reports (`marks/points.tsv`): a
 * row for each passage of a point, with whether it is of those that answer one question, whether the question asks for
 * it, and whether the verdict that was said fits.
 *
 *     npx tsx training/keep-points.ts SHEETS MARKS
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [sheets = 'sheets', marks = 'marks'] = process.argv.slice(2);
const lines = (path: string): readonly (readonly string[])[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('\t'));
const rows: string[] = ['# cluster\tpoint\treport\tstart\tend\tanswers\tquestion\tverdict\tsaid'];
for (const name of readdirSync(sheets).sort()) {
  const cluster = name.replace(/\.places$/, '');
  const marked = join(marks, `${cluster}.tsv`);
  if (name === cluster || !existsSync(marked)) continue;
  const said = new Map(
    [...readFileSync(join(sheets, `${cluster}.txt`), 'utf8').matchAll(/^## (\d+) (\w+) \|/gm)].map(
      ([, point = '', verdict = '']) => [point, verdict.toLowerCase()],
    ),
  );
  const judged = new Map(lines(marked).map((row) => [row[0]?.trim() ?? '', row]));
  for (const [point = '', number = '', report = '', start = '', end = ''] of lines(join(sheets, name))) {
    const [, core = '-', question = '-', verdict = '-'] = judged.get(point) ?? [];
    if (!judged.has(point)) throw new Error(`${cluster}: point ${point} is not judged`);
    const answers = core.split(',').some((one) => one.trim() === number) ? 'y' : 'n';
    rows.push(
      [
        cluster,
        point,
        report,
        start,
        end,
        answers,
        question.trim(),
        verdict.trim(),
        said.get(point) ?? '',
      ].join('\t'),
    );
  }
}
writeFileSync(new URL('./marks/points.tsv', import.meta.url), `${rows.join('\n')}\n`);
console.log(`${rows.length - 1} passages`);
