/** The dossier's tables as kysely sees them. Their meaning: docs/dossier.md. */
export interface Tables {
  dossier: { key: string; value: string };
  texts: { number: number; sha256: string; text: string };
  reports: ReportRow;
  evidence: {
    report: string;
    sha256: string;
    bytes: Buffer | null;
    media_type: string;
    taken_from: string;
    obtained: string | null;
    detail: string;
  };
  versions: { source: string; version: number; report: string; kept_at: string };
  readings: { sha256: string; reader: string; words: number; content: string };
  rulings: RulingRow;

  users: { name: string; role: string; password: string; created_at: string; disabled_at: string | null };
  tokens: {
    id: string;
    account: string;
    secret: string;
    created_at: string;
    expires_at: string;
    revoked_at: string | null;
  };
  sessions: { fingerprint: string; account: string; created_at: string; expires_at: string };
  audit_trail: {
    id: string;
    at: string;
    account: string | null;
    action: string;
    detail: string;
    address: string;
  };
  set_aside: { sha256: string; reader: string; reason: string; at: string };
  proposals: { sha256: string; model: string; content: string; dropped: string; at: string };

  remembered: { number: number; content: Buffer };

  lineages: ItemRow;
  record_reports: ItemRow & { lineage: string; words: number };
  lineage_links: ItemRow & {
    lineage: string;
    from_report: string;
    to_report: string;
    kind: string;
    share: number;
  };
  actors: ItemRow & { name: string; kind: string; side: string | null };
  actor_names: { actor: string; name: string };
  actor_parts: { actor: string; part: string };
  statements: ItemRow &
    PassageColumns & {
      speaker: string | null;
      mode: string;
      content: string;
      cue: string | null;
      via: string | null;
      said: string | null;
      utterance: string;
      confidence: number | null;
    };
  quotes: PassageColumns & { statement: string; number: number };
  utterances: ItemRow & { speaker: string | null; voices: number };
  moves: ItemRow &
    PassageColumns & {
      statement: string | null;
      actor: string | null;
      toward: string | null;
      act: string;
      modality: string;
      date: string | null;
      confidence: number | null;
    };
  move_issues: { move: string; issue: string };
  terms: ItemRow & {
    issue: string;
    party: string | null;
    text: string;
    state: string;
    since: string | null;
    voices: number;
  };
  positions: ItemRow & {
    issue: string;
    side: string;
    act: string;
    since: string | null;
    voices: number;
  };
  term_moves: { term: string; move: string };
  pledges: ItemRow & { term: string; seen: string };
  observations: ItemRow &
    PassageColumns & {
      source: string | null;
      about: string | null;
      pledge: string | null;
      bearing: string;
      date: string | null;
      confidence: number | null;
    };
  steps: ItemRow & { kind: string; due: string | null };
  step_passages: PassageColumns & { step: string; number: number };
  step_order: { step: string; after: string };
  points: ItemRow & { question: string; kind: string; verdict: string };
  accounts: { point: string; number: number; value: string; voices: number };
  account_passages: PassageColumns & { point: string; account: number; number: number };
}

/** Columns that every item of the record has: `detail` is the item as the record's JSON has it (docs/dossier.md). */
export interface ItemRow {
  id: string;
  position: number;
  detail: string;
}

/** Exact words at a place; offsets in UTF-16 code units. */
export interface PassageColumns {
  report: string;
  start_offset: number;
  end_offset: number;
  text: string;
}

export interface ReportRow {
  id: string;
  source: string;
  sha256: string;
  file: string | null;
  url: string | null;
  outlet: string | null;
  title: string | null;
  byline: string;
  published: string | null;
  published_precision: string | null;
  published_reason: string | null;
  modified: string | null;
  modified_precision: string | null;
  modified_reason: string | null;
  language: string | null;
  furniture: string;
}

export interface RulingRow {
  id: string;
  kind: string;
  signed_by: string;
  signed_at: string;
  body: string;
  note: string | null;
  undone_by: string | null;
  undone_at: string | null;
}
