import type { Blocking } from '../../agreement/block.js';
import { type Comparison, partText, type Row } from '../../agreement/compare.js';
import type { Deal } from '../../agreement/deal.js';
import { pointsOf, toldBy } from '../../agreement/variant.js';
import { paragraph } from '../terminal/layout.js';
import type { Screen } from '../terminal/screen.js';
import type { Asked } from './load.js';

/** Who can block something: alone, together, and by what. */
export function blockingSheet(screen: Screen, { deal }: Asked, blocking: Blocking, all: boolean): string {
  const name = nameOf(deal);
  const lines = [
    screen.style('bold', `Who can block ${blocking.target}`),
    paragraph(
      screen.width,
      screen.style(
        'dim',
        `${blocking.text}${deal.choice.length > 0 ? ` · by ${deal.choice.join(', ')}` : ''}`,
      ),
    ),
  ];
  if (blocking.verdict === 'blocked') lines.push('', 'It is blocked already: it cannot come about any more.');
  else if (blocking.verdict === 'settled') lines.push('', 'Nobody: no refusal can stop it.');
  else {
    if (blocking.alone.length > 0)
      lines.push('', paragraph(screen.width, blocking.alone.map(name).join(', '), '  ', `Alone: `));
    const together = blocking.patterns.filter(({ parts }) => parts.length > 1 || (parts[0]?.take ?? 0) > 1);
    const shown = all ? together : together.slice(0, 12);
    if (shown.length > 0) lines.push('', 'Together:');
    for (const { parts, sets } of shown) {
      const text = parts.map((part) => partText({ take: part.take, of: part.of.map(name) })).join('; with ');
      lines.push(
        paragraph(screen.width, `${text}${sets === '1' ? '' : ` (${grouped(sets)} sets)`}`, '    ', '  · '),
      );
    }
    if (shown.length < together.length || !blocking.complete)
      lines.push(`  and more of other kinds${all ? '' : ' (--all)'}`);
    lines.push(
      '',
      paragraph(
        screen.width,
        `${grouped(blocking.count)} smallest ${blocking.count === '1' ? 'set' : 'sets'} in all, of ${blocking.smallest} or more.${
          blocking.inEvery.length > 0
            ? ` In every one: ${blocking.inEvery.map(name).join(', ')}.`
            : ' Nobody is in every one.'
        }`,
      ),
    );
    lines.push('', screen.style('dim', 'By withholding'));
    for (const { party, ways } of blocking.ways)
      lines.push(paragraph(screen.width, `${name(party)}: ${ways.join(', ')}`, '    ', '  '));
  }
  return `${lines.join('\n')}\n`;
}

const nameOf =
  (deal: Deal): ((id: string) => string) =>
  (id) =>
    deal.parties[deal.names.party.get(id) ?? -1]?.name ?? id;

/** `131282408400` → `131 282 408 400`. */
const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ' ');

const heads: { readonly [kind in Row['kind']]: string } = {
  members: 'Who is in',
  bearers: 'Who bears',
  standing: 'How it stands',
  blocking: 'Who can block',
};

/** What the accounts answer differently. */
export function comparisonSheet(screen: Screen, { deal, agreement }: Asked, comparison: Comparison): string {
  const { variants, rows, left, same } = comparison;
  const lines = [
    screen.style(
      'bold',
      `${deal.title}: ${variants.length} ${variants.length === 1 ? 'variant' : 'variants'}`,
    ),
  ];
  for (const [point, accounts] of pointsOf(agreement.file)) {
    if (point !== '') lines.push('', point);
    for (const name of accounts)
      lines.push(paragraph(screen.width, `${name}: ${toldBy(agreement.file, name)}`, '      ', '  · '));
  }
  const several = rows.some(({ answers }) => answers.some(({ accounts }) => accounts === null));
  if (several) {
    lines.push('');
    variants.forEach(({ choice }, index) => {
      lines.push(paragraph(screen.width, choice.join(' + '), '     ', `  ${letter(index)}  `));
    });
  }
  if (left > 0) lines.push(`  and ${left} more variants that were not compared`);
  if (rows.length === 0) lines.push('', 'They answer every question alike.');
  for (const { kind, what, text, answers } of rows) {
    lines.push('', screen.style('bold', `${heads[kind]} ${what}`));
    if (text !== what) lines.push(paragraph(screen.width, screen.style('dim', text), '  '));
    for (const { value, variants: which, accounts } of answers) {
      const who = accounts?.join(', ') ?? which.map(letter).join('');
      lines.push(
        paragraph(screen.width, `${screen.style('cyan', who)}: ${value || 'nobody'}`, '      ', '  · '),
      );
    }
  }
  lines.push('', screen.style('dim', `${same} questions that all answer alike are left out.`));
  return `${lines.join('\n')}\n`;
}

const letter = (index: number): string => (index < 26 ? String.fromCharCode(65 + index) : `(${index + 1})`);
