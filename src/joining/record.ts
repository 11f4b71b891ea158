import type { ActorKind } from '../reading/actor.js';
import type { PointKind } from '../reading/answer.js';
import type { Modality } from '../reading/move.js';
import type { Passage } from '../text/passage.js';
import type { RuledItem, RulingLabels } from './rulings/ruling.js';

/** All that is known about one negotiation at a date. Field meanings: docs/record.md. */
export interface TalksRecord {
  readonly format: 'parley-record';
  readonly version: 1;
  readonly talks: { readonly title: string; readonly asOf: string | null };
  readonly summary?: readonly SummaryLine[];
  readonly reports: readonly RecordReport[];
  readonly lineages: readonly Lineage[];
  readonly actors: readonly Actor[];
  readonly statements: readonly Statement[];
  readonly utterances: readonly Utterance[];
  readonly moves: readonly Move[];
  readonly terms: readonly Term[];
  readonly pledges?: readonly Pledge[];
  readonly observations: readonly Observation[];
  readonly steps: readonly Step[];
  readonly points: readonly Point[];
  readonly rulings?: readonly AppliedRuling[];
}

/** A sentence of "where it stands", composed from items by fixed patterns; each clause names what it rests on. */
export interface SummaryLine {
  readonly clauses: readonly {
    readonly text: string;
    readonly items: readonly string[];
    readonly lineages: number;
  }[];
}

export interface RecordReport {
  readonly id: string;
  readonly file: string | null;
  readonly url: string | null;
  readonly sha256: string;
  readonly outlet: string | null;
  readonly title: string | null;
  readonly byline: readonly string[];
  readonly published: string | null;
  readonly publishedReason?: string;
  /** How exact that date is; `week` where it was worked out. */
  readonly publishedPrecision?: string;
  readonly language: string | null;
  /** Its language is not read yet: the text is kept and can be searched. */
  readonly unread?: boolean;
  readonly words: number;
  readonly lineage: string;
  readonly furniture: readonly Passage[];
}

export type LinkKind = 'copy' | 'update' | 'rewrite' | 'excerpt';

export interface LineageLink {
  readonly from: string;
  readonly to: string;
  readonly kind: LinkKind;
  /** Share of the shorter report's sentences that have a partner in the other. */
  readonly share: number;
  /** Whether `from` is known to come first. */
  readonly directed?: boolean;
  readonly passages: readonly (readonly [Passage, Passage])[];
}

export interface Lineage {
  readonly id: string;
  readonly reports: readonly string[];
  readonly links: readonly LineageLink[];
}

export interface Role {
  readonly title: string;
  readonly of: string | null;
  readonly passages: readonly Passage[];
}

/** Part that an actor has in the talks. */
export type Part = 'party' | 'mediator' | 'host' | 'guarantor' | 'critic' | 'observer';

export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly kind: ActorKind;
  readonly names: readonly string[];
  readonly roles: readonly Role[];
  readonly side: string | null;
  /** The state within which it, or whom it speaks for, is a side of its own: a party, a house of parliament, a government. */
  readonly state?: string;
  /** Present where its name stands behind "the" within a sentence. */
  readonly article?: true;
  readonly parts?: readonly { readonly part: Part; readonly passages: readonly Passage[] }[];
  readonly mentions?: number;
  /** Why its names were joined, one reason a pair: for `parley explain`. */
  readonly joined?: readonly {
    readonly names: readonly [string, string];
    readonly reason: string;
    readonly passages: readonly Passage[];
  }[];
}

export interface Statement {
  readonly id: string;
  readonly report: string;
  readonly speaker: string | null;
  readonly mode: 'direct' | 'mixed' | 'indirect';
  readonly passage: Passage;
  readonly content: Passage;
  readonly quotes: readonly Passage[];
  readonly cue: Passage | null;
  readonly speakerPassage: Passage | null;
  readonly addressee?: string | null;
  readonly via: string | null;
  readonly said: string | null;
  readonly polarity?: 'said' | 'denied-saying' | 'hypothetical';
  readonly utterance: string;
  /** The whole attribution, where this is one of several things said in it. */
  readonly whole?: Passage;
  readonly confidence?: number;
  /** The language model that proposed it; absent where rules found it. */
  readonly proposedBy?: string;
}

export interface Utterance {
  readonly id: string;
  readonly speaker: string | null;
  readonly statements: readonly string[];
  readonly lineages: readonly string[];
  /** Why its statements were taken for one saying: for `parley explain`. Absent where there is one alone. */
  readonly joined?: readonly SayingJoint[];
}

/**
 * What told two statements to be one saying: `aligned` sentences of one lineage, the same words, a whole `quotation` of
 * one in the other, words that both have, or words of like meaning.
 */
export type SayingGround = 'aligned' | 'same-words' | 'quotation' | 'like-words' | 'like-meaning';

