import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Report, Result } from '../report/report.js';

/** Every report under the paths, in the order of their names. */
export async function* reportsUnder(paths: readonly string[], cwd: string): AsyncGenerator<Result<Report>> {
  for (const path of paths) {
    const full = resolve(cwd, path);
    try {
      if ((await stat(full)).isDirectory())
        yield* reportsUnder(
          (await readdir(full))
            .filter((name) => /\.(txt|html?)$/.test(name))
            .sort()
            .map((name) => join(full, name)),
          cwd,
        );
      else yield { ok: true, value: reportOf(full, await readFile(full, 'utf8')) };
    } catch (error) {
      yield {
        ok: false,
        problem: {
          kind: 'unreadable',
          expected: 'a file that can be read',
          found: error instanceof Error ? error.message : String(error),
          where: full,
          remedy: 'check its name and permissions',
        },
      };
    }
  }
}

function reportOf(source: string, content: string): Report {
  const text = content.replace(/^\uFEFF/, '');
  const name = basename(source);
  const sha = (value: string): string => createHash('sha256').update(value).digest('hex');
  return {
    id: sha(`${name}\0${text}`).slice(0, 12),
    source,
    file: name,
    url: null,
    sha256: sha(text),
    text,
    outlet: null,
    title: null,
    byline: [],
    published: null,
    modified: null,
    language: null,
    furniture: [],
  };
}
