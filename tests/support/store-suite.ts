import { expect, test } from 'vitest';
import type { Store } from '../../src/dossier/store.js';
import type { Reading } from '../../src/reading/reading.js';
import { written } from '../../src/reading/written.js';
import type { Report } from '../../src/report/report.js';
import { emptyRecord } from './record.js';
import { talks, talksReports } from './talks.js';

type Open = (location: string, options: { readonly create: boolean }) => Promise<Store>;

const at = '2031-05-03T10:00:00.000Z';
const [first, second, third] = talksReports as [Report, Report, Report];

function readingOf(text: string, reader = '1-x'): Reading {
  return {
    reader,
    language: 'en',
    words: text.split(/\s+/).length,
    paragraphs: [{ start: 0, end: text.length }],
    sentences: [],
    furniture: [],
    actors: [],
    mentions: [],
    times: [],
    statements: [],
    moves: [],
    observations: [],
    steps: [],
    answers: [],
    sketch: { signature: [1, 2, 4_294_967_295], landmarks: [] },
  };
}

/** What every store does, whatever it stands on: the one suite for files and servers. */
export function storeSuite(locationOf: (name: string) => string, open: Open): void {
  let count = 0;
  const fresh = async (): Promise<{ readonly store: Store; readonly location: string }> => {
    const location = locationOf(`t${++count}`);
    return { store: await open(location, { create: true }), location };
  };
  const withStore = (name: string, work: (store: Store, location: string) => Promise<void>): void => {
    test(name, async () => {
      const { store, location } = await fresh();
      try {
        await work(store, location);
      } finally {
        await store.close();
      }
    });
  };

  withStore('keeps reports and gives them back as they were', async (store) => {
    expect(await store.keep([second, first], at)).toEqual(['new', 'new']);
    const kept = (await store.current()).map(({ report }) => report);
    expect(kept).toEqual([first, second].sort((a, b) => (a.id < b.id ? -1 : 1)));
    expect((await store.report(first.id))?.report).toEqual(first);
    expect(await store.report('nobody')).toBeNull();
  });

  withStore('the same text again changes nothing', async (store) => {
    await store.keep([first], at);
    const before = await store.revision();
    expect(await store.keep([first, first], '2031-06-01T00:00:00.000Z')).toEqual(['unchanged', 'unchanged']);
    expect(await store.revision()).toBe(before);
    expect(await store.counts()).toMatchObject({ reports: 1, versions: 1, texts: 1 });
  });

  withStore(
    'a changed text is a new version, the old one is kept, and an old text may come back',
    async (store) => {
      const changed: Report = { ...first, id: 'changed', sha256: 'c'.repeat(64), text: 'Changed.' };
      await store.keep([first], at);
      expect(await store.keep([changed], at)).toEqual(['version']);
      expect((await store.current()).map(({ report, version }) => [report.id, version])).toEqual([
        ['changed', 2],
      ]);
      expect((await store.report(first.id))?.report.text).toBe(first.text);
      expect(await store.keep([first], at)).toEqual(['version']);
      expect((await store.current()).map(({ report, version }) => [report.id, version])).toEqual([
        [first.id, 3],
      ]);
      expect((await store.versions()).map(({ version, report }) => [version, report])).toEqual([
        [1, first.id],
        [2, 'changed'],
        [3, first.id],
      ]);
    },
  );

  withStore('one piece under two paths is one report', async (store) => {
    expect(await store.keep([first, { ...first, source: '/elsewhere' }], at)).toEqual(['new', 'unchanged']);
    expect(await store.current()).toHaveLength(1);
  });

  withStore('what a better program finds in a text that is held is taken over', async (store) => {
    await store.keep([{ ...first, outlet: null }], at);
    expect(await store.keep([first], at)).toEqual(['unchanged']);
    expect((await store.report(first.id))?.report.outlet).toBe('The Courier');
  });

  withStore('any text comes back unit by unit', async (store) => {
    const text = 'a\u2028b "c" \'d\' \\ 😀 \u{10ffff} é e\u0301 \t\r\n ; drop table reports; --';
    const odd: Report = { ...first, text, title: text, source: text, byline: [text] };
    await store.keep([odd], at);
    expect((await store.current())[0]?.report).toEqual(odd);
  });

  withStore('evidence comes back as it came', async (store) => {
    const bytes = Buffer.from([0, 255, 1, 128]);
    const page = { sha256: 'e', bytes, mediaType: 'text/html', from: 'a.html', obtained: at, status: 200 };
    const plain = { ...page, bytes: Buffer.from(second.text, 'utf8'), status: 304 };
    await store.keep(
      [
        { ...first, evidence: page },
        { ...second, evidence: plain },
      ],
      at,
    );
    expect(await store.evidence(first.id)).toEqual(page);
    expect(await store.evidence(second.id)).toEqual(plain);
    expect(await store.evidence('nobody')).toBeNull();
  });

  withStore('readings are kept once under text and reader', async (store) => {
    await store.keep([first, second], at);
    expect(await store.unread('1-x')).toEqual([first.sha256, second.sha256].sort());
    const reading = readingOf(first.text);
    await store.keepReadings(new Map([[first.sha256, written(reading)]]));
    await store.keepReadings(new Map([[first.sha256, written({ ...reading, words: 1 })]]));
    expect(await store.read([first.sha256, second.sha256], '1-x')).toEqual(new Set([first.sha256]));
    expect(await store.read([first.sha256], '2-x')).toEqual(new Set());
    expect(await store.readings('1-x')).toEqual(new Map([[first.sha256, reading]]));
    await store.setAside(second.sha256, '1-x', 'too long', at);
    expect(await store.unread('1-x')).toEqual([]);
    expect(await store.unread('2-x')).toHaveLength(2);
    expect([await store.unreadCount('1-x'), await store.unreadCount('2-x')]).toEqual([0, 2]);
    const [one, two] = await store.unread('2-x');
    expect(await store.unread('2-x', { after: '', limit: 1 })).toEqual([one]);
    expect(await store.unread('2-x', { after: one ?? '', limit: 5 })).toEqual([two]);
  });

  withStore('a record comes back equal, and a changed one replaces it', async (store) => {
    await store.keep(talksReports, at);
    expect(await store.record()).toBeNull();
    await store.saveRecord(talks, 'one');
    expect(await store.record()).toEqual({ record: talks, stamp: 'one' });
    const [move, ...moves] = talks.moves;
    const [term, ...terms] = talks.terms;
    if (move === undefined || term === undefined) throw new Error('the sample has moves and terms');
    const changed = {
      ...talks,
      talks: { ...talks.talks, title: 'Another' },
      moves: [...moves, { ...move, act: 'demand' }],
      terms: [...terms].reverse().concat({ ...term, state: 'agreed' as const }),
      points: [],
    };
    await store.saveRecord(changed, 'two');
    expect(JSON.stringify((await store.record())?.record)).toBe(JSON.stringify(changed));
    await store.saveRecord(talks, 'three');
    expect(JSON.stringify((await store.record())?.record)).toBe(JSON.stringify(talks));
  });

  withStore('of a record only the lists are opened that are asked for', async (store) => {
    await store.keep(talksReports, at);
    await store.saveRecord(talks, 'one');
    const { format, version, talks: named, summary, rulings, terms, lineages } = talks;
    const head = JSON.parse(JSON.stringify({ format, version, talks: named, summary, rulings }));
    expect((await store.record([]))?.record).toEqual(head);
    expect((await store.record(['terms', 'lineages']))?.record).toEqual({ ...head, terms, lineages });
  });

  withStore(
    'what terms and links repeat comes back as it was, where it can be folded and where not',
    async (store) => {
      await store.keep(talksReports, at);
      const [term] = talks.terms;
      const [one, two] = talksReports;
      if (term === undefined || one === undefined || two === undefined)
        throw new Error('the sample has terms');
      const position = { side: 'norland', act: 'offer', since: null, moves: [], lineages: [] };
      const passage = (report: Report, start: number, end: number) => ({
        report: report.id,
        start,
        end,
        text: report.text.slice(start, end),
      });
      const link = {
        from: one.id,
        to: two.id,
        kind: 'update' as const,
        share: 0.5,
        directed: true,
        passages: [
          [passage(one, 0, 9), passage(two, 3, 8)],
          [passage(one, 0, 9), { ...passage(two, 0, 5), text: 'other' }],
        ] as const,
      };
      const folded = {
        ...talks,
        lineages: talks.lineages.map((lineage, n) => ({ ...lineage, links: n === 0 ? [link] : [] })),
        terms: [
          { ...term, id: 't1', positions: [position] },
          { ...term, id: 't2', positions: [position] },
          { ...term, id: 't3', positions: [{ ...position, act: 'refuse' }] },
          { ...term, id: 't4', issue: 'twice', positions: [position, position] },
        ],
        pledges: [],
        observations: [],
      };
      await store.saveRecord(folded, 'one');
      expect(JSON.stringify((await store.record())?.record)).toBe(JSON.stringify(folded));
      const [led] = folded.lineages;
      const renamed = {
        ...folded,
        lineages: folded.lineages.map((lineage) => (lineage === led ? { ...lineage, id: 'l-new' } : lineage)),
        reports: folded.reports.map((report) =>
          report.lineage === led?.id ? { ...report, lineage: 'l-new' } : report,
        ),
        points: [],
      };
      await store.saveRecord(renamed, 'two');
      expect(JSON.stringify((await store.record())?.record)).toBe(JSON.stringify(renamed));
    },
  );

  withStore('what joining remembered is kept with the record, however much it is', async (store) => {
    await store.keep(talksReports, at);
    expect(await store.remembered()).toBeNull();
    const much = Uint8Array.from({ length: 9_000_000 }, (_, i) => i % 251);
    await store.saveRecord(talks, 'one', { remembered: much });
    expect(Buffer.compare((await store.remembered()) ?? new Uint8Array(0), much)).toBe(0);
    await store.saveRecord(talks, 'two');
    expect((await store.remembered())?.length).toBe(much.length);
    await store.saveRecord(talks, 'three', { remembered: Uint8Array.of(7) });
    expect([...((await store.remembered()) ?? [])]).toEqual([7]);
    await store.saveRecord(talks, 'four', { remembered: null });
    expect(await store.remembered()).toBeNull();
  });

  withStore(
    'of a record that went on from the one that stands only other items are written',
    async (store) => {
      await store.keep(talksReports, at);
      await store.saveRecord(talks, 'one');
      const [actor, ...others] = talks.actors;
      if (actor === undefined) throw new Error('there are actors');
      const changed = { ...talks, actors: [{ ...actor, name: 'Someone else' }, ...others] };
      await store.saveRecord(changed, 'two', { before: { record: talks, stamp: 'one' } });
      expect(await store.record()).toEqual({ record: changed, stamp: 'two' });
      // What has been written since is no more as it was then.
      await store.saveRecord(talks, 'back', { before: { record: talks, stamp: 'one' } });
      expect(await store.record()).toEqual({ record: talks, stamp: 'back' });
      // Another program saved since: nothing may be taken for what stands.
      await store.saveRecord(talks, 'three');
      await store.saveRecord(changed, 'four', { before: { record: changed, stamp: 'two' } });
      expect(await store.record()).toEqual({ record: changed, stamp: 'four' });
    },
  );

  withStore('texts and readings of current reports are opened when they are asked for', async (store) => {
    await store.keep(talksReports, at);
    const reading = readingOf(first.text);
    await store.keepReadings(new Map([[first.sha256, written(reading)]]));
    const { reports, contents } = await store.held('1-x');
    expect(reports).toEqual(
      talksReports.filter(({ sha256 }) => sha256 === first.sha256).map(({ text: _, ...facts }) => facts),
    );
    expect(contents.text(first.sha256)).toBe(first.text);
    expect(JSON.parse(contents.reading(first.sha256))).toEqual(reading);
    expect((await store.held('2-x')).reports).toEqual([]);
  });

  withStore('a record that names what is not there is refused whole', async (store) => {
    await store.keep(talksReports, at);
    await store.saveRecord(talks, 'one');
    const broken = { ...talks, actors: talks.actors.slice(1) };
    await expect(store.saveRecord(broken, 'two')).rejects.toThrow();
    expect(await store.record()).toEqual({ record: talks, stamp: 'one' });
  });

  withStore('rulings are kept apart, signed, dated and undone', async (store) => {
    const ruling = {
      id: 'x1',
      kind: 'reject',
      by: "Nora O'Hara",
      at,
      body: { kind: 'reject', items: ['m1'], note: null },
      note: 'no move',
      undone: null,
    };
    expect(await store.addRulings([ruling, { ...ruling, id: 'x0' }])).toBe(2);
    expect(await store.addRulings([ruling])).toBe(0);
    expect(await store.rulings()).toEqual([{ ...ruling, id: 'x0' }, ruling]);
    expect(await store.undoRuling('x1', 'Ida', '2031-05-04T00:00:00.000Z')).toBe(true);
    expect(await store.undoRuling('x1', 'Ida', '2031-05-05T00:00:00.000Z')).toBe(false);
    expect((await store.rulings())[1]?.undone).toEqual({ by: 'Ida', at: '2031-05-04T00:00:00.000Z' });
    await store.saveRecord({ ...talks, ...emptyRecord, talks: talks.talks, pledges: [] }, 's');
    expect(await store.rulings()).toHaveLength(2);
  });

  withStore('two rule at once and neither is lost', async (store, location) => {
    const other = await open(location, { create: false });
    const ruling = (id: string) => ({ id, kind: 'reject', by: 'n', at, body: {}, note: null, undone: null });
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 ? store : other).addRulings([ruling(`r${index}`)])),
    );
    expect(await store.rulings()).toHaveLength(20);
    expect(await store.revision()).toBe(20);
    await other.close();
  });

  withStore('two that keep the same reports at once keep them once', async (store, location) => {
    const other = await open(location, { create: false });
    await Promise.all([store.keep(talksReports, at), other.keep(talksReports, at)]);
    expect(await store.counts()).toMatchObject({ reports: 3, versions: 3, texts: 3 });
    await other.close();
  });

  withStore('full-text search finds words in any form and takes no command', async (store) => {
    await store.keep(talksReports, at);
    const found = await store.search('anchor boats', 10);
    expect(found.map(({ report }) => report)).toEqual([third.id]);
    expect(found[0]?.excerpt).toContain('anchored');
    expect(await store.search('sailors', 1)).toHaveLength(1);
    expect((await store.search('anch* boa*', 10)).map(({ report }) => report)).toEqual([third.id]);
    for (const words of ['"', "' or 1=1 --", 'NEAR(', 'a AND OR (', '*', '', 'report:x', '\u0001'])
      await expect(store.search(words, 5)).resolves.toBeInstanceOf(Array);
  });

  withStore('settings', async (store) => {
    expect(await store.setting('title')).toBeNull();
    await store.setSetting('title', 'The strait');
    await store.setSetting('title', 'The strait of Moll');
    expect(await store.setting('title')).toBe('The strait of Moll');
  });

  withStore('the whole can be copied, and only to an empty place', async (store) => {
    await store.keep(talksReports, at);
    await store.keepReadings(new Map([[first.sha256, written(readingOf(first.text))]]));
    await store.saveRecord(talks, 'one');
    await store.setSetting('title', 'The strait of Moll');
    const { store: copy } = await fresh();
    try {
      expect(await copy.load(store.dump())).toBeGreaterThan(20);
      const rowsOf = async (from: Store): Promise<string[]> => {
        const rows: string[] = [];
        for await (const { table, rows: page } of from.dump())
          for (const row of page) rows.push(`${table} ${JSON.stringify(Object.entries(row).sort())}`);
        return rows.sort();
      };
      expect(await rowsOf(copy)).toEqual(await rowsOf(store));
      expect(await copy.record()).toEqual(await store.record());
      expect((await copy.search('anchored', 5)).length).toBe(1);
      await expect(copy.load(store.dump())).rejects.toThrow(/holds reports/);
    } finally {
      await copy.close();
    }
  });

  test('where there is none, nothing is made unless asked', async () => {
    const location = locationOf('absent');
    await expect(open(location, { create: false })).rejects.toMatchObject({
      problem: { kind: 'no-dossier' },
    });
    await expect(open(location, { create: false })).rejects.toMatchObject({
      problem: { kind: 'no-dossier' },
    });
  });

  test('many open a new dossier at once and find one', async () => {
    const location = locationOf('together');
    const stores = await Promise.all(Array.from({ length: 5 }, () => open(location, { create: true })));
    await stores[0]?.keep([first], at);
    for (const store of stores) {
      expect((await store.counts()).reports).toBe(1);
      await store.close();
    }
  });
}
