/* Reads an archive into a dossier file in one process, without joining, with the built program: `node bench/read-alone.mjs ARCHIVE DOSSIER`. */
import { loadReader } from '../dist/desk/reader.js';
import { take } from '../dist/desk/take.js';
import { openDossier } from '../dist/dossier/open.js';
import { readSources } from '../dist/report/sources.js';

const [archive = '', dossier = ''] = process.argv.slice(2);
const { catalog, reader } = loadReader({ catalogs: [] });
const store = await openDossier(dossier, { create: true });
const began = performance.now();
const taken = await take({
  store,
  reader,
  reports: readSources([archive], { catalog }),
  now: () => new Date().toISOString(),
});
const seconds = (performance.now() - began) / 1000;
await store.close();
console.log(
  `one process on a file, reading and keeping alone: ${(taken.seen / seconds).toFixed(1)} reports/s (${seconds.toFixed(1)} s, ${taken.words} words)`,
);
