import { team } from './team-schema.js';

/** Raised with every migration. A dossier of a higher number was written by a newer Parley and is refused. */
export const schemaVersion = 4;

export type Dialect = 'sqlite' | 'postgres';

const passage = `
  report text not null references reports (id),
  start_offset integer not null,
  end_offset integer not null,
  text text not null`;

const item = `
  id text primary key,
  position integer not null,
  detail text not null`;

const placedItem = item.replace('integer', 'double precision');

/** A reference that is checked when the transaction ends: items of a record name one another in any order. */
const late = (table: string): string => `references ${table} (id) deferrable initially deferred`;
const part = (table: string): string => `references ${table} (id) on delete cascade`;

const kept = (dialect: Dialect): readonly string[] => [
  `create table dossier (
    key text primary key,
    value text not null)`,
  dialect === 'sqlite'
    ? `create table texts (
    number integer primary key,
    sha256 text not null unique,
    text text not null)`
    : `create table texts (
    number integer generated always as identity primary key,
    sha256 text not null unique,
    text text not null,
    words tsvector generated always as (to_tsvector('english', left(text, 200000))) stored)`,
  `create table reports (
    id text primary key,
    source text not null,
    sha256 text not null references texts (sha256),
    file text,
    url text,
    outlet text,
    title text,
    byline text not null,
    published text,
    published_precision text,
    published_reason text,
    modified text,
    modified_precision text,
    modified_reason text,
    language text,
    furniture text not null)`,
  'create index reports_sha256 on reports (sha256)',
  // `bytes` is null where they are the text itself in UTF-8: those of a plain text file.
  `create table evidence (
    report text primary key references reports (id),
    sha256 text not null,
    bytes ${dialect === 'sqlite' ? 'blob' : 'bytea'},
    media_type text not null,
    taken_from text not null,
    obtained text,
    detail text not null)`,
  `create table versions (
    source text not null,
    version integer not null,
    report text not null references reports (id),
    kept_at text not null,
    primary key (source, version))`,
  'create index versions_report on versions (report)',
  `create table readings (
    sha256 text not null references texts (sha256),
    reader text not null,
    words integer not null,
    content text not null,
    primary key (sha256, reader))`,
  `create table rulings (
    id text primary key,
    kind text not null,
    signed_by text not null,
    signed_at text not null,
    body text not null,
    note text,
    undone_by text,
    undone_at text)`,
];

const record: readonly string[] = [
  `create table lineages (${item})`,
  `create table record_reports (
    id text primary key references reports (id),
    position integer not null,
    detail text not null,
    lineage text not null ${late('lineages')},
    words integer not null)`,
  `create table lineage_links (
    lineage text not null ${part('lineages')},
    from_report text not null references reports (id),
    to_report text not null references reports (id),
    kind text not null,
    share double precision not null,
    primary key (lineage, from_report, to_report))`,
  `create table actors (${item},
    name text not null,
    kind text not null,
    side text ${late('actors')})`,
  `create table actor_names (
    actor text not null ${part('actors')},
    name text not null,
    primary key (actor, name))`,
  `create table actor_parts (
    actor text not null ${part('actors')},
    part text not null,
    primary key (actor, part))`,
  `create table utterances (${item},
    speaker text ${late('actors')},
    voices integer not null)`,
  `create table statements (${item},${passage},
    speaker text ${late('actors')},
    mode text not null,
    content text not null,
    cue text,
    via text ${late('actors')},
    said text,
    utterance text not null ${late('utterances')},
    confidence double precision)`,
  'create index statements_report on statements (report)',
  'create index statements_speaker on statements (speaker)',
  'create index statements_utterance on statements (utterance)',
  `create table quotes (
    statement text not null ${part('statements')},
    number integer not null,${passage},
    primary key (statement, number))`,
  `create table moves (${item},${passage},
    statement text ${late('statements')},
    actor text ${late('actors')},
    toward text ${late('actors')},
    act text not null,
    modality text not null,
    date text,
    confidence double precision)`,
  'create index moves_report on moves (report)',
  'create index moves_actor on moves (actor)',
  `create table move_issues (
    move text not null ${part('moves')},
    issue text not null,
    primary key (move, issue))`,
  'create index move_issues_issue on move_issues (issue)',
  `create table terms (${item},
    issue text not null,
    party text ${late('actors')},
    text text not null,
    state text not null,
    since text,
    voices integer not null)`,
  `create table term_moves (
    term text not null ${part('terms')},
    move text not null ${late('moves')},
    primary key (term, move))`,
  `create table pledges (${item},
    term text not null ${late('terms')},
    seen text not null)`,
  `create table observations (${item},${passage},
    source text ${late('actors')},
    about text ${late('actors')},
    pledge text ${late('terms')},
    bearing text not null,
    date text,
    confidence double precision)`,
  `create table steps (${item},
    kind text not null,
    due text)`,
  `create table step_passages (
    step text not null ${part('steps')},
    number integer not null,${passage},
    primary key (step, number))`,
  `create table step_order (
    step text not null ${part('steps')},
    after text not null ${late('steps')},
    primary key (step, after))`,
  `create table points (${item},
    question text not null,
    kind text not null,
    verdict text not null)`,
  `create table accounts (
    point text not null ${part('points')},
    number integer not null,
    value text not null,
    voices integer not null,
    primary key (point, number))`,
  `create table account_passages (
    point text not null,
    account integer not null,
    number integer not null,${passage},
    primary key (point, account, number),
    foreign key (point, account) references accounts (point, number) on delete cascade)`,
];

