import type { ClauseContext } from '../clauses/context.js';
import type { Bearer } from './bearers.js';

/** What is known of a move before it is told: enough to say how far act, actor and issue can be trusted together. */
export interface Candidate {
  /** Index of the clause. */
  readonly index: number;
  readonly act: string;
  /** How likely the act model holds this act. */
  readonly likely: number;
  /** Whether a phrase of the catalogue names it, an act too rare to be learnt. */
  readonly named: boolean;
  /** How likely it holds the next likeliest act to be, and that the clause carries none. */
  readonly next: number;
  readonly none: number;
  /** How likely a clause beside it in the sentence is held to carry the same act, and any act: one move is told once. */
  readonly nearAct: number;
  readonly nearMove: number;
  readonly issues: readonly string[];
  /** How likely the issue model holds the first issue. */
  readonly issueLikely: number;
  /** How likely it holds all that are told to be together, and how many of them the clause's own words name. */
  readonly issuesTogether: number;
  readonly issuesNamed: number;
  readonly bearer: Bearer;
}

/** Weights of a model of trust by the name of the feature. */
export type TrustModel = Readonly<Record<string, number>>;

/** What such a model is asked about, each feature once: its name and its value. */
export type TrustFeatures = readonly (readonly [string, number])[];

/** How likely what such a model is asked holds, to the thousandth. */
export function trustOf(model: TrustModel, features: TrustFeatures): number {
  let sum = 0;
  for (let i = 0; i < features.length; i++) {
    const [name, value] = features[i] ?? nothing;
    sum += value * (model[name] ?? 0);
  }
  return Math.round(1000 / (1 + Math.exp(-sum))) / 1000;
}

const nothing = ['', 0] as const;

/**
 * Whether a move is told at all: most of its worth is that act, actor and issue are right together (`confidence`), some
 * that the act is. Share and threshold are those under which the six training rounds came out best on both counts.
 * Rare acts are told on the word of the phrase that names them.
 */
export function isTold({
  confidence,
  likely,
  named,
}: Pick<Candidate, 'likely' | 'named'> & { readonly confidence: number }): boolean {
  return named || confidence + 0.2 * likely >= 0.28;
}

/**
 * Features of the model that gives a move its confidence: that act, actor and an issue are all right, as found on texts
 * that the models were not trained on (stacked generalisation, Wolpert 1992). What the models say comes in as log-odds,
 * so that the model of trust scales them (Platt 1999) beside what it knows of acts and actors.
 */
export function trustFeatures(context: ClauseContext, candidate: Candidate): TrustFeatures {
  const { clauses, hits, voices, ranks } = context;
  const { index, act, likely, next, none, nearAct, nearMove, issues, issueLikely, bearer } = candidate;
  const { issuesTogether, issuesNamed } = candidate;
  const clause = clauses[index];
  if (clause === undefined) return [];
  const verbAct = hits.acts
    .in(clause.first, clause.last)
    .some(({ first, value }) => value.act === act && value.weight === 'word' && clause.verbs.includes(first));
  const holder = clause.within === null ? undefined : clauses[clause.within];
  const heldAct =
    holder !== undefined &&
    hits.acts
      .in(holder.first, holder.last)
      .some(
        ({ first, value }) => value.act === act && value.weight === 'word' && holder.verbs.includes(first),
      );
  const named = hits.issues.in(clause.first, clause.last).some(({ value }) => value === issues[0]);
  const said = bearer.statement === null ? undefined : voices.statements[bearer.statement];
  const actor = bearer.actor === null ? undefined : voices.actors[bearer.actor];
  const rank = bearer.actor === null ? 9 : (ranks.get(bearer.actor) ?? 9);
  const length = clause.end - clause.start;
  const odds = (p: number): number => {
    const held = Math.min(0.999, Math.max(0.001, p));
    return Math.log(held / (1 - held));
  };
  const product = Math.max(0.001, likely) * Math.max(0.001, issueLikely) * Math.max(0.001, bearer.likely);
  const features: (readonly [string, number])[] = [
    ['bias', 1],
    ['act', odds(likely)],
    ['next', odds(next)],
    ['none', odds(none)],
    ['issue', odds(issueLikely)],
    ['about', odds(issuesTogether)],
    ['actor', odds(bearer.likely)],
    ['all', Math.log(product)],
    // Where all is sure, each further bit of sureness says more.
    ['all>0.37', Math.max(0, Math.log(product) + 1)],
    ['all>0.55', Math.max(0, Math.log(product) + 0.6)],
    ['act*issue', odds(likely) * odds(issueLikely)],
    ['act*actor', odds(likely) * odds(bearer.likely)],
    ['near act', nearAct],
    ['near act likelier', nearAct > likely ? 1 : 0],
    ['near move', nearMove],
  ];
  for (const name of [
    `act:${act}`,
    `from:${bearer.from}`,
    `kind:${actor?.kind ?? 'nobody'}`,
    `first:${(actor?.names.length ?? 0) > 1}`,
    `rank:${rank < 2 ? 'A' : rank < 6 ? 'B' : 'C'}`,
    `sure:${said === undefined ? 'none' : said.confidence >= 0.8}`,
    `verb:${verbAct}`,
    `held:${heldAct}`,
    `verb:${verbAct}${act}`,
    `named:${named}`,
    `issues:${issues.length}`,
    `issues named:${Math.min(3, issuesNamed)}`,
    `talks:${issues[0] === 'talks'}`,
    `quoted:${clause.quotation !== null}`,
    `long:${length < 30 ? 's' : length < 80 ? 'm' : 'l'}`,
    `clause:${clause.kind}`,
    `mode:${clause.modal ?? 'plain'} ${clause.tense}`,
    // Who is accused or urged stands where who acts would stand.
    `passive:${clause.passive ? bearer.from : 'no'}`,
  ])
    features.push([name, 1]);
  return features;
}
