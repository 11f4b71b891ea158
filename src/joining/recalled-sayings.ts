import { Meetings } from './meetings.js';
import { type Saying, sayingOf, type WordingsOf } from './one-saying.js';
import type { Statement } from './record.js';
import type { Relations } from './relations.js';
import { printOf, type RememberedReport, type RememberedSaying } from './remembered-report.js';
import { bring } from './told.js';
import type { Told, UtteranceMemory } from './utterance-memory.js';

interface Ground {
  readonly statements: readonly Statement[];
  readonly relations: Relations;
  readonly dayOfReport: (report: string) => string;
  readonly wordingsOf: WordingsOf;
}

/**
 * Puts into a memory what sayings earlier programs compared, as if it had compared them itself. A saying that is no more,
 * or says something else now, stands there as what it was: it will be found to be gone.
 */
export function recallSayings(
  memory: UtteranceMemory,
  remembered: readonly RememberedReport[],
  { statements, relations, dayOfReport, wordingsOf }: Ground,
): void {
  const now = new Map(statements.map((statement) => [statement.id, statement]));
  const byNumber = new Map<number, readonly Told[]>();
  for (const { report, number, day, sayings } of remembered)
    byNumber.set(
      number,
      sayings.map((saying): Told => {
        const statement = now.get(saying.id);
        const voice = relations.voice(statement?.speaker ?? null);
        const same =
          statement !== undefined && printOf(statement, voice, dayOfReport(report)) === saying.print;
        const told = toldAgain(
          saying,
          report,
          day,
          same ? statement : nothing(saying.id, report),
          wordingsOf,
        );
        memory.sayings.set(saying.id, told);
        return told;
      }),
    );
  for (const { number, sayings } of remembered)
    sayings.forEach(({ near }, place) => {
      const told = byNumber.get(number)?.[place];
      for (const [of, at, likely] of near) {
        const other = byNumber.get(of)?.[at];
        if (told !== undefined && other !== undefined) bring(told, other, likely);
      }
    });
  memory.meetings = new Meetings();
  memory.meetings.hold([...memory.sayings.values()]);
}

/** Its words are looked at only where it meets a saying that is new. */
function toldAgain(
  { id, keys }: RememberedSaying,
  report: string,
  day: string,
  statement: Statement,
  wordingsOf: WordingsOf,
): Told {
  let saying: Saying | null = null;
  return {
    id,
    report,
    day,
    keys,
    statement,
    get saying() {
      saying ??= sayingOf(statement, wordingsOf);
      return saying;
    },
    near: null,
    aligned: null,
    lineage: '',
    utterance: null,
    told: null,
  };
}

/** Of a saying that is gone only its place among the others is known. */
function nothing(id: string, report: string): Statement {
  const nowhere = { report, start: 0, end: 0, text: '' };
  return {
    id,
    report,
    speaker: null,
    mode: 'indirect',
    passage: nowhere,
    content: nowhere,
    quotes: [],
    cue: null,
    speakerPassage: null,
    via: null,
    said: null,
    utterance: '',
  };
}
