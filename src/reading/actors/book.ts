import type { CutText } from '../../text/cut.js';
import { type ActorKind, inOrder, type LocalActor, type Mention, plainActor } from '../actor.js';
import type { Lexicon } from '../lexicon.js';
import type { FoundName } from '../names/names.js';
import { createCast } from './cast.js';
import { createDescriber, type Describer } from './described.js';
import { recordNames } from './naming.js';
import { addRole, isFemale } from './roles.js';

/** Links the names of one report into actors, first to last; later steps add offices and groups that speak. */
export interface ActorBook extends Describer {
  readonly actors: readonly LocalActor[];
  readonly mentions: readonly Mention[];
  /** The actor named by a token, or -1. */
  actorAt(token: number): number;
  mention(first: number, last: number, actor: number, form: Mention['form']): void;
  kindOf(actor: number): ActorKind;
  /** The catalogue knows it as a medium. */
  isMedium(actor: number): boolean;
  /** The medium that a phrase names by a common noun ("state television"), made when first met. */
  medium(first: number, last: number): number | null;
  /** Speech and appositions show that a bare name is a person's. */
  isNamed(actor: number): boolean;
  /** What is written speaks by this name: "the report", "the indictment". */
  isDocument(actor: number): boolean;
  /** One word with a capital, as a surname alone is. */
  isSurname(actor: number): boolean;
  /** "Orr … he": a name that could be anybody's is a person's. */
  personify(actor: number): void;
  isFemale(actor: number): boolean | null;
  /** How often it is named, and whether by more than one word. */
  standing(actor: number): { readonly times: number; readonly full: boolean; readonly known: boolean };
  /** Whether a person can be the one whom a phrase names by a body ("the Pentagon official"), by what the text tells. */
  canBeOf(actor: number, first: number, last: number): boolean;
  /** Adds an office told beside a name: "Ana Marin, the foreign minister of Turkey". */
  addRole(actor: number, first: number, last: number): void;
}

/** The book of a report in which these names stand. */
export function createActorBook(cut: CutText, lexicon: Lexicon, names: readonly FoundName[]): ActorBook {
  const cast = createCast(cut, lexicon, names);
  recordNames(cast, names);
  const { drafts, byToken, record } = cast;
  const describer = createDescriber(cast);
  return {
    ...describer,
    get actors() {
      return drafts.map(plainActor);
    },
    get mentions() {
      return inOrder(cast.mentions);
    },
    actorAt: (token) => byToken[token] ?? -1,
    mention: record,
    isNamed: (actor) =>
      (drafts[actor]?.kind === 'person' || drafts[actor]?.kind === 'group') && drafts[actor]?.key === null,
    kindOf: (actor) => drafts[actor]?.kind ?? 'group',
    isMedium: (actor) => lexicon.bodies.get(drafts[actor]?.key ?? '')?.media ?? false,
    medium: (first, last) => {
      const actor = describer.described(first, last);
      const draft = actor === null ? undefined : drafts[actor];
      if (actor === null || draft === undefined) return null;
      if (draft.kind === 'group' && draft.key === null) draft.kind = 'organization';
      record(first, last, actor, 'body');
      return actor;
    },
    isDocument: (actor) => lexicon.documents.has(drafts[actor]?.words.at(-1) ?? ''),
    isSurname: (actor) => {
      const draft = drafts[actor];
      const [surname = ''] = draft?.words ?? [];
      return draft?.words.length === 1 && (cast.bySurname.get(surname)?.includes(actor) ?? false);
    },
    personify: (actor) => {
      const draft = drafts[actor];
      if (draft?.kind === 'group') draft.kind = 'person';
    },
    isFemale: (actor) => isFemale(cast, actor),
    standing: (actor) => ({
      times: drafts[actor]?.seen.length ?? 0,
      full: (drafts[actor]?.words.length ?? 0) > 1,
      known: drafts[actor]?.key != null,
    }),
    canBeOf: (actor, first, last) => {
      const draft = drafts[actor];
      // Who is first named behind the phrase was not yet spoken of.
      if ((draft?.seen[0] ?? 0) > first) return false;
      for (let at = first; at < last; at += 1) {
        const known = cast.knownByToken.get(at)?.known.body;
        const of = known === undefined ? (byToken[at] ?? -1) : cast.bodyActor(known);
        const body = drafts[of];
        if (draft === undefined || body === undefined) continue;
        if (body.kind === 'organization' && !draft.roles.some((role) => role.of === of)) return false;
        if (body.kind === 'state' && draft.side !== null && draft.side !== of) return false;
      }
      return true;
    },
    addRole: (actor, first, last) => addRole(cast, actor, first, last),
  };
}