const search = (dialect: Dialect): readonly string[] =>
  dialect === 'sqlite'
    ? [
        `create virtual table text_search using fts5 (
          text, content = 'texts', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2')`,
        `create trigger texts_searched after insert on texts begin
          insert into text_search (rowid, text) values (new.number, new.text);
        end`,
        `create trigger texts_forgotten after delete on texts begin
          insert into text_search (text_search, rowid, text) values ('delete', old.number, old.text);
        end`,
      ]
    : ['create index texts_words on texts using gin (words)'];

const storiesView = `create view reports_of_one_story as
    select l.lineage, l.kind, l.share, f.outlet as from_outlet, f.title as from_title, t.outlet as to_outlet,
      t.title as to_title
    from lineage_links l join reports f on f.id = l.from_report join reports t on t.id = l.to_report`;

const views: readonly string[] = [
  `create view current_reports as
    select r.*, v.version, v.kept_at
    from versions v join reports r on r.id = v.report
    where v.version = (select max(w.version) from versions w where w.source = v.source)`,
  `create view who_said_what as
    select s.id as statement, coalesce(a.name, '(nobody named)') as speaker, side.name as side, s.mode, s.content,
      s.text as passage, s.said, r.outlet, r.title, r.published, s.confidence
    from statements s join reports r on r.id = s.report
    left join actors a on a.id = s.speaker left join actors side on side.id = a.side`,
  `create view on_the_table as
    select t.id as term, t.issue, a.name as party, t.text, t.state, t.since, t.voices
    from terms t left join actors a on a.id = t.party`,
  `create view who_moved as
    select m.id as move, a.name as actor, m.act, i.issue, m.text as passage, m.modality, r.outlet, r.published,
      m.confidence
    from moves m join reports r on r.id = m.report left join actors a on a.id = m.actor
    left join move_issues i on i.move = m.id`,
  `create view where_accounts_differ as
    select p.id as point, p.question, p.kind, p.verdict, c.number as account, c.value, c.voices
    from points p join accounts c on c.point = p.id
    where p.verdict <> 'agree'`,
  `create view pledges_and_conduct as
    select p.term as pledge, a.name as party, t.text as promised, p.seen, o.bearing, o.text as observed,
      s.name as seen_by, r.outlet, r.published
    from pledges p join terms t on t.id = p.term left join actors a on a.id = t.party
    left join observations o on o.pledge = p.term left join actors s on s.id = o.source
    left join reports r on r.id = o.report`,
  `create view what_comes_next as
    select s.id as step, s.kind, s.due, o.after as after_step, b.kind as after_kind
    from steps s left join step_order o on o.step = s.id left join steps b on b.id = o.after`,
  storiesView,
];

/**
 * PostgreSQL compresses long values, by default with its oldest method, which takes ten times as long as LZ4 for a sixth
 * less room. Where the server was built without LZ4 (before version 14 always) nothing changes.
 */
const quickCompression = `do $$ begin
    if exists (select from pg_settings where name = 'default_toast_compression' and 'lz4' = any (enumvals)) then
      execute 'alter table readings alter column content set compression lz4';
      execute 'alter table texts alter column text set compression lz4';
    end if;
  end $$`;

/**
 * What several items of the record repeated stands once: links of lineages are rows with an own `detail`, and so are
 * positions, which every term on an issue shared. Rows of a record written before hold it all in their `detail`.
 */
const once = (dialect: Dialect): readonly string[] => [
  'drop view reports_of_one_story',
  'drop table lineage_links',
  `create table lineage_links (${placedItem},
    lineage text not null ${late('lineages')},
    from_report text not null references reports (id),
    to_report text not null references reports (id),
    kind text not null,
    share double precision not null)`,
  'create index lineage_links_lineage on lineage_links (lineage)',
  `create table positions (${placedItem},
    issue text not null,
    side text not null,
    act text not null,
    since text,
    voices integer not null)`,
  'create index positions_issue on positions (issue)',
  storiesView,
  // Places between places: what comes into the middle of a list moves nobody.
  ...(dialect === 'sqlite'
    ? []
    : itemTables.map((table) => `alter table ${table} alter column position type double precision`)),
  // What joining remembers of a report: docs/dossier.md.
  `create table remembered (
    report text primary key references reports (id),
    number integer not null unique,
    content text not null)`,
];

/** Those of the first version. */
const itemTables = [
  'record_reports',
  'lineages',
  'actors',
  'utterances',
  'statements',
  'moves',
  'terms',
  'pledges',
  'observations',
  'steps',
  'points',
];

/** The statements that bring a dossier from version `from` to `schemaVersion`, in order. */
export function migrations(from: number, dialect: Dialect): readonly string[] {
  const steps: readonly (readonly string[])[] = [
    [...kept(dialect), ...record, ...team, ...search(dialect), ...views],
    dialect === 'postgres' ? [quickCompression] : [],
    once(dialect),
    // What joining remembers of all reports, in pieces: docs/dossier.md.
    [
      'drop table remembered',
      `create table remembered (
        number integer primary key,
        content ${dialect === 'sqlite' ? 'blob' : 'bytea'} not null)`,
    ],
  ];
  return steps.slice(from).flat();
}
