import { expect, test } from 'vitest';
import { parsePage, textOf } from './tree.js';

const words = (html: string): string => textOf(parsePage(html).root);

test('entities are decoded in words and attributes, with or without a semicolon, and not in linked data', () => {
  const { root, elements } = parsePage(
    '<p title="A &amp; B &copy">Fish &amp; chips&hellip; &eacutel&#8217;s</p><script type="application/ld+json">{"a":"&amp;"}</script>',
  );
  expect(textOf(root)).toBe('Fish & chips… él’s');
  expect(elements[0]?.attrs.title).toBe('A & B ©');
  expect(elements[1]?.childNodes).toEqual([{ value: '{"a":"&amp;"}' }]);
});

test('an address keeps what only looks like an entity', () => {
  expect(parsePage('<a href="/x?a=1&copy=2&amp;b=3">x</a>').elements[0]?.attrs.href).toBe(
    '/x?a=1&copy=2&b=3',
  );
});

test.each([
  ['a drawing', '<p>A<svg viewBox="0 0 1 1"><text>no</text></svg>b</p>', 'Ab'],
  ['a drawing in a drawing', '<p>A<svg><svg><text>no</text></svg><text>no</text></svg>b</p>', 'Ab'],
  ['a drawing closed in its own tag', '<p>A<svg class="x"/>b</p><p>c<svg></svg></p>', 'Abc'],
  ['a drawing named in an attribute', '<p title="<svg>">Ab</p><p title="</svg>">c</p>', 'Abc'],
  ['a script named in an attribute', '<p title="<script>">Ab</p>c<script>x()</script>d', 'Abcd'],
  ['a script that speaks of a drawing', '<p>A<script>"<svg>"</script>b<script>"</svg>"</script>c</p>', 'Abc'],
])('%s leaves the words around it', (_, html, expected) => {
  expect(words(html)).toBe(expected);
});
