import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../support/needs.js';
import { data } from './fixtures/orsa.js';
import { type Opened, open } from './support/opened.js';

describeWith('chromium')('print', () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open('print');
  }, 120_000);
  afterAll(() => opened?.close());

  test('the page prints its lines with numbers, and their words as notes at the end', async () => {
    const page = await opened.page(await opened.file(data), { colorScheme: 'dark' });
    const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ format: 'A4' })));
    const { text } = await extractText(pdf, { mergePages: true });
    const words = text.replace(/\s+/g, ' ');
    expect(words).toContain('Kestmark offers to keep all armies off the east bank');
    expect(words).toContain('Notes: the words behind the lines');
    expect(words).toContain('We would keep the whole of the east bank free of any army');
    expect(words.indexOf('Notes: the words')).toBeGreaterThan(
      words.indexOf('What this rests on'.toUpperCase()),
    );
    expect(words).not.toContain('Search');
    expect(words).not.toContain('compare with');
    await page.context().close();
  });
});
