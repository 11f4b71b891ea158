import { useMemo, useRef, useState } from 'preact/hooks';
import type { TalksRecord } from '../../joining/record.js';
import type { DeskSetup, LocalRuling, RulingDraft } from '../data.js';
import type { Source } from '../record/source.js';
import {
  byItem,
  type KeptRuling,
  ofBrowser,
  ofRecord,
  type RulingKeeper,
  readLocal,
  writeLocal,
} from './keeper.js';

/** The rulings of the record, and the means to add to them; `reload` fetches the record after one was kept. */
export function useRulings(
  source: Source,
  setup: DeskSetup,
  record: TalksRecord,
  reload: () => Promise<void>,
): RulingKeeper {
  const storage = useMemo(localStore, []);
  const talks = record.talks.title;
  const [own, setOwn] = useState<readonly LocalRuling[]>(() =>
    source.served ? [] : readLocal(storage, talks),
  );
  // Two rulings can follow each other before the page is drawn again: each adds to what the one before left.
  const latest = useRef(own);
  const [signed, setSigned] = useState<string | null>(() => storage?.getItem('parley-reader') ?? null);
  const reader = setup.reader ?? signed;

  return useMemo(() => {
    const all = [...own.map(ofBrowser), ...ofRecord(record.rulings ?? [])].sort((a, b) =>
      a.at < b.at ? 1 : a.at > b.at ? -1 : 0,
    );
    const keep = (rulings: readonly LocalRuling[]): void => {
      latest.current = rulings;
      setOwn(rulings);
      writeLocal(storage, talks, rulings);
    };
    return {
      may: setup.mayRule,
      local: !source.served,
      all,
      on: byItem(all),
      reader,
      sign: (name) => {
        setSigned(name);
        remember(storage, name);
      },
      rule: async (draft: RulingDraft, by: string) => {
        if (source.served) {
          await source.rule(draft);
          await reload();
          return;
        }
        const at = new Date().toISOString();
        keep([
          ...latest.current,
          {
            id: `local-${at}-${latest.current.length + 1}`,
            by: setup.reader ?? by,
            at,
            draft,
            undone: false,
          },
        ]);
      },
      undoable: ({ draft }: KeptRuling) => source.served || draft !== null,
      undo: async ({ ids }: KeptRuling) => {
        if (latest.current.some((one) => ids.includes(one.id))) {
          keep(latest.current.map((one) => (ids.includes(one.id) ? { ...one, undone: true } : one)));
          return;
        }
        await Promise.all(ids.map((id) => source.undo(id)));
        await reload();
      },
    };
  }, [source, setup, record, own, reader, storage, talks, reload]);
}

function remember(storage: Storage | null, name: string): void {
  try {
    storage?.setItem('parley-reader', name);
  } catch {
    // A full or forbidden store: the reader signs again next time.
  }
}

// Reading `localStorage` throws where the browser forbids it.
function localStore(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
