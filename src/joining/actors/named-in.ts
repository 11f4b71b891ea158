import type { Mention } from '../../reading/actor.js';
import { firstEndingAfter, type Span } from '../../text/passage.js';
import { byReport, type JoinInput } from '../join-input.js';
import { foundIn } from '../kept/kept.js';
import type { IdOf } from './actor-ids.js';

/** Whom some words of a report name, as the record knows them, all or only those told by certain forms. */
export const namedIn =
  (inputs: readonly JoinInput[], idOf: IdOf, isTold: (form: Mention['form']) => boolean = () => true) =>
  ({ report, passage }: { readonly report: string; readonly passage: Span }): readonly string[] => {
    const mentions = foundIn(inputs, { report: { id: report } }, byReport)?.reading.mentions ?? [];
    const named: string[] = [];
    for (let at = firstEndingAfter(mentions, passage.start); at < mentions.length; at += 1) {
      const mention = mentions[at];
      if (mention === undefined || mention.start >= passage.end) break;
      const id = isTold(mention.form) ? idOf(report, mention.actor) : null;
      if (id !== null) named.push(id);
    }
    return named;
  };
