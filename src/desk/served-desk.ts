import type { AppliedRuling } from '../joining/record.js';
import { reportOfText } from '../report/document.js';
import { pressOf } from '../report/press.js';
import type { Report, Result } from '../report/report.js';
import { agreementOf } from './agreement.js';
import { changesBetween } from './changes.js';
import type { Desk } from './desk.js';
import { storedRuling } from './kept-rulings.js';
import { labelsOf } from './labels.js';
import type { MadeRecord } from './made-record.js';
import { setupOf } from './page-data.js';
import { placeOfHit } from './place-of-hit.js';
import { thisProgram } from './program.js';
import { openRecordMaker } from './record-maker.js';
import { type RulingGround, signed } from './rule.js';
import type { ServedDesk } from './served.js';
import { take } from './take.js';

/** A desk as the service sees it. Records are joined once a revision, apart from what answers, however many ask. */
export function servedDesk(desk: Desk): ServedDesk {
  const { store } = desk;
  const press = pressOf(desk.catalog);
  const maker = openRecordMaker(desk, desk.openedFrom);
  const build = thisProgram().build ?? 'unbuilt';

  const begin = (revision: number): void => {
    maker.atLeast(revision).catch(() => undefined);
  };
  /** The dossier's revision after a change; the record that holds it is begun. */
  const begun = async (): Promise<number> => {
    const revision = await store.revision();
    begin(revision);
    return revision;
  };

  const ruledOn = ({ item, sharing }: MadeRecord): RulingGround => ({
    item,
    sharesPassage: (id) => sharing.has(id),
    report: async (id) => (await store.report(id))?.report ?? null,
  });

  return {
    async alive() {
      await store.revision();
    },
    revision: async () => `${(await maker.newest()).revision}-${build.slice(0, 8)}`,
    record: () => maker.newest(),
    recordSince: (revision) => maker.atLeast(revision),
    recordAsOf: (day) => maker.asOf(day),
    async setup() {
      const {
        reader: _reader,
        mayRule: _mayRule,
        csrf: _csrf,
        ...shared
      } = setupOf((await maker.newest()).record, desk.catalog, {
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
      const [before, now] = await Promise.all([maker.asOf(since), maker.newest()]);
      return changesBetween(before.record, now.record, since, labelsOf(desk.catalog).issue);
    },
    async agreement() {
      return agreementOf(desk, (await maker.newest()).record);
    },
    async rulings() {
      // The record that holds them all: one that was signed a moment ago has its state from there too.
      const { record } = await maker.atLeast(await store.revision());
      const applied = new Map(record.rulings?.map((ruling) => [ruling.id, ruling]));
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
    async rule(draft, by, seen, trailed) {
      const rulings = await signed(draft, ruledOn(await maker.newest()), by, desk.now());
      const number = seen === null ? null : Number(seen.split('-')[0]);
      const [first] = rulings;
      if (first === undefined) return null;
      const entry = trailed?.(first.id) ?? null;
      const revision = await store.addRulingsAt(rulings.map(storedRuling), number, entry);
      if (revision === null) return null;
      begin(revision);
      const { id, kind, at, note } = first;
      return { ruling: { id, kind, by, at, items: draft.items, state: 'applied', note }, revision };
    },
    undo: async (id, by, trailed) =>
      (await store.undoRuling(id, by, desk.now(), trailed?.(id) ?? null)) ? begun() : null,
    async search(words, limit) {
      const found = await store.search(words, limit);
      const reports = (await maker.newest()).record.reports;
      const hashes = new Map(reports.map(({ id, sha256 }) => [id, sha256]));
      const texts = await store.texts(found.flatMap(({ report }) => hashes.get(report) ?? []));
      return found.map((hit) => {
        const text = texts.get(hashes.get(hit.report) ?? '') ?? '';
        return { ...hit, passage: placeOfHit(hit.report, text, hit.excerpt, words) };
      });
    },
    async keep(name, text) {
      const taken = await take({
        ...desk,
        reports: single(
          reportOfText({ origin: { name, source: `api:${name}`, file: name, url: null }, text }, press),
        ),
      });
      const [problem] = taken.problems;
      if (problem !== undefined) return { ok: false, problem };
      await begun();
      return { ok: true, value: taken.fresh > 0 ? 'new' : taken.versions > 0 ? 'version' : 'unchanged' };
    },
    close: () => maker.close(),
  };
}

async function* single(report: Report): AsyncGenerator<Result<Report>> {
  yield { ok: true, value: report };
}
