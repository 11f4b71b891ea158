import type { Way } from './speakers.js';

/** How often a speaker found in each way is right, counted on the training rounds by `training/speakers.ts`. */
export const confidences: Readonly<Record<Way, number>> = {
  name: 0.97,
  body: 0.92,
  office: 0.9,
  epithet: 0.85,
  group: 0.9,
  pronoun: 0.88,
  continued: 0.9,
  colon: 0.85,
  next: 0.85,
  carried: 0.7,
  subject: 0.6,
  nearby: 0.5,
  none: 0.2,
};
