import { z } from 'zod';
import { roundings } from './calendar.js';

/** Ids are lower-case words with hyphens, so that they read well in events: `us consents treaty`. */
export const idForm = /^[a-z][a-z0-9-]{0,63}$/;
const Id = z.string().regex(idForm, 'lower-case letters, digits and hyphens, a letter first');
const Text = z.string().min(1);

const Cite = z
  .strictObject({
    report: Text.describe('The report: its id in a dossier, or how a reader finds it.'),
    text: z.string().optional().describe('The exact words.'),
    start: z.int().min(0).optional(),
    end: z.int().min(0).optional(),
  })
  .meta({ id: 'Cite', description: 'A passage of the record that this rests on.' });
const Cites = z.array(Cite).describe('Passages that this rests on.');

const Deadline = z
  .union([
    z.string().describe('"2022-04-01", "3 days after attack", "1 month after entry, end of month".'),
    z.strictObject({
      period: z.string().describe('"3 days", "10 working days", "1 month", "15 years".'),
      after: Id.describe('What the period runs from: a fact, a provision, "entry" or "trigger".'),
      rounding: z.enum(roundings).optional(),
    }),
  ])
  .meta({
    id: 'Deadline',
    description: 'A day, an instant, or a period after something. A day counts to its end.',
  });

const expressionKeys = {
  not: z.lazy(() => Expression).optional(),
  all: z.lazy(() => z.array(Expression)).optional(),
  any: z.lazy(() => z.array(Expression)).optional(),
  'at-least': z.int().min(1).optional(),
  of: z.lazy(() => z.array(Expression)).optional(),
  fulfilled: Id.optional().describe('Every bearer has done it; a condition is met.'),
  breached: Id.optional().describe('A bearer is in breach of it.'),
  exercised: Id.optional().describe('The power has been used.'),
  'in-force': Id.optional(),
  suspended: Id.optional(),
  lapsed: Id.optional(),
  by: Id.optional().describe('Only as far as this party is concerned.'),
  after: Deadline.optional().describe('True once this time has passed.'),
};

export type ExpressionFile = string | readonly ExpressionFile[] | ExpressionObject;
export interface ExpressionObject {
  readonly not?: ExpressionFile | undefined;
  readonly all?: readonly ExpressionFile[] | undefined;
  readonly any?: readonly ExpressionFile[] | undefined;
  readonly 'at-least'?: number | undefined;
  readonly of?: readonly ExpressionFile[] | undefined;
  readonly fulfilled?: string | undefined;
  readonly breached?: string | undefined;
  readonly exercised?: string | undefined;
  readonly 'in-force'?: string | undefined;
  readonly suspended?: string | undefined;
  readonly lapsed?: string | undefined;
  readonly by?: string | undefined;
  readonly after?: DeadlineFile | undefined;
}
export type DeadlineFile = z.infer<typeof Deadline>;

const Expression: z.ZodType<ExpressionFile> = z
  .lazy(() => z.union([z.string().min(1), z.array(Expression), z.strictObject(expressionKeys)]))
  .meta({
    id: 'Expression',
    description:
      'What must hold: a fact, a condition met, a duty fulfilled, a power exercised (by id), a time ("2030-01-01", "15 years after entry"), or all (a list), any, at-least … of, not.',
  });

const ids = 'parties, groups (each of their members), or further rules';
const consentKeys = {
  all: z
    .lazy(() => Voters)
    .optional()
    .describe('Every one consents.'),
  any: z
    .lazy(() => Voters)
    .optional()
    .describe('One is enough.'),
  'at-least': z
    .union([z.int().min(0), z.string().regex(/^[1-9]\d{0,3}\/[1-9]\d{0,3}$/)])
    .optional()
    .describe('So many, or a share ("2/3"), of the voters.'),
  of: z.lazy(() => Voters).optional(),
  majority: z
    .lazy(() => Voters)
    .optional()
    .describe('More than half.'),
  veto: z
    .lazy(() => Voters)
    .optional()
    .describe('Whose refusal alone is enough to stop it; their silence is not.'),
};

