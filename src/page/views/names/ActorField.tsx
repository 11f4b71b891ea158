import type { JSX } from 'preact';
import { useId, useMemo, useState } from 'preact/hooks';
import { useDesk } from '../../context.js';
import { fold } from '../../search/fold.js';
import { t } from '../../strings/strings.js';

const offered = 40;

/** A field for a name that is in the record: it offers what fits the letters typed so far. */
export function ActorField({ name, not }: { readonly name: string; readonly not: string }): JSX.Element {
  const desk = useDesk();
  const list = useId();
  const [typed, setTyped] = useState('');
  const fitting = useMemo(() => {
    const wanted = fold(typed);
    const names: string[] = [];
    for (const actor of desk.record.actors) {
      if (actor.id !== not && fold(actor.names.join(' ')).includes(wanted)) names.push(actor.name);
      if (names.length === offered) break;
    }
    return names;
  }, [desk, typed, not]);
  return (
    <label>
      {t.names.choose}
      <input
        name={name}
        list={list}
        required
        autocomplete="off"
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <datalist id={list}>
        {fitting.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </label>
  );
}
