import type { Catalog } from '../../catalog/catalog.js';
import type { Nearness } from '../../text/nearness.js';
import type { ClauseContext } from '../clauses/context.js';
import { formFeatures, topicFeatures } from './features.js';
import { readClassifierWeights } from './file.js';
import { hintsFor, issueHintKinds, issueHintsOf } from './issue-hints.js';
import { createNetwork } from './network.js';
import { createSecondLook } from './second-look.js';
import { reportVectorsOf } from './vectors.js';

/** What a clause is taken for. Probabilities to the thousandth. */
export interface Judgement {
  /** That the clause carries no move, and each act, in the order of `ReportClassifier.acts`. */
  readonly none: number;
  readonly acts: readonly number[];
  /** That it tells a step to come, and conduct that was seen. */
  readonly step: number;
  readonly observation: number;
  /** The catalogue's issues, the likeliest first; made when asked for. They share one move's probability among them. */
  issues(): readonly (readonly [string, number])[];
}

/** Judges the clauses of one report. */
export interface ReportClassifier {
  readonly acts: readonly string[];
  /** `given`: somebody picked the passage because it carries a move, so that only its act is asked for. */
  judge(index: number, options?: { readonly given?: boolean }): Judgement;
}

export type Classifier = (context: ClauseContext) => ReportClassifier;

/**
 * The model of clauses: two small networks over hashed features and pooled vectors, one for what is done in a clause
 * (act, step, observation), one for what it is about, which is looked at a second time with what is done in view
 * (`docs/nearness.md` tells how they were trained).
 *
 * ```ts
 * const judgement = createClassifier(bytes, catalog, near)(context).judge(index);
 * judgement.none // 0.12
 * judgement.issues()[0] // ['sanctions', 0.7]
 * ```
 */
export function createClassifier(bytes: Uint8Array, catalog: Catalog, near: Nearness): Classifier {
  const weights = readClassifierWeights(bytes);
  const form = createNetwork(weights.form);
  const topic = createNetwork(weights.topic);
  const hints = issueHintsOf(catalog, near);
  const columns = hints.issues.map((issue) => weights.issues.indexOf(issue));
  const [factor = 1, ...hintFactors] = weights.hints;
  const width = issueHintKinds.length;
  const rank = rankerOf(hints.issues);
  const total = new Float64Array(columns.length);
  const again = new Float64Array(columns.length);
  const likely = new Float64Array(columns.length);
  const lookAgain = createSecondLook(weights.second, columns, width);
  const hintRows = new Float64Array(columns.length * width);
  const count = weights.acts.length + 1;
  const likelyForm = new Float64Array(count);
  const likelyActs = new Float64Array(weights.acts.length);

  return (context) => {
    const report = reportVectorsOf(context, near);
    const issuesOf = (index: number, acts: readonly number[]): Judgement['issues'] => {
      let made: ReturnType<Judgement['issues']> | undefined;
      const issues = (): ReturnType<Judgement['issues']> => {
        const { own, left } = report.of(context, index);
        const { right, sentence, around, report: whole } = report.topicOf(context, index);
        const scores = topic.scores(topicFeatures(context, index), [own, left, right, around, whole]);
        hintsFor(context, index, own, sentence, hints, hintRows);
        // An issue that training did not know is as likely as the likeliest where the clause names it, else unlikely.
        let [top, low] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
        for (let i = 0; i < scores.length; i++) {
          const score = scores[i] ?? 0;
          if (score > top) top = score;
          if (score < low) low = score;
        }
        for (let i = 0; i < columns.length; i++) {
          const column = columns[i] ?? -1;
          const unknown = hintRows[i * width] === 1 ? top : low;
          let score = factor * (column < 0 ? unknown : (scores[column] ?? low));
          for (let j = 0; j < width; j++) {
            const hint = hintRows[i * width + j] ?? 0;
            if (hint !== 0) score += hint * (hintFactors[j] ?? 0);
          }
          total[i] = score;
        }
        softmax(total, likely);
        for (let i = 0; i < acts.length; i++) likelyActs[i] = acts[i] ?? 0;
        softmax(likelyActs, likelyActs);
        lookAgain({ scores: total, hints: hintRows, likely, acts: likelyActs }, again);
        return rank(softmax(again, likely));
      };
      return () => {
        made ??= issues();
        return made;
      };
    };
    return {
      acts: weights.acts,
      judge(index, { given = false } = {}) {
        const { own, verbs, left } = report.of(context, index);
        const scores = form.scores(formFeatures(context, index), [own, verbs, left]);
        const sharp: number[] = [];
        for (let i = 0; i < count; i++) {
          const score = scores[i] ?? 0;
          if (i > 0) sharp.push(score * weights.given);
          likelyForm[i] = given ? (sharp[i - 1] ?? -1e9) : score;
        }
        softmax(likelyForm, likelyForm);
        const acts: number[] = [];
        for (let i = 1; i < count; i++) acts.push(likelyForm[i] ?? 0);
        return {
          none: likelyForm[0] ?? 0,
          acts,
          step: rounded(logistic(scores[count] ?? 0)),
          observation: rounded(logistic(scores[count + 1] ?? 0)),
          issues: issuesOf(index, sharp),
        };
      },
    };
  };
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** Probabilities, rounded; into `out`, which may be the scores themselves. */
function softmax(scores: Float64Array, out: Float64Array): Float64Array {
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < scores.length; i++) top = Math.max(top, scores[i] ?? 0);
  let total = 0;
  for (let i = 0; i < scores.length; i++) {
    const power = Math.exp((scores[i] ?? 0) - top);
    out[i] = power;
    total += power;
  }
  for (let i = 0; i < scores.length; i++) out[i] = rounded((out[i] ?? 0) / total);
  return out;
}

/** To the thousandth: what lies below is not the same on every machine, nor does it say anything. */
function rounded(p: number): number {
  return Math.round(p * 1000) / 1000;
}

/** Puts names in the order of their probabilities, the likeliest first; those that are as likely by their letters. */
function rankerOf(names: readonly string[]): (p: Float64Array) => readonly (readonly [string, number])[] {
  const places = names.map((_, i) => i);
  places.sort((a, b) => {
    const [one, other] = [names[a] ?? '', names[b] ?? ''];
    return one < other ? -1 : one > other ? 1 : 0;
  });
  const unlikely = places.map((place) => [names[place] ?? '', 0] as const);
  return (p) => {
    const ranked: (readonly [string, number])[] = [];
    const rest: (readonly [string, number])[] = [];
    // Nearly all are as good as impossible and stay in the order of their letters; the few others are put before them.
    for (let i = 0; i < places.length; i++) {
      const place = places[i] ?? 0;
      const likely = p[place] ?? 0;
      const none = unlikely[i];
      if (likely === 0 && none !== undefined) {
        rest.push(none);
        continue;
      }
      let at = ranked.length;
      ranked.push([names[place] ?? '', likely]);
      for (; at > 0; at--) {
        const [before, own] = [ranked[at - 1], ranked[at]];
        if (before === undefined || own === undefined || before[1] >= own[1]) break;
        ranked[at - 1] = own;
        ranked[at] = before;
      }
    }
    for (const one of rest) ranked.push(one);
    return ranked;
  };
}
