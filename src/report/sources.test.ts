import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { loadCatalog } from '../catalog/load.js';
import { reportId } from './identity.js';
import type { Report, Result } from './report.js';
import { type ReadSourcesOptions, readSources } from './sources.js';

const catalog = loadCatalog();
const folder = (): string => mkdtempSync(join(tmpdir(), 'report-'));

async function all(
  paths: readonly string[],
  options: Partial<ReadSourcesOptions> = {},
): Promise<Result<Report>[]> {
  const results: Result<Report>[] = [];
  for await (const result of readSources(paths, { catalog, ...options })) results.push(result);
  return results;
}

async function one(content: string | Uint8Array, name = 'a.txt'): Promise<Result<Report>> {
  const file = join(folder(), name);
  writeFileSync(file, content);
  const [result] = await all([file]);
  if (result === undefined) throw new Error('nothing came');
  return result;
}

const kindOf = (result: Result<unknown> | undefined): string =>
  result?.ok ? 'ok' : (result?.problem.kind ?? 'none');

test('the text of a plain file is the file, whatever stands in it', async () => {
  const text = ' Talks\r\n\r\n\tThey met.  \u00a0\n\n\n';
  const result = await one(text);
  expect(result.ok && result.value.text).toBe(text);
  expect(result.ok && result.value.id).toBe(reportId('a.txt', text));
});

test('a byte-order mark is dropped and nothing else, in UTF-8 and both UTF-16', async () => {
  const text = 'Café talks “resume”.\n';
  const big = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  for (const bytes of [
    Buffer.from(`\ufeff${text}`),
    Buffer.from(`\ufeff${text}`, 'utf16le'),
    big,
    Buffer.from(text, 'utf16le'),
  ]) {
    const result = await one(bytes);
    expect(result.ok && result.value.text).toBe(text);
  }
});

test('bytes that are no UTF-8 are Windows-1252; a few stray ones in UTF-8 are shown and noted', async () => {
  const western = await one(Uint8Array.from([0x93, 0x43, 0x61, 0x66, 0xe9, 0x94, 0x20, 0x80, 0x35]));
  expect(western.ok && western.value.text).toBe('“Café” €5');
  const stray = await one(
    Buffer.concat([Buffer.from('“Café” naïve “talks”'), Buffer.from([0xff]), Buffer.from(' go on')]),
  );
  expect(stray.ok && stray.value.text).toBe('“Café” naïve “talks”\ufffd go on');
  expect(stray.ok && stray.value.notes?.map(({ kind }) => kind)).toEqual(['invalid-utf-8']);
});

test('what is not there, not readable, empty, binary or too long is a problem with the file and a remedy', async () => {
  const dir = folder();
  const secret = join(dir, 'secret.txt');
  writeFileSync(secret, 'x');
  chmodSync(secret, 0);
  const loop = join(dir, 'loop');
  symlinkSync(loop, loop);
  const huge = join(dir, 'huge.txt');
  writeFileSync(huge, 'x');
  truncateSync(huge, 51 * 1024 * 1024);
  const results = await all([join(dir, 'gone.txt'), loop, huge]);
  expect(results.map(kindOf)).toEqual(['unreadable', 'unreadable', 'too-long']);
  expect(kindOf(await one(''))).toBe('empty');
  expect(kindOf(await one('\ufeff \n\t'))).toBe('empty');
  expect(kindOf(await one(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2])))).toBe('not-text');
  for (const result of results)
    expect(result.ok ? '' : result.problem.where + result.problem.remedy).toContain(dir);
  // The superuser may read everything, so the right to read is only tried as someone else.
  if (process.getuid?.() !== 0) expect((await all([secret])).map(kindOf)).toEqual(['unreadable']);
});

test('a folder is read in the order of its names, hidden files and circles passed over', async () => {
  const dir = folder();
  mkdirSync(join(dir, 'b'));
  writeFileSync(join(dir, 'c.txt'), 'C.');
  writeFileSync(join(dir, 'b', 'a.txt'), 'A.');
  writeFileSync(join(dir, '.hidden'), 'H.');
  symlinkSync(dir, join(dir, 'b', 'up'));
  const results = await all([dir]);
  expect(results.map((result) => (result.ok ? result.value.text : result.problem.found))).toEqual([
    'A.',
    'C.',
  ]);
  expect((await all([folder()])).map(kindOf)).toEqual(['nothing-to-read']);
});

test('standard input is one report', async () => {
  const results = await all(['-'], { stdin: Readable.from(['Talks resume\n\n', 'They met.']) });
  expect(results.map((result) => result.ok && result.value.text)).toEqual(['Talks resume\n\nThey met.']);
});

test('a page gives its article', async () => {
  const words =
    'The two sides met again on the lake and spoke for an hour about the fishing grounds. '.repeat(6);
  const page = `<!doctype html><title>Lake talks</title><nav><a href="/">Home</a></nav><article><h1>Lake talks</h1><p>${words}</p><p>${words}</p></article>`;
  const result = await one(page, 'a.html');
  expect(result.ok && result.value.title).toBe('Lake talks');
  expect(result.ok && result.value.text).toContain('met again on the lake');
});
