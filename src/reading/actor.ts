import type { Span } from '../text/passage.js';

export type ActorKind = 'person' | 'state' | 'organization' | 'group';

/** What kind of body of its state one is: its whole government, a part of it, a house of its parliament, a party. */
export type House = 'executive' | 'government' | 'parliament' | 'party';

export interface LocalRole extends Span {
  /** "foreign minister", as the text has it, lower case. */
  readonly title: string;
  /** Index of the actor the office belongs to ("Turkey's foreign minister"), or null. */
  readonly of: number | null;
  /** Present where the office heads a state or its government. */
  readonly head?: true;
  /** Present where many of one body hold such an office at once ("member"). */
  readonly shared?: true;
}

/** One person, office or body of one report, with every form of its name. */
export interface LocalActor {
  readonly name: string;
  readonly kind: ActorKind;
  /** Every surface form, in order of first appearance, `name` among them. */
  readonly names: readonly string[];
  readonly roles: readonly LocalRole[];
  /** Index of the actor it speaks for: a state, a party, an organization, or null. */
  readonly side: number | null;
  /** Catalogue key of a state or body ("UA"), where the catalogue knows it. */
  readonly key: string | null;
  /** Present where its name is an office that many of one body hold at once ("a Norlandic official"). */
  readonly shared?: true;
  /** How many times more its name stands behind "the" than without, where it is named by that name. */
  readonly article?: number;
  /** What kind of body of a state it is, where it is one. */
  readonly house?: House;
  /** Index of the party, the house or the person that it belongs to or speaks for, where the report tells one. */
  readonly within?: number;
  /** Present where an office makes its holder speak for a state or its government, of whatever party. */
  readonly governs?: true;
}

export interface Mention extends Span {
  readonly actor: number;
  readonly form: 'name' | 'office' | 'body' | 'pronoun';
}

/** An actor while a report is being read: more names and offices may come. */
export interface ActorDraft {
  name: string;
  kind: ActorKind;
  readonly names: Set<string>;
  readonly roles: LocalRole[];
  side: number | null;
  key: string | null;
  shared?: true;
}

export const plainActor = ({ name, kind, names, roles, side, key, shared }: ActorDraft): LocalActor => ({
  name,
  kind,
  names: [...names],
  roles,
  side,
  key,
  ...(shared === undefined ? {} : { shared }),
});

/** Mentions as they stand in the text, of those that start together the shortest first. */
export const inOrder = (mentions: readonly Mention[]): readonly Mention[] =>
  [...mentions].sort((a, b) => a.start - b.start || a.end - b.end);
