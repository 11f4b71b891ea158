import { loadReader } from '../src/desk/reader.js';
import { take } from '../src/desk/take.js';
import { openDossier } from '../src/dossier/open.js';
import { readSources } from '../src/report/sources.js';

/* Reads an archive into a dossier file in one process, without joining: `node --import tsx bench/read-alone.ts ARCHIVE DOSSIER`. */
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
