import { z } from 'zod';

/**
 * The record as a schema: what `parley export --format record` writes is checked against it, and the build publishes
 * it as JSON Schema (`dist/record.schema.json`). Fields that it does not name are let through: a newer Parley may
 * write more. Descriptions become those of the JSON Schema and of docs/record.md.
 */

const id = (of: string) => z.string().min(1).describe(`id of ${of}`);
const idOrNull = (of: string, without: string) =>
  z.string().min(1).nullable().describe(`id of ${of}; null ${without}`);
const lineageIds = z.array(id('a lineage')).describe('the independent voices: ids of lineages');
const confidence = z
  .number()
  .min(0)
  .max(1)
  .optional()
  .describe(
    '0 to 1: of the items that say 0.8, about eight in ten are right. Views show those of at least 0.8 and offer the others as possible',
  );
const day = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2}(T[0-9:.]+(Z|[+-]\d{2}:\d{2})?)?)?)?$/)
  .describe('a date, `2022-03-29`, `2022-03` or `2022`, with time and zone where they are known');

const passage = z
  .object({
    report: id('the report it stands in'),
    start: z.int().min(0).describe('where it begins in the report’s text, in UTF-16 code units'),
    end: z.int().min(0).describe('where it ends; that unit is no longer part of it'),
    text: z.string().describe('exactly what stands there'),
  })
  .meta({ id: 'Passage', description: 'Exact words at a place of a report’s text' });

const report = z
  .object({
    id: z.string().min(1).describe('first 12 hexadecimal digits of the SHA-256 of name, NUL and text'),
    file: z.string().nullable().describe('name of the file it was read from, or null'),
    url: z.string().nullable().describe('its address, or null'),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('SHA-256 of the text as UTF-8'),
    outlet: z.string().nullable().describe('who published it, where the report says'),
    title: z.string().nullable().describe('its headline'),
    byline: z.array(z.string()).describe('who wrote it'),
    published: day
      .nullable()
      .describe('when it was published; null where it does not say and nothing implies it'),
    publishedReason: z
      .string()
      .optional()
      .describe(
        'why that date is believed: `json-ld`, `meta`, `time-element`, `text`, `file-name`, `feed`, `text-and-file-time`, `other-reports` …',
      ),
    publishedPrecision: z.string().optional().describe('how exact it is: `minute`, `day`, `week`, `month`'),
    language: z.string().nullable().describe('ISO 639-1 code of its language'),
    unread: z
      .boolean()
      .optional()
      .describe('true where its language is not read yet: kept and searchable only'),
    words: z.int().min(0).describe('number of its words'),
    lineage: id('its lineage'),
    furniture: z.array(passage).describe('advertisements, link lists, captions: no part of the report'),
  })
  .meta({ id: 'Report', description: 'One published piece' });

const lineageLink = z
  .object({
    from: id('the report that came first, where that is known'),
    to: id('the report that came from it'),
    kind: z.enum(['copy', 'update', 'rewrite', 'excerpt']).describe('how the one came from the other'),
    share: z
      .number()
      .min(0)
      .max(1)
      .describe('share of the shorter report’s sentences that have a partner in the other'),
    directed: z.boolean().optional().describe('whether `from` is known to come first'),
    passages: z.array(z.tuple([passage, passage])).describe('sentences that stand for one another'),
  })
  .meta({ id: 'LineageLink', description: 'One report that came from another' });

const lineage = z
  .object({
    id: id('this lineage'),
    reports: z.array(id('a report')).min(1).describe('its reports'),
    links: z.array(lineageLink).describe('which of them came from which'),
  })
  .meta({ id: 'Lineage', description: 'Reports that come from one another: they count as one voice' });

const role = z
  .object({
    title: z.string().describe('the office, lower case: `foreign minister`'),
    of: idOrNull('the actor whose office it is', 'where the reports do not say'),
    passages: z.array(passage).describe('where the reports say so'),
  })
  .meta({ id: 'Role', description: 'An office that an actor holds' });

