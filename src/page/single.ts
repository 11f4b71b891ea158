import type { PageData } from './data.js';

/** Where the build leaves the template of the single file, below `dist/page/`. */
export const templateName = 'single.html';

/** Where it leaves the program that draws the first view, beside it. */
export const prerenderName = 'prerender/prerender.js';

const dataMark = '<!--parley:data-->';
const titleMark = '<title>Parley</title>';
const deskMark = '<div id="desk"></div>';

/**
 * Fills the template that the build leaves at `dist/page/single.html` with one record. The result needs no server and
 * no network. Script and style stand in it already, allowed by their hashes alone; the data come in as JSON blocks,
 * which no browser runs (HTML 4.12.1: a script whose type is no JavaScript type is a data block). `drawn` is the first
 * view as HTML, to be read before the script has run; empty, and the script draws it.
 *
 * ```ts
 * fillSingle(readFileSync('dist/page/single.html', 'utf8'), data, prerender(data)) // '<!doctype html>…'
 * ```
 *
 * @throws RangeError where the template has not the three places to fill: it is not the one that the build made.
 */
export function fillSingle(template: string, data: PageData, drawn: string): string {
  const { texts, ...rest } = data;
  const blocks = [
    `<script type="application/json" id="parley-data">${jsonForHtml(rest)}</script>`,
    ...Object.keys(texts)
      .sort()
      .map(
        (id) =>
          `<script type="application/json" data-report="${attribute(id)}">${jsonForHtml(texts[id])}</script>`,
      ),
  ].join('\n');
  const title = `<title>${markup(data.record.talks.title)}</title>`;
  const page = putAt(putAt(template, dataMark, blocks), deskMark, `<div id="desk">${drawn}</div>`);
  return putAt(page, titleMark, title);
}

/**
 * JSON that can stand inside a `<script>` element: `<` is written as an escape, so neither `</script` nor `<!--` can
 * occur, and so are the two line ends that JSON allows and old JavaScript does not.
 *
 * ```ts
 * jsonForHtml('</script>') // '"\\u003c/script>"'
 * ```
 */
export function jsonForHtml(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The first view of the page as HTML, drawn by the built program at `prerenderer`. */
export async function drawn(prerenderer: URL, data: PageData): Promise<string> {
  const built: unknown = await import(prerenderer.href);
  if (typeof built !== 'object' || built === null || !('prerender' in built)) return '';
  return typeof built.prerender === 'function' ? String(built.prerender(data)) : '';
}

// By position, not by `replace` with a string: there a `$&` in a report's text would be taken for a pattern.
function putAt(template: string, mark: string, content: string): string {
  const at = template.indexOf(mark);
  if (at < 0) throw new RangeError(`the template of the page has no ${mark}: build the page again`);
  return template.slice(0, at) + content + template.slice(at + mark.length);
}

const markup = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const attribute = (text: string): string => markup(text).replace(/"/g, '&quot;');
