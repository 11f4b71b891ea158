/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../support/needs.js';
import { data } from './fixtures/orsa.js';
import { type Opened, open } from './support/opened.js';
import { type Read, readSample, type Served, serve } from './support/served.js';

const ruled = (page: Page): Promise<readonly string[]> =>
  page.locator('.ruling p:first-child').allInnerTexts();

describeWith('chromium')('rulings in the single file', () => {
  let opened: Opened;
  let file: string;
  beforeAll(async () => {
    opened = await open('rulings');
    file = await opened.file(data);
  }, 120_000);
  afterAll(() => opened?.close());

  test('a line is ruled on, the ruling outlives a reload, is saved as a file, and can be undone', async () => {
    const page = await opened.page(`${file}#/table/t-guard`);
    await page.locator('.rule-on button', { hasText: 'This is wrong' }).first().click();
    await page.getByLabel('Why (optional)').fill('never demanded');
    await page.getByLabel('Your name, to sign with').fill('R. Tester');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.ruled').first().innerText()).toContain('ruled wrong · R. Tester');

    await page.goto('about:blank');
    await page.goto(`${file}#/rulings`);
    await expect.poll(async () => (await ruled(page)).join('\n')).toContain('is wrong – never demanded');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the rulings as a file' }).click(),
    ]);
    const saved: unknown = JSON.parse(readFileSync(await download.path(), 'utf8'));
    expect(saved).toMatchObject({
      format: 'parley-rulings',
      talks: 'Orsa talks',
      rulings: [
        {
          by: 'R. Tester',
          draft: { kind: 'reject', items: ['t-guard'], note: 'never demanded' },
          undone: false,
        },
      ],
    });
    await page
      .locator('.ruling', { hasText: 'never demanded' })
      .getByRole('button', { name: 'undo' })
      .click();
    await expect.poll(() => page.locator('.ruling.undone').count()).toBe(1);
    await page.context().close();
  });

  test('a saying told in several wordings is ruled on as one, by its line and by each of its wordings', async () => {
    const page = await opened.page(`${file}#/said/u-bank`);
    const line = page.locator('details.item[open]').first();
    await line.locator('.rule-on button', { hasText: 'It is something else' }).click();
    expect(await line.locator('form.signed').innerText()).toContain('in all 4 places where it is told');
    await page.getByLabel('Your name, to sign with').fill('R. Tester');
    await page.getByRole('button', { name: 'Sign' }).click();
    expect(await line.locator('[role=alert]').innerText()).toContain('Nothing was changed');
    await page.locator('select[name=speaker]').selectOption({ label: 'Edda Rovik' });
    await page.getByRole('button', { name: 'Sign' }).click();
    const said = 'ruled to be something else · R. Tester';
    await expect.poll(() => line.locator('.ruled').innerText()).toContain(said);
    await page.goto(`${file}#/rulings`);
    await expect
      .poll(async () => (await ruled(page)).join('\n'))
      .toContain('is something else: Speaker Edda Rovik');
    await page.locator('.ruling a', { hasText: 'east bank' }).first().click();
    await page.waitForSelector('details.item[open]');
    expect(page.url()).toContain('#/item/u-bank');
    await page.locator('.rule-on button', { hasText: 'undo' }).click();
    await expect.poll(() => page.locator('.ruled').count()).toBe(0);
    await page.context().close();
  });

  test('a question is ruled on; a name is not called right or wrong', async () => {
    const page = await opened.page(`${file}#/accounts`);
    const point = page.locator('.point').first();
    await point.getByRole('button', { name: 'Rule on this question' }).click();
    await point.getByRole('button', { name: 'It is something else …' }).click();
    await page.getByLabel('The accounts').selectOption('partial');
    await page.getByLabel('Your name, to sign with').fill('R. Tester');
    await page.getByRole('button', { name: 'Sign' }).click();
    await expect.poll(() => point.locator('.ruled').innerText()).toContain('R. Tester');
    await page.goto(`${file}#/rulings`);
    await expect
      .poll(async () => (await ruled(page)).join('\n'))
      .toContain('is something else: they agree in part');
    await page.goto(`${file}#/names/a-brezhar`);
    await page.waitForSelector('details.item[open]');
    expect(await page.getByRole('button', { name: 'This is right' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'same as …' }).count()).toBe(1);
    await page.context().close();
  });

  test('one name dragged on another merges them; so does choosing it by keyboard', async () => {
    const page = await opened.page(`${file}#/names`, { viewport: { width: 1280, height: 1600 } });
    const row = (name: string) =>
      page.locator('.name', { has: page.locator('b', { hasText: name }) }).first();
    const from = await row('Jonas Tveit').locator('.handle').boundingBox();
    const to = await row('Edda Rovik').boundingBox();
    if (!from || !to) throw new Error('the names are not there');
    await page.mouse.move(from.x + 6, from.y + 12);
    await page.mouse.down();
    await page.mouse.move(to.x + 80, to.y + 8, { steps: 8 });
    await page.mouse.move(to.x + 90, to.y + 14, { steps: 4 });
    await page.mouse.up();
    await page.getByLabel('Your name, to sign with').fill('R. Tester');
    await page.getByRole('button', { name: 'Sign' }).click();
    await row('Per Aakre').locator('summary').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'same as …' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Lena Okoro');
    await page.keyboard.press('Enter');
    await page.goto(`${file}#/rulings`);
    await expect.poll(async () => (await ruled(page)).join('\n')).toContain('Edda Rovik + Jonas Tveit');
    expect((await ruled(page)).join('\n')).toContain('Per Aakre + Lena Okoro one and the same');
    await page.context().close();
  });

  test('words selected in a report are said to be something, at the place where they stand', async () => {
    const page = await opened.page(`${file}#/report/radio`);
    await page.evaluate(() => {
      const run = [...document.querySelectorAll('.text [data-at]')].find((one) =>
        one.textContent?.includes('Norland’s government sees no withdrawal so far.'),
      );
      const node = run?.firstChild;
      const start = node?.textContent?.indexOf('sees no withdrawal') ?? -1;
      if (!node || start < 0) throw new Error('no such words');
      getSelection()?.setBaseAndExtent(node, start, node, start + 'sees no withdrawal'.length);
    });
    await page.locator('.selection-bar button').click();
    await page.getByLabel('What is it?').selectOption('move');
    await page.locator('select[name=actor]').selectOption('a-norland');
    await page.locator('select[name=act]').selectOption('doubt');
    await page.getByLabel('Your name, to sign with').fill('R. Tester');
    await page.getByRole('button', { name: 'Sign' }).click();
    await page.goto(`${file}#/rulings`);
    await expect
      .poll(async () => (await ruled(page)).join('\n'))
      .toContain('sees no withdrawal was missing: a move at the table, Actor Norland, Act doubts');
    await page.locator('.ruling a', { hasText: 'sees no withdrawal' }).click();
    await expect.poll(() => page.locator('.report .at').allInnerTexts()).toContain('sees no withdrawal');
    await page.context().close();
  });

  test('a name half typed stays when the page is drawn anew', async () => {
    const page = await opened.page(`${file}#/report/radio`);
    await page.evaluate(() => {
      const node = document.querySelector('.text [data-at]')?.firstChild;
      if (node) getSelection()?.setBaseAndExtent(node, 0, node, 8);
    });
    await page.locator('.selection-bar button').click();
    await page.getByLabel('Your name, to sign with').fill('R. Tes');
    await page.getByLabel('What is it?').selectOption('move');
    expect(await page.getByLabel('Your name, to sign with').inputValue()).toBe('R. Tes');
    await page.context().close();
  });
});

