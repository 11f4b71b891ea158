/** Somebody who may use a served dossier. */
export interface KeptAccount {
  readonly name: string;
  readonly role: string;
  /** Hash of the password, with its method and salt (src/service/accounts/secret.ts). */
  readonly password: string;
  readonly createdAt: string;
  readonly disabledAt: string | null;
}

/** A key for programs. Its secret is shown once and kept only as a slow hash. */
export interface KeptToken {
  readonly id: string;
  readonly account: string;
  readonly secret: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
}

/** A signed-in browser. `fingerprint` is a hash of the cookie. */
export interface KeptSession {
  readonly fingerprint: string;
  readonly account: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

export interface OpenSession {
  readonly expiresAt: string;
  readonly account: KeptAccount;
}

/** One line of the trail: who did what, when, from where. Lines are added, never changed. */
export interface AuditEntry {
  readonly at: string;
  readonly account: string | null;
  readonly action: string;
  readonly detail: string;
  readonly address: string;
}

/** Accounts of one dossier; they live in the dossier, so a token of one opens no other. */
export interface AccountStore {
  accounts(): Promise<readonly KeptAccount[]>;
  account(name: string): Promise<KeptAccount | null>;
  /** False where the name is taken. */
  addAccount(account: KeptAccount): Promise<boolean>;
  changeAccount(
    name: string,
    change: { readonly role?: string; readonly password?: string; readonly disabledAt?: string | null },
  ): Promise<boolean>;
  addToken(token: KeptToken): Promise<void>;
  token(id: string): Promise<KeptToken | null>;
  tokens(): Promise<readonly KeptToken[]>;
  revokeToken(id: string, at: string): Promise<boolean>;
  addSession(session: KeptSession): Promise<void>;
  /** A session with whose it is, in one look: every request asks for it. */
  session(fingerprint: string): Promise<OpenSession | null>;
  endSession(fingerprint: string): Promise<void>;
  endSessionsBefore(at: string): Promise<void>;
  audit(entry: AuditEntry): Promise<void>;
  /** The newest first. */
  trail(limit: number): Promise<readonly AuditEntry[]>;
}
