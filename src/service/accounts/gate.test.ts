import { expect, test } from 'vitest';
import { createRateLimit } from '../rate-limit.js';
import { may } from './role.js';
import { hashSecret, isSecret } from './secret.js';

test('a secret is known by its slow hash, and another is not', async () => {
  const hashed = await hashSecret('a long enough password');
  expect(hashed).toMatch(/^scrypt\$32768\$8\$1\$/);
  expect(await isSecret('a long enough password', hashed)).toBe(true);
  expect(await isSecret('a long enough passwore', hashed)).toBe(false);
  expect(await isSecret('a long enough password', 'plain$a')).toBe(false);
});

test('the same secret is never hashed to the same words twice', async () => {
  expect(await hashSecret('same')).not.toBe(await hashSecret('same'));
});

test('roles include the lesser ones', () => {
  expect([
    may('reader', 'read'),
    may('reader', 'rule'),
    may('ruler', 'rule'),
    may('ruler', 'keep'),
    may('keeper', 'keep'),
  ]).toEqual([true, false, true, false, true]);
});

test('a caller that calls too often waits, another does not', () => {
  const limit = createRateLimit({ burst: 2, perMinute: 60 });
  expect(limit.take('a', 0).ok).toBe(true);
  expect(limit.take('a', 0).ok).toBe(true);
  expect(limit.take('a', 0)).toEqual({ ok: false, retryAfterSeconds: 1 });
  expect(limit.take('b', 0).ok).toBe(true);
  expect(limit.take('a', 1000).ok).toBe(true);
});

test('what is given back can be taken again, and no more than that', () => {
  const limit = createRateLimit({ burst: 1, perMinute: 60 });
  limit.give('a', 0);
  expect(limit.take('a', 0).ok).toBe(true);
  limit.give('a', 0);
  limit.give('a', 0);
  expect([limit.take('a', 0).ok, limit.take('a', 0).ok]).toEqual([true, false]);
});

test('a clock that goes back gives nobody more calls', () => {
  const limit = createRateLimit({ burst: 1, perMinute: 60 });
  expect(limit.take('a', 10_000).ok).toBe(true);
  expect(limit.take('a', 0).ok).toBe(false);
});
