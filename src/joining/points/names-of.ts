import type { IdOf } from '../actors/actor-ids.js';
import { foldName } from '../actors/names.js';
import type { JoinInput } from '../join-input.js';
import type { Actor } from '../record.js';
import type { Unit } from './units.js';

/** A name in a row as joining knows who is meant; null where it is nobody's. */
export type NameOf = (unit: Unit, name: string) => string | null;

/** Names as joining knows them: one in a row, and those of a report's actors in their order. */
export interface Names {
  readonly nameOf: NameOf;
  readonly namesIn: (input: JoinInput) => readonly string[];
}

/** Finds the actor of a report that bears a name, also behind a title: "President Ana Marin" and "Ms Marin" are one. */
export function namesOf(actorsById: ReadonlyMap<string, Actor>, idOf: IdOf): Names {
  const perReport = new WeakMap<object, ReadonlyMap<string, string>>();
  const namesIn = ({ reading, report }: JoinInput): readonly string[] =>
    reading.actors.map((actor, index) => actorsById.get(idOf(report.id, index) ?? '')?.name ?? actor.name);
  const formsOf = ({ input }: Unit): ReadonlyMap<string, string> => {
    const { reading } = input;
    const known = perReport.get(reading);
    if (known !== undefined) return known;
    const named = namesIn(input);
    const forms = new Map<string, string>();
    reading.actors.forEach((actor, index) => {
      const name = named[index] ?? actor.name;
      for (const form of [actor.name, ...actor.names])
        if (!forms.has(foldName(form))) forms.set(foldName(form), name);
    });
    perReport.set(reading, forms);
    return forms;
  };
  const nameOf: NameOf = (unit, name) => {
    const forms = formsOf(unit);
    const words = foldName(name).split(' ');
    for (let from = 0; from < words.length; from++) {
      const found = forms.get(words.slice(from).join(' '));
      if (found !== undefined) return found;
    }
    return null;
  };
  return { nameOf, namesIn };
}
