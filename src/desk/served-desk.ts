import type { AppliedRuling, TalksRecord } from '../joining/record.js';
import { reportOfText } from '../report/document.js';
import { pressOf } from '../report/press.js';
import type { Report, Result } from '../report/report.js';
import type { ServedDesk } from '../service/served-desk.js';
import { agreementOf } from './agreement.js';
import { changesSince } from './changes.js';
import type { Desk } from './desk.js';
import { setupOf } from './page-data.js';
import { thisProgram } from './program.js';
import { groundOf, signed, storedRuling } from './rule.js';
import { take } from './take.js';

/** So many records as of a day are remembered for one revision. */
const REMEMBERED = 16;

/** A desk as the service sees it. Records are joined once a revision, however many ask. */
export function servedDesk(desk: Desk): ServedDesk {
  const { store } = desk;
  const press = pressOf(desk.catalog);
  const records = new Map<string, Promise<TalksRecord>>();
  const build = thisProgram().build ?? 'unbuilt';

  const revision = async (): Promise<string> => `${await store.revision()}-${build.slice(0, 8)}`;
  const record = async (asOf: string | null): Promise<TalksRecord> => {
    const key = `${await revision()} ${asOf ?? ''}`;
    const known = records.get(key);
    if (known !== undefined) return known;
    const joined = asOf === null ? desk.record() : desk.recordAsOf(asOf);
    records.set(key, joined);
    joined.catch(() => records.delete(key));
    for (const old of [...records.keys()].slice(0, -REMEMBERED)) records.delete(old);
    return joined;
  };

  return {
    revision,
    record,
    async setup() {
      const {
        reader: _reader,
        mayRule: _mayRule,
        csrf: _csrf,
        ...shared
      } = setupOf(await record(null), desk.catalog, {
        name: null,
        mayRule: false,
        csrf: null,
      });
      return shared;
    },
    async text(report) {
      return (await store.report(report))?.report.text ?? null;
    },
    async changes(since) {
      return changesSince(desk, since, await record(null));
    },
    agreement: () => agreementOf(desk),
    async rulings() {
      const applied = new Map((await record(null)).rulings?.map((ruling) => [ruling.id, ruling]));
      return (await store.rulings()).map(
        (kept): AppliedRuling =>
          applied.get(kept.id) ?? {
            id: kept.id,
            kind: kept.kind,
            by: kept.by,
            at: kept.at,
            items: [],
            state: kept.undone === null ? 'orphaned' : 'undone',
            note: kept.note,
          },
      );
    },
    async rule(draft, by, seen) {
      const rulings = await signed(draft, await groundOf(desk), by, desk.now());
      const number = seen === null ? null : Number(seen.split('-')[0]);
      if (!(await store.addRulingsAt(rulings.map(storedRuling), number))) return null;
      const [first] = rulings;
      if (first === undefined) return null;
      const { id, kind, at, note } = first;
      const applied = (await record(null)).rulings?.find((candidate) => candidate.id === id);
      return applied ?? { id, kind, by, at, items: draft.items, state: 'applied', note };
    },
    undo: (id, by) => store.undoRuling(id, by, desk.now()),
    search: (words, limit) => store.search(words, limit),
    async keep(name, text) {
      const taken = await take({
        ...desk,
        reports: single(
          reportOfText({ origin: { name, source: `api:${name}`, file: name, url: null }, text }, press),
        ),
      });
      const [problem] = taken.problems;
      if (problem !== undefined) return { ok: false, problem };
      return { ok: true, value: taken.fresh > 0 ? 'new' : taken.versions > 0 ? 'version' : 'unchanged' };
    },
  };
}

async function* single(report: Report): AsyncGenerator<Result<Report>> {
  yield { ok: true, value: report };
}
