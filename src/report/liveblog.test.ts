import { expect, test } from 'vitest';
import { loadCatalog } from '../catalog/load.js';
import { readPayload } from './bytes.js';
import { piecesOf } from './pieces.js';
import { pressOf } from './press.js';

const press = pressOf(loadCatalog());

async function pieces(html: string, url = 'https://a.example/news/live/tolls') {
  const result = await readPayload(
    Buffer.from(html),
    { origin: { name: url, file: null, source: url, url }, where: url },
    press,
  );
  return piecesOf(result).flatMap((one) => (one.ok ? [one.value] : []));
}

const told =
  'The ministers have arrived on the island and will speak about the tolls at noon, a spokesman said.';
const later =
  'Both delegations have left the harbour house; nobody would say whether the tolls were settled.';

const jsonLd = (body: string): string =>
  `<!doctype html><title>Toll talks live</title><script type="application/ld+json">${JSON.stringify({
    '@type': 'LiveBlogPosting',
    headline: 'Toll talks live',
    datePublished: '2021-05-03T08:00:00Z',
    liveBlogUpdate: [
      {
        '@type': 'BlogPosting',
        headline: 'They leave',
        articleBody: body,
        datePublished: '2021-05-03T15:40:00Z',
        url: 'https://a.example/news/live/tolls#b2',
      },
      {
        '@type': 'BlogPosting',
        headline: 'They arrive',
        articleBody: told,
        datePublished: '2021-05-03T09:10:00Z',
        url: 'https://a.example/news/live/tolls#b1',
      },
    ],
  })}</script><article><h1>Toll talks live</h1><p>${told}</p><p>${body}</p></article>`;

test('entries of a live blog are reports with their own times, the oldest first; an edit keeps the source', async () => {
  const before = await pieces(jsonLd(later));
  expect(before.map(({ title, published, source }) => [title, published?.time, source])).toEqual([
    ['They arrive', '2021-05-03T09:10:00Z', 'https://a.example/news/live/tolls#b1'],
    ['They leave', '2021-05-03T15:40:00Z', 'https://a.example/news/live/tolls#b2'],
  ]);
  const after = await pieces(jsonLd(later.replace('nobody would say whether', 'a minister said that')));
  expect(after.map(({ source }) => source)).toEqual(before.map(({ source }) => source));
  expect(after[0]?.id).toBe(before[0]?.id);
  expect(after[1]?.id).not.toBe(before[1]?.id);
});

test('entries are found by their times where no JSON-LD tells them; what stands around them is kept', async () => {
  const entry = (id: string, time: string, text: string): string =>
    `<div class="post" id="${id}"><time datetime="${time}">x</time><h2>Entry ${id}</h2><p>${text}</p></div>`;
  const frame =
    'The ministers of the two coasts meet for the first time since the ferries stopped in May, and the tolls on foreign boats are what they came for. Here is what is known so far, minute by minute, from our reporters at the harbour.';
  const found = await pieces(
    `<!doctype html><title>Tolls</title><body><div class="summary"><p>${frame}</p></div><div class="liveblog"><div>${entry('e2', '2021-05-03T15:40:00+02:00', later)}${entry('e1', '2021-05-03T09:10:00+02:00', told)}</div></div></body>`,
    'https://a.example/tolls',
  );
  expect(found.map(({ source, published }) => [source.split('#')[1], published?.time ?? null])).toEqual([
    [undefined, '2021-05-03T15:40:00+02:00'],
    ['e1', '2021-05-03T09:10:00+02:00'],
    ['e2', '2021-05-03T15:40:00+02:00'],
  ]);
  expect(found[0]?.text).toBe(frame);
  expect(found[1]?.text).toBe(told);
});

test('an article with times beside other stories is no live blog', async () => {
  const teaser = (n: number): string =>
    `<li><a href="/${n}">Herring prices rise to a record</a><time datetime="2021-05-03T0${n}:00:00Z">x</time><p>Prices of herring rose in all harbours of the coast, the office said.</p></li>`;
  const found = await pieces(
    `<!doctype html><title>Tolls</title><article><p>${told}</p><p>${later}</p></article><ul class="latest">${teaser(1)}${teaser(2)}${teaser(3)}</ul>`,
    'https://a.example/news/tolls-alive',
  );
  expect(found.map(({ source }) => source)).toEqual(['https://a.example/news/tolls-alive']);
});
