import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isCoverage } from '../report/kind.js';

/** About how many files the paths hold, for a progress bar and to see whether threads are worth it: never an error. */
export async function countFiles(paths: readonly string[], cwd: string): Promise<number> {
  let count = 0;
  const visit = async (path: string, depth: number): Promise<void> => {
    try {
      if (!(await stat(path)).isDirectory()) count++;
      else if (depth < 40)
        for (const entry of await readdir(path, { withFileTypes: true })) {
          if (entry.name.startsWith('.')) continue;
          if (entry.isDirectory()) await visit(join(path, entry.name), depth + 1);
          else if (isCoverage(entry.name)) count++;
        }
    } catch {
      count++;
    }
  };
  for (const path of paths)
    if (path === '-' || /^https?:/i.test(path)) count++;
    else await visit(resolve(cwd, path), 0);
  return count;
}
