// Builds everything that `npx parley` needs: the program, its catalogue and data, and the page.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = (name) => `node_modules/.bin/${name}`;
const run = (command, args) => execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

// A package installed from elsewhere carries dist already and has no sources to build from.
if (existsSync('src')) {
  rmSync('dist', { recursive: true, force: true });
  run(bin('tsc'), ['-p', 'tsconfig.build.json']);
  await gather('kysely', 'dist/dossier');
  cpSync('src', 'dist', {
    recursive: true,
    filter: (from) => !/\.(ts|tsx|md|test\..*)$/.test(from) && !from.startsWith('src/page'),
  });
  const vite = ['build', '--config', 'src/page/vite.config.ts', '--logLevel', 'warn'];
  run(bin('vite'), vite);
  run(bin('vite'), [...vite, '--ssr', 'prerender.tsx', '--outDir', resolve('dist/page/prerender')]);
  const { readShipped } = await import('../dist/catalog/load.js');
  for (const { name } of readdirSync('src/catalog', { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  ))
    writeFileSync(`dist/catalog/${name}.json`, JSON.stringify(readShipped(name)));
  const { recordJsonSchema } = await import('../dist/export/record-schema.js');
  writeFileSync('dist/record.schema.json', `${JSON.stringify(recordJsonSchema(), null, 2)}\n`);
  await bundleProgram();
  writeFileSync('dist/build.json', `${JSON.stringify({ build: fingerprint('dist') })}\n`);
}

/**
 * Puts a library of many small files into one for the room that uses it: opening kysely's 260 takes longer than reading
 * a report.
 */
async function gather(library, room) {
  const { build } = await import('vite');
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: 'dist/libraries',
      emptyOutDir: false,
      minify: true,
      rollupOptions: { input: { [library]: fileURLToPath(import.meta.resolve(library)) } },
    },
  });
  for (const name of readdirSync(room)) {
    if (!name.endsWith('.js')) continue;
    const compiled = readFileSync(`${room}/${name}`, 'utf8');
    writeFileSync(
      `${room}/${name}`,
      compiled.replaceAll(`from '${library}'`, `from '../libraries/${library}.js'`),
    );
  }
}

/**
 * Puts the program's modules into few files, each command's own still apart: opening 300 of them takes longer than
 * reading a report. Modules that look for files beside them go on finding them. Threads and importers of the package
 * use the single modules.
 */
async function bundleProgram() {
  const { build } = await import('vite');
  const dist = resolve('dist');
  const places = {
    name: 'places',
    enforce: 'pre',
    transform(code, id) {
      if (!id.startsWith(dist) || !code.includes('import.meta.url')) return null;
      const own = JSON.stringify(`../${relative(dist, id)}`);
      return { code: code.replaceAll('import.meta.url', `new URL(${own}, import.meta.url).href`), map: null };
    },
  };
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [places],
    ssr: {
      noExternal: ['commander', 'double-metaphone', 'fastest-levenshtein', 'string-width', 'wrap-ansi'],
    },
    build: {
      ssr: true,
      outDir: 'dist/program',
      emptyOutDir: false,
      minify: false,
      rollupOptions: { input: { main: 'dist/cli/main.js' }, output: { chunkFileNames: '[name]-[hash].js' } },
    },
  });
}

/** Names what was built: a record that another build joined is joined anew. */
function fingerprint(folder) {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder, { recursive: true }).sort())
    if (/\.(js|yaml|json)$/.test(name)) hash.update(name).update(readFileSync(`${folder}/${name}`));
  return hash.digest('hex').slice(0, 16);
}
