import type { JSX } from 'preact';

/** What the four quiet hues say, everywhere the same; `plain` says nothing. */
export type Tone = 'agreed' | 'differs' | 'refused' | 'unknown' | 'plain';

const shapes: Readonly<Record<string, JSX.Element>> = {
  diamond: <path d="M6 .5 11.5 6 6 11.5.5 6z" />,
  diamondHollow: <path d="M6 1.5 10.5 6 6 10.5 1.5 6z" class="hollow" />,
  up: <path d="M6 1 11.5 11H.5z" />,
  down: <path d="M1.6 2.2h8.8L6 10z" class="hollow" />,
  square: <path d="M1.5 1.5h9v9h-9z" />,
  check: <path d="M1.2 6.5 4.6 10 10.8 2" class="line" />,
  cross: <path d="M2 2l8 8M10 2l-8 8" class="line" />,
  differs: <path d="M1 4h10M1 8h10M8.5 1l-5 10" class="line" />,
  half: (
    <>
      <circle cx="6" cy="6" r="4.6" class="hollow" />
      <path d="M6 1.4a4.6 4.6 0 0 1 0 9.2z" />
    </>
  ),
  question: <path d="M3 3.6C3 .3 9 .3 9 3.6c0 2.2-3 2.2-3 4.3M6 10.2v1.1" class="line" />,
  dash: <path d="M2 6h8" class="line" />,
  bar: <path d="M3 1v10M3 6h7" class="line" />,
  dot: <circle cx="6" cy="6" r="4" />,
  ring: <circle cx="6" cy="6" r="4" class="hollow" />,
};

const looks: Readonly<Record<string, readonly [shape: string, tone: Tone]>> = {
  offer: ['diamond', 'plain'],
  offered: ['diamond', 'plain'],
  floated: ['diamondHollow', 'plain'],
  consider: ['diamondHollow', 'plain'],
  demand: ['up', 'plain'],
  demanded: ['up', 'plain'],
  pledge: ['square', 'plain'],
  accept: ['check', 'agreed'],
  agreed: ['check', 'agreed'],
  agree: ['check', 'agreed'],
  keeps: ['check', 'agreed'],
  confirm: ['check', 'agreed'],
  welcome: ['check', 'agreed'],
  refuse: ['cross', 'refused'],
  refused: ['cross', 'refused'],
  deny: ['cross', 'refused'],
  breaks: ['cross', 'refused'],
  reject: ['cross', 'refused'],
  differ: ['differs', 'differs'],
  mixed: ['differs', 'differs'],
  partial: ['half', 'differs'],
  doubt: ['question', 'differs'],
  drop: ['down', 'plain'],
  dropped: ['down', 'plain'],
  condition: ['bar', 'plain'],
  unclear: ['question', 'unknown'],
  'not-reported': ['ring', 'unknown'],
  none: ['ring', 'unknown'],
  unknown: ['question', 'unknown'],
  named: ['dot', 'plain'],
  possible: ['ring', 'plain'],
};

export function toneOf(kind: string): Tone {
  return looks[kind]?.[1] ?? 'plain';
}

/** Whether a key has a sign of its own; any other is drawn as a dot. */
export const isKnownMark = (kind: string): boolean => kind in looks;

/** A small drawn sign. It never stands alone: a word stands beside it or names it. */
export function Mark({ kind, label }: { readonly kind: string; readonly label?: string }): JSX.Element {
  const [shape, tone] = looks[kind] ?? ['dot', 'plain'];
  return label ? (
    <svg class={`mark tone-${tone}`} viewBox="0 0 12 12" role="img" aria-label={label}>
      <title>{label}</title>
      {shapes[shape]}
    </svg>
  ) : (
    <svg class={`mark tone-${tone}`} viewBox="0 0 12 12" aria-hidden="true">
      {shapes[shape]}
    </svg>
  );
}

/** A sign with its word. */
export function Marked({
  kind,
  children,
}: {
  readonly kind: string;
  readonly children: string;
}): JSX.Element {
  return (
    <span class={`marked tone-${toneOf(kind)}`}>
      <Mark kind={kind} />
      {children}
    </span>
  );
}
