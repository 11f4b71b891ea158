import { whoCanBlock as blockingOf } from '../../agreement/block.js';
import { changesBetween } from '../../agreement/change.js';
import { check as findingsOf } from '../../agreement/check.js';
import { compare as comparisonOf } from '../../agreement/compare.js';
import { whatNext as nextOf } from '../../agreement/next.js';
import { historyOf } from '../../agreement/replay.js';
import { standingOf } from '../../agreement/standing.js';
import { type Outside, type Status, UsageError } from '../command.js';
import { screenOf } from '../terminal/screen.js';
import { blockingSheet, comparisonSheet } from './blocking-sheet.js';
import { type Asked, loadAgreement, loadAsked, refuse, supposedOf } from './load.js';
import type { AskOptions, BlockOptions } from './options.js';
import { changesSheet, findingsSheet, nextSheet, standingSheet } from './sheet.js';

const asJson = (value: unknown, outside: Outside): void => {
  outside.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
};

export async function check(file: string, options: AskOptions, outside: Outside): Promise<Status> {
  const loaded = loadAgreement(file, outside);
  if (!loaded.ok) return refuse(loaded.unread, options.json === true, outside);
  const findings = findingsOf(loaded.value);
  if (options.json === true) asJson({ file, problems: findings }, outside);
  else outside.stdout.write(findingsSheet(screenOf(outside), file, findings));
  return findings.length > 0 ? 1 : 0;
}

export async function standing(file: string, options: AskOptions, outside: Outside): Promise<Status> {
  return asked(file, options, outside, (all) => {
    const result = standingOf(historyOf(all.deal, all.log, all.when), [], all.when);
    if (options.json === true) asJson(result, outside);
    else outside.stdout.write(standingSheet(screenOf(outside), all, result, options.why === true));
    return 0;
  });
}

export async function whatIf(
  file: string,
  events: readonly string[],
  options: AskOptions,
  outside: Outside,
): Promise<Status> {
  return asked(file, options, outside, (all) => {
    const supposed = supposedOf(events, all, outside);
    if (!supposed.ok) return refuse(supposed.unread, options.json === true, outside);
    const { deal, log, when } = all;
    const history = historyOf(deal, log, when);
    const rejected = historyOf(deal, supposed.value, {
      ...when,
      known: Number.MAX_SAFE_INTEGER,
      belief: null,
    }).problems;
    if (rejected.length > 0)
      return refuse({ file: 'what-if', problems: rejected }, options.json === true, outside);
    // What is supposed for a later time is asked about at that time.
    const at = Math.max(when.happened, ...supposed.value.map(({ happened }) => happened));
    const then = { ...when, happened: at };
    const changes = changesBetween(deal, history.at(at), history.whatIf(supposed.value, at));
    const result = standingOf(history, supposed.value, then);
    if (options.json === true) asJson({ changes, standing: result }, outside);
    else {
      outside.stdout.write(changesSheet(screenOf(outside), all, changes, at));
      if (options.why === true)
        outside.stdout.write(`\n${standingSheet(screenOf(outside), all, result, true)}`);
    }
    return 0;
  });
}

export async function whatNext(
  file: string,
  target: string | null,
  options: AskOptions,
  outside: Outside,
): Promise<Status> {
  return asked(file, options, outside, (all) => {
    if (target !== null && !all.deal.names.rule.has(target))
      throw new UsageError(
        `no provision is named "${target}"; there are ${[...all.deal.names.rule.keys()].join(', ')}`,
      );
    const result = nextOf(historyOf(all.deal, all.log, all.when), all.when.happened, target);
    if (options.json === true) asJson(result, outside);
    else outside.stdout.write(nextSheet(screenOf(outside), all, result));
    return 0;
  });
}

export async function whoCanBlock(
  file: string,
  target: string,
  options: BlockOptions,
  outside: Outside,
): Promise<Status> {
  return asked(file, options, outside, (all) => {
    const state = historyOf(all.deal, all.log, all.when).at(all.when.happened);
    const result = blockingOf(all.deal, target, {
      state,
      fromStart: options.fromStart === true,
      ...(options.all === true ? { limit: 100_000 } : {}),
    });
    if (!result.ok) {
      const [first] = result.problems;
      throw new UsageError(`${first?.message}; there are ${first?.expected}`);
    }
    if (options.json === true) asJson(result.value, outside);
    else outside.stdout.write(blockingSheet(screenOf(outside), all, result.value, options.all === true));
    return 0;
  });
}

export async function compare(file: string, options: AskOptions, outside: Outside): Promise<Status> {
  return asked(file, options, outside, (all) => {
    const result = comparisonOf(all.agreement, all.log, all.when);
    if (!result.ok) return refuse({ file, problems: result.problems }, options.json === true, outside);
    if (options.json === true) asJson(result.value, outside);
    else outside.stdout.write(comparisonSheet(screenOf(outside), all, result.value));
    return 0;
  });
}

function asked(
  file: string,
  options: AskOptions,
  outside: Outside,
  answer: (asked: Asked) => Status,
): Status {
  const loaded = loadAsked(file, options, outside);
  if (!loaded.ok) return refuse(loaded.unread, options.json === true, outside);
  return answer(loaded.value);
}
