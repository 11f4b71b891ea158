import { expect, test } from 'vitest';
import { reportsOf } from '../../tests/support/reports.js';
import { join } from '../joining/join.js';
import { bytesOf, madeRecord } from './made-record.js';

test('a record sent in parts is the record, whole and field by field', () => {
  const record = join(reportsOf('Norland — “wir”, said Ada Brandt — agreed.', 'Esturia refused. 🙂'), {
    title: 'Talks “é”',
    asOf: null,
  });
  const { json, parts } = bytesOf(record);
  expect(new TextDecoder().decode(json)).toBe(JSON.stringify(record));
  const made = madeRecord({ revision: 1, json, gzipped: new Uint8Array(), parts });
  expect(made.record.talks).toEqual(record.talks);
  expect({ ...made.record }).toEqual(JSON.parse(JSON.stringify(record)));
});
