import type { JSX } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { TalksRecord } from '../joining/record.js';
import { isSure } from '../joining/sure.js';
import { SurroundingsContext } from './context.js';
import type { Changes, DeskSetup } from './data.js';
import { Masthead } from './Masthead.js';
import { Notes } from './parts/Notes.js';
import { VoicesTip } from './parts/VoicesTip.js';
import { usePrinting } from './printing.js';
import { layOut } from './record/desk.js';
import { problemWords, type Source } from './record/source.js';
import { useRoute } from './route.js';
import { useRulings } from './rulings/use-rulings.js';
import { t } from './strings/strings.js';
import { View } from './View.js';

/** Fetches the record, then shows the desk. What fails is said, with the way out. */
export function App({ source }: { readonly source: Source }): JSX.Element {
  const [setup, setSetup] = useState<DeskSetup | null>(source.held?.setup ?? null);
  const [record, setRecord] = useState<TalksRecord | null>(source.held?.record ?? null);
  const [asOf, setAsOf] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const load = useCallback(async () => {
    try {
      setProblem(null);
      const loaded = await source.setup();
      const found = await source.record(asOf);
      setSetup(loaded);
      setRecord(found);
    } catch (reason) {
      setProblem(problemWords(reason));
    }
  }, [source, asOf]);
  useEffect(() => {
    load();
  }, [load]);
  useEffect(() => source.follow(load), [source, load]);

  if (problem !== null)
    return (
      <main class="page">
        <h1>{t.desk.failed}</h1>
        <p>{problem}</p>
        <button type="button" onClick={load}>
          {t.desk.retry}
        </button>
      </main>
    );
  if (!setup || !record)
    return (
      <main class="page">
        <p class="empty">{t.desk.loading}</p>
      </main>
    );
  return <Open source={source} setup={setup} record={record} reload={load} asOf={asOf} setAsOf={setAsOf} />;
}

interface OpenProps {
  readonly source: Source;
  readonly setup: DeskSetup;
  readonly record: TalksRecord;
  readonly reload: () => Promise<void>;
  readonly asOf: string | null;
  readonly setAsOf: (date: string | null) => void;
}

function Open({ source, setup, record, reload, asOf, setAsOf }: OpenProps): JSX.Element {
  const desk = useMemo(() => layOut(setup, record), [setup, record]);
  const rulings = useRulings(source, setup, record, reload);
  const route = useRoute();
  const printing = usePrinting();
  const [possible, setPossible] = useState(false);
  const [since, setSince] = useState<string | null>(() => lastBut(setup.dates, asOf ?? record.talks.asOf));
  const [changes, setChanges] = useState<Changes | null>(
    () => source.held?.changes.find((one) => one.since === since) ?? null,
  );

  useEffect(() => {
    if (since === null) {
      setChanges(null);
      return;
    }
    let wanted = true;
    source.changes(since).then(
      (found) => wanted && setChanges(found),
      () => wanted && setChanges(null),
    );
    return () => {
      wanted = false;
    };
  }, [source, since, record]);

  const surroundings = useMemo(
    () => ({
      desk,
      texts: source.texts,
      rulings,
      served: source.served,
      possible,
      showPossible: setPossible,
      printing,
    }),
    [desk, source, rulings, possible, printing],
  );
  const unlikely = useMemo(() => countUnlikely(record), [record]);
  return (
    <SurroundingsContext.Provider value={surroundings}>
      <button type="button" class="skip" onClick={skip}>
        {t.desk.skip}
      </button>
      <Masthead route={route} since={since} setSince={setSince} asOf={asOf} setAsOf={setAsOf} />
      <main class="page" id="page" tabIndex={-1}>
        <View route={route} changes={changes} source={source} />
        <Notes />
      </main>
      <footer class="foot">
        {unlikely > 0 ? (
          <p>
            <label title={t.desk.possibleWhy}>
              <input type="checkbox" checked={possible} onChange={() => setPossible(!possible)} />{' '}
              {t.desk.possible(unlikely)}
            </label>{' '}
            <span class="aside">{t.desk.possibleWhy}</span>
          </p>
        ) : null}
        <p class="aside">{t.desk.footer}</p>
        <p class="aside keys">{t.desk.keys}</p>
        <p class="aside">
          {setup.made ? t.desk.made(setup.program, setup.made.slice(0, 10)) : setup.program}
        </p>
      </footer>
      <VoicesTip />
    </SurroundingsContext.Provider>
  );
}

const skip = (): void => document.getElementById('page')?.focus();

/** The last day before the one the record is shown for: what a reader who comes back wants to compare with. */
function lastBut(dates: readonly string[], asOf: string | null): string | null {
  const last = asOf ?? dates.at(-1) ?? '';
  return dates.filter((date) => date < last.slice(0, 10)).at(-1) ?? null;
}

const countUnlikely = (record: TalksRecord): number =>
  [record.statements, record.moves, record.terms, record.observations, record.steps].reduce(
    (sum, items) => sum + items.filter((item) => !isSure(item)).length,
    0,
  );
