import type { Lexicon } from '../lexicon.js';
import { type Cast, push, sideOf } from './cast.js';
import { toldOffice } from './offices.js';

/** Adds an office told beside a name: "Ana Marin, the foreign minister of Turkey". */
export function addRole(cast: Cast, actor: number, first: number, last: number): void {
  const { lexicon } = cast;
  const draft = cast.drafts[actor];
  // "Norland, a member of the alliance": a state holds no office, and speaks for nobody but itself.
  if (draft === undefined || draft.kind === 'state' || last <= first) return;
  const { of, speaks, title: written } = toldOffice(cast, first, last);
  const title = ofOne(written, lexicon);
  if (title === '' || lexicon.honorifics.has(title)) {
    const plain = title.replace('.', '');
    draft.female = lexicon.isFemale(plain) ?? draft.female;
    for (const office of lexicon.titledOffices.get(plain) ?? []) {
      if (draft.called.has(office)) continue;
      draft.called.add(office);
      push(cast.byHead, office, actor);
    }
    return;
  }
  draft.kind = 'person';
  const told = cast.span(first, last);
  if (!draft.roles.some((role) => role.title === title || (role.start < told.end && told.start < role.end))) {
    draft.roles.push({
      title,
      of,
      ...told,
      ...(lexicon.heads.has(title) ? { head: true as const } : {}),
      ...(isShared(title, lexicon) ? { shared: true as const } : {}),
    });
    push(cast.byHead, title.slice(title.lastIndexOf(' ') + 1), actor);
  }
  const body = of === null ? undefined : cast.drafts[of];
  const ofState = body?.kind === 'state' || (body?.side ?? null) !== null;
  if (speaks === 'anybody' || (speaks === 'no state' && !ofState)) draft.side ??= sideOf(cast, of);
}

/** "presidents" → "president": an office that several hold is one that each of them holds. */
function ofOne(title: string, lexicon: Lexicon): string {
  const one = title.endsWith('s') ? title.slice(0, -1) : title;
  const head = (of: string): string => of.slice(of.lastIndexOf(' ') + 1);
  return lexicon.groups.has(head(title)) && lexicon.offices.has(head(one)) ? one : title;
}

/** An office that many of one body hold at once ("member", "deputy minister"): its bearers are not one by it. */
export function isShared(title: string, { naming }: Lexicon): boolean {
  const words = title.split(/[^\p{L}]+/u);
  return !naming.foremost.has(words[0] ?? '') && words.some((word) => naming.shared.has(word));
}

/** "professor at the university" → "professor". */
function headOf(title: string): string {
  let head = '';
  for (const word of title.split(' ')) {
    if (/^(?:of|for|at|in|from|on)$/.test(word)) break;
    head = word.replace(/,$/, '');
    if (head !== word) break;
  }
  return head;
}

/** Whether a person is a woman, by address, given name or office; null where nothing tells. */
export function isFemale({ drafts, lexicon }: Cast, actor: number): boolean | null {
  const draft = drafts[actor];
  if (draft === undefined || draft.kind !== 'person') return null;
  const byName = draft.words.length > 1 ? lexicon.isFemale(draft.words[0] ?? '') : null;
  const byRole = (): boolean | null =>
    draft.roles.map(({ title }) => lexicon.isFemale(headOf(title))).find((one) => one !== null) ?? null;
  return draft.female ?? byName ?? byRole();
}
