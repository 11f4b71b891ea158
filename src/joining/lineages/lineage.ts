import type { SentenceSketch, Sketch } from '../../reading/sketch.js';
import type { LinkKind } from '../record.js';
import { align, type Pair, type Prepared, prepare, type Weighed, weighed, withShort } from './align.js';

/** How two reports hang together: what joining learnt from aligning them. */
export interface Kinship {
  readonly kind: LinkKind;
  /** Share of the shorter report's words, by weight, that stand in aligned sentences. */
  readonly share: number;
  readonly pairs: readonly Pair[];
  /** Evidence 0…1 that it was copied. */
  readonly evidence: number;
}

/** Fitted on pairs of captures, wire copies and look-alikes (bench/join-versions.ts). */
const least = { close: 4, verbatim: 2, share: 0.24, own: 0.55, evidence: 0.4, most: 0.6 } as const;

/** What a sentence counts: a statement or a quotation is public, so another may carry it without copying. */
const worth = { told: 1, stated: 0.12, quoted: 0.12, heading: 0.3, furniture: 0 } as const;

/** What a pair counts by how like its sentences are. */
function strength(likeness: number): number {
  if (likeness >= 0.8) return 1;
  return likeness >= 0.6 ? 0.45 : 0.1;
}

/** A report made ready for being compared with many others. */
export interface Kinsman {
  readonly sentences: readonly SentenceSketch[];
  readonly prepared: Prepared;
  readonly total: Total;
}

export function kinsman({ sentences = [] }: Sketch): Kinsman {
  const prepared = prepare(sentences);
  return { sentences, prepared, total: totalOf(sentences, prepared.sentences) };
}

/**
 * Aligns two reports and decides whether one comes from the other (or both from one source). Null where nothing or too
 * little is shared: one statement that all quote, a box of background lines, captions of the same pictures.
 */
export function kinship(a: Kinsman, b: Sketch): Kinship | null {
  const left = a.sentences;
  const right = b.sentences ?? [];
  const ready = right.map(weighed);
  const pairs = align(a.prepared, ready);
  if (pairs.length < 2) return null;
  const totals = [a.total, totalOf(right, ready)] as const;
  let [keptA, keptB, evidenceA, evidenceB, verbatim, close] = [0, 0, 0, 0, 0, 0];
  for (const { a: i, b: j, likeness } of pairs) {
    const [p, q] = [left[i], right[j]];
    if (p === undefined || q === undefined) continue;
    const value = Math.min(worth[p.role], worth[q.role]);
    const [wa, wb] = [a.prepared.sentences[i]?.weight ?? 0, ready[j]?.weight ?? 0];
    evidenceA += wa * value * strength(likeness);
    evidenceB += wb * value * strength(likeness);
    if (value > 0) [keptA, keptB] = [keptA + wa, keptB + wb];
    if (likeness >= 0.6 && value > 0) close += 1;
    if (likeness >= 0.85) verbatim += 1;
  }
  const evidence = Math.max(evidenceA / totals[0].worth, evidenceB / totals[1].worth);
  const share = Math.max(keptA / totals[0].all, keptB / totals[1].all);
  const needed = Math.min(least.close, Math.ceil(Math.min(left.length, right.length) / 3));
  if (close < needed) return null;
  // Of what is shared, how much the reporter tells in an own voice: what is only quoted by both is no kinship.
  const own = evidence >= least.own * share && verbatim >= least.verbatim && share >= least.share;
  if (!own && evidence < least.evidence && share < least.most) return null;
  return {
    kind: kindOf(keptA / totals[0].all, keptB / totals[1].all, pairs),
    share,
    pairs: withShort(a.prepared.sentences, ready, pairs),
    evidence,
  };
}

function kindOf(shareA: number, shareB: number, pairs: readonly Pair[]): LinkKind {
  const same = pairs.filter(({ likeness }) => likeness >= 0.9).length / pairs.length;
  if (Math.min(shareA, shareB) >= 0.8 && same >= 0.8) return 'copy';
  if (same < 0.6) return 'rewrite';
  if (Math.max(shareA, shareB) >= 0.75 && Math.min(shareA, shareB) < 0.6) return 'excerpt';
  return Math.min(shareA, shareB) >= 0.4 ? 'update' : 'rewrite';
}

/** What a report's sentences weigh, and what they count. */
interface Total {
  readonly all: number;
  readonly worth: number;
}

function totalOf(sentences: readonly SentenceSketch[], ready: readonly Weighed[]): Total {
  let [all, valued] = [1, 1];
  for (const [i, { role }] of sentences.entries()) {
    if (role === 'furniture') continue;
    const weight = ready[i]?.weight ?? 0;
    all += weight;
    valued += weight * worth[role];
  }
  return { all, worth: valued };
}
