import type { Named } from '../../reading/answer.js';
import { oneLine } from '../../text/one-line.js';
import { foldName } from '../actors/names.js';
import { byCodeUnits } from '../kept/union.js';
import { type Compared, type Told, toldAccount } from './accounts.js';
import type { Names } from './names-of.js';
import type { Unit } from './units.js';

/** One of those whom an account names. */
interface Whom {
  readonly name: string;
  readonly key: string;
  /** For whom he speaks or acts. */
  readonly side: string | null;
  /** What is telling in the words that name him. */
  readonly words: ReadonlySet<string>;
}

/** Words that begin alike, with so many letters, are forms of one ("Congress", "congressional"). */
const sameWord = 5;

function whomOf(unit: Unit, { start, end, headEnd }: Named, names: Names): Whom | null {
  const { reading, report } = unit.input;
  const mention = reading.mentions
    .filter((one) => one.start < headEnd && one.end >= headEnd)
    .sort((a, b) => b.end - b.start - (a.end - a.start))[0];
  const named = names.namesIn(unit.input);
  const nameAt = (index: number | null): string | null => (index === null ? null : (named[index] ?? null));
  const actor = mention === undefined ? undefined : reading.actors[mention.actor];
  const phrase = oneLine(report.text.slice(start, end));
  const words = stemsOf(phrase);
  if (mention !== undefined && actor !== undefined) {
    const name = nameAt(mention.actor) ?? actor.name;
    const shown = actor.kind === 'group' && phrase.endsWith(name) ? phrase : name;
    return { name: shown, key: foldName(shown), side: nameAt(actor.side), words };
  }
  const known = names.nameOf(unit, phrase);
  if (known !== null) return { name: known, key: foldName(known), side: null, words };
  const head = foldName(report.text.slice(start, headEnd)).split(' ').at(-1) ?? '';
  return head.length < 4 ? null : { name: phrase, key: foldName(phrase), side: null, words };
}

/** Whether two may be one, or one acts for the other: no other answer, but none that says the same. */
const related = (a: Whom, b: Whom): boolean =>
  a.key === b.key ||
  (a.side !== null && (a.side === b.side || foldName(a.side) === b.key)) ||
  (b.side !== null && foldName(b.side) === a.key) ||
  [...a.words].some((word) => b.words.has(word));

const stemsOf = (text: string): ReadonlySet<string> =>
  new Set(
    foldName(text)
      .split(' ')
      .filter((word) => word.length >= sameWord)
      .map((word) => word.slice(0, sameWord)),
  );

/** What was done in a year long gone by was done to another accord. */
function tellsOfFormerYear({ unit, passage, answering = passage }: Told): boolean {
  const { published, text } = unit.input.report;
  const now = Number(published?.time.slice(0, 4) ?? 0);
  return (text.slice(answering.start, answering.end).match(/\b(?:1[5-9]|20)\d\d\b/g) ?? []).some(
    (year) => Number(year) < now - 1,
  );
}

/**
 * Those who are named as who does it, as sets: accounts with one set are one, sets that share somebody agree in part, and
 * accounts differ where nobody of one is, or acts for, anybody of the other. Null where fewer than two lineages name any.
 */
export function whoNamed(told: readonly Told[], names: Names): Compared | null {
  const sets = new Map<string, { readonly whoms: Map<string, Whom>; readonly told: Told[] }>();
  for (const one of told) {
    if (one.denied === true || tellsOfFormerYear(one)) continue;
    const whoms = (one.by ?? []).flatMap((by) => whomOf(one.unit, by, names) ?? []);
    if (whoms.length === 0) continue;
    const set = sets.get(one.unit.lineage) ?? { whoms: new Map<string, Whom>(), told: [] };
    sets.set(one.unit.lineage, set);
    for (const whom of whoms) if (!set.whoms.has(whom.key)) set.whoms.set(whom.key, whom);
    set.told.push(one);
  }
  if (sets.size < 2) return null;
  const groups = new Map<string, { readonly whoms: readonly Whom[]; readonly told: Told[] }>();
  for (const { whoms, told: own } of sets.values()) {
    const key = [...whoms.keys()].sort(byCodeUnits).join(', ');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { whoms: [...whoms.values()], told: own });
    else group.told.push(...own);
  }
  const accounts = [...groups.values()];
  const apart = accounts.some((a) =>
    accounts.some((b) => a !== b && !a.whoms.some((x) => b.whoms.some((y) => related(x, y)))),
  );
  return {
    kind: 'who',
    verdict: accounts.length < 2 ? 'agree' : apart ? 'differ' : 'partial',
    unit: null,
    accounts: accounts.map(({ whoms, told: own }) =>
      toldAccount(whoms.map(({ name }) => name).join(', '), own),
    ),
  };
}