const actor = z
  .object({
    id: id('this actor'),
    name: z.string().min(1).describe('its fullest name'),
    kind: z.enum(['person', 'state', 'organization', 'group']).describe('what it is'),
    names: z.array(z.string()).describe('every form of its name in the reports'),
    roles: z.array(role).describe('its offices, learnt from the reports'),
    side: idOrNull(
      'the state, party or organization that it speaks for',
      'where it speaks for itself or none is known',
    ),
    state: id('the state within which it, or whom it speaks for, is a side of its own').optional(),
    article: z.literal(true).optional().describe('its name stands behind “the” within a sentence'),
    parts: z
      .array(
        z.object({
          part: z.enum(['party', 'mediator', 'host', 'guarantor', 'critic', 'observer']).describe('its part'),
          passages: z.array(passage).describe('where the reports say so'),
        }),
      )
      .optional()
      .describe('the parts it has in the talks'),
    mentions: z.int().min(0).optional().describe('how often the reports name it'),
    joined: z
      .array(
        z.object({
          names: z.tuple([z.string(), z.string()]).describe('two forms of the name'),
          reason: z.string().describe('why they are held to be one'),
          passages: z.array(passage).describe('what speaks for it'),
        }),
      )
      .optional()
      .describe('why its names were taken for one'),
  })
  .meta({ id: 'Actor', description: 'A person, state, organization or group in the story' });

const statement = z
  .object({
    id: id('this statement'),
    report: id('the report that tells it'),
    speaker: idOrNull('the actor who says it', 'where the report does not tell'),
    mode: z
      .enum(['direct', 'mixed', 'indirect'])
      .describe('quoted, partly quoted, or told in the reporter’s words'),
    passage: passage.describe('the whole attribution: speaker, cue and content'),
    content: passage.describe('what is said'),
    quotes: z.array(passage).describe('each stretch between quotation marks, without the marks'),
    cue: passage.nullable().describe('the words that attribute it: `said`, `according to`'),
    speakerPassage: passage.nullable().describe('the words that name the speaker'),
    addressee: z.string().nullable().optional().describe('id of the actor it is said to'),
    via: idOrNull('the medium or person that carried it', 'where none is named'),
    said: day.nullable().describe('when it was said, or null'),
    polarity: z
      .enum(['said', 'denied-saying', 'hypothetical'])
      .optional()
      .describe('`denied-saying` for “did not say”, `hypothetical` for “would say”'),
    utterance: id('the utterance that it tells'),
    whole: passage
      .optional()
      .describe('the whole attribution, where this is one of several things said in it'),
    confidence,
  })
  .meta({ id: 'Statement', description: 'Somebody says something, in one report' });

const utterance = z
  .object({
    id: id('this utterance'),
    speaker: idOrNull('the actor who says it', 'where no report tells'),
    statements: z.array(id('a statement')).describe('the statements that tell it'),
    lineages: lineageIds,
    joined: z
      .array(
        z.object({
          statements: z.tuple([id('a statement'), id('another')]).describe('two of its statements'),
          reason: z
            .enum(['aligned', 'same-words', 'quotation', 'like-words', 'like-meaning'])
            .describe(
              'aligned sentences of one lineage, the same words, a whole quotation of one in the other, words that both have, words of like meaning',
            ),
          likely: z.number().min(0).max(1).describe('how likely the two are one saying'),
          words: z.array(z.string()).describe('the heaviest words that both share, as the first has them'),
          speakers: z
            .enum(['same', 'kin', 'unknown', 'other'])
            .describe(
              'how well their speakers agree; kin: of one side, or one is named in the sentence of the other',
            ),
          daysApart: z
            .int()
            .min(0)
            .nullable()
            .describe('days between their reports, null where one has no date'),
        }),
      )
      .optional()
      .describe('why its statements were taken for one saying; absent where there is one alone'),
  })
  .meta({ id: 'Utterance', description: 'One saying, told by one or more statements' });

const move = z
  .object({
    id: id('this move'),
    report: id('the report that tells it'),
    statement: idOrNull('the statement by which it is made', 'where it is told without one'),
    actor: idOrNull('the actor who makes it', 'where the report does not tell'),
    toward: idOrNull('the actor it is addressed to', 'where none is named'),
    act: z.string().min(1).describe('what is done by word, of the catalogue: `offer`, `demand`, `refuse` …'),
    issues: z.array(z.string()).describe('what it is about, of the catalogue: `neutrality`, `sanctions` …'),
    places: z.array(z.string()).describe('places it is about'),
    passage: passage.describe('the shortest clause that carries it'),
    modality: z.enum(['actual', 'conditional', 'hypothetical', 'negated', 'past']).describe('how it is told'),
    condition: passage.nullable().optional().describe('the condition it is made under'),
    deadline: z.string().nullable().optional().describe('the date it sets'),
    exchange: z.string().nullable().optional().describe('id of the move it is made in return for'),
    date: day.nullable().optional().describe('when it was made'),
    confidence,
  })
  .meta({ id: 'Move', description: 'What somebody does at the table, by word' });

