import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyRecord } from '../../tests/support/record.js';
import type { PageData } from './data.js';
import { fillSingle, jsonForHtml } from './single.js';

const template = '<!doctype html><title>Parley</title><body><div id="desk"></div><!--parley:data--></body>';
const data: PageData = {
  setup: {
    format: 'parley-page',
    version: 1,
    program: 'parley 0',
    made: null,
    dates: [],
    labels: { issues: [], acts: [], steps: [] },
    reader: null,
    mayRule: true,
    csrf: null,
  },
  record: {
    ...emptyRecord,
    talks: { title: 'A </title><script>alert(1)</script> & co', asOf: null },
  },
  texts: { 'r"1': "before </script><!-- $& $' after" },
  changes: [],
  agreement: null,
};

test('no text can close its block or begin another element', () => {
  const html = fillSingle(template, data, '<p>drawn</p>');
  expect(html.match(/<script/g)).toHaveLength(2);
  expect(html.match(/<\/script/g)).toHaveLength(2);
  expect(html).toContain('<title>A &lt;/title>&lt;script>alert(1)&lt;/script> &amp; co</title>');
  expect(html).toContain('data-report="r&quot;1"');
  expect(html).toContain("$& $' after");
  expect(html).toContain('<div id="desk"><p>drawn</p></div>');
});

test('any text comes back as it went in, and holds no sign that ends a script', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const json = jsonForHtml(text);
      expect(JSON.parse(json)).toBe(text);
      expect(json).not.toMatch(/[<\u2028\u2029]/);
    }),
  );
});

test('a template without its places is refused', () => {
  expect(() => fillSingle('<html></html>', data, '')).toThrow(/build the page again/);
});
