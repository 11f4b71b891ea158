import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createGate, newToken } from '../service/accounts/gate.js';
import { hashSecret } from '../service/accounts/secret.js';
import { openDossier } from './open.js';
import type { Store } from './store.js';

let folder: string;
let store: Store;
let now: number;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-accounts-'));
  store = await openDossier(join(folder, 'a.parley'), { create: true });
  now = Date.parse('2031-05-02T10:00:00Z');
  await store.accounts.addAccount({
    name: 'nora',
    role: 'ruler',
    password: await hashSecret('correct horse'),
    createdAt: '2031-05-01T00:00:00Z',
    disabledAt: null,
  });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a name is taken once', async () => {
  expect(
    await store.accounts.addAccount({
      name: 'nora',
      role: 'keeper',
      password: '',
      createdAt: '',
      disabledAt: null,
    }),
  ).toBe(false);
});

test('signing in gives a session that ends', async () => {
  const gate = createGate(store.accounts, () => now);
  expect(await gate.signIn('nora', 'wrong')).toBeNull();
  expect(await gate.signIn('nobody', 'correct horse')).toBeNull();
  const session = await gate.signIn('nora', 'correct horse');
  expect(await gate.bySession(session?.cookie ?? '')).toMatchObject({ name: 'nora', role: 'ruler' });
  expect(await gate.bySession('made up')).toBeNull();
  now += 13 * 3_600_000;
  expect(await gate.bySession(session?.cookie ?? '')).toBeNull();
});

test('the database holds no cookie, no password and no token', async () => {
  const gate = createGate(store.accounts, () => now);
  const session = await gate.signIn('nora', 'correct horse');
  const { shown, kept } = await newToken('nora', { createdAt: '2031-05-02', expiresAt: '2031-06-02' });
  await store.accounts.addToken(kept);
  const held = JSON.stringify([await store.accounts.accounts(), await store.accounts.tokens()]);
  expect(held).not.toContain('correct horse');
  // The secret may have underscores of its own.
  expect(held).not.toContain(shown.split('_').slice(2).join('_'));
  expect(await store.accounts.session(session?.cookie ?? '')).toBeNull();
});

test('a token works until it is revoked, has expired, or its account is disabled', async () => {
  const gate = createGate(store.accounts, () => now);
  const { shown, kept } = await newToken('nora', {
    createdAt: '2031-05-02',
    expiresAt: '2031-05-03T00:00:00Z',
  });
  await store.accounts.addToken(kept);
  expect(await gate.byToken(shown)).toMatchObject({ name: 'nora', csrf: null });
  expect(await gate.byToken(`${shown}x`)).toBeNull();
  await store.accounts.changeAccount('nora', { disabledAt: '2031-05-02' });
  expect(await gate.byToken(shown)).toBeNull();
  await store.accounts.changeAccount('nora', { disabledAt: null });
  now = Date.parse('2031-05-04T00:00:00Z');
  expect(await gate.byToken(shown)).toBeNull();
});

test('a token of another dossier opens nothing here', async () => {
  const other = await openDossier(join(folder, 'b.parley'), { create: true });
  await other.accounts.addAccount({
    name: 'nora',
    role: 'keeper',
    password: 'x',
    createdAt: '',
    disabledAt: null,
  });
  const { shown, kept } = await newToken('nora', { createdAt: '2031-05-02', expiresAt: '2032-01-01' });
  await other.accounts.addToken(kept);
  expect(await createGate(other.accounts, () => now).byToken(shown)).not.toBeNull();
  expect(await createGate(store.accounts, () => now).byToken(shown)).toBeNull();
  await other.close();
});

test('the trail keeps its order', async () => {
  for (const action of ['one', 'two', 'three'])
    await store.accounts.audit({
      at: '2031-05-02T10:00:00Z',
      account: 'nora',
      action,
      detail: '',
      address: '127.0.0.1',
    });
  expect((await store.accounts.trail(2)).map(({ action }) => action)).toEqual(['three', 'two']);
});
