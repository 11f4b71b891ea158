import type { ActorKind } from './actor.js';
import type { Attribution } from './attributions/attribution.js';
import type { Way } from './speakers.js';
import { speakerWeights } from './weights/speakers.js';

/** What is known of how a statement's speaker was found. */
export interface SpeakerFacts {
  readonly way: Way;
  readonly kind: ActorKind | null;
  readonly standing: { readonly times: number; readonly full: boolean; readonly known: boolean } | null;
  readonly attribution: Attribution | null;
  /** It holds words between marks. */
  readonly quoted: boolean;
  /** The content stands before the cue. */
  readonly before: boolean;
  /** Somebody else is quoted with it. */
  readonly within: boolean;
}

/** Nobody was found: that this is right is not claimed. */
export const unknownSpeaker = 0.2;

/** Named features of the judgement whether a speaker is right; `training/speakers.ts` fits their weights. */
export function speakerFeatures(facts: SpeakerFacts): readonly string[] {
  const { way, kind, standing, attribution, before, within, quoted } = facts;
  const form = attribution?.form ?? 'none';
  const times = standing === null ? 0 : standing.times;
  return [
    'bias',
    `way:${way}`,
    `kind:${kind ?? 'nobody'}`,
    `form:${form}`,
    `name:${standing?.known ? 'known' : standing?.full ? 'full' : 'part'}`,
    `times:${times < 2 ? 'once' : times < 5 ? 'few' : 'many'}`,
    `strong:${attribution !== null && attribution.strength >= 0.9}`,
    `mind:${attribution?.mind ?? false}`,
    `said:${attribution?.polarity === 'said'}`,
    `before:${before}`,
    `within:${within}`,
    `quoted:${quoted}`,
  ];
}

/** 0…1: how often a speaker found in this way was right in the texts that the weights were fitted on. */
export function confidenceOf(features: readonly string[]): number {
  let score = 0;
  for (const feature of features) score += speakerWeights[feature] ?? 0;
  return Math.round(1000 / (1 + Math.exp(-score))) / 1000;
}
