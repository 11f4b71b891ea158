import type { Bearer } from './bearers.js';
import type { ClauseContext } from './clausecontext.js';

/** What is known of a move before it is told: enough to say how far act, actor and issue can be trusted together. */
export interface Candidate {
  /** Index of the clause. */
  readonly index: number;
  readonly act: string;
  /** How likely the act model holds this act. */
  readonly likely: number;
  /** How likely it holds the next likeliest act to be, and that the clause carries none. */
  readonly next: number;
  readonly none: number;
  readonly issues: readonly string[];
  /** How likely the issue model holds the first issue. */
  readonly issueLikely: number;
  readonly bearer: Bearer;
}

/**
 * Named features of the model that gives a move its confidence: that act, actor and an issue are all right, as found
 * on texts that the models were not trained on (stacked generalisation, Wolpert 1992).
 */
export function trustFeatures(context: ClauseContext, candidate: Candidate): readonly string[] {
  const { clauses, hits, voices, ranks } = context;
  const { index, act, likely, next, none, issues, issueLikely, bearer } = candidate;
  const clause = clauses[index];
  if (clause === undefined) return [];
  const steps = (p: number): number => Math.floor(Math.log2(Math.max(p, 0.01) / Math.max(1 - p, 0.01)) * 1.5);
  const ladder = (name: string, from: number, to: number, value: number): string[] => {
    const out: string[] = [];
    for (let step = from; step <= Math.min(to, value); step++) out.push(`${name}>=${step}`);
    return out;
  };
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
  return [
    'bias',
    ...ladder('p', -6, 3, steps(likely)),
    ...ladder('lead', 0, 4, Math.floor(Math.log2(Math.max(likely, 0.01) / Math.max(next, 0.01)))),
    ...ladder('some', -4, 4, steps(1 - none)),
    ...ladder('issue', -3, 3, steps(issueLikely)),
    ...ladder('bearer', -4, 4, steps(bearer.likely)),
    ...ladder('product', -8, 2, steps(likely * issueLikely * bearer.likely)),
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
    `talks:${issues[0] === 'talks'}`,
    `quoted:${clause.quotation !== null}`,
    `long:${length < 30 ? 's' : length < 80 ? 'm' : 'l'}`,
    `clause:${clause.kind}`,
  ];
}
