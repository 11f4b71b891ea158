import type { CueEntry } from '../../catalog/catalog.js';
import { trimComma } from './appositions.js';
import { aroundQuoted, asideAt, between, clauseAround } from './asides.js';
import type { Attribution, Run } from './attribution.js';
import { resumes, rightAfter, rightContent } from './contents.js';
import { contentEnd, type Frame, isClitic, isVerbal, lastPhraseBefore, nextComma } from './frame.js';
import { edgeBefore, endsAfter, leftContent, leftIsClause } from './fronted.js';
import { isNamed } from './named.js';
import { agentBehind, isDoneBy, passiveAt } from './passives.js';
import { isBeing, isForeseen, polarityOf, standing } from './polarity.js';
import { quotedBefore, tellsAsSaying } from './quoted.js';
import type { Subject } from './subject.js';
import { mayFollow, subjectAfter, subjectBefore } from './subjects.js';

/** What a verb that no catalogue lists takes, where a quotation stands right beside it. */
const spoken: CueEntry = { lemma: '', kind: 'verb', strength: 0.8, takes: ['quote'] };

export function verbAt(frame: Frame, at: number, sentence: number): Attribution | null {
  const { tokens, lexicon } = frame;
  const token = tokens[at];
  const entry = token === undefined ? undefined : (lexicon.cues.get(token.lower) ?? spoken);
  if (token === undefined || entry === undefined) return null;
  let start = at;
  while (start > frame.first && (frame.quoted[start - 1] ?? -1) < 0) {
    const before = tokens[start - 1];
    if (before === undefined) break;
    if (
      before.pos === 'AUX' ||
      before.lower === 'having' ||
      before.pos === 'ADV' ||
      lexicon.speech.between.has(before.lower)
    )
      start -= 1;
    // "He's calling for": the clitic is the auxiliary.
    else if (isClitic(before) && token.lower.endsWith('ing') && tokens[start - 2]?.pos === 'PRON') start -= 1;
    else if (isForeseen(frame, start - 1)) break;
    else if (before.lower === 'to' && tokens[start - 2]?.pos === 'VERB') {
      // "refused to say": the speaker is the first verb's; nothing is said.
      return null;
    } else break;
  }
  // "the pact as written": nobody writes.
  if (start === at && tokens[at - 1]?.lower === 'as' && /(?:ed|en)$/.test(token.lower)) return null;
  if (start === at && isNamed(tokens, at, lexicon)) return null;
  const group = start === at ? [] : tokens.slice(start, at).map(({ lower }) => lower);
  let made: Subject | null = null;
  if (group.length === 0 && tokens[at - 1]?.lower === 'to') {
    made = toSay(frame, at - 1);
    if (made === null) return null;
  }
  const be = group.some(isBeing);
  const passive = be && !token.lower.endsWith('ing');
  const worded = polarityOf(group);
  if (!be) {
    const agent = agentBehind(frame, start, at, entry, { sentence, polarity: worded });
    if (agent !== null) return agent;
    if (isDoneBy(frame, start, at)) return null;
  }
  const foreseen = group.length === 0 && isForeseen(frame, at - 1);
  if (/^(?:quote|cite)$/.test(entry.lemma) && tellsAsSaying(frame, at)) return null;
  const right = rightContent(frame, at, entry);
  if (token.lower === 'saying' && tokens[at - 1]?.lower === 'as') {
    const head = quotedBefore(frame, at - 1);
    if (head === null) return null;
    const edge = right.run === null ? edgeBefore(frame, head.starts) : null;
    return {
      cue: { first: at - 1, last: at + 1 },
      lemma: entry.lemma,
      strength: entry.strength,
      mind: false,
      source: head.whole,
      head: head.head,
      content: right.run ?? (edge === null ? null : leftContent(frame, edge.at)),
      sentence,
      polarity: worded,
      form: right.form,
      told: null,
    };
  }
  const aside = passive ? null : asideAt(frame, start, at, entry);
  if (aside !== null)
    return {
      cue: { first: start, last: at + 1 },
      lemma: entry.lemma,
      strength: entry.strength,
      mind: entry.mind ?? false,
      source: aside.source.whole,
      head: aside.source.head,
      content: aside.content,
      sentence,
      polarity: worded,
      form: 'clause',
      told: null,
    };
  const progressive = be && token.lower.endsWith('ing');
  const participle = (token.lower.endsWith('ing') && !progressive) || group[0] === 'having';
  let source = passive ? null : (made ?? subjectBefore(frame, start, participle));
  let contentLeft: Run | null = null;
  let inverted = false;
  /** A quotation ends right before the source: “…,” the envoy said in an address. */
  let ended = false;
  if (!passive && mayFollow(entry)) {
    const edge = edgeBefore(frame, start);
    const follows = edge === null ? null : subjectAfter(frame, at);
    const told = entry.takes?.includes('person') ?? false;
    if (
      edge !== null &&
      follows !== null &&
      !token.lower.endsWith('ing') &&
      (token.lower === 'asked' || !told || (edge.quoted && endsAfter(frame, follows.whole.last))) &&
      (edge.quoted || source === null || (source.far === true && stopsAfter(frame, follows)))
    ) {
      source = follows;
      inverted = true;
      contentLeft = leftContent(frame, edge.at);
    } else if (source !== null) {
      const before = isRelative(frame, source) ? null : edgeBefore(frame, source.whole.first);
      // "In a letter to the council, Marin wrote:": the words come next.
      if (before !== null && (before.quoted || tokens[at + 1]?.text !== ':')) {
        contentLeft = leftContent(frame, before.at);
        ended = before.quoted;
      }
    }
  }
  if (source !== null && isCompared(frame, source)) return null;
  if (source === null && start === frame.first && start === at && entry.strength >= 0.9) {
    // "Said Orr: “…”": inverted, and a colon.
    const follows = subjectAfter(frame, at);
    const colon = follows === null ? -1 : follows.whole.last;
    const end = contentEnd(frame, frame.last);
    if (follows !== null && tokens[colon]?.text === ':' && colon + 1 < end)
      return {
        cue: { first: at, last: at + 1 },
        lemma: entry.lemma,
        strength: entry.strength,
        mind: false,
        source: follows.whole,
        head: follows.head,
        content: { first: colon + 1, last: end },
        sentence,
        polarity: worded,
        form: 'quote',
        told: null,
      };
  }
  if (passive) return passiveAt(frame, start, at, entry, { sentence, polarity: worded });
  const rightRun = inverted && source !== null ? rightAfter(frame, source.whole.last) : right.run;
  let content: Run | null = null;
  let form: Attribution['form'] = 'clause';
  if (
    contentLeft !== null &&
    rightRun !== null &&
    (inverted || (leftIsClause(frame, contentLeft) && resumes(frame, at, rightRun)))
  )
    content = { first: contentLeft.first, last: rightRun.last };
  else if (
    contentLeft !== null &&
    right.form === 'clause' &&
    (ended
      ? !opensThat(frame, right.run)
      : opensOccasion(frame, right.run) && leftIsClause(frame, contentLeft))
  )
    content = contentLeft;
  else if (right.strong && right.run !== null && !inverted) {
    content = right.run;
    form = right.form;
  } else if (contentLeft !== null && leftIsClause(frame, contentLeft)) content = contentLeft;
  else if (rightRun !== null) {
    content = rightRun;
    form = right.form;
  }
  if (
    source !== null &&
    tokens[source.whole.first - 1]?.lower === 'as' &&
    entry.strength >= 0.7 &&
    !right.strong
  ) {
    // "…, as Orr points out", "As Orr said, …".
    const as = source.whole.first - 1;
    const comma = nextComma(frame, at, frame.last);
    const edge = tokens[as - 1]?.text === ',' ? as - 1 : as;
    if (as > frame.first + 2) {
      // "The fund, as Orr reported this year, would grow": the clause goes on behind it.
      if (!hasObject(frame, at + 1))
        content = (comma > 0 ? clauseAround(frame, edge, comma) : null) ?? leftContent(frame, edge);
    } else if (comma > 0 && comma + 1 < contentEnd(frame, frame.last))
      content = { first: comma + 1, last: contentEnd(frame, frame.last) };
  }
  if (content !== null && source !== null && content.first > at && isRelative(frame, source))
    content = { first: content.first, last: relativeEnd(frame, content) };
  // "Declaring that it would fail, he left": whom the participle is of stands in the main clause.
  if (
    content !== null &&
    source !== null &&
    participle &&
    content.first > at &&
    source.whole.first > content.first
  )
    content = { first: content.first, last: Math.min(content.last, trimComma(tokens, source.whole.first)) };
  if (content === null && source !== null && source.far !== true)
    content = between(frame, at, source.whole, entry);
  else if (content !== null && content === contentLeft && source !== null && ended)
    content = aroundQuoted(frame, content, at, source.whole, entry) ?? content;
  if (content === null && (source === null || !mayFollow(entry) || passive || entry.mind === true))
    return null;
  return {
    cue: { first: start, last: at + 1 },
    lemma: entry.lemma,
    strength: entry.strength,
    mind: entry.mind ?? false,
    source: source?.whole ?? null,
    head: source?.head ?? null,
    content,
    sentence,
    polarity: foreseen ? 'hypothetical' : standing(frame, source, worded),
    form,
    told: right.told,
  };
}

