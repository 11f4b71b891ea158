import { z } from 'zod';

/**
 * What a language model may propose about one report. Each proposal quotes words of the report; what it quotes and who
 * it names must stand there, or it is dropped (check.ts).
 */
const statement = z.object({
  kind: z.literal('statement'),
  paragraph: z.number().int().nonnegative(),
  words: z.string().min(1).max(2000),
  speaker: z.string().min(1).max(200),
});

const move = z.object({
  kind: z.literal('move'),
  paragraph: z.number().int().nonnegative(),
  words: z.string().min(1).max(1000),
  actor: z.string().min(1).max(200),
  act: z.string().min(1).max(40),
  issues: z.array(z.string().min(1).max(60)).min(1).max(6),
});

const answer = z.object({
  kind: z.literal('point'),
  paragraph: z.number().int().nonnegative(),
  words: z.string().min(1).max(1000),
  question: z.string().min(1).max(300),
});

export const proposalSchema = z.discriminatedUnion('kind', [statement, move, answer]);
export const responseSchema = z.object({ proposals: z.array(z.unknown()).max(500) });

export type Proposal = z.infer<typeof proposalSchema>;

/** Why a proposal was dropped. */
export type Dropped =
  | 'not of the form'
  | 'words not in the report'
  | 'speaker not in the report'
  | 'no such act or issue'
  | 'found already';

/** What the dossier keeps of a model's answer: only what held against the report. */
export const anchoredSchema = z.object({
  proposal: proposalSchema,
  span: z.object({ start: z.number().int(), end: z.number().int() }),
  actor: z.number().int().nullable(),
});
