import type { Calendar, Period, Rounding } from './calendar.js';
import type { AgreementFile, ProvisionKind } from './format.js';
import type { Choice } from './variant.js';

/** What must hold, with every name resolved. Its value is 2 (holds), 1 (may still), 0 (cannot any more). */
export type Node =
  | { readonly kind: 'always' }
  /** A fact that holds, or a time that has passed. */
  | { readonly kind: 'mark'; readonly leaf: number }
  /** A party's yes. */
  | { readonly kind: 'voice'; readonly leaf: number }
  /** Something done by somebody. */
  | { readonly kind: 'done'; readonly leaf: number }
  | {
      readonly kind: 'test';
      readonly sense: Sense;
      readonly provision: number;
      readonly instance: number | null;
    }
  | { readonly kind: 'not'; readonly node: Node }
  /** At least so many: all is every one of them, any is one. */
  | { readonly kind: 'count'; readonly least: number; readonly nodes: readonly Node[] }
  | { readonly kind: 'veto'; readonly voices: readonly number[]; readonly node: Node };

export const senses = ['fulfilled', 'breached', 'exercised', 'in-force', 'suspended', 'lapsed'] as const;
export type Sense = (typeof senses)[number];

/** A time: fixed, or a period after something. `trigger` is when the provision was raised. */
export type When =
  | { readonly kind: 'at'; readonly end: number; readonly said: string }
  | {
      readonly kind: 'period';
      readonly period: Period;
      readonly rounding: Rounding | null;
      readonly after: Reference;
      readonly said: string;
    };
export type Reference =
  | { readonly kind: 'trigger' }
  /** When the first bearer of a provision came to owe it. */
  | { readonly kind: 'raised'; readonly provision: number }
  | { readonly kind: 'fact'; readonly leaf: number }
  | { readonly kind: 'provision'; readonly provision: number };

/** What events set, one by one. */
export type Leaf =
  | {
      readonly kind: 'fact';
      readonly id: string;
      readonly text: string;
      /** Who can bring it about; null is the world. */
      readonly by: readonly number[] | null;
    }
  | { readonly kind: 'moment'; readonly when: When }
  | { readonly kind: 'voice'; readonly provision: number; readonly party: number }
  | { readonly kind: 'done'; readonly provision: number; readonly party: number | null };

export type Cite = NonNullable<NonNullable<AgreementFile['path']>[string]['cites']>[number];

/** One provision of one variant, every name resolved to an index of the deal. */
export interface Rule {
  readonly id: string;
  readonly kind: ProvisionKind;
  readonly text: string;
  readonly bearing: 'nobody' | 'one' | 'each' | 'jointly';
  readonly bearers: readonly number[];
  readonly counterpart: readonly string[];
  readonly act: string | null;
  readonly kept: boolean;
  readonly repeats: boolean;
  readonly silence: 'breach' | 'unknown';
  readonly deadline: When | null;
  readonly from: Node | null;
  readonly trigger: Node | null;
  readonly exception: Node | null;
  readonly consent: Node | null;
  readonly suspended: Node | null;
  readonly until: Node | null;
  /** Of a condition: what must be met first, what else must hold, who must have acted. */
  readonly after: readonly number[];
  readonly needs: Node | null;
  readonly acts: Node | null;
  /** Its instances: `first` ≤ i < `last`; one for each bearer where each bears it. */
  readonly first: number;
  readonly last: number;
  readonly cites: readonly Cite[];
  readonly note: string | null;
  readonly decide: string | null;
  readonly path: readonly (string | number)[];
}

export interface Instance {
  readonly rule: Rule;
  readonly provision: number;
  readonly party: number | null;
  readonly done: number | null;
}

/** An agreement in one variant, ready to run: tables that the fold goes through, no text left to look up. */
export interface Deal {
  readonly title: string;
  readonly choice: Choice;
  readonly calendar: Calendar;
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  readonly groups: ReadonlyMap<string, readonly number[]>;
  readonly leaves: readonly Leaf[];
  readonly rules: readonly Rule[];
  readonly instances: readonly Instance[];
  /** Index of the rule that stands for entry into force. */
  readonly entry: number;
  readonly moments: readonly number[];
  /** By leaf, by rule: instances to look at again when it changes. */
  readonly ofLeaf: readonly (readonly number[])[];
  readonly ofRule: readonly (readonly number[])[];
  /** By leaf, by rule: moments that run from it. */
  readonly momentsOfLeaf: readonly (readonly number[])[];
  readonly momentsOfRule: readonly (readonly number[])[];
  readonly names: Names;
}

/** How events find what they speak of. */
export interface Names {
  readonly party: ReadonlyMap<string, number>;
  readonly fact: ReadonlyMap<string, number>;
  readonly rule: ReadonlyMap<string, number>;
  /** Rules by the name of the conduct that they require or forbid. */
  readonly act: ReadonlyMap<string, readonly number[]>;
  /** Leaves of voices and acts: `rule party`, with `*` for nobody in particular. */
  readonly voice: ReadonlyMap<string, number>;
  readonly done: ReadonlyMap<string, number>;
}

export const count = (least: number, nodes: readonly Node[]): Node =>
  nodes.length === 1 && least === 1 && nodes[0] ? nodes[0] : { kind: 'count', least, nodes };
export const allOf = (nodes: readonly Node[]): Node => count(nodes.length, nodes);
export const anyOf = (nodes: readonly Node[]): Node => count(1, nodes);

/** Every node of a tree, itself first. */
export function* nodesOf(node: Node): Generator<Node> {
  yield node;
  if (node.kind === 'not' || node.kind === 'veto') yield* nodesOf(node.node);
  if (node.kind === 'count') for (const inner of node.nodes) yield* nodesOf(inner);
}
