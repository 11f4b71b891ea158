import type { ModalEntry } from '../../catalog/catalog.js';
import type { Token } from '../../text/cut.js';
import type { Span } from '../../text/passage.js';
import type { VerbGroup } from './verbs.js';
import type { ClauseWords } from './words.js';

/** What a member of a row takes over from the first of it. */
export interface Inherited {
  readonly row: number | null;
  readonly modal: ModalEntry['kind'] | null;
  readonly tense: VerbGroup['tense'];
  readonly passive: boolean;
  readonly negated: boolean;
  readonly within: number | null;
  readonly subjectOf: number | null;
  readonly verbs: readonly number[];
}

/** What is looked at of a clause (`Clause`). */
interface Member extends Inherited {
  readonly first: number;
  readonly last: number;
  readonly kind: string;
  readonly introducer: string | null;
  readonly subject: Span | null;
}

/** A clause of a sentence with its own chain of verbs. */
export interface Chained {
  readonly clause: Member;
  /** Index among the report's clauses. */
  readonly index: number;
  readonly groups: readonly VerbGroup[];
  /** Heads that it shares with the first of its row: "agreed" of "free the prisoners" in "agreed to stop tests, free …". */
  readonly led: readonly number[];
}

/** Where a verb stands in a row: which form its members share. */
type Shape = 'bare' | 'to' | 'ing' | 'passive';

const joining = new Set(['and', 'or', 'nor', 'but', 'yet']);
const closes = new Set(['and', 'or', 'nor']);

/**
 * What a clause takes over as a member of a row of verbs ("will freeze tests, ship out its stock and let inspectors
 * in", "agreed to stop, to free and to open", "will be lifted and released"): modal, tense and voice of the first, what
 * governs it, the chain of verbs above it, and its negation where the row ends in "or". Null for what stands in no row.
 *
 * @param closing The conjunction with which the row ends ("and", "or"), or null.
 */
export function inheritedBy(
  tokens: readonly Token[],
  one: Chained,
  before: readonly Chained[],
  closing: string | null,
  words: ClauseWords,
): Inherited | null {
  const { clause, groups } = one;
  const lead = groups[0];
  if (lead === undefined || clause.modal !== null || !goesOn(tokens, clause, closing)) return null;
  const shape = shapeOf(tokens, lead);
  if (shape === null || !standsFirst(tokens, clause, lead, shape, words)) return null;
  for (let i = before.length - 1; i >= 0; i--) {
    const first = before[i];
    if (first === undefined) continue;
    const at = levelOf(tokens, first, shape, words);
    // What somebody else does stands between: the row has ended.
    if (at === null && endsRow(first)) return null;
    if (at === null) continue;
    const { clause: leader } = first;
    const led = [...first.led, ...first.groups.slice(0, at).map(({ head }) => head)];
    return {
      row: first.index,
      modal: leader.modal,
      tense: leader.tense,
      passive: shape === 'passive' || (led.length > 0 && leader.passive),
      negated: clause.negated || (leader.negated && (closing === 'or' || closing === 'nor')),
      within: leader.within,
      subjectOf: clause.subject === null ? (leader.subjectOf ?? first.index) : clause.subjectOf,
      verbs: [...led, ...clause.verbs],
    };
  }
  return null;
}

/** Whether a row goes on here: behind a conjunction, or behind a comma where a conjunction closes the row. */
function goesOn(tokens: readonly Token[], { introducer, first }: Member, closing: string | null): boolean {
  if (introducer !== null) return joining.has(introducer);
  return tokens[first - 1]?.text === ',' && closes.has(closing ?? '');
}

const endsRow = ({ clause, groups }: Chained): boolean =>
  clause.subject !== null && clause.kind !== 'relative' && groups[0]?.form === 'finite';

function shapeOf(tokens: readonly Token[], { first, head, form, last }: VerbGroup): Shape | null {
  const token = tokens[head];
  if (form === 'to' || form === 'ing') return form;
  if (token?.pos !== 'VERB' || last - first > 1) return null;
  if (token.lower === token.lemma) return 'bare';
  return /(?:ed|en|[dt])$/.test(token.lower) && !token.lower.endsWith('s') ? 'passive' : null;
}

/** Whether nothing stands before the verb but what opens the clause; of what is done to a new subject, the auxiliary is shared. */
function standsFirst(
  tokens: readonly Token[],
  { subject, last }: Member,
  { head, last: end }: VerbGroup,
  shape: Shape,
  { cues }: ClauseWords,
): boolean {
  if (shape === 'passive' && cues.has(tokens[head]?.lemma ?? '')) return false;
  if (subject === null) return true;
  const next = end < last ? tokens[end]?.pos : undefined;
  return shape === 'passive' && (next === undefined || next === 'PUNCT' || next === 'ADP' || next === 'ADV');
}

/** Which group of a clause's chain the members of a row of this shape stand beside, or null. */
function levelOf(
  tokens: readonly Token[],
  { clause, groups, led }: Chained,
  shape: Shape,
  words: ClauseWords,
): number | null {
  const sole = groups[0];
  if (shape === 'passive') return clause.passive && clause.modal !== null ? 0 : null;
  for (let at = groups.length - 1; at >= 0; at--) {
    const group = groups[at];
    if (group === undefined) continue;
    const governed = at === 0 || words.carriers.has(tokens[groups[at - 1]?.head ?? -1]?.lemma ?? '');
    if (shape === 'ing' || shape === 'to') {
      if (group.form === shape && (at > 0 || led.length > 0)) return at;
    } else if (group.form === 'to' ? governed : at === 0 && takesBare(tokens, group, words)) return at;
  }
  // A member of the row itself.
  return shape === 'bare' && sole !== undefined && led.length > 0 && shapeOf(tokens, sole) === 'bare'
    ? 0
    : null;
}

/** "will stop", "did not stop": the verbs that follow in the row need no auxiliary of their own. */
function takesBare(tokens: readonly Token[], { first, head }: VerbGroup, words: ClauseWords): boolean {
  for (let i = first; i < head; i++) {
    const lower = tokens[i]?.lower ?? '';
    if (words.modals.has(lower)) return tokens[head]?.lower === tokens[head]?.lemma;
  }
  return false;
}
