import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** scrypt (RFC 7914) with N = 2^15, r = 8, p = 1: about 32 MB and a tenth of a second for each guess. */
const COST = { N: 32768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const LENGTH = 32;

/**
 * Hashes a password or the secret half of a token, slowly, with a salt of its own.
 *
 * ```ts
 * await hashSecret('open sesame') // 'scrypt$32768$8$1$<salt>$<hash>', base64url
 * ```
 */
export async function hashSecret(secret: string, salt: Buffer = randomBytes(16)): Promise<string> {
  const hash = await derive(secret, salt, COST);
  return `scrypt$${COST.N}$${COST.r}$${COST.p}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

/** Whether a secret is the hashed one. Takes as long for a wrong secret as for the right one. */
export async function isSecret(secret: string, hashed: string): Promise<boolean> {
  const [method, n, r, p, salt, hash] = hashed.split('$');
  if (method !== 'scrypt' || !salt || !hash) return false;
  const wanted = Buffer.from(hash, 'base64url');
  const found = await derive(secret, Buffer.from(salt, 'base64url'), {
    N: Number(n),
    r: Number(r),
    p: Number(p),
    maxmem: COST.maxmem,
  });
  return wanted.length === found.length && timingSafeEqual(wanted, found);
}

/** For secrets that are random and long already (session keys): a fast hash keeps them out of a stolen database. */
export function fingerprint(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

function derive(secret: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret.normalize('NFC'), salt, LENGTH, cost, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
