import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { parley } from '../support/parley.js';

vi.setConfig({ testTimeout: 180_000 });

const cwd = mkdtempSync(join(tmpdir(), 'parley-same-'));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const folders = readdirSync('samples', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => resolve('samples', name));

test.each(folders)('the same reports give the same record, byte for byte, in any order: %s', (folder) => {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => join(folder, name));
  const exported = (name: string, ...batches: readonly (readonly string[])[]): string => {
    const dossier = join(cwd, `${folder.split('/').at(-1)}-${name}.parley`);
    for (const batch of batches)
      expect(
        parley(['read', ...batch, '--dossier', dossier], { env: { TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8' } })
          .status,
      ).toBe(0);
    return parley(['export', '--format', 'record', '--dossier', dossier]).out;
  };
  const forward = exported('forward', files);
  expect(forward.length).toBeGreaterThan(1000);
  expect(exported('backward', [...files].reverse())).toBe(forward);
  // One by one: what joined earlier leaves no trace.
  expect(exported('apart', files.slice(3), files.slice(0, 3), files)).toBe(forward);
});
