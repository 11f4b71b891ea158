import { expect, test } from 'vitest';
import { reportOf } from '../../../tests/support/reports.js';
import { ruled } from '../../../tests/support/rulings.js';
import { join } from '../join.js';
import { targetOf } from '../rulings/ruling.js';

const talks = { title: 't', asOf: null };
const long =
  'Talks went on.\n\n“The northern sluices stay shut until the levy is paid in full,” Olof Brandt said. “No barge will pass the upper lock before Sunday.”';
const short = 'Evening report.\n\n“No barge will pass the upper lock before Sunday,” Olof Brandt said.';

test('what nobody parts is one statement, and what another report carries alone is one of its own', () => {
  const [first, second] = [reportOf(long, 'a.txt', '2031-05-10'), reportOf(short, 'b.txt', '2031-05-11')];
  const alone = join([first], talks);
  expect(alone.statements.map(({ quotes }) => quotes.length)).toEqual([2]);
  expect(alone.statements[0]?.whole).toBeUndefined();
  expect(alone.utterances).toHaveLength(1);

  const both = join([first, second], talks);
  const own = both.statements.filter(({ report }) => report === first.report.id);
  expect(own.map(({ quotes }) => quotes.length)).toEqual([1, 1]);
  expect(both.utterances.filter(({ statements }) => statements.length > 1)).toHaveLength(1);
  const ids = new Set(both.statements.map(({ id }) => id));
  expect(both.utterances.flatMap(({ statements }) => statements).every((id) => ids.has(id))).toBe(true);
});

test('a ruling on the whole holds for all its parts, together and apart', () => {
  const [first, second] = [reportOf(long, 'a.txt', '2031-05-10'), reportOf(short, 'b.txt', '2031-05-11')];
  const statement = join([first], talks).statements[0];
  if (statement === undefined) throw new Error('no statement was found');
  const ruling = ruled({
    kind: 'reject',
    item: 'statement',
    target: targetOf(first.report, statement.passage.start, statement.passage.end),
  });
  const alone = join([first], { ...talks, rulings: [ruling] });
  expect(alone.statements).toEqual([]);
  expect(alone.rulings?.[0]?.state).toBe('applied');
  const both = join([first, second], { ...talks, rulings: [ruling] });
  expect(both.statements.map(({ report }) => report)).toEqual([second.report.id]);
});
