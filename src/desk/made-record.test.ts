import { expect, test } from 'vitest';
import { reportsOf } from '../../tests/support/reports.js';
import { createJoiner, join } from '../joining/join.js';
import { rulingOf, targetOf } from '../joining/rulings/ruling.js';
import { type MadeRecord, madeRecord } from './made-record.js';
import { createRecordWriter, type RecordWriter } from './record-writer.js';

const inputs = reportsOf(
  'Norland — “wir”, said Ada Brandt — agreed. Norland demanded a cease-fire. Norland offered a prisoner exchange.',
  'Esturia refused. 🙂 Esturia said it would withdraw its troops. Esturia demanded a cease-fire.',
);
const made = (written: ReturnType<RecordWriter>): MadeRecord =>
  madeRecord({ revision: 1, ...written, gzipped: new Uint8Array(), sharing: [] });

test('a record sent in parts is the record, whole, field by field and item by item', () => {
  const record = join(inputs, { title: 'Talks “é”', asOf: null });
  const written = createRecordWriter()(record);
  expect(new TextDecoder().decode(written.json)).toBe(JSON.stringify(record));
  const { record: parsed, items, item } = made(written);
  expect(parsed.talks).toEqual(record.talks);
  expect({ ...parsed }).toEqual(JSON.parse(JSON.stringify(record)));
  for (const list of ['reports', 'statements', 'moves', 'terms', 'points', 'lineages'] as const) {
    const { ids, indexOf, json } = items(list);
    expect(ids).toEqual(record[list].map(({ id }) => id));
    for (const [from, to] of [
      [0, ids.length],
      [0, 1],
      [1, 3],
      [1, 1],
    ] as const)
      expect(`[${new TextDecoder().decode(json(from, Math.min(to, ids.length)))}]`).toBe(
        JSON.stringify(record[list].slice(from, to)),
      );
    ids.forEach((id, n) => {
      expect(indexOf(id)).toBe(n);
      expect(item(list, id)).toEqual(record[list][n]);
    });
    expect(indexOf('none')).toBe(-1);
  }
});

test('what a writer remembers of the record before is never told of one in which it is otherwise', () => {
  const joiner = createJoiner();
  const [one, two] = inputs;
  if (one === undefined || two === undefined) throw new Error('no reports');
  joiner.add(one);
  const write = createRecordWriter();
  const first = one.report;
  const start = first.text.indexOf('Norland demanded');
  const base = { by: 'nora', at: '2031-05-03T10:00:00Z', note: null, names: null };
  const target = targetOf(first, start, start + 'Norland demanded a cease-fire.'.length);
  const rejected = rulingOf({ ...base, kind: 'reject', item: 'move', target, labels: null });
  const relabelled = rulingOf({ ...base, kind: 'relabel', item: 'move', target, labels: { act: 'offer' } });
  const merged = rulingOf({
    ...base,
    kind: 'merge-actors',
    names: ['Norland', 'Esturia'],
    item: null,
    target: null,
    labels: null,
  });
  const turns = [[], [rejected], [{ ...rejected, undone: { by: 'nora', at: base.at } }], [relabelled], []];
  for (const rulings of [...turns, [merged], []]) {
    if (rulings[0] === merged) joiner.add(two);
    const record = joiner.record({ title: '', asOf: null, rulings });
    expect(new TextDecoder().decode(write(record).json)).toBe(JSON.stringify(record));
  }
});
