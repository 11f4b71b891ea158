import type { Catalog } from '../../catalog/catalog.js';
import type { Token } from '../../text/cut.js';
import type { Span } from '../../text/passage.js';

/** Names that stand in a row: "Norland, Esturia and the Isles". */
export interface NameList extends Span {
  /** As the catalogue names them where it knows them, else as the text does without article. */
  readonly items: readonly string[];
  /** False after "including" and before "and others": more are meant than are named. */
  readonly complete: boolean;
}

/** Names of states in every form, folded, to one name. */
export type StateNames = ReadonlyMap<string, string>;

export function stateNamesOf(catalog: Pick<Catalog, 'states'>): StateNames {
  const names = new Map<string, string>();
  for (const { name, names: more = [], capital = [] } of catalog.states)
    for (const form of [name, ...more, ...capital]) names.set(fold(form), name);
  return names;
}

const fold = (name: string): string => name.toLowerCase().replace(/[.’']/g, '').trim();

const separators = new Set([',', 'and', '&', 'or', ';']);
const openEnds = new Set(['including', 'like', 'such', 'among']);
const more = new Set(['others', 'more', 'elsewhere']);

/** Rows of at least two names among the tokens `first` … `last - 1`. */
export function listsOf(
  tokens: readonly Token[],
  first: number,
  last: number,
  states: StateNames,
): readonly NameList[] {
  const lists: NameList[] = [];
  for (let i = first; i < last; ) {
    const item = itemAt(tokens, i, last);
    if (item === null) {
      i += 1;
      continue;
    }
    const items = [item];
    let at = item.next;
    let open = openEnds.has(tokens[i - 1]?.lower ?? '');
    let closed = false;
    for (;;) {
      let next = at;
      while (next < last && separators.has(tokens[next]?.lower ?? '')) next += 1;
      if (next === at) break;
      const joint = tokens[next - 1]?.lower ?? '';
      // "with Norland and Esturia, the Isles": what comes behind the last of a row begins another.
      if (closed && joint === ',') break;
      closed ||= joint === 'and' || joint === '&';
      // "the Harbour Guard Service, or HGS": its other name.
      if (joint === 'or' && next - at > 1 && /^\p{Lu}{2,6}$/u.test(tokens[next]?.text ?? '')) {
        at = next + 1;
        continue;
      }
      if (more.has(tokens[next]?.lower ?? '')) open = true;
      const following = itemAt(tokens, next, last);
      if (following === null) break;
      items.push(following);
      at = following.next;
    }
    if (items.length > 1)
      lists.push({
        start: items[0]?.start ?? 0,
        end: items.at(-1)?.end ?? 0,
        items: [...new Set(items.map(({ text }) => states.get(fold(text)) ?? text))],
        complete: !open,
      });
    i = Math.max(at, i + 1);
  }
  return lists;
}

interface Item extends Span {
  readonly text: string;
  readonly next: number;
}

const isName = (token: Token | undefined): token is Token =>
  token !== undefined &&
  /^\p{Lu}/u.test(token.text) &&
  (token.pos === 'PROPN' || token.pos === 'ADJ' || token.pos === 'NOUN');

function itemAt(tokens: readonly Token[], at: number, last: number): Item | null {
  let i = at;
  if (tokens[i]?.lower === 'the') i += 1;
  const start = i;
  while (i < last && isName(tokens[i])) i += 1;
  if (i === start) return null;
  // "European countries": an adjective of a place takes its noun along.
  if (tokens[i - 1]?.pos === 'ADJ' && tokens[i]?.pos === 'NOUN' && i < last) i += 1;
  // "Kyiv officials": a name that only tells whose people they are stands in no row.
  else if (i < last && tokens[i]?.pos === 'NOUN' && /[^s]s$/.test(tokens[i]?.lower ?? '')) return null;
  const [from, to] = [tokens[start], tokens[i - 1]];
  if (from === undefined || to === undefined) return null;
  const words = tokens.slice(start, i).map(({ text }) => text);
  return { start: from.start, end: to.end, text: words.join(' '), next: i };
}
