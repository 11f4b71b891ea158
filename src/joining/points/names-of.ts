import type { JoinedActors } from '../actors.js';
import { foldName } from '../names.js';
import type { Actor } from '../record.js';
import type { Unit } from './units.js';

/** A name in a row as joining knows who is meant; null where it is nobody's. */
export type NameOf = (unit: Unit, name: string) => string | null;

/** Finds the actor of a report that bears a name, also behind a title: "President Ana Marin" and "Ms Marin" are one. */
export function namesOf({ actors, idOf }: JoinedActors): NameOf {
  const names = new Map(actors.map(({ id, name }: Actor) => [id, name]));
  const perReport = new WeakMap<object, ReadonlyMap<string, string>>();
  const formsOf = ({ input: { reading, report } }: Unit): ReadonlyMap<string, string> => {
    const known = perReport.get(reading);
    if (known !== undefined) return known;
    const forms = new Map<string, string>();
    reading.actors.forEach((actor, index) => {
      const name = names.get(idOf(report.id, index) ?? '') ?? actor.name;
      for (const form of [actor.name, ...actor.names])
        if (!forms.has(foldName(form))) forms.set(foldName(form), name);
    });
    perReport.set(reading, forms);
    return forms;
  };
  return (unit, name) => {
    const forms = formsOf(unit);
    const words = foldName(name).split(' ');
    for (let from = 0; from < words.length; from++) {
      const found = forms.get(words.slice(from).join(' '));
      if (found !== undefined) return found;
    }
    return null;
  };
}