describeWith('chromium')('rulings where the page is served', () => {
  let opened: Opened;
  let served: Served;
  beforeAll(async () => {
    opened = await open('served');
    served = await serve('R. Tester');
  }, 240_000);
  afterAll(async () => {
    served?.close();
    await opened?.close();
  });

  test('a ruling is signed by the server, kept over a reload, shown to the next reader, and undone', async () => {
    const context = await opened.browser.newContext();
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(`${served.address}#/said`);
    // Told in several wordings: signed once, kept as a ruling on each, shown and undone as one.
    const line = page.locator('details.item', { hasText: /[2-9] wordings/ }).first();
    await line.locator('summary').click();
    await page.locator('.rule-on button', { hasText: 'This is right' }).first().click();
    await page.getByLabel('Why (optional)').fill('heard it myself');
    await page.getByRole('button', { name: 'Sign' }).click();
    await expect.poll(() => page.locator('form.signed').count()).toBe(0);
    const other = await (await opened.browser.newContext()).newPage();
    await other.goto(`${served.address}#/rulings`);
    await expect.poll(() => other.locator('.ruling').allInnerTexts(), { timeout: 15_000 }).toHaveLength(1);
    expect(await other.locator('.ruling').innerText()).toContain('R. Tester');
    expect(await other.locator('.ruling').innerText()).toContain('heard it myself');
    expect(await other.locator('.ruling').innerText()).toMatch(/and [1-9] further place/);
    const kept: unknown = await (await other.request.get(`${served.address}api/rulings`)).json();
    expect(Array.isArray(kept) && kept.length).toBeGreaterThan(1);
    await expect.poll(() => page.locator('.ruled').first().innerText()).toContain('ruled right · R. Tester');
    await other.getByRole('button', { name: 'undo' }).click();
    await expect.poll(() => other.locator('.ruling.undone').count(), { timeout: 15_000 }).toBe(1);
    await other.reload();
    await expect.poll(() => other.locator('.ruling:not(.undone)').count(), { timeout: 15_000 }).toBe(0);
    // The first reader's page was never touched again: it has heard of both.
    await page.evaluate(() => {
      location.hash = '#/rulings';
    });
    await expect.poll(() => page.locator('.ruling.undone').count(), { timeout: 15_000 }).toBe(1);
    expect(complaints).toEqual([]);
    await context.close();
  }, 120_000);

  test('what is ruled wrong leaves the page, and is listed by its words', async () => {
    const page = await (await opened.browser.newContext()).newPage();
    await page.goto(`${served.address}#/said`);
    await page
      .locator('details.item > summary', { hasText: /[2-9] wordings/ })
      .first()
      .click();
    // The one that is open: the record may still be on its way, and with it another order of the lines.
    const line = page.locator('details.item[open]');
    const words = (await line.locator('.words').first().innerText())
      .split(/[“”]/)
      .reduce((a, b) => (a.length < b.length ? b : a))
      .slice(0, 30);
    await line.locator('.rule-on button', { hasText: 'This is wrong' }).first().click();
    await page.getByRole('button', { name: 'Sign' }).click();
    await expect
      .poll(() => page.locator('details.item', { hasText: words }).count(), { timeout: 15_000 })
      .toBe(0);
    await page.goto(`${served.address}#/rulings`);
    const ruling = page.locator('.ruling:not(.undone)', { hasText: words });
    await expect.poll(() => ruling.allInnerTexts(), { timeout: 15_000 }).toHaveLength(1);
    expect(await ruling.innerText()).toContain('is wrong');
    await ruling.getByRole('button', { name: 'undo' }).click();
    await expect.poll(() => ruling.count(), { timeout: 15_000 }).toBe(0);
    await page.context().close();
  }, 120_000);

  test('a step and a piece of furniture that a reader marks are taken over', async () => {
    const page = await (await opened.browser.newContext()).newPage();
    await page.goto(`${served.address}#/sources`);
    await page.locator('.report-line').first().click();
    await page.waitForSelector('.report .text p');
    const words = (await page.locator('.report .paragraph > p').nth(1).innerText())
      .split(' ')
      .slice(0, 6)
      .join(' ');
    for (const [what, label] of [
      ['step', 'a step still to come'],
      ['furniture', 'no part of the report'],
    ] as const) {
      await page.getByRole('button', { name: 'Say what words are …' }).click();
      await page.getByLabel('Words to mark, exactly as they stand in the report').fill(words);
      await page.getByLabel('What is it?').selectOption(what);
      if (what === 'step') await page.locator('select[name=step]').selectOption({ index: 1 });
      await page.getByRole('button', { name: 'Sign' }).click();
      await expect.poll(() => page.locator('dialog[open]').count(), { timeout: 15_000 }).toBe(0);
      const kept: unknown = await (await page.request.get(`${served.address}api/rulings`)).json();
      const states = Array.isArray(kept)
        ? kept.filter((one) => one.kind === 'add').map((one) => [one.about.item, one.state])
        : [];
      expect(states, label).toContainEqual([what, 'applied']);
    }
    await page.context().close();
  }, 120_000);

  test('search asks the server while one types, an unfinished word too, and leads to the place', async () => {
    const page = await (await opened.browser.newContext()).newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(served.address);
    await page.waitForSelector('.standing');
    await page.keyboard.press('/');
    await page.keyboard.type('referend', { delay: 30 });
    const hits = page.locator('.hit', { has: page.locator('.hit-kind', { hasText: 'text' }) });
    await expect.poll(() => hits.count(), { timeout: 15_000 }).toBeGreaterThan(0);
    expect((await hits.first().innerText()).toLowerCase()).toContain('referend');
    expect(await page.locator('#search').inputValue()).toBe('referend');
    await hits.first().click();
    await expect
      .poll(async () => (await page.locator('.report .at').allInnerTexts()).join(' '))
      .toMatch(/referend/i);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);
});

describeWith('chromium')('rulings from the single file into the dossier', () => {
  let opened: Opened;
  let sample: Read;
  beforeAll(async () => {
    opened = await open('taken-over');
    sample = readSample();
  }, 240_000);
  afterAll(async () => {
    sample?.close();
    await opened?.close();
  });

  test('a ruling on a saying becomes one on each of its wordings, also over export and import', async () => {
    const path = join(sample.folder, 'talks.html');
    sample.run('export', '--format', 'html', '--out', path);
    const file = pathToFileURL(path).href;
    const page = await opened.page(`${file}#/said`);
    const line = page.locator('details.item', { hasText: /[2-9] wordings/ }).first();
    await line.locator('summary').click();
    const wordings = await line.locator('.wordings li').count();
    await page.locator('.rule-on button', { hasText: 'This is right' }).first().click();
    await page.getByLabel('Your name, to sign with').fill('R. Tester');
    await page.getByRole('button', { name: 'Sign' }).click();
    await expect.poll(() => line.locator('.ruled').innerText()).toContain('ruled right');
    await page.goto(`${file}#/rulings`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the rulings as a file' }).click(),
    ]);
    sample.run('rulings', 'import', await download.path());
    const listed = (): readonly { readonly id: string; readonly state: string; readonly by: string }[] =>
      JSON.parse(sample.run('rulings', 'list', '--json'));
    expect(listed().map(({ state, by }) => `${state} ${by}`)).toEqual(
      Array.from({ length: wordings }, () => 'applied R. Tester'),
    );
    const before = listed();
    const out = join(sample.folder, 'rulings.json');
    sample.run('rulings', 'export', '--out', out);
    sample.run('rulings', 'import', out);
    expect(listed()).toEqual(before);
    expect(page.complaints).toEqual([]);
    await page.context().close();
  }, 240_000);
});
