/** Tables for a dossier that is served to a team and read by a crew. */
export const team: readonly string[] = [
  `create table users (
    name text primary key,
    role text not null,
    password text not null,
    created_at text not null,
    disabled_at text)`,
  `create table tokens (
    id text primary key,
    account text not null references users (name),
    secret text not null,
    created_at text not null,
    expires_at text not null,
    revoked_at text)`,
  `create table sessions (
    fingerprint text primary key,
    account text not null references users (name),
    created_at text not null,
    expires_at text not null)`,
  `create table audit_trail (
    id text primary key,
    at text not null,
    account text,
    action text not null,
    detail text not null,
    address text not null)`,
  'create index audit_trail_at on audit_trail (at)',
  `create table set_aside (
    sha256 text not null references texts (sha256),
    reader text not null,
    reason text not null,
    at text not null,
    primary key (sha256, reader))`,
  `create table proposals (
    sha256 text not null references texts (sha256),
    model text not null,
    content text not null,
    dropped text not null,
    at text not null,
    primary key (sha256, model))`,
];
