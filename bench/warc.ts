// Memory while a WARC of many responses is read as it streams; nothing is written to disk.
//   npx tsx bench/warc.ts [RESPONSES]
import { loadCatalog } from '../src/catalog/load.js';
import { textLimit } from '../src/report/piece.js';
import { pressOf } from '../src/report/press.js';
import { readPiece } from '../src/report/read-piece.js';

const count = Number(process.argv[2] ?? 100_000);

async function* archive(): AsyncGenerator<Uint8Array, void, undefined> {
  const words =
    'the ministers met on an island and spoke about tolls nets herring ferries and the harbour'.split(' ');
  for (let i = 0; i < count; i++) {
    const paragraph = Array.from({ length: 40 }, (_, j) => words[(i * 7 + j * 3) % words.length]).join(' ');
    const body = `<!doctype html><title>Talks ${i}</title><article>${`<p>${paragraph}.</p>`.repeat(8)}</article>`;
    const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${body}`;
    yield Buffer.from(
      `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/${i}\r\nWARC-Date: 2021-05-03T10:00:00Z\r\nContent-Type: application/http\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n${http}\r\n\r\n`,
    );
  }
}

const piece = {
  name: 'a.warc',
  source: 'a.warc',
  where: 'a.warc',
  file: 'a.warc',
  bytes: archive(),
  depth: 0,
};
const peaks: number[] = [];
let peak = 0;
let seen = 0;
for await (const result of readPiece(piece, { press: pressOf(loadCatalog()), maxBytes: textLimit })) {
  if (!result.ok) throw new Error(result.problem.found);
  seen++;
  if (seen % 500 === 0) peak = Math.max(peak, process.memoryUsage().rss);
  if (seen % Math.ceil(count / 10) === 0) peaks.push(Math.round(peak / 1024 / 1024));
}
console.log(`${seen} responses; peak memory after each tenth, MB: ${peaks.join(' ')}`);
