import { firstEndingAfter } from '../../text/passage.js';
import { byReport, type JoinInput } from '../join-input.js';
import { foundIn } from '../kept/kept.js';
import type { Move } from '../record.js';
import type { IdOf } from './actor-ids.js';

/** Whom the words of a move name, as the record knows them. */
export const namedIn =
  (inputs: readonly JoinInput[], idOf: IdOf) =>
  ({ report, passage }: Move): readonly string[] => {
    const mentions = foundIn(inputs, { report: { id: report } }, byReport)?.reading.mentions ?? [];
    const named: string[] = [];
    for (let at = firstEndingAfter(mentions, passage.start); at < mentions.length; at += 1) {
      const mention = mentions[at];
      if (mention === undefined || mention.start >= passage.end) break;
      const id = idOf(report, mention.actor);
      if (id !== null) named.push(id);
    }
    return named;
  };
