import type { Change } from '../../agreement/change.js';
import type { Finding } from '../../agreement/check.js';
import type { Deal } from '../../agreement/deal.js';
import type { Next } from '../../agreement/next.js';
import { problemLine } from '../../agreement/problem.js';
import { phrase, type Reason } from '../../agreement/reason.js';
import type { BearerStanding, ProvisionStanding, Standing } from '../../agreement/standing.js';
import type { Status } from '../../agreement/state.js';
import { type Instant, NEVER, showEnd, showTime } from '../../agreement/time.js';
import { paragraph, sides } from '../terminal/layout.js';
import type { Screen } from '../terminal/screen.js';
import type { Asked } from './load.js';

const styles: { readonly [status in Status]: Parameters<Screen['style']>[0] } = {
  pending: 'dim',
  'in force': 'cyan',
  fulfilled: 'green',
  breached: 'red',
  suspended: 'yellow',
  lapsed: 'magenta',
  unknown: 'yellow',
};

/** Every provision with its bearers: first the path, then what it brings into force. */
export function standingSheet(
  screen: Screen,
  { deal, when }: Asked,
  standing: Standing,
  why: boolean,
): string {
  const told = standing;
  const { offset } = deal.calendar;
  const known =
    when.known === undefined || when.known >= NEVER ? '' : `, as known ${showEnd(when.known + 1, offset)}`;
  const lines = [
    screen.style('bold', told.title),
    paragraph(
      screen.width,
      screen.style('dim', `as of ${showEnd(when.happened + 1, offset)}${known}${choiceText(deal)}`),
    ),
  ];
  const entry = told.provisions.filter(({ id }) => id === 'entry');
  const path = told.provisions.filter(({ id, kind }) => kind === 'condition' && id !== 'entry');
  const rules = told.provisions.filter(({ kind }) => kind !== 'condition');
  for (const [head, list] of [
    ['Path', [...path, ...entry]],
    ['Provisions', rules],
  ] as const) {
    if (list.length === 0) continue;
    lines.push(
      '',
      screen.style('bold', head),
      ...list.flatMap((one) => provisionLines(screen, deal, one, why)),
    );
  }
  if (told.facts.length > 0)
    lines.push(
      '',
      screen.style('bold', 'Facts'),
      ...told.facts.map(({ text, since }) => `  ${text}, since ${showTime(since, offset)}`),
    );
  if (told.problems.length > 0)
    lines.push(
      '',
      screen.style('dim', 'Events that say nothing to this deal'),
      ...told.problems.map(({ found, message }) => paragraph(screen.width, `${found}: ${message}`, '  ')),
    );
  if (told.unstable)
    lines.push('', 'These provisions keep switching one another: the deal contradicts itself.');
  return `${lines.join('\n')}\n`;
}

const choiceText = (deal: Deal): string => (deal.choice.length > 0 ? ` · by ${deal.choice.join(', ')}` : '');

function provisionLines(screen: Screen, deal: Deal, one: ProvisionStanding, why: boolean): readonly string[] {
  const alike = one.bearers.every(({ word, since, due }) => {
    const [first] = one.bearers;
    return word === first?.word && since === first.since && due === first.due;
  });
  const head = `  ${screen.style(styles[one.status], one.word)} ${phrase(one)}`;
  const id = screen.style('dim', one.id);
  const lines = [sides(screen.width, head, id)];
  const [first] = one.bearers;
  if (alike && first) {
    const who = one.bearers.flatMap(({ name }) => name ?? []);
    if (who.length > 0) lines.push(paragraph(screen.width, listed(who), '      ', '    '));
    lines.push(...bearerLines(screen, deal, first, why));
  } else
    for (const bearer of one.bearers)
      lines.push(
        `    ${bearer.name ?? ''}: ${screen.style(styles[bearer.status], bearer.word)}`,
        ...bearerLines(screen, deal, bearer, why, 6),
      );
  if (one.decide) lines.push(paragraph(screen.width, `to decide: ${one.decide}`, '      ', '    ? '));
  return lines;
}

function bearerLines(
  screen: Screen,
  deal: Deal,
  bearer: BearerStanding,
  why: boolean,
  indent = 4,
): readonly string[] {
  const { offset } = deal.calendar;
  const due =
    bearer.due !== null && bearer.status === 'in force' ? [`by ${showEnd(bearer.due, offset)}`] : [];
  const since =
    bearer.since !== null && bearer.status !== 'pending' ? [`since ${showTime(bearer.since, offset)}`] : [];
  const times = [...since, ...due].join(', ');
  const pad = ' '.repeat(indent);
  return [
    ...(times ? [screen.style('dim', `${pad}${times}`)] : []),
    ...reasonLines(screen, bearer.reasons, indent, why ? 12 : 1),
  ];
}

