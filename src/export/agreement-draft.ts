import { stringify } from 'yaml';
import type { Point, TalksRecord } from '../joining/record.js';
import { oneLine } from '../text/one-line.js';
import { draftFile, reportsOf, short, touches } from './agreement-file.js';

/**
 * A first agreement from the terms, the path and the differing accounts of a record: YAML that
 * `parley agreement check` reads. Every provision cites its passages; what the reports leave open stands under
 * `decide`; each account of a list or an order that others tell otherwise is a variant.
 */
export function draftAgreement(record: TalksRecord): string {
  const file = draftFile(record);
  const head = [
    'A first draft from the record, to be read and changed.',
    'Look for "decide:". Every provision cites the passages that it rests on; the words are the reports\'.',
    ...openPoints(record).flatMap((point) => [
      '',
      `The accounts differ: ${oneLine(point.question)}`,
      ...point.accounts.map((account) => `  - ${short(account.value)} (${reportsOf(record, account)})`),
    ]),
  ];
  const comment = head.map((line) => (line === '' ? '#' : `# ${line}`)).join('\n');
  return `${comment}\n${stringify(file, { lineWidth: 100, aliasDuplicateObjects: false })}`;
}

/** Differing points that no group or order of the draft stands for, where they touch a term or a step. */
function openPoints(record: TalksRecord): readonly Point[] {
  const moves = new Map(record.moves.map((move) => [move.id, move]));
  const used = [
    ...record.terms.flatMap((term) => term.moves.flatMap((id) => moves.get(id)?.passage ?? [])),
    ...record.steps.flatMap(({ told }) => told),
  ];
  return record.points.filter(
    ({ kind, verdict, accounts }) =>
      verdict !== 'agree' &&
      (kind === 'number' || kind === 'date' || kind === 'whether' || kind === 'who') &&
      accounts.length > 1 &&
      touches(
        accounts.flatMap(({ passages }) => passages),
        used,
      ),
  );
}
