import type { Point, TalksRecord, Term } from '../joining/record.js';
import { answersOf, isSure } from '../joining/sure.js';
import { comparisonOf, contestedOf } from '../joining/told/contested.js';
import { reportLabel } from '../joining/told/report-label.js';
import { saidToRead } from '../joining/utterances/said-words.js';
import { stretchOf } from '../text/in-sentence.js';
import type { Passage } from '../text/passage.js';

export interface MarkdownLabels {
  readonly issue: (key: string) => string;
  readonly step: (kind: string) => string;
}

/** The record as a Markdown document: what stands where, each line with the words it rests on as a numbered note. */
export function markdownOf(record: TalksRecord, labels: MarkdownLabels): string {
  const notes = new Notes(record);
  const names = new Map(record.actors.map(({ id, name }) => [id, name]));
  const actor = (id: string | null | undefined): string => escaped(names.get(id ?? '') ?? 'not named');
  const voices = (lineages: readonly string[]): string => {
    const count = new Set(lineages).size;
    return `${count} ${count === 1 ? 'voice' : 'voices'}`;
  };
  const sure = <T extends { readonly confidence?: number }>(items: readonly T[]): readonly T[] =>
    items.filter(isSure);

  const termLine = (term: Term): string => {
    const moves = sure(record.moves.filter(({ id }) => term.moves.includes(id)));
    return `- **${actor(term.party)}** ${term.state}${term.since === null ? '' : ` since ${term.since}`}: ${escaped(term.text)} (${voices(term.lineages)})${notes.marks(moves.map(({ passage }) => passage))}`;
  };
  const pointLines = (point: Point): readonly string[] => [
    `- ${escaped(point.question)} (${comparisonOf(point)})`,
    ...answersOf(point.accounts).map(
      ({ value, lineages, passages }) =>
        `  - ${escaped(value)} (${voices(lineages)})${notes.marks(passages)}`,
    ),
  ];
  const issues = [...new Set(record.terms.map(({ issue }) => issue))];
  const parts: readonly (readonly [string, readonly string[]])[] = [
    [
      'Where it stands',
      (record.summary ?? []).map(({ clauses }) => `${clauses.map(({ text }) => escaped(text)).join('; ')}.`),
    ],
    ['Contested', sure(contestedOf(record.points)).flatMap(pointLines)],
    [
      'What several accounts tell',
      sure(record.points)
        .filter(({ verdict }) => verdict !== 'differ')
        .flatMap(pointLines),
    ],
    [
      'On the table',
      issues.flatMap((issue) => [
        `### ${escaped(labels.issue(issue))}`,
        '',
        ...sure(record.terms.filter((term) => term.issue === issue)).map(termLine),
        '',
      ]),
    ],
    [
      'Promises and conduct',
      (record.pledges ?? []).flatMap((pledge) => {
        const term = record.terms.find(({ id }) => id === pledge.term);
        const observed = sure(record.observations.filter(({ id }) => pledge.observations.includes(id)));
        return [
          `- **${actor(term?.party)}**: ${escaped(term?.text ?? '')} (${pledge.seen.replace('-', ' ')})`,
          ...observed.map(
            ({ bearing, source, passage }) =>
              `  - ${bearing}, seen by ${source === null ? 'the reporter' : actor(source)}${notes.marks([passage])}`,
          ),
        ];
      }),
    ],
    [
      'What comes next',
      sure(record.steps).map(
        (step) =>
          `- ${escaped(labels.step(step.kind))}${step.by.length > 0 ? ` by ${step.by.map(actor).join(', ')}` : ''}${step.due === null ? '' : `, due ${step.due}`}${notes.marks(step.told)}`,
      ),
    ],
    [
      'Who said what',
      record.utterances.flatMap((utterance) => {
        const told = sure(record.statements.filter(({ id }) => utterance.statements.includes(id)));
        const first = told[0];
        if (first === undefined) return [];
        return [
          `- **${actor(utterance.speaker)}**: ${escaped(stretchOf(saidToRead(first)))} (${voices(utterance.lineages)})${notes.marks(told.map(({ passage }) => passage))}`,
        ];
      }),
    ],
    [
      'Reports',
      [
        '| outlet | published | title | words |',
        '|---|---|---|---:|',
        ...record.reports.map(
          ({ outlet, published, title, file, words }) =>
            `| ${cell(outlet)} | ${published ?? ''} | ${cell(title ?? file)} | ${words} |`,
        ),
      ],
    ],
  ];
  const asOf = record.talks.asOf === null ? '' : `\n*as of ${record.talks.asOf}*\n`;
  const body = parts
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `## ${title}\n\n${lines.join('\n').trimEnd()}\n`)
    .join('\n');
  return `# ${escaped(record.talks.title)}\n${asOf}\n${body}\n${notes.text()}`;
}

/** Passages as numbered notes; the same passage has one number. */
class Notes {
  private readonly numbers = new Map<string, number>();
  private readonly lines: string[] = [];
  private readonly labels: ReadonlyMap<string, string>;

  constructor(record: TalksRecord) {
    this.labels = new Map(record.reports.map((report) => [report.id, reportLabel(report)]));
  }

  marks(passages: readonly Passage[]): string {
    return passages.map((passage) => `[^${this.numberOf(passage)}]`).join('');
  }

  text(): string {
    return this.lines.length === 0 ? '' : `${this.lines.join('\n')}\n`;
  }

  private numberOf({ report, start, end, text }: Passage): number {
    const key = `${report}:${start}:${end}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.numbers.size + 1;
    this.numbers.set(key, number);
    this.lines.push(
      `[^${number}]: “${escaped(text)}” — ${escaped(this.labels.get(report) ?? report)}, ${start}–${end}`,
    );
    return number;
  }
}

/** Text that Markdown sets as it is: no markup, no HTML, on one line. */
export function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|#~]/g, '\\$&')
    .replace(/&/g, '&amp;');
}

const cell = (text: string | null): string => escaped(text ?? '');
