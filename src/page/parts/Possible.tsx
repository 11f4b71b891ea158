import type { JSX } from 'preact';
import { sureFrom } from '../../joining/sure.js';
import { useSurroundings } from '../context.js';
import { surenessOf, type UnsureKind } from '../record/desk.js';
import { t } from '../strings/strings.js';

interface PossibleNoteProps {
  readonly kind: UnsureKind;
  /** The items that it speaks of, where they are not all of their kind. */
  readonly among?: readonly { readonly confidence?: number }[];
}

/** Says how many items of a kind are only possible, and offers to show or hide them. */
export function PossibleNote({ kind, among }: PossibleNoteProps): JSX.Element | null {
  const { desk, possible, showPossible } = useSurroundings();
  const sure = among ? surenessOf(among) : desk.sureness[kind];
  if (sure.possible === 0) return null;
  if (desk.sureness[kind].likely === 0) return <p class="aside">{t.possible.all(sure.possible)}</p>;
  return (
    <p class="aside">
      {possible ? t.possible.shown(sure.possible) : t.possible.hidden(sure.possible)}{' '}
      <button type="button" onClick={() => showPossible(!possible)}>
        {possible ? t.possible.hide : t.possible.show}
      </button>
    </p>
  );
}

/** Stands with an item that is less than sure. */
export function Unsure({ item }: { readonly item: { readonly confidence?: number } }): JSX.Element | null {
  const sure = item.confidence ?? 1;
  if (sure >= sureFrom) return null;
  return (
    <span class="unsure" title={t.possible.why}>
      {t.possible.item(Math.round(sure * 100))}
    </span>
  );
}
