import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { loadCatalog } from '../../catalog/load.js';
import type { Report, Result } from '../report.js';
import { type ReadSourcesOptions, readSources } from '../sources.js';
import { parseFieldMap } from './fields.js';

const catalog = loadCatalog();
const story = (about: string): string =>
  `The ministers met on the island for two hours and spoke about ${about}, a spokesman for the harbour said on Monday.`;
const page = (about: string): string =>
  `<!doctype html><title>${about}</title><article><h1>Talks on ${about}</h1><p>${story(about)}</p><p>${story('the weather')}</p></article>`;

async function read(
  name: string,
  content: Uint8Array | string,
  options: Partial<ReadSourcesOptions> = {},
): Promise<Result<Report>[]> {
  const file = join(mkdtempSync(join(tmpdir(), 'archive-')), name);
  writeFileSync(file, content);
  const results: Result<Report>[] = [];
  for await (const result of readSources([file], { catalog, ...options })) results.push(result);
  return results;
}

const told = (results: readonly Result<Report>[]): readonly string[] =>
  results.map((result) => (result.ok ? (result.value.title ?? result.value.text) : result.problem.kind));

function warcRecord(address: string, body: string, extra = ''): string {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n${extra}\r\n${body}`;
  return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${address}\r\nWARC-Date: 2021-05-03T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n${http}\r\n\r\n`;
}

test('a WARC gives its pages with address, time and headers; other records are passed over', async () => {
  const redirect = 'HTTP/1.1 301 Moved\r\nLocation: /x\r\n\r\n';
  const warc =
    `WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n` +
    warcRecord('https://www.bbc.co.uk/news/1', page('tolls')) +
    `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Type: application/http\r\nContent-Length: ${redirect.length}\r\n\r\n${redirect}\r\n\r\n` +
    warcRecord(
      'https://b.example/2',
      `${Buffer.byteLength(page('nets')).toString(16)}\r\n${page('nets')}\r\n0\r\n\r\n`,
      'Transfer-Encoding: chunked\r\n',
    );
  for (const [name, bytes] of [
    ['a.warc', Buffer.from(warc)],
    ['a.warc.gz', gzipSync(warc)],
  ] as const) {
    const results = await read(name, bytes);
    expect(told(results)).toEqual(['Talks on tolls', 'Talks on nets']);
    const [first] = results;
    expect(
      first?.ok && [
        first.value.outlet,
        first.value.source,
        first.value.evidence?.obtained,
        first.value.evidence?.status,
      ],
    ).toEqual(['BBC News', 'https://www.bbc.co.uk/news/1', '2021-05-03T10:00:00Z', 200]);
    expect(
      first?.ok && first.value.evidence?.response?.map(({ name: header }) => header.toLowerCase()),
    ).toContain('content-type');
  }
});

test('members of gzip that follow one another are all read, as in CC-NEWS', async () => {
  const parts = ['tolls', 'nets', 'buoys'].map((about) =>
    gzipSync(warcRecord(`https://a.example/${about}`, page(about))),
  );
  expect(told(await read('a.warc.gz', Buffer.concat(parts)))).toEqual([
    'Talks on tolls',
    'Talks on nets',
    'Talks on buoys',
  ]);
});

test('a gzip that was cut off: what came before is read, and the cut is told', async () => {
  const parts = ['tolls', 'nets'].map((about) =>
    gzipSync(warcRecord(`https://a.example/${about}`, page(about))),
  );
  const whole = Buffer.concat(parts);
  const results = await read('a.warc.gz', whole.subarray(0, whole.length - 40));
  expect(told(results)[0]).toBe('Talks on tolls');
  expect(told(results)).toContain('truncated');
  const text = await read(
    'a.txt.gz',
    gzipSync(Array.from({ length: 5000 }, (_, i) => story(`net ${i * 7919}`)).join('\n')).subarray(0, -30),
  );
  expect(text[0]?.ok && text[0].value.notes?.map(({ kind }) => kind)).toEqual(['truncated']);
});

test('a bomb is refused before it unfolds', async () => {
  const before = process.memoryUsage().rss;
  const bomb = gzipSync(Buffer.alloc(48 * 1024 * 1024));
  expect(told(await read('a.txt.gz', bomb))).toEqual(['bomb']);
  expect(told(await read('a.jsonl.gz', bomb))).toEqual(['bomb']);
  const zip = zipSync({ 'a.txt': new Uint8Array(34 * 1024 * 1024), 'b.txt': strToU8(story('tolls')) });
  expect(told(await read('a.zip', zip))).toEqual(['bomb', story('tolls')]);
  expect(process.memoryUsage().rss - before).toBeLessThan(900 * 1024 * 1024);
});

