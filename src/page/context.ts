import { createContext } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { isSure } from '../joining/sure.js';
import type { Desk, Shown } from './record/desk.js';
import type { Texts } from './record/texts.js';
import type { RulingKeeper } from './rulings/keeper.js';

/** What every view needs: the record, the texts, the rulings, and how much the reader wants to see. */
export interface Surroundings {
  readonly desk: Desk;
  readonly texts: Texts;
  readonly rulings: RulingKeeper;
  readonly served: boolean;
  /** Whether items that are only possible are shown too. */
  readonly possible: boolean;
  readonly showPossible: (show: boolean) => void;
  /** The page is being set for paper: everything open, passages as numbered notes at the end. */
  readonly printing: boolean;
}

export const SurroundingsContext = createContext<Surroundings | null>(null);

export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext);
  if (!surroundings) throw new Error('a view was drawn outside the page');
  return surroundings;
}

export const useDesk = (): Desk => useSurroundings().desk;

/**
 * Tells which items are to be shown: the likely ones; all where the reader asked for the possible ones; and all of a
 * kind of which none is likely, for a page that said "nothing" there would say what is not so.
 */
export function useShown(): Shown {
  const { desk, possible } = useSurroundings();
  return useMemo(
    () => (kind, item) => possible || desk.sureness[kind].likely === 0 || isSure(item),
    [desk, possible],
  );
}

/** The text of a report: at once if it is at hand, else as soon as it comes. `null` while it is on its way. */
export function useText(report: string): { readonly text: string | null; readonly failed: string | null } {
  const { texts } = useSurroundings();
  const [loaded, setLoaded] = useState<{ report: string; text: string | null; failed: string | null } | null>(
    null,
  );
  const present = texts.peek(report);
  useEffect(() => {
    if (texts.peek(report) !== undefined) return;
    let wanted = true;
    texts.load(report).then(
      (text) => wanted && setLoaded({ report, text, failed: null }),
      (reason: unknown) => wanted && setLoaded({ report, text: null, failed: String(reason) }),
    );
    return () => {
      wanted = false;
    };
  }, [texts, report]);
  if (present !== undefined) return { text: present, failed: null };
  return loaded?.report === report ? loaded : { text: null, failed: null };
}
