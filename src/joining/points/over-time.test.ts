import { describe, expect, test } from 'vitest';
import { reportOf } from '../../../tests/support/reports.js';
import { join } from '../join.js';
import type { JoinInput } from '../join-input.js';

interface Piece {
  readonly text: string;
  readonly day: string;
  readonly outlet?: string;
}

/** What the one number that is told in several ways comes to. */
function verdictOf(...pieces: readonly Piece[]): string {
  const inputs = pieces.map(({ text, day, outlet = null }, i): JoinInput => {
    const input = reportOf(text, `${i}.txt`, day);
    return { ...input, report: { ...input.report, outlet } };
  });
  const { points } = join(inputs, { title: 'Lake talks', asOf: null });
  const point = points.find(({ kind, verdict }) => kind === 'number' && verdict !== 'agree');
  return point === undefined ? 'none' : point.changed === true ? 'changed' : point.verdict;
}

const mills = (count: string, rest: string): string =>
  `Norland will close ${count} mills in the eastern valley of Halvik.\n\n${rest}`;
const [rain, boats, school] = [
  'Rain fell on the harbour for a third night, and the ferries stayed where they were.',
  'Fishermen mended their boats in the old customs house while the envoys slept.',
  'A school choir sang for the guests before the doors were shut.',
];

describe('an answer that changed over time', () => {
  test('… is told by one outlet on a later day', () => {
    expect(
      verdictOf(
        { text: mills('30', rain), day: '2031-05-10', outlet: 'Halvik Post' },
        { text: mills('40', boats), day: '2031-05-11', outlet: 'Halvik Post' },
      ),
    ).toBe('changed');
  });

  test('… its look-alike: two outlets from one day to the next', () => {
    expect(
      verdictOf(
        { text: mills('30', rain), day: '2031-05-10', outlet: 'Halvik Post' },
        { text: mills('40', boats), day: '2031-05-11', outlet: 'Orlen Herald' },
      ),
    ).toBe('differ');
  });

  test('… its look-alike: one outlet in two pieces of one day', () => {
    expect(
      verdictOf(
        { text: mills('30', rain), day: '2031-05-10', outlet: 'Halvik Post' },
        { text: mills('40', boats), day: '2031-05-10', outlet: 'Halvik Post' },
      ),
    ).toBe('differ');
  });

  test('… though another said the new one already: who told the old one tells it no more', () => {
    expect(
      verdictOf(
        { text: mills('30', rain), day: '2031-05-10', outlet: 'Halvik Post' },
        { text: mills('40', school), day: '2031-05-10', outlet: 'Orlen Herald' },
        { text: mills('40', boats), day: '2031-05-11', outlet: 'Halvik Post' },
      ),
    ).toBe('changed');
  });

  test('… but not while somebody still tells the old one', () => {
    expect(
      verdictOf(
        { text: mills('30', rain), day: '2031-05-10', outlet: 'Halvik Post' },
        { text: mills('30', school), day: '2031-05-11', outlet: 'Orlen Herald' },
        { text: mills('40', boats), day: '2031-05-11', outlet: 'Halvik Post' },
      ),
    ).toBe('differ');
  });

  test('… is told by an update of the same story', () => {
    const story = (count: string): string =>
      `Norland will close ${count} mills in the eastern valley of Halvik, the ministry wrote on its board.\n\n${rain}\n\n${boats}\n\n${school}`;
    expect(
      verdictOf(
        { text: story('30'), day: '2031-05-10' },
        { text: `${story('40')}\n\nThe mayor would not comment.`, day: '2031-05-12' },
      ),
    ).toBe('changed');
  });

  test('… is told by the same speaker on a later day', () => {
    const said = (count: string, rest: string): string =>
      `Norland will close ${count} mills in the eastern valley of Halvik, Minister Osk Brandt said.\n\n${rest}`;
    expect(
      verdictOf(
        { text: said('30', rain), day: '2031-05-10' },
        { text: said('40', boats), day: '2031-05-12' },
      ),
    ).toBe('changed');
  });

  test('… is told by others many days later', () => {
    expect(
      verdictOf(
        { text: mills('30', rain), day: '2031-05-10' },
        { text: mills('40', boats), day: '2031-05-16' },
      ),
    ).toBe('changed');
  });

  test('… is not known where a day is not', () => {
    const undated = reportOf(mills('40', boats), '1.txt');
    const inputs = [
      reportOf(mills('30', rain), '0.txt', '2031-05-01'),
      { ...undated, report: { ...undated.report, published: null } },
    ];
    const { points } = join(inputs, { title: 'Lake talks', asOf: null });
    expect(points.find(({ verdict }) => verdict === 'differ')?.changed).toBeUndefined();
  });
});
