import type { Cite } from './deal.js';
import { nearest, problem, type Result } from './problem.js';
import { type Instant, parseMoment } from './time.js';

export const verbs = [
  'does',
  'exercises',
  'breaks',
  'remedies',
  'consents',
  'refuses',
  'occurs',
  'ends',
  'retracts',
] as const;
export type Verb = (typeof verbs)[number];

/**
 * Two axes, kept apart, as in NATO's AJP-2.1: how reliable the source is (A completely … E unreliable, F cannot be
 * judged), how credible this piece is (1 confirmed … 5 improbable, 6 cannot be judged).
 */
export interface Grade {
  readonly reliability: 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
  readonly credibility: 1 | 2 | 3 | 4 | 5 | 6;
}

/** Something that was reported: who did what, when it happened and when it was learnt. */
export interface DealEvent {
  readonly id: string;
  readonly happened: Instant;
  readonly learnt: Instant;
  readonly by: string | null;
  readonly verb: Verb;
  /** A fact, a provision, the name of an act, or (of a retraction) an event. */
  readonly what: string;
  readonly source: string | null;
  readonly grade: Grade | null;
  /** The event that this one takes the place of. */
  readonly corrects: string | null;
  readonly cites: readonly Cite[];
  readonly note: string | null;
}

/** An event that stands by itself: learnt as it happened, from no source, in place of no other. */
export const bareEvent = (
  id: string,
  happened: Instant,
  by: string | null,
  verb: Verb,
  what: string,
): DealEvent => ({
  id,
  happened,
  learnt: happened,
  by,
  verb,
  what,
  source: null,
  grade: null,
  corrects: null,
  cites: [],
  note: null,
});

export function parseGrade(text: string): Grade | null {
  const reliability = (['A', 'B', 'C', 'D', 'E', 'F'] as const).find((letter) => letter === text[0]);
  const credibility = ([1, 2, 3, 4, 5, 6] as const).find((digit) => String(digit) === text[1]);
  return text.length === 2 && reliability && credibility ? { reliability, credibility } : null;
}

export const showGrade = ({ reliability, credibility }: Grade): string => `${reliability}${credibility}`;

const head = /^(?:([a-z][a-z0-9-]{0,63}): +)?(\d{4}-\S{1,30})(?: +learnt +(\d{4}-\S{1,30}))? +(\S.*)$/;

/**
 * Reads one event as a person writes it:
 *
 * ```text
 * 2022-04-05 us consents treaty
 * e7: 2022-04-05 learnt 2022-04-08 ru breaks no-strikes [B2 Monitors]
 * 2022-05-01 attack occurs
 * 2022-05-03 retracts e7
 * 2022-05-03 us refuses treaty corrects e4 [A1 Gazette]
 * ```
 *
 * @param id what it is called if the line gives no name
 * @param offset minutes east of Greenwich in which days are counted
 */
export function parseEventLine(line: string, id: string, offset: number): Result<DealEvent> {
  const wrong = (message: string, expected: string, remedy: string): Result<never> => ({
    ok: false,
    problems: [problem('event', [], { message, expected, found: line, remedy })],
  });
  const found = head.exec(line.trim());
  const happened = parseMoment(found?.[2] ?? '', offset);
  if (!found || !happened)
    return wrong(
      'an event begins with a day or a time',
      'a date, then what happened',
      'Write "2022-04-05 us consents treaty".',
    );
  const learnt = found[3] === undefined ? happened : parseMoment(found[3], offset);
  if (!learnt) return wrong(`"${found[3]}" is no time`, 'a day or a time', 'Write "learnt 2022-04-08".');
  let rest = (found[4] ?? '').trim();
  let source: string | null = null;
  let grade: Grade | null = null;
  const bracket = rest.lastIndexOf('[');
  if (rest.endsWith(']') && bracket >= 0) {
    const said = rest.slice(bracket + 1, -1).trim();
    rest = rest.slice(0, bracket).trim();
    const [first = '', ...others] = said.split(' ');
    grade = parseGrade(first);
    source = (grade ? others.join(' ') : said) || null;
  }
  const words = rest.split(' ').filter((word) => word !== '');
  const corrects = words.at(-2) === 'corrects' ? (words.at(-1) ?? null) : null;
  if (corrects !== null) words.splice(-2);
  const verb = words.flatMap((word) => verbs.find((one) => one === word) ?? [])[0];
  const at = verb === undefined ? -1 : words.indexOf(verb);
  if (!verb || words.length > 3) {
    const near = words.map((word) => nearest(word, verbs)).find((word) => word !== null);
    return wrong(
      `"${rest}" says not who does what`,
      `party verb provision, with a verb of ${verbs.join(', ')}`,
      near ? `Did you mean "${near}"?` : 'Write "us consents treaty", "attack occurs", "retracts e7".',
    );
  }
  const before = words.slice(0, at);
  const behind = words.slice(at + 1);
  const ofFact = verb === 'occurs' || verb === 'ends';
  const what = ofFact ? before.at(-1) : behind[0];
  const by = ofFact ? (behind[0] ?? null) : (before[0] ?? null);
  if (what === undefined)
    return wrong(`"${rest}" says not what`, 'a fact, provision or event', 'Name it as the agreement does.');
  return {
    ok: true,
    value: {
      id: found[1] ?? id,
      happened: happened.start,
      learnt: learnt.start,
      by,
      verb,
      what,
      source,
      grade,
      corrects,
      cites: [],
      note: null,
    },
  };
}
