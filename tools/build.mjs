// Builds everything that `npx parley` needs: the program, its catalogue and data, and the page.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';

const bin = (name) => `node_modules/.bin/${name}`;
const run = (command, args) => execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

// A package installed from elsewhere carries dist already and has no sources to build from.
if (existsSync('src')) {
  rmSync('dist', { recursive: true, force: true });
  run(bin('tsc'), ['-p', 'tsconfig.build.json']);
  cpSync('src', 'dist', {
    recursive: true,
    filter: (from) => !/\.(ts|tsx|md|test\..*)$/.test(from) && !from.startsWith('src/page'),
  });
  if (existsSync('src/page/vite.config.ts'))
    run(bin('vite'), ['build', '--config', 'src/page/vite.config.ts', '--logLevel', 'warn']);
}