/** "as the union urges restraint": something is said in the clause itself. */
const hasObject = ({ phrases }: Frame, at: number): boolean =>
  phrases.some(({ first, after, time, pronoun }) => first === at && after === null && !time && !pronoun);

/** "led Orr to declare that", "went on to say that": who did say it, though the verb stands behind "to". */
function toSay(frame: Frame, to: number): Subject | null {
  const { tokens } = frame;
  if (isForeseen(frame, to)) return subjectBefore(frame, to - 2, false);
  if (tokens[to - 1]?.lower === 'on' && tokens[to - 2]?.lemma === 'go')
    return subjectBefore(frame, to - 2, false);
  // "went so far as to say".
  if (tokens[to - 1]?.lower === 'as' && tokens[to - 2]?.lower === 'far')
    return subjectBefore(frame, tokens[to - 3]?.pos === 'ADV' ? to - 4 : to - 3, false);
  const index = lastPhraseBefore(frame, to);
  const phrase = frame.phrases[index];
  if (phrase === undefined || phrase.last !== to || phrase.after !== null || phrase.time) return null;
  // "prompted former envoy and senior analyst Ana Marin to say": one person by two callings.
  const other = frame.phrases[index - 1];
  const two = other?.last === phrase.first - 1 && tokens[other.last]?.lower === 'and' && other.after === null;
  const verb = (two ? other.first : phrase.first) - 1;
  if (verb <= frame.first || !frame.lexicon.speech.leading.has(tokens[verb]?.lower ?? '')) return null;
  return {
    head: { first: phrase.first, last: phrase.last },
    whole: { first: phrase.first, last: phrase.last },
  };
}