const position = z
  .object({
    side: id('the side'),
    act: z.string().describe('its last act on the term'),
    since: day.nullable().describe('since when'),
    moves: z.array(id('a move')).describe('the moves that show it'),
    lineages: lineageIds,
  })
  .meta({ id: 'Position', description: 'A side’s stance on a term at a date' });

const term = z
  .object({
    id: id('this term'),
    issue: z.string().describe('what it is about, of the catalogue'),
    party: idOrNull('the actor who put it there', 'where no report tells'),
    text: z
      .string()
      .describe(
        'the sentence of one of its moves on one line, of a long one the part around the move’s words',
      ),
    passage: passage.optional().describe('that move’s own words'),
    moves: z.array(id('a move')).describe('the moves that make it up'),
    state: z
      .enum(['floated', 'offered', 'demanded', 'agreed', 'refused', 'dropped'])
      .describe('how it stands'),
    since: day.nullable().describe('since when it stands so'),
    lineages: lineageIds,
    exchange: z.array(id('a term')).optional().describe('the terms it is offered in return for'),
    deadline: day
      .nullable()
      .optional()
      .describe('by when it is to be done, as its latest move that sets a limit has it'),
    figures: z.array(passage).optional().describe('numbers and spans of time that belong to it'),
    positions: z.array(position).optional().describe('how each side stands to it'),
    confidence,
  })
  .meta({ id: 'Term', description: 'One thing on the table, over all reports' });

const pledge = z
  .object({
    term: id('the term that was pledged'),
    observations: z.array(id('an observation')).describe('reported conduct that bears on it'),
    doubts: z
      .array(z.string())
      .describe(
        'ids of moves that doubt it or blame its side: those that name the side, and doubts told right beside it; each voice once for every lineage',
      ),
    seen: z
      .enum(['keeps', 'breaks', 'mixed', 'unclear', 'not-reported'])
      .describe('what the observations say; `not-reported` does not say that none happened'),
  })
  .meta({ id: 'Pledge', description: 'A promise of own conduct with what has been seen since' });

const observation = z
  .object({
    id: id('this observation'),
    report: id('the report that tells it'),
    source: idOrNull('the actor who reports it', 'where the reporter does'),
    about: idOrNull('the actor whose conduct it is', 'where the report does not tell'),
    passage: passage.describe('the words that tell it'),
    pledge: idOrNull('the pledged term that it bears on', 'where there is none'),
    bearing: z.enum(['keeps', 'breaks', 'unclear', 'none']).describe('whether it keeps what was pledged'),
    date: day.nullable().optional().describe('when it was seen'),
    places: z.array(z.string()).optional().describe('where'),
    confidence,
  })
  .meta({ id: 'Observation', description: 'Conduct that is reported, not promised' });

const step = z
  .object({
    id: id('this step'),
    kind: z.string().describe('what has to happen, of the catalogue: `referendum`, `signature` …'),
    after: z.array(id('a step')).describe('the steps that come before it'),
    by: z.array(id('an actor')).describe('who takes it'),
    due: z.string().nullable().describe('when it is due'),
    told: z.array(passage).describe('the words of each report that tells it'),
    lineages: lineageIds.optional(),
    orders: z
      .array(
        z.object({
          after: id('the step that comes before'),
          lineages: lineageIds,
          passages: z.array(passage).describe('where the reports say so'),
        }),
      )
      .optional()
      .describe('which accounts put which step before this one'),
    confidence,
  })
  .meta({ id: 'Step', description: 'Something that a deal has to pass through' });