test('a ZIP: names that lead out are refused, the rest is read, archives within too', async () => {
  const inner = zipSync({ 'deep.txt': strToU8(story('nets')) });
  const zip = zipSync({
    '../evil.txt': strToU8('evil'),
    '/abs.txt': strToU8('evil'),
    'a/good.html': strToU8(page('tolls')),
    'picture.png': strToU8('x'),
    'inner.zip': inner,
    'c.txt.gz': gzipSync(story('buoys')),
  });
  const results = await read('a.zip', zip);
  expect(told(results)).toEqual(['refused', 'refused', 'Talks on tolls', story('nets'), story('buoys')]);
  expect(results[2]?.ok && results[2].value.source).toMatch(/a\.zip#a\/good\.html$/);
  expect(told(await read('a.zip', zip.subarray(0, 50)))).toEqual(['damaged']);
});

test('a WACZ gives the pages of its archive and not its lists', async () => {
  const wacz = zipSync({
    'datapackage.json': strToU8('{}'),
    'pages/pages.jsonl': strToU8('{"format":"json-pages-1.0"}\n'),
    'archive/data.warc.gz': gzipSync(warcRecord('https://a.example/1', page('tolls'))),
  });
  expect(told(await read('a.wacz', wacz))).toEqual(['Talks on tolls']);
});

test('JSON lines: usual names, named fields, and a bad line that costs only itself', async () => {
  const lines = [
    JSON.stringify({
      headline: 'Tolls',
      body: story('tolls'),
      source: 'bbc',
      pubDate: '2021-05-03',
      authors: ['Ann Lee'],
      url: 'https://a.example/1',
    }),
    '{"broken',
    '["list"]',
    '',
    JSON.stringify({ other: 1 }),
    JSON.stringify({ title: 'Nets', html: page('nets'), published_at: 1620036000 }),
  ].join('\n');
  const results = await read('a.jsonl', lines);
  expect(told(results)).toEqual(['Tolls', 'not-json', 'not-json', 'no-text-field', 'Nets']);
  expect(
    results[0]?.ok && [
      results[0].value.outlet,
      results[0].value.published,
      results[0].value.byline,
      results[0].value.url,
    ],
  ).toEqual([
    'BBC News',
    { time: '2021-05-03', precision: 'day', reason: 'list' },
    ['Ann Lee'],
    'https://a.example/1',
  ]);
  expect(results[4]?.ok && results[4].value.published?.time).toBe('2021-05-03T10:00:00Z');
  const map = parseFieldMap('text=doc.plain,title=doc.head');
  const nested = JSON.stringify({ doc: { plain: story('tolls'), head: 'Mapped' } });
  expect(told(await read('b.jsonl', nested, map.ok ? { map: map.value } : {}))).toEqual(['Mapped']);
  expect(parseFieldMap('txt=x').ok).toBe(false);
  expect(
    told(
      await read(
        'c.json',
        JSON.stringify({
          articles: [
            { title: 'One', text: story('a') },
            { title: 'Two', text: story('b') },
          ],
        }),
      ),
    ),
  ).toEqual(['One', 'Two']);
});

test('a table by commas or semicolons, fields with line breaks, and a quotation mark left open', async () => {
  const table = `title;date;text\r\nTolls;2021-05-03;"${story('tolls')}\n\nAnd ""more""; they said."\r\nNets;2021-05-04;${story('nets')}\r\n`;
  const results = await read('a.csv', `\ufeff${table}`);
  expect(told(results)).toEqual(['Tolls', 'Nets']);
  expect(results[0]?.ok && results[0].value.text).toContain('And "more"; they said.');
  expect(
    told(await read('b.csv', `title,text\nTolls,${JSON.stringify(story('tolls'))}\nNets,"${story('nets')}`)),
  ).toContain('Tolls');
});

const mail = (subject: string, body: string): string =>
  `From: Northgate Press <desk@bbc.co.uk>\r\nTo: list@a.example\r\nSubject: ${subject}\r\nDate: Mon, 3 May 2021 10:00:00 +0200\r\nMessage-ID: <${subject.length}@a.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${body}\r\n`;

test('mail and mbox', async () => {
  const one = await read('a.eml', mail('Tolls', `${story('tolls')}\r\n\r\n${story('nets')}`));
  expect(told(one)).toEqual(['Tolls']);
  expect(one[0]?.ok && [one[0].value.outlet, one[0].value.published]).toEqual([
    'BBC News',
    { time: '2021-05-03T10:00:00+02:00', precision: 'minute', reason: 'mail' },
  ]);
  const box = `From a@b Mon May  3 10:00:00 2021\n${mail('Tolls', `${story('tolls')}\n\n>From here on it rained.`)}\nFrom a@b Mon May  3 11:00:00 2021\n${mail('Nets!', story('nets'))}`;
  const both = await read('a.mbox', box);
  expect(told(both)).toEqual(['Tolls', 'Nets!']);
  expect(both[0]?.ok && both[0].value.text).toContain('\nFrom here on');
});

test('a Word document, a PDF, and files that only claim to be', async () => {
  const docx = zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Ferry talks</w:t></w:r></w:p><w:p><w:r><w:t>${story('tolls')}</w:t></w:r></w:p></w:body></w:document>`,
    ),
  });
  const word = await read('a.docx', docx);
  expect(word[0]?.ok && word[0].value.text).toBe(`Ferry talks\n\n${story('tolls')}`);
  const stream = 'BT /F1 12 Tf 20 700 Td (The ministers met on the island.) Tj ET';
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${stream.length}>>stream\n${stream}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let pdf = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = pdf.length;
    pdf += `${i + 1} 0 obj${object}endobj\n`;
    return at;
  });
  const start = pdf.length;
  pdf += `xref\n0 6\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`;
  const paper = await read('a.pdf', pdf);
  expect(paper[0]?.ok && paper[0].value.text).toBe('The ministers met on the island.');
  expect(told(await read('b.pdf', '%PDF-1.4\nnothing'))).toEqual(['damaged']);
  expect(told(await read('b.docx', zipSync({ 'x.txt': strToU8('x') })))).toEqual(['damaged']);
});

test('a wrong charset label does no harm', async () => {
  const utf8 = page('tolls – “café”').replace('<title>', '<meta charset="iso-8859-1"><title>');
  const western = Buffer.from(
    page('tolls caf\u00e9').replace('<title>', '<meta charset="utf-8"><title>'),
    'latin1',
  );
  expect(told(await read('a.html', utf8))).toEqual(['Talks on tolls – “café”']);
  expect(told(await read('b.html', western))).toEqual(['Talks on tolls café']);
});
