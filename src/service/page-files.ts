import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface PageFile {
  readonly bytes: Uint8Array;
  readonly type: string;
}

export interface PageFiles {
  /** A file of the page by its path (`/page.js`), or null. Only files that stood there at the start are ever served. */
  file(path: string): PageFile | null;
  readonly signInStyle: string;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** Reads the built page into memory: no request's path ever reaches the file system. */
export function loadPageFiles(folder: string, signInStyle: string): PageFiles {
  const files = new Map<string, PageFile>();
  for (const name of readdirSync(folder)) {
    const type = types[extname(name)];
    if (type !== undefined && name !== 'single.html')
      files.set(`/${name}`, { bytes: readFileSync(join(folder, name)), type });
  }
  return { file: (path) => files.get(path) ?? null, signInStyle };
}
