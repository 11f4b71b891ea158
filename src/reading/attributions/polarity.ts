import type { Attribution } from './attribution.js';
import type { Frame } from './frame.js';
import type { Subject } from './subject.js';

const being: ReadonlySet<string> = new Set("is are was were been be being 're 's ’s".split(' '));

/** "was told", "'s calling": a form of "be" in a verb's group. */
export const isBeing = (lower: string): boolean => being.has(lower);

/** Whether it was said, by the words of the verb's own group. */
export function polarityOf(group: readonly string[]): Attribution['polarity'] {
  if (group.some((word) => /^(?:not|n['’]t|never)$/.test(word))) return 'denied-saying';
  return group.some((word) => /^(?:would|could|might|may|will|should|can|['’]ll|['’]d)$/.test(word))
    ? 'hypothetical'
    : 'said';
}

/** Whether it was said, by its subject and clause too: "nobody said", "no envoy said", "if Orr says". */
export function standing(
  { tokens }: Frame,
  source: Subject | null,
  worded: Attribution['polarity'],
): Attribution['polarity'] {
  if (source === null || worded !== 'said') return worded;
  const first = source.whole.first;
  if (/^(?:nobody|none|neither|no)$/.test(tokens[first]?.lower ?? '')) return 'denied-saying';
  return /^(?:if|unless|whether)$/.test(tokens[first - 1]?.lower ?? '') ? 'hypothetical' : worded;
}

/** "is expected to say", "was likely to announce": what somebody is still to say. */
export const isForeseen = ({ tokens }: Frame, to: number): boolean =>
  tokens[to]?.lower === 'to' &&
  /^(?:expected|likely|due|scheduled|poised|set)$/.test(tokens[to - 1]?.lower ?? '') &&
  tokens[to - 2]?.pos === 'AUX';