export type VotersFile = string | readonly ConsentFile[];
export type ConsentFile = string | ConsentObject;
export interface ConsentObject {
  readonly all?: VotersFile | undefined;
  readonly any?: VotersFile | undefined;
  readonly 'at-least'?: number | string | undefined;
  readonly of?: VotersFile | undefined;
  readonly majority?: VotersFile | undefined;
  readonly veto?: VotersFile | undefined;
}

const Consent: z.ZodType<ConsentFile> = z
  .lazy(() => z.union([z.string().min(1), z.strictObject(consentKeys)]))
  .meta({ id: 'Consent', description: 'Whose yes it needs.' });
const Voters: z.ZodType<VotersFile> = z
  .lazy(() => z.union([Id, z.array(Consent)]))
  .meta({ id: 'Voters', description: `A group, or a list of ${ids}.` });

const Bearer = z
  .union([
    Id,
    z.strictObject({ each: Id }).describe('Each member of the group bears it for itself.'),
    z.strictObject({ jointly: Id }).describe('The members bear it together: one may do it for all.'),
  ])
  .meta({ id: 'Bearer', description: 'Who bears it: one party, each of a group, or a group jointly.' });

const Breach = z
  .strictObject({
    suspends: z.array(Id).optional().describe('Provisions that rest while the breach lasts.'),
    ends: z.array(Id).optional().describe('Provisions that end with it.'),
    raises: z.array(Id).optional().describe('Duties and powers that arise from it.'),
  })
  .meta({ id: 'Breach', description: 'What a breach brings.' });

const ruleFields = {
  bearer: Bearer.optional(),
  counterpart: z
    .union([Id, z.array(Id)])
    .optional()
    .describe('To whom it is owed.'),
  from: Expression.optional().describe('From when it binds: "start", or what must hold. Default: entry.'),
  trigger: Expression.optional().describe('What raises it, once it binds.'),
  repeats: z.boolean().optional().describe('Each new occurrence of the trigger raises it anew.'),
  exception: Expression.optional().describe('While this holds, it does not bind.'),
  deadline: Deadline.optional(),
  consent: Consent.optional().describe('Duty, power: needed first. Prohibition: permits the act.'),
  suspended: Expression.optional().describe('While this holds it rests; its deadline waits.'),
  until: Expression.optional().describe('What ends it: a time, or what holds.'),
  'on-breach': Breach.optional(),
  kept: z.boolean().optional().describe('A duty without an end: kept until it is broken.'),
  act: Id.optional().describe('A name for the conduct, shared by the provisions that require or forbid it.'),
  silence: z.enum(['breach', 'unknown']).optional(),
};
const common = {
  only: z.array(Id).min(1).optional().describe('It stands only in these accounts.'),
  cites: Cites.optional(),
  note: z.string().optional(),
  decide: z.string().optional().describe('What a draft left open for the reader to decide.'),
};
const conditionFields = {
  bearer: Bearer.optional().describe('Who does it. Left out: it comes about.'),
  after: z
    .union([Id, z.array(Id)])
    .optional()
    .describe('Conditions that must be met first.'),
  consent: Consent.optional().describe('Whose yes meets it.'),
  needs: Expression.optional().describe('What else must hold.'),
  deadline: Deadline.optional(),
  until: Expression.optional().describe('What makes it too late for good.'),
  silence: z.enum(['breach', 'unknown']).optional(),
};

const RuleChange = z.strictObject({ text: Text.optional(), ...ruleFields, ...common }).partial();
const ConditionChange = z.strictObject({ text: Text.optional(), ...conditionFields, ...common }).partial();
const accounts = <T extends z.ZodType>(change: T) =>
  z.record(Id, change).optional().describe('What an account has otherwise, by the name of the account.');
const ruleVariants = { variants: accounts(RuleChange) };

