import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Passage } from '../../text/passage.js';
import { useSurroundings } from '../context.js';
import { Ruled } from '../rulings/Ruled.js';
import { ruledOn } from '../rulings/ruled-on.js';
import { Apparatus } from './Apparatus.js';
import { NoteMark } from './Notes.js';

interface ItemProps {
  /** Id of the record's item, where rulings on it make sense. */
  readonly item?: string;
  readonly passages: () => readonly Passage[];
  readonly class?: string;
  readonly open?: boolean;
  readonly summary: ComponentChildren;
  /** What stands with the words once it is open. */
  readonly children?: () => ComponentChildren;
}

/** A line of the record that opens where it stands and shows the words it rests on. */
export function Item({
  item,
  passages,
  class: style = '',
  open = false,
  summary,
  children,
}: ItemProps): JSX.Element {
  const { desk, rulings, printing } = useSurroundings();
  const [opened, setOpened] = useState(open);
  const ruled = item === undefined ? [] : ruledOn(desk, rulings, item);
  const close = (event: KeyboardEvent & { readonly currentTarget: HTMLDetailsElement }): void => {
    if (event.key !== 'Escape' || !event.currentTarget.open || event.defaultPrevented) return;
    event.preventDefault();
    event.currentTarget.open = false;
    event.currentTarget.querySelector('summary')?.focus();
  };
  return (
    <details
      class={`item ${style}`}
      open={opened}
      data-item={item}
      onToggle={(event) => {
        if (event.target === event.currentTarget) setOpened(event.currentTarget.open);
      }}
      onKeyDown={close}
    >
      <summary>
        {summary}
        {ruled.length > 0 ? <Ruled rulings={ruled} /> : null}
        {printing ? <NoteMark passages={passages()} /> : null}
      </summary>
      {opened && !printing ? (
        <Apparatus passages={passages()} item={item}>
          {children?.()}
        </Apparatus>
      ) : null}
    </details>
  );
}
