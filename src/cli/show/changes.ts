import type { Change, ChangedKind, Changes } from '../../page/data.js';
import { paragraph, printable } from '../terminal/layout.js';
import type { Screen } from '../terminal/screen.js';
import { dayOf } from './sheet.js';

const heads: Readonly<Record<ChangedKind, string>> = {
  term: 'On the table',
  pledge: 'Promises',
  point: 'Where accounts can be compared',
  step: 'What comes next',
  utterance: 'Said',
  observation: 'Seen',
  actor: 'Named',
  report: 'Reports',
};

/** What is new, kind by kind. */
export function changesText(given: Changes, screen: Screen): string {
  const changes = printable(given);
  if (changes.items.length === 0) return screen.style('dim', `Nothing new since ${dayOf(changes.since)}.\n`);
  const kinds = [...new Set(changes.items.map(({ kind }) => kind))];
  const blocks = kinds.map((kind) => {
    const items = changes.items.filter((item) => item.kind === kind);
    return `${screen.style('bold', heads[kind])}\n${items.map((item) => changeLine(item, screen)).join('\n')}`;
  });
  return `${screen.style('dim', `since ${dayOf(changes.since)}`)}\n\n${blocks.join('\n\n')}\n`;
}

function changeLine({ change, text, was, is }: Change, screen: Screen): string {
  const mark = {
    new: screen.style('green', '+'),
    changed: screen.style('yellow', '~'),
    gone: screen.style('red', '−'),
  }[change];
  const moved = was === undefined || is === undefined ? '' : ` ${screen.style('yellow', `${was} → ${is}`)}`;
  return paragraph(screen.width, `${text}${moved}`, '    ', `  ${mark} `);
}