/** Two statements that were taken for one saying. */
export interface SayingJoint {
  readonly statements: readonly [string, string];
  readonly reason: SayingGround;
  /** How likely the two are one, 0…1. */
  readonly likely: number;
  /** The heaviest words that both share, as the first has them. */
  readonly words: readonly string[];
  /** How well their speakers agree: `kin` are of one side, or one is named in the other's sentence. */
  readonly speakers: 'same' | 'kin' | 'unknown' | 'other';
  /** Days between their reports; null where one has no date. */
  readonly daysApart: number | null;
}

export interface Move {
  readonly id: string;
  readonly report: string;
  readonly statement: string | null;
  readonly actor: string | null;
  readonly toward: string | null;
  readonly act: string;
  readonly issues: readonly string[];
  readonly places: readonly string[];
  readonly passage: Passage;
  readonly modality: Modality;
  readonly condition?: Passage | null;
  readonly deadline?: string | null;
  readonly exchange?: string | null;
  /** When the move was made, resolved against the report's date. */
  readonly date?: string | null;
  readonly confidence?: number;
  /** The language model that proposed it; absent where rules found it. */
  readonly proposedBy?: string;
}

export type TermState = 'floated' | 'offered' | 'demanded' | 'agreed' | 'refused' | 'dropped';

export interface Term {
  readonly id: string;
  readonly issue: string;
  readonly party: string | null;
  /** The sentence of one of its moves, on one line; of a long one the part around the move's words. */
  readonly text: string;
  /** That move's own words. */
  readonly passage?: Passage;
  readonly moves: readonly string[];
  readonly state: TermState;
  readonly since: string | null;
  readonly lineages: readonly string[];
  readonly exchange?: readonly string[];
  /** By when it is to be done, as its latest move that sets a limit has it. */
  readonly deadline?: string | null;
  readonly figures?: readonly Passage[];
  readonly positions?: readonly Position[];
  readonly confidence?: number;
}

/** A side's stance on a term at a date. */
export interface Position {
  readonly side: string;
  readonly act: string;
  readonly since: string | null;
  readonly moves: readonly string[];
  readonly lineages: readonly string[];
}

export interface Pledge {
  readonly term: string;
  readonly observations: readonly string[];
  readonly doubts: readonly string[];
  /** `not-reported` says that no account reports conduct; it does not say that none happened. */
  readonly seen: 'keeps' | 'breaks' | 'mixed' | 'unclear' | 'not-reported';
}

export interface Observation {
  readonly id: string;
  readonly report: string;
  readonly source: string | null;
  readonly about: string | null;
  readonly passage: Passage;
  readonly pledge: string | null;
  readonly bearing: 'keeps' | 'breaks' | 'unclear' | 'none';
  readonly date?: string | null;
  readonly places?: readonly string[];
  readonly confidence?: number;
}

export interface Step {
  readonly id: string;
  readonly kind: string;
  readonly after: readonly string[];
  readonly by: readonly string[];
  readonly due: string | null;
  readonly told: readonly Passage[];
  readonly lineages?: readonly string[];
  /** Orders told: which accounts put which step before this one. */
  readonly orders?: readonly {
    readonly after: string;
    readonly lineages: readonly string[];
    readonly passages: readonly Passage[];
  }[];
  readonly confidence?: number;
}

export interface Account {
  readonly value: string;
  /** For lists: the members named, each `named` or only `possible`. */
  readonly items?: readonly { readonly name: string; readonly named: 'named' | 'possible' }[];
  /** For numbers. */
  readonly number?: { readonly value: number; readonly unit: string; readonly hedge: string | null };
  readonly date?: string | null;
  readonly reports: readonly string[];
  readonly lineages: readonly string[];
  readonly passages: readonly Passage[];
  readonly confidence?: number;
}

export interface Point {
  readonly id: string;
  readonly question: string;
  readonly kind: PointKind;
  readonly verdict: 'agree' | 'differ' | 'partial';
  /** The answer changed from one date to another, rather than differing at one. */
  readonly changed?: boolean;
  /** No question could be made: `question` names what the accounts tell of ("The dam and the northern sluices"). */
  readonly topic?: boolean;
  /** That at least two voices answer one question here, and compare as the verdict says. */
  readonly confidence?: number;
  readonly accounts: readonly Account[];
}

export interface AppliedRuling {
  readonly id: string;
  readonly kind: string;
  readonly by: string;
  readonly at: string;
  readonly items: readonly string[];
  readonly state: 'applied' | 'orphaned' | 'conflict' | 'undone';
  readonly note: string | null;
  /** What it is about when it was signed: what was ruled wrong stands in the record no more. */
  readonly about?: RuledAbout;
}

export interface RuledAbout {
  /** The kind of item; null for a ruling on names. */
  readonly item: RuledItem | null;
  readonly report: string | null;
  /** The words ruled on. */
  readonly words: string | null;
  readonly names: readonly [string, string] | null;
  /** What it is instead, or what an added item is. */
  readonly labels: RulingLabels | null;
}
