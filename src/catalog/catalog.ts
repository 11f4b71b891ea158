/**
 * The words of the field, as data. Each section stands in a file of its own under `src/catalog/<language>/`; a user's
 * file (`--catalog FILE`) has the same sections and adds to them. Sections are lists of plain entries: a person can
 * read and extend them without knowing the program.
 */
export interface Catalog {
  readonly language: string;
  /** Changes whenever any entry changes: part of the reader's version. */
  readonly version: string;
  readonly acts: readonly ActEntry[];
  readonly issues: readonly IssueEntry[];
  readonly cues: readonly CueEntry[];
  readonly states: readonly StateEntry[];
  readonly organizations: readonly OrganizationEntry[];
  readonly offices: readonly OfficeEntry[];
  readonly titles: readonly string[];
  /** Offices whose bearers a form of address tells: "Gov. Orr" is "the governor" later. */
  readonly titledOffices: readonly TitledOffices[];
  readonly steps: readonly StepEntry[];
  /** What is asked of nearly every negotiation, and words by which a clause denies or doubts without a negation. */
  readonly questions: readonly QuestionEntry[];
  readonly denials: readonly DenialEntry[];
  /** Verbs whose content is denied: by what they mean, or where they are denied themselves. */
  readonly overturning: readonly OverturningEntry[];
  /** Words beyond which what is denied may hold: "until", "only". */
  readonly limiting: readonly string[];
  /** Lemmas of verbs of one meaning. */
  readonly nearVerbs: readonly (readonly string[])[];
  /** Nouns that count the same, singular: "soldiers" are "troops". */
  readonly nearUnits: readonly (readonly string[])[];
  readonly doubters: readonly string[];
  readonly wishes: readonly string[];
  /** Words by which what a sentence says is turned into a question. */
  readonly asking: readonly AskingEntry[];
  readonly abbreviations: readonly AbbreviationEntry[];
  /** How captions begin, lower case. */
  readonly captions: readonly string[];
  /** Given names, which tell that a name is a person's. */
  readonly givenNames: readonly string[];
  /** Given names that women bear, and that either may; the others are men's. */
  readonly womensNames: readonly string[];
  readonly eitherNames: readonly string[];
  /** Forms of address and last words of offices that only a woman, or only a man, bears. */
  readonly womensTitles: readonly string[];
  readonly mensTitles: readonly string[];
  /** Plural heads that speak as one ("officials"), and common nouns that name a body ("government"). */
  readonly groups: readonly string[];
  /** What an office looks after, as its name tells it: "Secretary of State", "Minister for Foreign Affairs". */
  readonly portfolios: readonly string[];
  readonly bodies: readonly string[];
  /** Last words of the names of bodies, of their first part where a name goes on ("Chamber of Commerce"). */
  readonly bodyNames: readonly string[];
  /** Words around those of speech. */
  readonly speech: readonly SpeechEntry[];
  /** Words by which names are told and taken apart. */
  readonly naming: readonly NamingEntry[];
  /** Common nouns that name something published, which speaks for its author ("statement"). */
  readonly documents: readonly string[];
  /** Words of the clause that tells when and through which medium something is said. */
  readonly circumstances: readonly CircumstanceEntry[];
  readonly furniture: readonly FurnitureEntry[];
  readonly outlets: readonly OutletEntry[];
  /** Languages that can be told, by the words that they cannot do without. */
  readonly languages: readonly LanguageEntry[];
  /** How attributions are built, for languages read by frames; empty where grammar is read by parts of speech. */
  readonly frames: readonly FrameEntry[];
  /** Words of the grammar that frames are read with. */
  readonly grammar: readonly GrammarEntry[];
  /** Words that open a clause. */
  readonly connectives: readonly ConnectiveEntry[];
  readonly modals: readonly ModalEntry[];
  readonly negators: readonly string[];
  /** Verbs and adjectives that take a further verb ("agree to", "willing to"). */
  readonly carriers: readonly string[];
  /** Forms of verbs that serve as prepositions ("including"). */
  readonly notVerbs: readonly string[];
  /** Nouns that name a move; who makes it stands before them ("Arland's proposal"). */
  readonly moveNouns: readonly string[];
  readonly papers: readonly string[];
  /** What is agreed ("accord"), and the verbs by which it binds somebody ("requires", "calls for"). */
  readonly deals: readonly string[];
  readonly dealVerbs: readonly string[];
  /** Words before a deal by which it is not made: "any deal", "a deal". */
  readonly undecided: readonly string[];
  readonly limits: readonly string[];
  /** Verbs that take another verb and leave it done ("agreed to drop", "began to ease"). */
  readonly yielding: readonly string[];
  readonly times: readonly TimeEntry[];
  readonly conduct: readonly ConductEntry[];
  readonly parts: readonly PartEntry[];
  readonly frequency: readonly FrequencyEntry[];
  readonly numerals: readonly NumeralEntry[];
  readonly ordinals: readonly string[];
  /** Words before a number that say how exact it is. */
  readonly hedges: readonly string[];
  /** How far a hedged number may lie from the one told. */
  readonly reaches: readonly ReachEntry[];
  readonly ranges: readonly RangeEntry[];
}

