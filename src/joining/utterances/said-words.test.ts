import { expect, test } from 'vitest';
import { passageAt } from '../../text/passage.js';
import type { Statement } from '../record.js';
import { saidToRead, saidWords } from './said-words.js';

/** A statement whose content stands between bars, within its attribution. */
function statement(marked: string, mode: Statement['mode'], quoted = ''): Parameters<typeof saidToRead>[0] {
  const text = marked.replaceAll('|', '');
  const content = { start: marked.indexOf('|'), end: marked.lastIndexOf('|') - 1 };
  const at = text.indexOf(quoted);
  return {
    mode,
    passage: passageAt('r1', text, { start: 0, end: text.length }),
    content: passageAt('r1', text, content),
    quotes: quoted === '' ? [] : [passageAt('r1', text, { start: at, end: at + quoted.length })],
  };
}

test('quoted words stand between marks for themselves, a paraphrase within its attribution and without marks', () => {
  const direct = statement('|“We came early,”| she said.', 'direct', 'We came early,');
  expect([saidWords(direct), saidToRead(direct)]).toEqual([
    '“We came early,”',
    { before: '', words: '“We came early,”', after: '' },
  ]);
  const indirect = statement(', and refused |to pull\n back|.', 'indirect');
  expect([saidWords(indirect), saidToRead(indirect)]).toEqual([
    'to pull\n back',
    { before: 'and refused ', words: 'to pull back', after: '.' },
  ]);
});
