import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pageLabels } from '../../tests/support/page-labels.js';
import { loadCatalog } from '../catalog/load.js';
import { readPayload } from './bytes.js';
import { pressOf } from './press.js';
import type { Report } from './report.js';
import { parsePage, textOf } from './tree.js';

const press = pressOf(loadCatalog());

async function page(html: string, name = 'a.html'): Promise<Report> {
  const result = await readPayload(
    Buffer.from(html),
    { origin: { name, file: name, source: name, url: null }, where: name },
    press,
  );
  if (!result.ok) throw new Error(result.problem.found);
  return result.value;
}

const first =
  'The ministers met on the island for two hours and spoke about the fishing grounds, a spokesman said.';
const second =
  'They will meet again next week in the harbour town, where the ferries have stood still since May.';
const third =
  'Neither side would say whether the toll on foreign boats had been a subject of the talks at all.';

test('the story is told from what serves the page', async () => {
  const report = await page(`<html><body>
    <nav><a href="/">Home</a> <a href="/news">News</a></nav>
    <article><h1>Ferry talks</h1><div class="byline">By Ann Lee</div>
      <p>${first}</p><figure><img><figcaption>The pier on Monday, where the ministers met for talks.</figcaption></figure>
      <div class="newsletter-signup"><p>Get the best stories of the day delivered to your inbox every morning.</p></div>
      <p>${second}</p><ul class="related"><li><a href="/x">Herring prices rise to a record</a></li></ul>
      <h2>What comes next</h2><p>${third}</p><p>Read more: <a href="/y">Norland votes</a></p></article>
    <footer>Copyright Northgate Press. All rights reserved.</footer></body></html>`);
  expect(report.text).toBe([first, second, 'What comes next', third].join('\n\n'));
  expect(report.title).toBe('Ferry talks');
  expect(report.byline).toEqual(['Ann Lee']);
});

test('words are taken once where a box opens over a name, and hidden ones are not taken', async () => {
  const popup =
    '<span><a href="/p">Bo Ray</a><span><a href="/1">Ray speaks to the fleet about tolls and herring</a> <a href="/2">Ray in the harbour of the capital</a></span></span>';
  const report = await page(
    `<body><p>${first}</p><p>Minister ${popup} said that ${second}</p><p style="display: none">Secret words of the template that nobody sees here.</p></body>`,
  );
  expect(report.text).toContain('Minister Bo Ray said that They will');
  expect(report.text).not.toContain('Ray speaks');
  expect(report.text).not.toContain('Secret');
});

test('a page without a body, with tags left open, and with breaks for paragraphs', async () => {
  const report = await page(
    `<!doctype html><title>Ferry talks</title><p>${first}<p>${second}<div>${third}<br><br>${first.replace('two', 'three')}</div>`,
  );
  expect(report.text.split('\n\n')).toEqual([first, second, third, first.replace('two', 'three')]);
});

test('JSON-LD goes before meta elements, and a mark with the hour before one with the day', async () => {
  const report = await page(`<html lang="en-GB"><head>
    <link rel="canonical" href="https://www.bbc.co.uk/news/1"><meta property="og:title" content="Ferry talks | BBC News">
    <meta property="article:published_time" content="2021-05-03T23:30:00-05:00">
    <script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":"NewsArticle","headline":"Ferry talks","datePublished":"2021-05-03",
      "dateModified":"0001-01-01T00:00:00Z","author":[{"@type":"Person","name":"ANN LEE"},{"@type":"Organization","name":"BBC News"}],}]}</script></head>
    <body><p>${first}</p><p>${second}</p></body></html>`);
  expect(report.published).toEqual({
    time: '2021-05-03T23:30:00-05:00',
    precision: 'minute',
    reason: 'meta',
  });
  expect(report.modified).toBeNull();
  expect([report.title, report.outlet, report.byline, report.language, report.url]).toEqual([
    'Ferry talks',
    'BBC News',
    ['Ann Lee'],
    'en',
    'https://www.bbc.co.uk/news/1',
  ]);
});

test('without other marks the address tells the day', async () => {
  const report = await page(
    `<link rel="canonical" href="https://www.example.org/2021/may/03/ferries"><p>${first}</p><p>${second}</p>`,
  );
  expect(report.published).toEqual({ time: '2021-05-03', precision: 'day', reason: 'address' });
});

test('scripts, styles, drawings and comments leave no words; a head left open ends where the body begins', () => {
  const words = (html: string): string => textOf(parsePage(html).root);
  expect(words('<p title="<script>">A<script>x("</p>")</script>b<!-- <p> -->c</p>')).toBe('Abc');
  expect(words('<p title="<style>">a<script>b</SCRIPT>c</p><script>d</script>e')).toBe('ace');
  expect(words('<p>a<style>open')).toBe('a');
  expect(words("<p>it's</p><p>it's</p>")).toBe("it'sit's");
  expect(words('<p>a<svg><title>t</title><path/></svg><noscript>n<p>o</noscript>b')).toBe('ab');
  expect(words('a < b<script type="application/ld+json">{}</script>')).toBe('a < b');
  const open = parsePage('<html><head><meta name=a><title>T</title><p>One<p>Two');
  const head = open.elements.find(({ tagName }) => tagName === 'head');
  expect(head && textOf(head)).toBe('T');
  expect(textOf(open.root)).toBe('TOneTwo');
});

test('a page without running text is a problem that says what to do', async () => {
  const result = await readPayload(
    Buffer.from('<html><body><div id="root"></div></body></html>'),
    { origin: { name: 'a.html', file: 'a', source: 'a', url: null }, where: 'a' },
    press,
  );
  expect(result.ok ? null : result.problem.kind).toBe('no-article');
});

test('deep nests, open tags and repeated marks take no more time than their length', async () => {
  const start = performance.now();
  for (const unit of [
    '<div>',
    '<b>',
    '<p><a>',
    '<ul><li>',
    '<a href="',
    '<!--',
    '<script>',
    '<script ',
    '<a title="<script>',
    '<script></style>',
    '<b></i>',
    '&amp;',
    '<span><a>x</a>',
    '<table><tr><td>',
  ])
    await readPayload(
      Buffer.from(`<html><body><p>${first}</p>${unit.repeat(20_000)}`),
      { origin: { name: 'a.html', file: 'a', source: 'a', url: null }, where: 'a' },
      press,
    );
  expect(performance.now() - start).toBeLessThan(60_000);
});

const folder = join(import.meta.dirname, '../../../shared/corpora/html');
describe.skipIf(!existsSync(folder))('the pages of the corpus', () => {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.html')) : [];
  test.each(names)('%s', async (name) => {
    const bytes = readFileSync(join(folder, name));
    const result = await readPayload(
      bytes,
      { origin: { name, file: name, source: name, url: null }, where: name },
      press,
    );
    const label = pageLabels.get(name);
    expect(result.ok && result.value.title).toBe(label?.title);
    expect(result.ok && result.value.published?.time.slice(0, 10)).toBe(label?.date);
    expect(result.ok && result.value.outlet).toBe(label?.outlet);
  });
});
