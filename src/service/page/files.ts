import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { Hono } from 'hono';
import { builtPage } from '../../export/html.js';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Only the page's own script and style run; it asks nobody but this server, and nobody may frame it. */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The built page's files. Only names of one part are served: no path leads out of the folder. */
export function pageFiles(): Hono {
  const files = new Hono();
  files.get('/:name?', async (context) => {
    const name = context.req.param('name') ?? 'index.html';
    const type = types[extname(name)];
    if (type === undefined || !/^[\w-]+\.\w+$/.test(name)) return context.notFound();
    const body = await readFile(builtPage(name), 'utf8').catch(() => null);
    if (body === null) return context.notFound();
    context.header('Content-Type', type);
    context.header('Cache-Control', 'no-cache');
    return context.body(body);
  });
  return files;
}
