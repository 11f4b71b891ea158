/**
 * Wordings with gaps: `sign up for * newsletter`, where `*` stands for any words or none. Case, kinds of quotation
 * mark, runs of white space and the punctuation around the whole do not matter.
 */
export interface Template<T> {
  readonly value: T;
  readonly first: string;
  readonly middle: readonly string[];
  readonly last: string;
  /** No gap: the whole is `first`. */
  readonly exact: boolean;
}

export function compileTemplate<T>(wording: string, value: T): Template<T> {
  const pieces = foldText(wording).split('*');
  return {
    value,
    first: pieces[0] ?? '',
    middle: pieces.slice(1, -1).filter((piece) => piece !== ''),
    last: pieces.at(-1) ?? '',
    exact: pieces.length === 1,
  };
}

/** Whether a folded text (`foldForTemplates`) is of this wording; pieces are looked for from left to right. */
function matches<T>(template: Template<T>, folded: string): boolean {
  if (template.exact) return folded === template.first;
  if (!folded.startsWith(template.first)) return false;
  let from = template.first.length;
  for (const piece of template.middle) {
    const at = folded.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return folded.length - template.last.length >= from && folded.endsWith(template.last);
}

/** Templates by how they begin, so that a text meets only those that can match it. */
export class TemplateIndex<T> {
  readonly #byStart = new Map<string, Template<T>[]>();
  readonly #anywhere: Template<T>[] = [];

  constructor(templates: readonly Template<T>[]) {
    for (const template of templates) {
      if (!template.exact && template.first.length < 3) {
        this.#anywhere.push(template);
        continue;
      }
      const key = template.first.slice(0, 3);
      const bucket = this.#byStart.get(key);
      if (bucket) bucket.push(template);
      else this.#byStart.set(key, [template]);
    }
  }

  /** The value of the first template that matches and whose value `fits`; undefined where none does. */
  find(text: string, fits: (value: T) => boolean): T | undefined {
    const folded = foldForTemplates(text);
    const test = (template: Template<T>): boolean => fits(template.value) && matches(template, folded);
    return (this.#byStart.get(folded.slice(0, 3))?.find(test) ?? this.#anywhere.find(test))?.value;
  }
}

export function foldForTemplates(text: string): string {
  return trimmed(foldText(text));
}

const foldText = (text: string): string =>
  withSingleSpaces(text.toLowerCase().replace(/[’‘`]/g, "'").replace(/[“”„]/g, '"'));

/** Runs of white space as one space each; texts that have none others are not copied. */
export const withSingleSpaces = (text: string): string =>
  /[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text;

const edge = new Set(' .,:;!?…()[]{}<>|•·*-–—_"\'');

function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && edge.has(text.charAt(start))) start++;
  while (end > start && edge.has(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}
