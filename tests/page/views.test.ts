/// <reference lib="dom" />
import { statSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../support/needs.js';
import { data } from './fixtures/orsa.js';
import { type Opened, open } from './support/opened.js';
import { views } from './support/views.js';

describeWith('chromium')('every view, from a file on disk with the network off', () => {
  let opened: Opened;
  let file: string;
  beforeAll(async () => {
    opened = await open('views');
    file = await opened.file(data);
  }, 120_000);
  afterAll(() => opened?.close());

  test('the file is under 2 MB and asks nobody for anything', async () => {
    expect(statSync(new URL(file)).size).toBeLessThan(2_000_000);
    const page = await opened.page(file);
    for (const view of views) {
      await page.goto(`${file}${view.hash}`);
      await view.prepare?.(page);
      expect(await page.locator('main h2, main h3').count(), view.name).toBeGreaterThan(0);
    }
    expect(page.complaints).toEqual([]);
    await page.context().close();
  });

  for (const colorScheme of ['light', 'dark'] as const)
    test(`no view has an accessibility violation in ${colorScheme}`, async () => {
      const page = await opened.page(file, { colorScheme, reducedMotion: 'reduce' });
      for (const view of views) {
        await page.goto('about:blank');
        await page.goto(`${file}${view.hash}`);
        await page.waitForSelector('main h2');
        await view.prepare?.(page);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(
            (one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
          ),
          view.name,
        ).toEqual([]);
      }
      await page.context().close();
    }, 400_000);

  for (const [name, width, scale] of [
    ['360 pixels', 360, 1],
    ['200 % zoom of a 1280-pixel window', 640, 2],
  ] as const)
    test(`at ${name} nothing is lost to the side`, async () => {
      const page = await opened.page(file, {
        viewport: { width, height: 700 },
        deviceScaleFactor: scale,
      });
      for (const view of views) {
        await page.goto('about:blank');
        await page.goto(`${file}${view.hash}`);
        await page.waitForSelector('main h2');
        await view.prepare?.(page);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth),
          view.name,
        ).toBeLessThanOrEqual(width);
      }
      await page.context().close();
    }, 200_000);

  test('by keyboard: Enter opens the words, ] goes to the next voice, Esc closes and keeps the place', async () => {
    const page = await opened.page(`${file}#/said`);
    const line = page.locator('details.item summary', { hasText: 'east bank free of any army' });
    await line.focus();
    await page.keyboard.press('Enter');
    const note = page.locator('details.item[open] .apparatus');
    await expect
      .poll(() => note.locator('.source').innerText())
      .toContain('Meridian Wire, 12 May 2031, 16:05');
    expect(await note.locator('mark').innerText()).toContain('We are ready to keep all armies');
    await page.keyboard.press(']');
    await expect.poll(() => note.locator('.source').innerText()).toContain('The Harbour Courier');
    await page.keyboard.press('[');
    await expect.poll(() => note.locator('.source').innerText()).toContain('Meridian Wire');
    await page.keyboard.press('Escape');
    expect(await page.locator('details.item[open]').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
    await page.context().close();
  });

  test('voices are counted, not reports, and the outlets behind them are listed', async () => {
    const page = await opened.page(`${file}#/said`);
    const line = page.locator('details.item summary', { hasText: 'east bank free of any army' });
    expect(await line.locator('.voices').innerText()).toContain('2 of 4 voices; 4 reports');
    await line.focus();
    expect(await page.locator('.voices-tip').innerText()).toContain('Meridian Wire = Selm Evening Post');
    await page.context().close();
  });

  test('a passage leads from the record to the report and back', async () => {
    const page = await opened.page(`${file}#/table/t-guard`);
    await page.locator('.apparatus a', { hasText: 'read on in the report' }).first().click();
    await page.waitForSelector('.report .at');
    expect(await page.locator('.report .at').allInnerTexts()).toEqual([
      'Valdria no longer insisted on the disbanding of the Kestmark river guard',
    ]);
    const original = await page
      .locator('.margin .here a', { hasText: 'at the original' })
      .first()
      .getAttribute('href');
    expect(original).toBe(
      'https://meridian.example/2031/05/12/orsa#:~:text=Valdria%20no%20longer%20insisted%20on,of%20the%20Kestmark%20river%20guard',
    );
    await page.locator('.margin .here > a').click();
    await page.waitForSelector('details.item[open]');
    expect(page.url()).toContain('#/item/m-15');
    await page.context().close();
  });

  test('search finds as one types, in the record and in the texts', async () => {
    const page = await opened.page(file);
    await page.keyboard.press('/');
    await page.keyboard.type('timber');
    await expect.poll(() => page.locator('.hit').count()).toBeGreaterThan(3);
    const hits = (await page.locator('.hit').allInnerTexts()).join('\n');
    expect(hits).toContain('the Union lifts its duties on Valdrian timber');
    expect(hits).toContain('timber merchants');
    expect((await page.locator('.hit mark').first().innerText()).toLowerCase()).toBe('timber');
    await page.locator('select').filter({ hasText: 'anybody' }).selectOption('a-union');
    await expect.poll(() => page.locator('.hit').count()).toBeLessThan(4);
    await page.context().close();
  });

  test('dragging over the bars of the timeline chooses days, and the fields say which', async () => {
    const page = await opened.page(`${file}#/timeline`);
    const box = await page.locator('.brush > svg').boundingBox();
    if (!box) throw new Error('no bars');
    await page.mouse.move(box.x + box.width * 0.6, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.9, box.y + 40);
    await page.mouse.up();
    await expect.poll(() => page.locator('input[type=date]').first().inputValue()).toBe('2031-05-13');
    expect(await page.locator('.group-head').allInnerTexts()).toEqual(['13 May 2031']);
    const legend = await page.locator('.brush .legend').innerText();
    for (const words of ['said, put on the table', 'conduct that was reported', 'outside the stretch'])
      expect(legend).toContain(words);
    await page.context().close();
  });

  test('a switch on the path changes the sentence at once', async () => {
    const page = await opened.page(`${file}#/path`);
    const verdict = page.locator('.verdict');
    expect(await verdict.innerText()).toContain('Not in force yet');
    await page
      .locator('.condition', { hasText: 'The presidents sign' })
      .locator('select')
      .last()
      .selectOption('no');
    await expect.poll(() => verdict.innerText()).toContain('Does not enter into force: Valdria refuses');
    // Which account is believed decides what comes after what, and is asked point by point.
    await page
      .getByRole('group', { name: /^order/ })
      .getByLabel('the parliaments vote first')
      .check();
    await expect
      .poll(() => page.getByLabel('the parliaments vote first').isChecked(), { timeout: 5_000 })
      .toBe(true);
    expect(await verdict.innerText()).toContain('Valdria refuses');
    await page.locator('button', { hasText: 'Back to what is reported' }).click();
    await expect.poll(() => verdict.innerText()).toContain('Not in force yet');
    await page.context().close();
  });
});
