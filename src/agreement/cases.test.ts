import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { proven } from '../../tests/support/agreement.js';
import { casesIn } from '../../tests/support/cases.js';
import { whoCanBlock } from './block.js';
import { changesBetween } from './change.js';
import { check } from './check.js';
import { compare, partText } from './compare.js';
import { dealOf } from './compile.js';
import type { Deal } from './deal.js';
import type { EventLog } from './log.js';
import { eventOf, parseLog } from './log-file.js';
import { whatNext } from './next.js';
import { parseAgreement } from './parse.js';
import { type Problem, problemLine } from './problem.js';
import { historyOf } from './replay.js';
import { type Standing, standingOf } from './standing.js';
import { parseMoment, showEnd, showTime } from './time.js';
import type { Agreement } from './written-agreement.js';

/*
 * A case: an agreement (YAML, or `use FILE`), a line `---`, its events (or `use FILE`), a line `---`, questions, one a
 * line. Expected are the answers, each under its question. Questions:
 *   problems · check · compare DATE · block TARGET [DATE] · next TARGET DATE · standing DATE [known DATE] [only ID …]
 *   why ID DATE · if EVENT · each may end with `as ACCOUNT, ACCOUNT`
 */
const root = join(import.meta.dirname, '../..');
const included = (text: string): string =>
  text.startsWith('use ') ? readFileSync(join(root, text.slice(4).trim()), 'utf8') : text;

describe('agreements', () => {
  for (const { name, input, expected, where } of casesIn(join(root, 'cases/agreement')))
    test(`${name} (${where.split('/').at(-1)})`, () => {
      const [written = '', reported = '', questions = ''] = input.split(/^---$/m).map((part) => part.trim());
      const parsed = parseAgreement(included(written));
      const answers = questions.split('\n').flatMap((question) => {
        const said = parsed.ok ? answer(parsed.value, included(reported), question) : told(parsed.problems);
        return [`${question}`, ...said.map((line) => `  ${line}`)];
      });
      expect(answers.join('\n')).toBe(expected);
    });
});

const told = (problems: readonly Problem[]): readonly string[] =>
  problems.map((one) => problemLine('deal', one));

function answer(agreement: Agreement, reported: string, question: string): readonly string[] {
  const [asked = '', accounts] = question.split(' as ');
  const deal = dealOf(agreement, accounts?.split(', ') ?? []);
  if (!deal.ok) return told(deal.problems);
  const log = parseLog(reported, deal.value.calendar.offset);
  if (!log.ok) return told(log.problems);
  proven(deal.value, log.value);
  return replyTo(agreement, deal.value, log.value, asked);
}

function replyTo(agreement: Agreement, deal: Deal, log: EventLog, asked: string): readonly string[] {
  const [verb, ...words] = asked.split(' ');
  const { offset } = deal.calendar;
  const at = (day: string | undefined): number => (parseMoment(day ?? '', offset)?.end ?? 0) - 1;
  const id = (party: string | null): string => (party === null ? '' : ` ${party}`);
  switch (verb) {
    case 'problems':
      return ['none'];
    case 'check':
      return check(agreement).map((one) => `${one.code} ${problemLine('deal', one)}`);
    case 'compare': {
      const result = compare(agreement, log, { happened: at(words[0]) });
      if (!result.ok) return told(result.problems);
      return result.value.rows.flatMap(({ kind, what, answers }) =>
        answers.map(
          (one) => `${kind} ${what}, ${one.accounts?.join(', ') ?? one.variants.join(' ')}: ${one.value}`,
        ),
      );
    }
    case 'block': {
      const state = words[1] === undefined ? null : historyOf(deal, log).at(at(words[1]));
      const result = whoCanBlock(deal, words[0] ?? '', { state });
      if (!result.ok) return told(result.problems);
      const { verdict, count, patterns, inEvery } = result.value;
      return [
        `${verdict}, ${count} sets, in every one: ${inEvery.join(', ') || 'nobody'}`,
        ...patterns.map(({ parts, sets }) => `${parts.map(partText).join(' with ')} (${sets})`),
      ];
    }
    case 'next': {
      const next = whatNext(historyOf(deal, log), at(words[1]), words[0] ?? null);
      return [
        ...next.events.map(
          (one) => `${one.line}${one.due === null ? '' : ` by ${showEnd(one.due, offset)}`}`,
        ),
        ...next.ways.map(({ parts }) => `way: ${parts.map(partText).join('; ')}`),
      ];
    }
    case 'if': {
      const event = eventOf(words.join(' '), 'supposed', offset);
      if (!event.ok) return told(event.problems);
      const history = historyOf(deal, log);
      const then = event.value.happened;
      return changesBetween(deal, history.at(then), history.whatIf([event.value], then)).map(
        ({ kind, what, party }) => `${what}${id(party)} ${kind}`,
      );
    }
    case 'why': {
      const standing = standingOf(historyOf(deal, log), [], { happened: at(words[1]) });
      return chainOf(standing, words[0] ?? '');
    }
    default: {
      const known = words[1] === 'known' ? at(words[2]) : undefined;
      const only = words.includes('only') ? words.slice(words.indexOf('only') + 1) : null;
      const when = { happened: at(words[0]), ...(known === undefined ? {} : { known }) };
      const standing = standingOf(historyOf(deal, log, when), [], when);
      return standing.provisions
        .filter((one) => only === null || only.includes(one.id))
        .flatMap((one) =>
          one.bearers.map((bearer) => {
            const since = bearer.since === null ? '' : ` since ${showTime(bearer.since, offset)}`;
            const due = bearer.due === null ? '' : `, due ${showEnd(bearer.due, offset)}`;
            return `${one.id}${id(bearer.party)}: ${bearer.word}${since}${due}`;
          }),
        );
    }
  }
}

function chainOf(standing: Standing, id: string): readonly string[] {
  type Reasons = Standing['provisions'][number]['bearers'][number]['reasons'];
  const lines = (reasons: Reasons, indent: string): readonly string[] =>
    reasons.flatMap(({ text, event, source, grade, because }) => [
      `${indent}${text}${event ? ` [${[event, grade, source].filter(Boolean).join(' ')}]` : ''}`,
      ...lines(because, `${indent}  `),
    ]);
  const found = standing.provisions.find((one) => one.id === id);
  return (found?.bearers ?? []).flatMap((bearer) => [
    `${bearer.party ?? 'it'}: ${bearer.word}`,
    ...lines(bearer.reasons, '  '),
  ]);
}
