import type { TalksRecord } from '../joining/record.js';
import { partition } from '../text/partition.js';
import type { Passage } from '../text/passage.js';

/** How many characters stand before and after the exact words of a quote selector. */
const CONTEXT = 32;

interface Noted {
  readonly id: string;
  readonly motivation: 'identifying' | 'describing' | 'classifying';
  readonly body: string;
  readonly passage: Passage;
}

/**
 * The record as a W3C Web Annotation collection (https://www.w3.org/TR/annotation-model/): one annotation for every
 * statement, move, observation, step and account, on the report it stands in. Positions are counted in code points, as
 * the model asks, though the record counts UTF-16 units. Without the report's text only the quote selector is written.
 *
 * ```ts
 * webAnnotation(record, texts) // '{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationCollection",…'
 * ```
 */
export function webAnnotation(record: TalksRecord, texts: ReadonlyMap<string, string>): string {
  const reports = new Map(record.reports.map((report) => [report.id, report]));
  const pointsIn = new Map([...texts].map(([id, text]) => [id, codePointCounter(text)]));
  const items = notedIn(record).map((noted) => {
    const report = reports.get(noted.passage.report);
    const text = texts.get(noted.passage.report);
    const count = pointsIn.get(noted.passage.report);
    return {
      id: `urn:parley:${noted.id}`,
      type: 'Annotation',
      motivation: noted.motivation,
      body: { type: 'TextualBody', value: noted.body, format: 'text/plain', language: 'en' },
      target: {
        source: report?.url ?? `urn:sha256:${report?.sha256 ?? ''}`,
        selector: [
          {
            type: 'TextQuoteSelector',
            exact: noted.passage.text,
            ...(text === undefined
              ? {}
              : {
                  prefix: text.slice(Math.max(0, noted.passage.start - CONTEXT), noted.passage.start),
                  suffix: text.slice(noted.passage.end, noted.passage.end + CONTEXT),
                }),
          },
          ...(count === undefined
            ? []
            : [
                {
                  type: 'TextPositionSelector',
                  start: count(noted.passage.start),
                  end: count(noted.passage.end),
                },
              ]),
        ],
      },
    };
  });
  const collection = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'AnnotationCollection',
    label: record.talks.title,
    total: items.length,
    first: { type: 'AnnotationPage', startIndex: 0, items },
  };
  return `${JSON.stringify(collection, null, 1)}\n`;
}

function notedIn(record: TalksRecord): readonly Noted[] {
  const names = new Map(record.actors.map((actor) => [actor.id, actor.name]));
  const name = (id: string | null): string => (id === null ? 'somebody' : (names.get(id) ?? id));
  return [
    ...record.statements.map(
      (statement): Noted => ({
        id: statement.id,
        motivation: 'identifying',
        body: `${name(statement.speaker)} (${statement.mode} statement)`,
        passage: statement.passage,
      }),
    ),
    ...record.moves.map(
      (move): Noted => ({
        id: move.id,
        motivation: 'classifying',
        body: `${name(move.actor)}: ${move.act}, ${move.issues.join(', ')}`,
        passage: move.passage,
      }),
    ),
    ...record.observations.map(
      (observation): Noted => ({
        id: observation.id,
        motivation: 'describing',
        body: `conduct of ${name(observation.about)}, told by ${name(observation.source)}: ${observation.bearing}`,
        passage: observation.passage,
      }),
    ),
    ...record.steps.flatMap((step) =>
      step.told.map(
        (passage, index): Noted => ({
          id: `${step.id}-${index}`,
          motivation: 'describing',
          body: `step: ${step.kind}`,
          passage,
        }),
      ),
    ),
    ...record.points.flatMap((point) =>
      point.accounts.flatMap((account, at) =>
        account.passages.map(
          (passage, index): Noted => ({
            id: `${point.id}-${at}-${index}`,
            motivation: 'describing',
            body: `${point.question} ${account.value}`,
            passage,
          }),
        ),
      ),
    ),
  ];
}

/** Counts code points before an offset. Built once a text, so that many offsets cost no second walk. */
function codePointCounter(text: string): (offset: number) => number {
  const pairs: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const point = text.codePointAt(at);
    if (point !== undefined && point > 0xffff) pairs.push(at++);
  }
  return (offset) => offset - partition(pairs, (at) => at < offset);
}
