/// <reference lib="dom" />
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PageData } from '../../src/page/data.js';
import { describeWith } from '../support/needs.js';
import { data } from './fixtures/orsa.js';
import { type Opened, open } from './support/opened.js';

// A template's sign, taken apart so that nobody takes it for a forgotten template.
const dollar = '$';
const nasty = [
  '<script>window.broken = 1</script><img src=x onerror="window.broken = 2">',
  '</script><script>window.broken = 3</script><!-- &lt;b&gt;',
  'before \u202Ereversed\u202C after \u2066isolated\u2069 \u200Fmark',
  'w'.repeat(5000),
  '🕊️👩‍⚖️🇺🇳 e\u0301 \uD83D half a pair',
  `null\u0000byte, line\u2028separator, escape\u001b[31m, ${dollar}& ${dollar}1`,
].join('\n');

/** The sample with hostile words wherever words can stand. */
function hostile(): PageData {
  const text = `${nasty}\nPlain words at the end.`;
  const passage = (words: string) => {
    const start = text.indexOf(words);
    return { report: 'bad', start, end: start + words.length, text: words };
  };
  const first = nasty.split('\n')[0] ?? '';
  const report = data.record.reports[0];
  const statement = data.record.statements[0];
  const actor = data.record.actors[0];
  if (!report || !statement || !actor) throw new Error('the sample is empty');
  return {
    ...data,
    record: {
      ...data.record,
      talks: { title: '</title><script>window.broken = 4</script>', asOf: '2031-05-13' },
      reports: [
        {
          ...report,
          id: 'bad',
          outlet: first,
          title: nasty,
          url: 'javascript:window.broken=5',
          byline: [first],
          furniture: [],
        },
      ],
      lineages: [{ id: 'l-courier', reports: ['bad'], links: [] }],
      actors: [
        { ...actor, id: 'a-bad', name: first, names: [first, nasty], roles: [], parts: [], side: null },
      ],
      statements: nasty.split('\n').map((words, index) => ({
        ...statement,
        id: `s-${index}`,
        report: 'bad',
        speaker: 'a-bad',
        utterance: `u-${index}`,
        passage: passage(words),
        content: passage(words),
        quotes: [passage(words)],
        cue: null,
        speakerPassage: null,
      })),
      utterances: nasty.split('\n').map((_, index) => ({
        id: `u-${index}`,
        speaker: 'a-bad',
        statements: [`s-${index}`],
        lineages: ['l-courier'],
      })),
      moves: [],
      terms: [],
      pledges: [],
      observations: [],
      steps: [],
      points: [],
      summary: [],
      rulings: [
        {
          id: 'g',
          kind: first,
          by: first,
          at: '2031-05-13',
          items: ['a-bad'],
          state: 'applied',
          note: nasty,
        },
      ],
    },
    texts: { bad: text },
    changes: [],
    agreement: null,
  };
}

describeWith('chromium')('hostile words are shown as words', () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open('hostile');
  }, 120_000);
  afterAll(() => opened?.close());

  test('nothing in a report, a name or a ruling runs, and the policy is the strict one', async () => {
    const file = await opened.file(hostile());
    const page = await opened.page(file, { viewport: { width: 360, height: 700 } });
    for (const hash of [
      '#/today',
      '#/said',
      '#/report/bad',
      '#/names',
      '#/sources',
      '#/rulings',
      '#/search?q=script',
      '#/said/u-0',
    ]) {
      await page.goto('about:blank');
      await page.goto(`${file}${hash}`);
      await page.waitForSelector('.page');
      expect(await page.evaluate(() => Reflect.get(window, 'broken')), hash).toBeUndefined();
      expect(await page.locator('img, main script').count(), hash).toBe(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), hash).toBeLessThanOrEqual(360);
    }
    expect(page.complaints).toEqual([]);
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    await page.context().close();
  });

  test('every word of the text stands in the report as it is, and no address that runs a script is a link', async () => {
    const page = await opened.page(`${await opened.file(hostile())}#/report/bad`);
    const shown = await page.locator('.report .text').evaluate((element) => element.textContent ?? '');
    for (const line of nasty.split('\n'))
      expect(shown.replaceAll('\u0000', '')).toContain(line.replaceAll('\u0000', ''));
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
    await page.context().close();
  });

  test('the policy stops a script that got into the page all the same', async () => {
    const page = await opened.page(await opened.file(hostile()));
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.broken = 6';
      document.body.append(script);
    });
    expect(await page.evaluate(() => Reflect.get(window, 'broken'))).toBeUndefined();
    await page.context().close();
  });
});
