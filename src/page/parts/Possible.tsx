import type { JSX } from 'preact';
import { useSurroundings } from '../context.js';
import { likely, type UnsureKind } from '../record/desk.js';
import { t } from '../strings/strings.js';

/** Says how many items of a kind are only possible, and offers to show or hide them. */
export function PossibleNote({ kind }: { readonly kind: UnsureKind }): JSX.Element | null {
  const { desk, possible, showPossible } = useSurroundings();
  const sure = desk.sureness[kind];
  if (sure.possible === 0) return null;
  if (sure.likely === 0) return <p class="aside">{t.possible.all(sure.possible)}</p>;
  return (
    <p class="aside">
      {possible ? t.possible.shown(sure.possible) : t.possible.hidden(sure.possible)}{' '}
      <button type="button" onClick={() => showPossible(!possible)}>
        {possible ? t.possible.hide : t.possible.show}
      </button>
    </p>
  );
}

/** Stands with an item that is less than likely. */
export function Unsure({ item }: { readonly item: { readonly confidence?: number } }): JSX.Element | null {
  const sure = item.confidence ?? 1;
  if (sure >= likely) return null;
  return (
    <span class="unsure" title={t.possible.why}>
      {t.possible.item(Math.round(sure * 100))}
    </span>
  );
}