const account = z
  .object({
    value: z.string().describe('the answer'),
    items: z
      .array(
        z.object({
          name: z.string().describe('a member of the list'),
          named: z.enum(['named', 'possible']).describe('whether it is named, or only as possible'),
        }),
      )
      .optional()
      .describe('for lists: their members'),
    number: z
      .object({
        value: z.number().describe('the number'),
        unit: z.string().describe('what is counted'),
        hedge: z.string().nullable().describe('`almost`, `more than`, or null'),
      })
      .optional()
      .describe('for numbers: what can be compared'),
    date: z.string().nullable().optional().describe('when the answer was given'),
    reports: z.array(id('a report')).describe('the reports that give it'),
    lineages: lineageIds,
    passages: z.array(passage).describe('the words that give it'),
    confidence,
  })
  .meta({ id: 'Account', description: 'One answer to a question, with the reports that give it' });

const point = z
  .object({
    id: id('this point'),
    question: z.string().describe('the question'),
    kind: z
      .enum(['list', 'number', 'date', 'cause', 'who', 'whether', 'order'])
      .describe('what kind of answer it has'),
    verdict: z.enum(['agree', 'differ', 'partial']).describe('how the accounts compare'),
    changed: z.boolean().optional().describe('the answer changed from one date to another'),
    topic: z.boolean().optional().describe('no question could be made: it names what the accounts tell of'),
    confidence,
    accounts: z.array(account).describe('the answers'),
  })
  .meta({ id: 'Point', description: 'A question that several reports answer' });

const ruling = z
  .object({
    id: id('this ruling'),
    kind: z.string().describe('what it does: `merge-actors`, `not-a` …'),
    by: z.string().describe('who signed it'),
    at: z.string().describe('when it was signed'),
    items: z.array(z.string()).describe('ids of the items it is about'),
    state: z
      .enum(['applied', 'orphaned', 'conflict', 'undone'])
      .describe('`orphaned` where what it is about is no longer found'),
    note: z.string().nullable().describe('why, in the words of who signed it'),
    about: z
      .object({
        item: z
          .enum(['statement', 'move', 'observation', 'point', 'step', 'furniture'])
          .nullable()
          .describe('the kind of item; null for a ruling on names'),
        report: z.string().nullable().describe('id of the report, when it was signed'),
        words: z.string().nullable().describe('the words ruled on'),
        names: z.array(z.string()).nullable().describe('the two names of a ruling on names'),
        labels: z
          .record(z.string(), z.unknown())
          .nullable()
          .describe('what it is instead, or what an added item is'),
      })
      .optional()
      .describe('what it is about, also where that stands in the record no more'),
  })
  .meta({ id: 'Ruling', description: 'A reader’s correction' });

export const recordSchema = z
  .object({
    format: z.literal('parley-record').describe('always `parley-record`'),
    version: z.literal(1).describe('version of this format'),
    talks: z
      .object({
        title: z.string().describe('what the talks are called'),
        asOf: z.string().nullable().describe('the day up to which reports are counted'),
      })
      .describe('the negotiation'),
    summary: z
      .array(
        z.object({
          clauses: z
            .array(
              z.object({
                text: z.string().describe('the clause'),
                items: z.array(z.string()).describe('ids of the items it rests on'),
                lineages: z.int().min(0).describe('number of voices'),
              }),
            )
            .describe('its clauses'),
        }),
      )
      .optional()
      .describe('where it stands, sentence by sentence'),
    reports: z.array(report).describe('the published pieces'),
    lineages: z.array(lineage).describe('which reports come from one another'),
    actors: z.array(actor).describe('who is in the story'),
    statements: z.array(statement).describe('who says what, report by report'),
    utterances: z.array(utterance).describe('what was said, over all reports'),
    moves: z.array(move).describe('what is done at the table'),
    terms: z.array(term).describe('what is on the table'),
    pledges: z.array(pledge).optional().describe('what was promised and what has been seen since'),
    observations: z.array(observation).describe('reported conduct'),
    steps: z.array(step).describe('what still has to happen'),
    points: z.array(point).describe('where accounts can be compared'),
    rulings: z.array(ruling).optional().describe('the reader’s corrections and what became of them'),
  })
  .meta({
    title: 'Parley record',
    description: 'All that is known about one negotiation at a date',
  });

/** The record's JSON Schema, draft 2020-12: what the package publishes. */
export function recordJsonSchema(): object {
  return z.toJSONSchema(recordSchema, { io: 'input', target: 'draft-2020-12' });
}
