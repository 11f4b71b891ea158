/**
 * Writes the clauses of reports, one JSON object a line: { file, start, end, sentence: [start, end] }.
 *
 *     npx tsx training/clauses.ts FOLDER… > OUT          every .txt file of the folders
 *     npx tsx training/clauses.ts --unlabelled N > OUT   the N unlabelled reports that speak most of bargaining
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { loadCatalog } from '../src/catalog/load.js';
import { clausesOf, clauseWordsOf } from '../src/reading/clauses.js';
import { createCutter } from '../src/text/cutter.js';

const catalog = loadCatalog();
const cut = createCutter(catalog);
const words = clauseWordsOf(catalog);
const bargaining =
  /\b(talks|negotiat\w*|agreement|deal|cease-?fire|truce|sanctions|tariffs|summit|treaty|offer\w*|demand\w*|propos\w*|agreed|pledge\w*|concession\w*|mediat\w*|accord|reject\w*|diplomat\w*|withdraw\w*)\b/gi;

function* texts(): Generator<{ file: string; text: string }> {
  const args = process.argv.slice(2);
  if (args[0] !== '--unlabelled') {
    for (const folder of args)
      for (const name of readdirSync(folder).sort())
        if (name.endsWith('.txt'))
          yield {
            file: basename(name),
            text: readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, ''),
          };
    return;
  }
  const lines = gunzipSync(
    readFileSync(new URL('../../shared/corpora/unlabelled/reports.jsonl.gz', import.meta.url)),
  )
    .toString('utf8')
    .split('\n');
  const reports = lines
    .filter((line) => line !== '')
    .map((line): { id: string; text: string } => JSON.parse(line))
    .map(({ id, text }) => {
      const hits = text.match(bargaining)?.length ?? 0;
      return { file: id, text: text.slice(0, 7000), density: hits / (text.length + 2000) };
    });
  yield* reports
    .sort((a, b) => b.density - a.density || (a.file < b.file ? -1 : 1))
    .slice(0, Number(args[1]));
}

for (const { file, text } of texts()) {
  const done = cut(text);
  const clauses = clausesOf(done, words).flatMap(({ start, end, sentence }) => {
    const at = done.sentences[sentence];
    const kind = at && done.paragraphs[at.paragraph]?.kind;
    return at === undefined || kind === 'furniture' || kind === 'caption'
      ? []
      : [[start, end, at.start, at.end]];
  });
  process.stdout.write(`${JSON.stringify({ file, text, clauses })}\n`);
}
