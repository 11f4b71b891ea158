import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type {
  AccountStore,
  AuditEntry,
  KeptAccount,
  KeptSession,
  KeptToken,
  OpenSession,
} from './account-store.js';
import type { Tables } from './tables.js';

type Within = <T>(work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>;

export class KyselyAccountStore implements AccountStore {
  constructor(
    private readonly reading: Within,
    private readonly writing: Within,
  ) {}

  accounts(): Promise<readonly KeptAccount[]> {
    return this.reading(async (db) =>
      (await db.selectFrom('users').selectAll().orderBy('name').execute()).map(accountOf),
    );
  }

  account(name: string): Promise<KeptAccount | null> {
    return this.reading(async (db) => {
      const row = await db.selectFrom('users').selectAll().where('name', '=', name).executeTakeFirst();
      return row === undefined ? null : accountOf(row);
    });
  }

  addAccount(account: KeptAccount): Promise<boolean> {
    return this.writing(async (db) => {
      const result = await db
        .insertInto('users')
        .values({
          name: account.name,
          role: account.role,
          password: account.password,
          created_at: account.createdAt,
          disabled_at: account.disabledAt,
        })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .executeTakeFirst();
      return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
    });
  }

  changeAccount(
    name: string,
    change: { readonly role?: string; readonly password?: string; readonly disabledAt?: string | null },
  ): Promise<boolean> {
    const values = {
      ...(change.role === undefined ? {} : { role: change.role }),
      ...(change.password === undefined ? {} : { password: change.password }),
      ...(change.disabledAt === undefined ? {} : { disabled_at: change.disabledAt }),
    };
    return this.writing(async (db) => {
      const result = await db.updateTable('users').set(values).where('name', '=', name).executeTakeFirst();
      // Whoever lost a right or a password must not go on with an old cookie.
      await db.deleteFrom('sessions').where('account', '=', name).execute();
      return Number(result.numUpdatedRows) > 0;
    });
  }

  addToken(token: KeptToken): Promise<void> {
    return this.writing(async (db) => {
      await db
        .insertInto('tokens')
        .values({
          id: token.id,
          account: token.account,
          secret: token.secret,
          created_at: token.createdAt,
          expires_at: token.expiresAt,
          revoked_at: token.revokedAt,
        })
        .execute();
    });
  }

  token(id: string): Promise<KeptToken | null> {
    return this.reading(async (db) => {
      const row = await db.selectFrom('tokens').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : tokenOf(row);
    });
  }

  tokens(): Promise<readonly KeptToken[]> {
    return this.reading(async (db) =>
      (await db.selectFrom('tokens').selectAll().orderBy('created_at').orderBy('id').execute()).map(tokenOf),
    );
  }

  revokeToken(id: string, at: string): Promise<boolean> {
    return this.writing(async (db) => {
      const result = await db
        .updateTable('tokens')
        .set({ revoked_at: at })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      return Number(result.numUpdatedRows) > 0;
    });
  }

  addSession(session: KeptSession): Promise<void> {
    return this.writing(async (db) => {
      await db
        .insertInto('sessions')
        .values({
          fingerprint: session.fingerprint,
          account: session.account,
          created_at: session.createdAt,
          expires_at: session.expiresAt,
        })
        .execute();
    });
  }

  session(fingerprint: string): Promise<OpenSession | null> {
    return this.reading(async (db) => {
      const row = await db
        .selectFrom('sessions as s')
        .innerJoin('users as u', 'u.name', 's.account')
        .selectAll('u')
        .select('s.expires_at')
        .where('s.fingerprint', '=', fingerprint)
        .executeTakeFirst();
      return row === undefined ? null : { expiresAt: row.expires_at, account: accountOf(row) };
    });
  }

  endSession(fingerprint: string): Promise<void> {
    return this.writing(async (db) => {
      await db.deleteFrom('sessions').where('fingerprint', '=', fingerprint).execute();
    });
  }

  endSessionsBefore(at: string): Promise<void> {
    return this.writing(async (db) => {
      await db.deleteFrom('sessions').where('expires_at', '<=', at).execute();
    });
  }

  audit(entry: AuditEntry): Promise<void> {
    return this.writing((db) => addToTrail(db, entry));
  }

  trail(limit: number): Promise<readonly AuditEntry[]> {
    return this.reading(async (db) => {
      const rows = await db
        .selectFrom('audit_trail')
        .selectAll()
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ at, account, action, detail, address }) => ({
        at,
        account,
        action,
        detail,
        address,
      }));
    });
  }
}

/** Adds a line to the audit trail, within a transaction that keeps other writers out. */
export async function addToTrail(db: Kysely<Tables>, entry: AuditEntry): Promise<void> {
  // The trail's order is its own, whatever the clocks say; the hash tells apart what two servers add at once.
  const { last } = await db
    .selectFrom('audit_trail')
    .select((eb) => eb.fn.max('id').as('last'))
    .executeTakeFirstOrThrow();
  const number = Number((last ?? '0').split('-')[0]) + 1;
  const hash = createHash('sha256').update(JSON.stringify(entry)).digest('hex').slice(0, 8);
  const id = `${String(number).padStart(12, '0')}-${hash}`;
  await db
    .insertInto('audit_trail')
    .values({ id, ...entry })
    .execute();
}

const accountOf = (row: Tables['users']): KeptAccount => ({
  name: row.name,
  role: row.role,
  password: row.password,
  createdAt: row.created_at,
  disabledAt: row.disabled_at,
});

const tokenOf = (row: Tables['tokens']): KeptToken => ({
  id: row.id,
  account: row.account,
  secret: row.secret,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at,
});
