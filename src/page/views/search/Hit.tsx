import type { ComponentChildren, JSX } from 'preact';
import { Found } from '../../parts/Found.js';
import { t } from '../../strings/strings.js';

interface HitProps {
  readonly kind: keyof typeof t.search.kinds;
  readonly href: string;
  readonly words: string;
  /** The words are a report's, not the record's. */
  readonly told: boolean;
  /** The words looked for. */
  readonly marked?: readonly string[];
  /** Who, on what and when. */
  readonly children: ComponentChildren;
}

const none: readonly string[] = [];

/** A line that leads to a place: what kind of thing stands there, its words, and whose they are. */
export function Hit({ kind, href, words, told, marked = none, children }: HitProps): JSX.Element {
  return (
    <a class="hit" href={href}>
      <span class="hit-kind">{t.search.kinds[kind]}</span>{' '}
      <span class={told ? 'words' : ''} dir="auto">
        <Found text={words} words={marked} />
      </span>{' '}
      <span class="aside">{children}</span>
    </a>
  );
}
