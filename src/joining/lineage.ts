import { lightest, type SentenceSketch, type Sketch, type Term, weightOf } from '../reading/sketch.js';
import { align, type Pair } from './align.js';
import type { LinkKind } from './record.js';

/** How two reports hang together: what joining learnt from aligning them. */
export interface Kinship {
  readonly kind: LinkKind;
  /** Share of the shorter report's words, by weight, that stand in aligned sentences. */
  readonly share: number;
  readonly pairs: readonly Pair[];
  /** Evidence 0…1 that it was copied. */
  readonly evidence: number;
}

/** From this evidence on two reports are of one lineage; fitted on pairs of captures, wire copies and look-alikes. */
const threshold = 0.155;
/** Where few of the reporter's own sentences are shared, more is needed. */
const fewer = 0.2;

/** What a sentence counts: a statement or a quotation is public, so another may carry it without copying. */
const worth = { told: 1, stated: 0.12, quoted: 0.12, heading: 0.3, furniture: 0 } as const;

/** What a pair counts by how like its sentences are. */
function strength(likeness: number): number {
  if (likeness >= 0.8) return 1;
  return likeness >= 0.6 ? 0.45 : 0.1;
}

/**
 * Aligns two reports and decides whether one comes from the other (or both from one source). Null where nothing or too
 * little is shared: one statement that all quote, a box of background lines, captions of the same pictures.
 */
export function kinship(a: Sketch, b: Sketch): Kinship | null {
  const left = a.sentences ?? [];
  const right = b.sentences ?? [];
  const pairs = align(left, right);
  if (pairs.length < 2) return null;
  const totals = [total(left), total(right)] as const;
  const weights = [left.map(weight), right.map(weight)] as const;
  let [keptA, keptB, evidenceA, evidenceB, firm, close] = [0, 0, 0, 0, 0, 0];
  for (const { a: i, b: j, likeness } of pairs) {
    const [p, q] = [left[i], right[j]];
    if (p === undefined || q === undefined) continue;
    const value = Math.min(worth[p.role], worth[q.role]);
    const [wa, wb] = [weights[0][i] ?? 0, weights[1][j] ?? 0];
    evidenceA += wa * value * strength(likeness);
    evidenceB += wb * value * strength(likeness);
    if (value > 0) [keptA, keptB] = [keptA + wa, keptB + wb];
    if (likeness >= 0.6 && value > 0) close += 1;
    if (likeness >= 0.6 && value === 1) firm += 1;
  }
  const evidence = Math.max(evidenceA / totals[0].worth, evidenceB / totals[1].worth);
  const share = Math.max(keptA / totals[0].all, keptB / totals[1].all);
  const needed = Math.min(4, Math.ceil(Math.min(left.length, right.length) / 3));
  const verbatim = share >= 0.6 && close >= needed;
  const enough =
    close >= needed && ((evidence >= threshold && firm >= 4) || (evidence >= fewer && firm >= 2));
  if (!verbatim && !enough) return null;
  return { kind: kindOf(keptA / totals[0].all, keptB / totals[1].all, pairs), share, pairs, evidence };
}

function kindOf(shareA: number, shareB: number, pairs: readonly Pair[]): LinkKind {
  const same = pairs.filter(({ likeness }) => likeness >= 0.9).length / pairs.length;
  if (Math.min(shareA, shareB) >= 0.8 && same >= 0.8) return 'copy';
  if (same < 0.6) return 'rewrite';
  if (Math.max(shareA, shareB) >= 0.75 && Math.min(shareA, shareB) < 0.6) return 'excerpt';
  return Math.min(shareA, shareB) >= 0.4 ? 'update' : 'rewrite';
}

function weight({ terms }: SentenceSketch): number {
  let sum = 0;
  const seen = new Set<Term>();
  for (const term of terms) {
    const w = weightOf(term);
    if (w < lightest || seen.has(term)) continue;
    seen.add(term);
    sum += w;
  }
  return sum;
}

function total(sentences: readonly SentenceSketch[]): { readonly all: number; readonly worth: number } {
  let [all, valued] = [1, 1];
  for (const sentence of sentences) {
    if (sentence.role === 'furniture') continue;
    const w = weight(sentence);
    all += w;
    valued += w * worth[sentence.role];
  }
  return { all, worth: valued };
}
