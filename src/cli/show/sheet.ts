import type { Catalog } from '../../catalog/catalog.js';
import { labelsOf } from '../../desk/labels.js';
import type { RecordList, RecordPart } from '../../joining/record-part.js';
import { isSure } from '../../joining/sure.js';
import { reportLabel } from '../../joining/told/report-label.js';
import { alone, type InSentence, type ReadPassage } from '../../text/in-sentence.js';
import type { Passage } from '../../text/passage.js';
import { paragraph } from '../terminal/layout.js';
import type { Screen } from '../terminal/screen.js';

/** The lists that names of actors and reports come from. */
export const named = ['actors', 'reports'] as const;
type Named = (typeof named)[number];

/** Lists of a record with what is needed to set them in a terminal. */
export interface Sheet<List extends RecordList = never> {
  readonly record: RecordPart<List | Named>;
  readonly screen: Screen;
  /** Whether items of low confidence are shown too, each marked as possible. */
  readonly all: boolean;
  /** The id of an item, dimmed, where ids are asked for; else nothing. */
  readonly id: (id: string) => string;
  readonly actor: (id: string | null | undefined) => string;
  readonly issue: (key: string) => string;
  readonly step: (kind: string) => string;
  /** The outlet of a report, or the file's name. */
  readonly report: (id: string) => string;
  /** A passage in its sentence, where the section opened the texts; else the passage alone. */
  readonly inSentence: ReadPassage;
  /** `●●○ 2 of 3 voices`. */
  readonly voices: (lineages: readonly string[]) => string;
}

/** A section of the record with the lists that it shows, besides those of the names. */
export interface Section<List extends RecordList> {
  readonly lists: readonly List[];
  /** Its passages are clauses, which are shown in their sentences. */
  readonly inSentences?: true;
  readonly set: (sheet: Sheet<List>) => string;
}

export function sheetOf<List extends RecordList>(
  record: RecordPart<List | Named>,
  catalog: Pick<Catalog, 'issues' | 'steps'>,
  screen: Screen,
  options: { readonly all: boolean; readonly ids: boolean },
  inSentence: ReadPassage = ({ text }) => alone(text),
): Sheet<List> {
  const { actors: ofActors, reports: ofReports }: RecordPart<Named> = record;
  const actors = new Map(ofActors.map(({ id, name }) => [id, name]));
  const reports = new Map(ofReports.map((report) => [report.id, reportLabel(report)]));
  const total = new Set(ofReports.map(({ lineage }) => lineage)).size;
  return {
    record,
    screen,
    all: options.all,
    id: (id) => (options.ids ? `${screen.style('dim', id)} ` : ''),
    actor: (id) => (id === null || id === undefined ? 'not named' : (actors.get(id) ?? id)),
    ...labelsOf(catalog),
    report: (id) => reports.get(id) ?? id,
    inSentence,
    voices: (lineages) => voices(new Set(lineages).size, total),
  };
}

function voices(count: number, total: number): string {
  const words = `${count} of ${total} ${total === 1 ? 'voice' : 'voices'}`;
  if (total > 8) return words;
  return `${'●'.repeat(count)}${'○'.repeat(Math.max(0, total - count))} ${words}`;
}

export function isShown(sheet: Sheet, item: { readonly confidence?: number }): boolean {
  return sheet.all || isSure(item);
}

/** `12 more are possible: --all shows them`, or nothing. */
export function possibleNote(sheet: Sheet, items: readonly { readonly confidence?: number }[]): string {
  const hidden = sheet.all ? 0 : items.filter((item) => !isSure(item)).length;
  if (hidden === 0) return '';
  const words = hidden === 1 ? '1 more is possible' : `${hidden} more are possible`;
  return `\n${sheet.screen.style('dim', `${words}: --all shows ${hidden === 1 ? 'it' : 'them'}`)}\n`;
}

/** What stands in place of a list of which nothing is shown: `none` where nothing was found, else how sure is not enough. */
export function noneShown(
  sheet: Sheet,
  none: string,
  what: string,
  items: readonly { readonly confidence?: number }[],
): string {
  if (items.length === 0) return nothing(sheet, none);
  const only =
    items.length === 1 ? '1 is possible: --all shows it' : `${items.length} are possible: --all shows them`;
  return nothing(sheet, `No ${what} is at least 80 % sure. ${only}`);
}

/** Words in their sentence: what stands around them is set back. */
export function marked(screen: Screen, { before, words, after }: InSentence): string {
  return `${screen.style('dim', before)}${screen.style('italic', words)}${screen.style('dim', after)}`;
}

/** The words of a passage in quotation marks, with where they stand, as an indented paragraph. */
export function quoted(sheet: Sheet, passage: Passage, indent = '  '): string {
  return paragraph(sheet.screen.width, citing(sheet, sheet.inSentence(passage), passage.report), indent);
}

/** Words in their sentence between marks, with the report that holds them. */
export function citing(sheet: Sheet, read: InSentence, report: string): string {
  const sentence = trimmed(read);
  const set = marked(sheet.screen, sentence);
  // What opens with a mark of its own needs no second one.
  const words = /^["“«„]/u.test(sentence.before + sentence.words) ? set : `“${set}”`;
  const where = sheet.screen.style('cyan', sheet.report(report));
  return `${words} — ${where}`;
}

export function heading(sheet: Sheet, text: string): string {
  return sheet.screen.style('bold', text);
}

function trimmed({ before, words, after }: InSentence): InSentence {
  const opened = before === '' ? words.trimStart() : words;
  return {
    before: before.trimStart(),
    words: after === '' ? opened.trimEnd() : opened,
    after: after.trimEnd(),
  };
}

/** What stands where a section is empty. */
export function nothing(sheet: Sheet, text: string): string {
  return `${sheet.screen.style('dim', paragraph(sheet.screen.width, text))}\n`;
}

/** `2031-05-02` as `2 May 2031`; what is no date is given back. */
export function dayOf(date: string | null | undefined): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(date ?? '');
  if (found === null) return date ?? '';
  const month = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')[Number(found[2]) - 1];
  return `${Number(found[3])} ${month} ${found[1]}`;
}