/** `below` and `above` are parts of the number told. */
export interface ReachEntry {
  readonly below: number;
  readonly above: number;
  /** The number is told beside another: it is compared with none. */
  readonly more?: boolean;
  readonly words: readonly string[];
}

/** How the two ends of a range are joined: "40 to 50", "between 40 and 50". */
export interface RangeEntry {
  readonly joint: string;
  readonly after?: string;
  readonly notAfter?: string;
}

/** A question that several reports are likely to answer, and the words by which it is known that they do. */
export interface QuestionEntry {
  /** Names the question: `guarantors`. */
  readonly ask: string;
  readonly kind: 'list' | 'who' | 'whether';
  readonly question: string;
  /** What is planned or expected answers it too; else only what is told as happening. */
  readonly planned?: boolean;
  /** Phrases of lemmas; `*` stands for up to three words. */
  readonly words: readonly string[];
  /** Phrases beside which the same clause tells of something else: "a bill" that is signed. */
  readonly unless?: readonly string[];
  /** Of `who` questions, asked of what is done already ("Who signed it?"). */
  readonly doneQuestion?: string;
  /** Lemmas of verbs whose subject, or whom "by" names, is who; and of nouns that it is done to. */
  readonly acts?: readonly string[];
  readonly things?: readonly string[];
  /** Nouns whose owner is who ("Senate approval"), and those for who does it ("mediator"). */
  readonly deeds?: readonly string[];
  readonly doers?: readonly string[];
  /** Where it is done by all who meet there ("signed at a conference"); those of `decides` say so without a verb. */
  readonly gatherings?: readonly string[];
  readonly decides?: readonly string[];
}

/** Verbs that deny by what they mean: "leaves out" denies `of` ("include"); before "to" they deny the verb behind it. */
export interface DenialEntry {
  readonly of: string;
  readonly words: readonly string[];
}

/**
 * `denying`: "denied that it fired" denies that it fired. `believing`: "does not believe that it fired" doubts that it
 * fired; "did not hear that it fired" says nothing of it. `stating`: "the treaty does not say that it may fire": what a
 * paper does not say, it denies; what a person does not say is open.
 */
export interface OverturningEntry {
  readonly kind: 'denying' | 'believing' | 'stating';
  readonly verbs: readonly string[];
}

/** Words of one kind that questions are made with; see `asking.yaml`. */
export interface AskingEntry {
  readonly kind:
    | 'pronoun'
    | 'auxiliary'
    | 'negation'
    | 'fronted'
    | 'time'
    | 'embedded'
    | 'presumed'
    | 'change'
    | 'lasting';
  readonly words: readonly string[];
}

/** How a language is told: by its commonest words, or by its script alone. */
export interface LanguageEntry {
  /** ISO 639-1. */
  readonly code: string;
  /** Separated by white space. */
  readonly words?: string;
  /** Unicode script, for a language that is told by it ("Hangul"), or that must be written in it ("Cyrillic"). */
  readonly script?: string;
}

/**
 * One build of an attribution. `<quote>` is a quotation, `<source>` who says it, `<cue>` a verb of speech, `<said>` its
 * participle, `<content>` a clause, `<gap>` up to twelve words without a comma, `<kind>` a word of that kind of grammar;
 * everything else stands for itself.
 */
export interface FrameEntry {
  readonly frame: string;
  /** How surely the source said it: 0…1. */
  readonly confidence: number;
}

export interface GrammarEntry {
  readonly kind:
    | 'determiner'
    | 'pronoun-male'
    | 'pronoun-female'
    | 'plural'
    | 'link'
    | 'ending'
    | 'that'
    | 'auxiliary'
    | 'reported'
    | 'male'
    | 'female'
    | 'no-name';
  readonly words: readonly string[];
}

