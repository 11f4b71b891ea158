/// <reference lib="dom" />
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../support/needs.js';
import { data } from './fixtures/orsa.js';
import { type Opened, open } from './support/opened.js';

describeWith('chromium')('the first view of the single file', () => {
  let opened: Opened;
  let file: string;
  beforeAll(async () => {
    opened = await open('first');
    file = await opened.file(data);
  }, 120_000);
  afterAll(() => opened?.close());

  test('stands there without any script', async () => {
    const context = await opened.browser.newContext({ offline: true, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(file);
    expect(await page.locator('.standing p').first().isVisible()).toBe(true);
    expect(await page.locator('table.positions tbody tr').count()).toBeGreaterThan(0);
    await context.close();
  });

  test('is the same once the script has brought it to life', async () => {
    const still = await opened.browser.newContext({ offline: true, javaScriptEnabled: false });
    const drawn = await still.newPage();
    await drawn.goto(file);
    const page = await opened.page(file);
    await page.locator('.first details.item summary').first().click();
    await page.keyboard.press('Escape');
    const markup = (one: typeof drawn) => one.evaluate(() => document.querySelector('.today')?.innerHTML);
    // What Escape closes is closed a moment later.
    await expect.poll(() => markup(page)).toBe(await markup(drawn));
    expect(page.complaints).toEqual([]);
    await page.context().close();
    await still.close();
  });

  test('keeps the reader’s theme, and gives way to another view', async () => {
    const page = await opened.page(file, { colorScheme: 'light' });
    await page.getByLabel('Light or dark').selectOption('dark');
    await page.reload();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    expect(await page.getByLabel('Light or dark').inputValue()).toBe('dark');
    await page.goto('about:blank');
    await page.goto(`${file}#/path`);
    await page.waitForSelector('.view-title');
    expect(await page.locator('.today').count()).toBe(0);
    expect(await page.locator('.masthead').count()).toBe(1);
    expect(await page.locator('.masthead').isVisible()).toBe(true);
    await page.context().close();
  });
});
