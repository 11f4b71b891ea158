import type { SayingJoint } from '../record.js';

/**
 * Why two statements were taken for one saying, in words.
 *
 * ```ts
 * jointText({ reason: 'like-words', words: ['offer', 'June'], speakers: 'same', daysApart: 0, likely: 0.93, statements })
 * // 'much the same words (offer, June); by the same speaker; told on one day; 93 % likely'
 * ```
 */
export function jointText({ reason, likely, words, speakers, daysApart }: SayingJoint): string {
  const shared = words.length === 0 ? '' : ` (${words.join(', ')})`;
  return [
    `${grounds[reason]}${shared}`,
    voices[speakers],
    daysApart === null
      ? ''
      : daysApart === 0
        ? 'told on one day'
        : `told ${daysApart} ${daysApart === 1 ? 'day' : 'days'} apart`,
    reason === 'like-words' || reason === 'like-meaning' ? likelihood(likely) : '',
  ]
    .filter((part) => part !== '')
    .join('; ');
}

/** Two wordings are laid side by side before it is more likely than not that they are one saying: that is said. */
const likelihood = (likely: number): string =>
  `${likely < 0.5 ? 'doubtful, ' : ''}${Math.round(likely * 100)} % likely`;

const grounds: Readonly<Record<SayingJoint['reason'], string>> = {
  aligned: 'they stand in sentences of one story that tell the same',
  'same-words': 'the same words',
  quotation: 'a whole quotation of one stands in the other',
  'like-words': 'much the same words',
  'like-meaning': 'words of like meaning',
};

const voices: Readonly<Record<SayingJoint['speakers'], string>> = {
  same: 'by the same speaker',
  kin: 'by speakers of one side, or one is named in the other’s sentence',
  unknown: 'one of the speakers is not known',
  other: 'though the speakers named are others',
};