/** A number in words; "hundred" and greater multiply what stands before them, as do those marked. */
export interface NumeralEntry {
  readonly value: number;
  readonly multiplies?: boolean;
  readonly words: readonly string[];
}

/** Words that tell an actor's part in the talks ("hosted by"). */
export interface PartEntry {
  readonly part: string;
  readonly words: readonly string[];
}

/** Verbs of conduct that is seen, by whether they do what an easing asks for. */
export interface ConductEntry {
  readonly direction: 'toward' | 'against';
  readonly words: readonly string[];
}

/** Words of time of one kind, in the order that their kind has ("Sunday" first). */
export interface TimeEntry {
  readonly kind: string;
  readonly words: readonly string[];
}

/** Words of one kind that stand around those of speech; `cues.yaml` tells what each kind is for. */
/** A form of address, and the offices by which its bearers are called without their name. */
export interface TitledOffices {
  readonly title: string;
  readonly offices: readonly string[];
}

export interface SpeechEntry {
  readonly kind:
    | 'lending'
    | 'leading'
    | 'giving'
    | 'writing'
    | 'subordinating'
    | 'between'
    | 'away'
    | 'foretelling'
    | 'set-back'
    | 'shifted'
    | 'present'
    | 'weighing'
    | 'own-subject'
    | 'standing-for'
    | 'another'
    | 'gathering'
    | 'platform'
    | 'term'
    | 'naming'
    | 'title-word'
    | 'work'
    | 'author'
    | 'bearing'
    | 'joint'
    | 'showing'
    | 'inscribed'
    | 'cried'
    | 'titling';
  readonly words: readonly string[];
}

/** Kinds that cutting a text needs: which months are names, and when not. */
export type CalendarNaming = 'month' | 'month-given' | 'dating';

/** Words of one kind that names are read by; `names.yaml` tells what each kind is for. */
export interface NamingEntry {
  readonly kind:
    | 'particle'
    | 'article'
    | 'generation'
    | 'kin'
    | 'label'
    | 'rank'
    | 'opener'
    | 'button'
    | 'pronoun'
    | 'place-start'
    | 'place'
    | 'body'
    | 'of-state'
    | 'on-task'
    | 'determiner'
    | 'definite'
    | 'shared'
    | 'foremost'
    | 'task'
    | 'employing'
    | 'abroad'
    | 'within'
    | 'adjective'
    | 'thing'
    | 'credit'
    | 'no-name'
    | 'compound'
    | 'trading'
    | 'managing'
    | 'parliament'
    | 'executive'
    | 'party'
    | 'opposing'
    | 'home-body'
    | 'led'
    | 'unnamed'
    | 'past'
    | 'minister'
    | 'in-title'
    | CalendarNaming;
  readonly words: readonly string[];
}

export interface CircumstanceEntry {
  readonly kind:
    | 'medium'
    | 'masthead'
    | 'carrying'
    | 'issued'
    | 'link'
    | 'opening'
    | 'occasion'
    | 'elsewhere';
  readonly words: readonly string[];
}

/** What a clause is to the one that holds it: "if" opens a condition, "in return for" an exchange. */
export interface ConnectiveEntry {
  readonly kind: 'condition' | 'time' | 'contrast' | 'cause' | 'content' | 'relative' | 'exchange' | 'join';
  readonly words: readonly string[];
}

export interface ModalEntry {
  readonly kind: 'future' | 'would' | 'possible' | 'duty';
  readonly words: readonly string[];
}

/** How common words are in news: rough stems that share a weight, 0 for those in every report. */
export interface FrequencyEntry {
  readonly weight: number;
  /** Separated by white space. */
  readonly words: string;
}

/** What somebody does at the table by word. */
export interface ActEntry {
  readonly act: string;
  readonly meaning: string;
  /** Lemmas and phrases that carry it. */
  readonly words?: readonly string[];
  /** Lemmas and phrases that lend it weight where they stand in what is said. */
  readonly hints?: readonly string[];
  /** The act that a negation of its words makes ("did not accept"). */
  readonly negated?: string;
  /** For an act that is too rare to be learnt: what names it by itself. */
  readonly rare?: RareAct;
}

/** Phrases at the clause's own verb, and verbs with what they are done to ("withdrew its demand", "calls were dropped"). */
export interface RareAct {
  readonly phrases?: readonly string[];
  readonly verbs?: readonly string[];
  readonly of?: readonly string[];
}

