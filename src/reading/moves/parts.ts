import type { CutText } from '../../text/cut.js';
import type { Span } from '../../text/passage.js';
import { phrasesIn } from '../../text/phrases.js';
import type { Mention } from '../actor.js';
import type { ClauseContext, Voices } from '../clauses/context.js';

/** A part that an actor has in the talks, by the words of one clause. */
export interface LocalPart extends Span {
  readonly actor: number;
  readonly part: string;
}

/**
 * Who hosts, mediates, guarantees or negotiates, by the catalogue's words for parts: "hosted by Arland" is told of who
 * follows, "Arland hosted", "Arland's delegation" of who stands before.
 */
export function partsOf({ cut, clauses, lexicon, voices }: ClauseContext): readonly LocalPart[] {
  const parts: LocalPart[] = [];
  for (const clause of clauses)
    for (const { last, first, value } of phrasesIn(lexicon.parts, cut.tokens, clause.first, clause.last)) {
      const from = cut.tokens[first]?.start ?? 0;
      const to = cut.tokens[last - 1]?.end ?? 0;
      const inside = voices.mentions.filter(
        ({ start, end, form }) => form !== 'pronoun' && start >= clause.start && end <= clause.end,
      );
      const follows = cut.tokens[last - 1]?.lower === 'by';
      const named = follows
        ? inside.find(({ start }) => start >= to && start - to < 60)
        : inside.filter(({ end, start }) => start <= from && from - end < 60).at(-1);
      if (named !== undefined && !isPlace(cut, named) && (follows || isSomebody(cut, voices, named)))
        parts.push({ start: clause.start, end: clause.end, actor: named.actor, part: value });
    }
  return parts;
}

/** "In Port Vell, the delegations arrived": where something happens has no part in it. */
function isPlace({ text }: CutText, { start }: Mention): boolean {
  return /\b(?:in|at|near|outside|on the)\s$/i.test(text.slice(Math.max(0, start - 9), start));
}

/** A bare name of which nothing is known has a part only where it owns the word for it: "the Orani's delegation". */
function isSomebody({ text }: CutText, { actors }: Voices, { actor, end }: Mention): boolean {
  const one = actors[actor];
  if (one === undefined || one.kind !== 'group' || one.side !== null || one.key !== null) return true;
  return /^['’]/.test(text.slice(end, end + 1));
}
