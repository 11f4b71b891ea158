import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDossier } from '../../dossier/open.js';
import type { Store } from '../../dossier/store.js';
import { createGate, newToken } from './gate.js';
import { hashSecret } from './secret.js';

const folder = mkdtempSync(join(tmpdir(), 'parley-tokens-'));
const day = 24 * 3_600_000;
const start = Date.parse('2031-05-14T12:00:00Z');
const iso = (time: number): string => new Date(time).toISOString();
let stores: readonly Store[];
let clock = start;

beforeAll(async () => {
  stores = await Promise.all(
    ['one', 'two'].map((name) => openDossier(join(folder, `${name}.parley`), { create: true })),
  );
  // The same name with the same password in both: only the dossier tells them apart.
  for (const { accounts } of stores)
    await accounts.addAccount({
      name: 'nora',
      role: 'keeper',
      password: await hashSecret('a long enough password'),
      createdAt: iso(start),
      disabledAt: null,
    });
});
afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
  rmSync(folder, { recursive: true, force: true });
});

const gateOf = (number: number) => {
  const store = stores[number];
  if (store === undefined) throw new Error(`no store ${number}`);
  return { accounts: store.accounts, gate: createGate(store.accounts, () => clock) };
};
const tokenFor = async (number: number): Promise<string> => {
  const { shown, kept } = await newToken('nora', { createdAt: iso(start), expiresAt: iso(start + 30 * day) });
  await gateOf(number).accounts.addToken(kept);
  return shown;
};

test('a token of another dossier opens nothing here', async () => {
  const token = await tokenFor(0);
  expect(await gateOf(0).gate.byToken(token)).toMatchObject({ name: 'nora', role: 'keeper' });
  expect(await gateOf(1).gate.byToken(token)).toBeNull();
});

test('a token ends with its time, also one that was checked before', async () => {
  const token = await tokenFor(0);
  const { gate } = gateOf(0);
  expect(await gate.byToken(token)).not.toBeNull();
  clock = start + 30 * day;
  expect(await gate.byToken(token)).toBeNull();
  clock = start;
});

test('a cookie of another dossier opens nothing here, and one ends with its time', async () => {
  const { gate } = gateOf(0);
  const signed = await gate.signIn('nora', 'a long enough password');
  const cookie = signed?.cookie ?? '';
  expect(await gate.bySession(cookie)).toMatchObject({ name: 'nora' });
  expect(await gateOf(1).gate.bySession(cookie)).toBeNull();
  clock = start + day;
  expect(await gate.bySession(cookie)).toBeNull();
  clock = start;
});