const Duty = z.strictObject({ duty: Text, ...ruleFields, ...common, ...ruleVariants });
const Prohibition = z.strictObject({ prohibition: Text, ...ruleFields, ...common, ...ruleVariants });
const Power = z.strictObject({ power: Text, ...ruleFields, ...common, ...ruleVariants });
export const Condition = z
  .strictObject({ condition: Text, ...conditionFields, ...common, variants: accounts(ConditionChange) })
  .meta({ id: 'Condition', description: 'What has to happen first; failing it breaches nothing.' });

/** The form of a provision by the key that names its kind. */
export const provisionForms = {
  duty: Duty.meta({ id: 'Duty', description: 'What must be done, once, by a deadline, or kept.' }),
  prohibition: Prohibition.meta({ id: 'Prohibition', description: 'What must not be done.' }),
  power: Power.meta({ id: 'Power', description: 'What may be done, and changes what others must or may.' }),
  condition: Condition,
} as const;
export type ProvisionKind = keyof typeof provisionForms;

const Party = z.union([
  Text,
  z.strictObject({ name: Text, note: z.string().optional(), cites: Cites.optional() }),
]);
const Group = z.union([
  z.array(Id),
  z.strictObject({
    name: Text.optional(),
    members: z.array(Id).optional(),
    variants: z.record(Id, z.array(Id)).optional().describe('The members, by the name of the account.'),
    cites: Cites.optional(),
    note: z.string().optional(),
  }),
]);
const Fact = z.union([
  Text,
  z.strictObject({
    text: Text,
    by: Id.optional().describe('The party or group that can bring it about.'),
    cites: Cites.optional(),
    note: z.string().optional(),
  }),
]);
const Variant = z.union([
  Text,
  z.strictObject({
    told: Text.describe('Which accounts tell it.'),
    point: Text.optional().describe('The question it answers; accounts of one point exclude each other.'),
    cites: Cites.optional(),
    note: z.string().optional(),
  }),
]);

/** The agreement file, version 1, as its JSON Schema publishes it. */
export const AgreementFile = z
  .strictObject({
    $schema: z.string().optional(),
    agreement: z.literal(1).describe('The version of this format.'),
    title: Text,
    note: z.string().optional(),
    calendar: z
      .strictObject({
        zone: z
          .string()
          .regex(/^(Z|[+-]\d{2}:\d{2})$/)
          .optional()
          .describe('In which days are counted: "+02:00". Default Z.'),
        'missing-day': z
          .enum(['last', 'next'])
          .optional()
          .describe('One month after 31 January: the last day of February, or 1 March.'),
        rounding: z.enum(roundings).optional().describe('Where a period of days or longer ends.'),
        weekend: z.array(z.enum(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'])).optional(),
        holidays: z.array(z.string()).optional(),
      })
      .optional(),
    silence: z
      .enum(['breach', 'unknown'])
      .optional()
      .describe('A deadline passes and no report says whether: default unknown; "breach" where all is seen.'),
    parties: z.record(Id, Party).describe('Who can bear, consent, act: id and name.'),
    groups: z.record(Id, Group).optional(),
    facts: z.record(Id, Fact).optional().describe('What may occur and end, and what provisions rest on.'),
    variants: z.record(Id, Variant).optional().describe('The accounts that differ.'),
    path: z.record(Id, Condition).optional().describe('What the deal passes through on the way to force.'),
    entry: Expression.optional().describe('When the deal enters into force. Default: the whole path is met.'),
    suspended: Expression.optional().describe('While this holds, all of the deal rests.'),
    until: Expression.optional().describe('What ends the whole deal.'),
    provisions: z
      .record(Id, z.union([provisionForms.duty, provisionForms.prohibition, provisionForms.power, Condition]))
      .optional(),
  })
  .meta({ title: 'Parley agreement', description: 'A deal written down so that it can be run.' });
export type AgreementFile = z.infer<typeof AgreementFile>;

/** The JSON Schema of the agreement file, for editors. */
export function agreementSchema(): object {
  return z.toJSONSchema(AgreementFile, { io: 'input' });
}