/** Its end comes, and no quotation, which what is called so would have: "Orr, at ease, called the pact “a gift”". */
function stopsAfter(frame: Frame, { head, whole }: Subject): boolean {
  if (!endsAfter(frame, whole.last)) return false;
  if (whole.last >= frame.last || (frame.quoted[whole.last] ?? -1) < 0) return true;
  for (let at = head.last; at < whole.last; at += 1) if (frame.tokens[at]?.text === ',') return true;
  return false;
}

/** "A, Orr said on Tuesday after Varda announced B": when it was said, not what. */
function opensOccasion({ tokens, lexicon }: Frame, run: Run | null): boolean {
  const word = run === null ? undefined : tokens[run.first]?.lower;
  return word !== undefined && word !== 'if' && lexicon.connectives.has(word);
}

/** "as many as experts had predicted", "as great as many had thought": a measure, and nothing that is said. */
function isCompared({ tokens, first }: Frame, { whole }: Subject): boolean {
  for (let at = whole.first - 1; at < whole.last; at += 1) {
    if (
      tokens[at]?.lower !== 'as' ||
      at < first + 2 ||
      !/^(?:ADJ|ADV|NUM|NOUN)$/.test(tokens[at - 1]?.pos ?? '')
    )
      continue;
    for (let back = at - 2; back >= first && at - back < 5; back -= 1)
      if (/^(?:as|so)$/.test(tokens[back]?.lower ?? '')) return true;
  }
  return false;
}

/** “…,” said Orr, head of the team, who also testified: what stands before the name is not said in the relative clause. */
const isRelative = ({ tokens }: Frame, { whole }: Subject): boolean =>
  /^(?:who|which)$/.test(tokens[whole.last - 1]?.lower ?? '');

/** "Marin, who said talks failed, left": the first comma, where the verb of the main clause comes behind it. */
function relativeEnd({ tokens, quoted }: Frame, { first, last }: Run): number {
  for (let at = first; at < last; at += 1) {
    if (tokens[at]?.text !== ',' || (quoted[at] ?? -1) >= 0) continue;
    let verb = at + 1;
    while (verb < last && tokens[verb]?.pos === 'ADV') verb += 1;
    const isMain =
      isVerbal(tokens[verb]) && !tokens[verb]?.lower.endsWith('ing') && tokens[verb + 1]?.lower !== 'by';
    return isMain ? at : last;
  }
  return last;
}

const opensThat = (frame: Frame, run: Run | null): boolean =>
  run !== null && frame.tokens[run.first]?.lower === 'that';