/** The chain of reasons as an indented tree; without `why`, its first step. */
export function reasonLines(
  screen: Screen,
  reasons: readonly Reason[],
  indent: number,
  depth: number,
): readonly string[] {
  if (depth === 0) return [];
  const shown = depth === 1 ? reasons.slice(0, 4) : reasons;
  const pad = ' '.repeat(Math.min(indent, 24));
  return [
    ...shown.flatMap((reason) => [
      paragraph(screen.width, `${reason.text}${origin(reason)}`, `${pad}  `, `${pad}· `),
      ...(depth > 1
        ? reason.cites.map(({ report, text }) =>
            paragraph(screen.width, `${text ? `“${text}” — ` : ''}${report}`, `${pad}    `),
          )
        : []),
      ...reasonLines(screen, reason.because, indent + 2, depth - 1),
    ]),
    ...(shown.length < reasons.length ? [`${pad}· and ${reasons.length - shown.length} more (--why)`] : []),
  ];
}

function origin({ event, source, grade }: Reason): string {
  const parts = [event, [grade, source].filter((one) => one !== null).join(' ') || null].filter(
    (one) => one !== null,
  );
  return parts.length > 0 ? ` [${parts.join('; ')}]` : '';
}

const listed = (names: readonly string[]): string => names.join(', ');

const words: { readonly [kind in Change['kind']]: string } = {
  made: 'holds now',
  ended: 'no longer holds',
  consented: 'consents',
  refused: 'refuses',
  raised: 'is owed now',
  fulfilled: 'is fulfilled',
  breached: 'is breached',
  suspended: 'is suspended',
  resumed: 'is in force again',
  lapsed: 'lapses',
  doubtful: 'becomes unknown',
  possible: 'becomes possible',
  impossible: 'becomes impossible',
  waits: 'waits again',
};

/** What would be otherwise: one line a change. */
export function changesSheet(
  screen: Screen,
  { deal }: Asked,
  changes: readonly Change[],
  at: Instant,
): string {
  const { offset } = deal.calendar;
  const head = screen.style('bold', `What would change by ${showEnd(at + 1, offset)}`);
  if (changes.length === 0) return `${head}\n  Nothing.\n`;
  return `${head}\n${changes.map((change) => changeLine(screen, deal, change)).join('\n')}\n`;
}

export function changeLine(screen: Screen, deal: Deal, { kind, what, party, to, due }: Change): string {
  const name = deal.parties[deal.names.party.get(party ?? '') ?? -1]?.name ?? null;
  const verb = to === null ? words[kind] : screen.style(styles[to], words[kind]);
  const until = due !== null && kind === 'raised' ? `, by ${showEnd(due, deal.calendar.offset)}` : '';
  const text =
    kind === 'consented' || kind === 'refused'
      ? `${name} ${verb}: ${what}`
      : `${what}${name ? ` (${name})` : ''} ${verb}${until}`;
  return paragraph(screen.width, text, '    ', '  ');
}

/** What would satisfy what is open. */
export function nextSheet(screen: Screen, { deal, when }: Asked, next: Next): string {
  const { offset } = deal.calendar;
  const lines = [
    screen.style(
      'bold',
      `What would move it, as of ${showEnd(when.happened + 1, offset)}${choiceText(deal)}`,
    ),
  ];
  if (next.events.length === 0) lines.push('  Nothing is open.');
  for (const { line, due, changes, alone } of next.events) {
    const others = changes.filter(({ kind }) => kind !== 'consented');
    lines.push(
      sides(
        screen.width,
        `  ${screen.style('cyan', line)}`,
        due === null ? '' : `by ${showEnd(due, offset)}`,
      ),
      ...(alone || others.length > 0
        ? others.slice(0, 6).map((one) => `  ${changeLine(screen, deal, one)}`)
        : ['    with others that are needed too']),
      ...(others.length > 6 ? [`    and ${others.length - 6} more`] : []),
    );
  }
  if (next.target !== null) {
    lines.push(
      '',
      screen.style('bold', `What would bring about ${next.target}: ${next.count} smallest sets of events`),
    );
    for (const { parts } of next.ways.slice(0, 12)) {
      if (parts.length === 0) lines.push('  Nothing more: it has come about.');
      parts.forEach(({ take, of }, index) => {
        const head = index === 0 ? '  · ' : '    ';
        const text = take === of.length ? of.join(', ') : `any ${take} of: ${of.join(', ')}`;
        lines.push(paragraph(screen.width, text, '      ', head));
      });
    }
    if (next.ways.length === 0) lines.push('  Nothing could: it cannot come about any more.');
    if (next.ways.length > 12) lines.push(`  and ${next.ways.length - 12} more kinds (--json)`);
  }
  return `${lines.join('\n')}\n`;
}

/** What check found, a line each as editors read it. */
export function findingsSheet(screen: Screen, file: string, findings: readonly Finding[]): string {
  if (findings.length === 0) return `${file}: nothing stands in the way of this deal\n`;
  return findings
    .map((one) => {
      const named = one.choices.filter((choice) => choice.length > 0).map((choice) => choice.join(' + '));
      const where = named.length > 0 ? `  where it is told as: ${named.join('; ')}\n` : '';
      return `${paragraph(screen.width, problemLine(file, one), '  ', '')}\n${where}`;
    })
    .join('');
}
