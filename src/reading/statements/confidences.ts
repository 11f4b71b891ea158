import type { ActorKind } from '../actor.js';
import type { Attribution } from '../attributions/attribution.js';
import { speakerWeights } from '../weights/speakers.js';
import type { Way } from './speaker.js';

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

/** What the judgement looks at, in the order in which it is summed. */
const looked = [
  'way',
  'kind',
  'form',
  'name',
  'times',
  'strong',
  'mind',
  'said',
  'before',
  'within',
  'quoted',
] as const;

/** The fitted weights by what is looked at and what is seen there: no feature's name is put together to look one up. */
const weights = looked.map(
  (one) =>
    new Map(
      Object.entries(speakerWeights)
        .filter(([feature]) => feature.startsWith(`${one}:`))
        .map(([feature, weight]) => [feature.slice(one.length + 1), weight]),
    ),
);

/** What is seen of a speaker, in the order of `looked`. */
function seenOf(facts: SpeakerFacts): readonly string[] {
  const { way, kind, standing, attribution, before, within, quoted } = facts;
  const times = standing === null ? 0 : standing.times;
  return [
    way,
    kind ?? 'nobody',
    attribution?.form ?? 'none',
    standing?.known ? 'known' : standing?.full ? 'full' : 'part',
    times < 2 ? 'once' : times < 5 ? 'few' : 'many',
    `${attribution !== null && attribution.strength >= 0.9}`,
    `${attribution?.mind ?? false}`,
    `${attribution?.polarity === 'said'}`,
    `${before}`,
    `${within}`,
    `${quoted}`,
  ];
}

/** Named features of the judgement whether a speaker is right; `training/speakers.ts` fits their weights. */
export const speakerFeatures = (facts: SpeakerFacts): readonly string[] => [
  'bias',
  ...seenOf(facts).map((seen, at) => `${looked[at]}:${seen}`),
];

/** 0…1: how often a speaker found in this way was right in the texts that the weights were fitted on. */
export function confidenceOf(facts: SpeakerFacts): number {
  const seen = seenOf(facts);
  let score = speakerWeights['bias'] ?? 0;
  for (let at = 0; at < seen.length; at += 1) score += weights[at]?.get(seen[at] ?? '') ?? 0;
  return Math.round(1000 / (1 + Math.exp(-score))) / 1000;
}