export interface IssueEntry {
  readonly issue: string;
  readonly group: string;
  readonly label: string;
  /** Lemmas and phrases by which the issue as a whole goes: who asks for one of them asks for all of it. */
  readonly names?: readonly string[];
  /** Lemmas and phrases that tell of it besides. */
  readonly words: readonly string[];
  /** Lemmas and phrases that lend it weight where they stand in a clause, and are not enough to tell it. */
  readonly hints?: readonly string[];
}

/**
 * What introduces speech: "say", "pledge" (noun), "according to", "as … put it" (frames; `…` stands for the speaker),
 * "Q" (a question's label in an interview).
 */
export interface CueEntry {
  readonly lemma: string;
  readonly kind: 'verb' | 'noun' | 'frame' | 'question' | 'answer';
  /** How strongly it marks speech when no quotation stands beside it: 0…1. */
  readonly strength: number;
  /** The act that it carries by itself ("denied", "warned"), if any. */
  readonly act?: string;
  /** It tells what somebody thinks or wants, not what he says: "hope". */
  readonly mind?: boolean;
  /** Irregular forms: "said". Regular ones are made. */
  readonly forms?: readonly string[];
  readonly takes?: readonly ('that' | 'clause' | 'to' | 'quote' | 'object' | 'person')[];
}

/** Words that end in a period without ending a sentence (`never`), or that may end one (`maybe`). */
export interface AbbreviationEntry {
  readonly kind: 'never' | 'maybe';
  /** Lower case, the last period off. */
  readonly words: readonly string[];
}

export interface StateEntry {
  /** ISO 3166 alpha-2 where there is one. */
  readonly key: string;
  readonly name: string;
  readonly names?: readonly string[];
  /** Adjectives and people: "Ukrainian", "Ukrainians". */
  readonly demonyms: readonly string[];
  readonly capital?: readonly string[];
  /** Seats and houses that speak for it: "the Kremlin". */
  readonly seats?: readonly string[];
}

export interface OrganizationEntry {
  readonly key: string;
  readonly name: string;
  readonly names?: readonly string[];
  readonly kind:
    | 'international'
    | 'executive'
    | 'government'
    | 'parliament'
    | 'party'
    | 'armed'
    | 'media'
    | 'company'
    | 'other';
  /** Key of the state it speaks for. */
  readonly of?: string;
  /** What those of a party are called, as written: "Republican". */
  readonly members?: readonly string[];
  /** How those of a party are marked behind a name: "R", for "Orr, R-Ohio". */
  readonly tags?: readonly string[];
  /** Words before such a one that make it another party's: "Christian Democrats". */
  readonly unless?: readonly string[];
}

export interface OfficeEntry {
  readonly title: string;
  readonly names?: readonly string[];
  /** Whether its holder speaks for the state or body ("spokesman", "negotiator"). */
  readonly speaks?: boolean;
  /** Whether its holder heads a state or its government: at home his state goes without saying. */
  readonly head?: boolean;
  /** Present where its holder speaks for no state; `learned`: called by what he knows of ("a Norland expert"). */
  readonly alone?: 'learned' | 'private';
}

export interface StepEntry {
  readonly kind: string;
  readonly label: string;
  readonly words: readonly string[];
}

/** Wordings of what stands on a page and is no part of the report. */
export interface FurnitureEntry {
  readonly kind: string;
  /** Wordings with gaps: `sign up for * newsletter`. */
  readonly words: readonly string[];
  /**
   * What has to be of this wording: a whole paragraph, one sentence of it, or a stretch in square brackets; `counter`
   * counts a gallery's pictures, `#` standing for a number, and what it counts is a caption; `glued` closes links that
   * stand within a sentence, as it is written.
   */
  readonly at?: 'paragraph' | 'sentence' | 'bracket' | 'counter' | 'glued';
  /** Longest number of words; 40 where nothing is said. */
  readonly max?: number;
  /** Only in the last part of the text. */
  readonly last?: boolean;
  /** Only in a paragraph that holds another sentence of that kind. */
  readonly beside?: boolean;
  /** The unpunctuated lines behind it belong to it. */
  readonly then?: 'list';
}

export interface OutletEntry {
  /** As file names have it: `bbc`. */
  readonly key: string;
  readonly name: string;
  readonly names?: readonly string[];
  readonly domains?: readonly string[];
  /** It supplies others: its name in a copyright line does not tell who published. */
  readonly agency?: boolean;
}
