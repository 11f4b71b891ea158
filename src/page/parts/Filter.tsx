import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

interface FilterProps {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly count: string;
}

/** Narrows the list below it; Ctrl+F leads here where the list is too long for the browser's own find. */
export function Filter({ label, value, change, count }: FilterProps): JSX.Element {
  const id = useId();
  return (
    <p class="filter">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="search"
        data-list-filter
        autocomplete="off"
        value={value}
        onInput={(event) => change(event.currentTarget.value)}
      />
      <output for={id}>{count}</output>
    </p>
  );
}
