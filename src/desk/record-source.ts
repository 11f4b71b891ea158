import { gzipSync } from 'node:zlib';
import { createJoiner, type Joiner } from '../joining/join.js';
import type { JoinInput } from '../joining/join-input.js';
import type { TalksRecord } from '../joining/record.js';
import type { Report } from '../report/report.js';
import { loadNearness } from '../text/load-nearness.js';
import type { SentRecord } from './made-record.js';
import { thisProgram } from './program.js';
import { joinInputs, type RecordWork, recalled, recordOf, savedRecord, saveJoined } from './record.js';
import { createRecordWriter } from './record-writer.js';
import { sharingPassages } from './rule.js';

/** Makes records of one dossier, again and again, and keeps what it joined in memory: after a ruling little is left to do. */
export interface RecordSource {
  /** The record as the dossier stands, or as of a day. */
  make(asOf: string | null): Promise<SentRecord>;
  /** Saves the newest record made, so that whoever opens the dossier next need not join. */
  save(): Promise<void>;
}

export function createRecordSource(work: RecordWork): RecordSource {
  const { store } = work;
  const program = thisProgram();
  const nearness = loadNearness();
  const write = createRecordWriter();
  let joiner: Joiner | null = null;
  let held: ReadonlyMap<string, JoinInput> = new Map();
  let proposed = 0;
  let joinedFrom = '';
  let newest: { readonly revision: number; readonly sent: SentRecord } | null = null;
  let unsaved: (() => Promise<void>) | null = null;

  /** Reports are read from the store again only when there are other ones, readings only of those. */
  const joined = async (): Promise<Joiner> => {
    const proposals = (await store.proposals()).length;
    const from = JSON.stringify([await store.versions(), proposals]);
    if (joiner !== null && joinedFrom === from) return joiner;
    joiner ??= createJoiner(await recalled(work, program));
    // Proposals of a language model become part of readings: with them none is taken for the one that was there.
    const plain = proposals === 0 && proposed === 0;
    const known = plain ? [...held.values()] : [];
    const inputs = await joinInputs(
      work,
      new Map(known.map(({ report, reading }) => [report.sha256, reading])),
    );
    const now = new Map(
      inputs.map((input) => {
        const had = held.get(input.report.id);
        return [input.report.id, plain && had !== undefined && isSame(had, input) ? had : input] as const;
      }),
    );
    for (const report of held.keys()) if (!now.has(report)) joiner.remove(report);
    for (const input of now.values()) joiner.add(input);
    proposed = proposals;
    [held, joinedFrom] = [now, from];
    return joiner;
  };

  const saveNow = async (record: TalksRecord, revision: number): Promise<void> =>
    saveJoined(work, program, { record, revision, remembered: joiner?.remembered() ?? [] });

  return {
    async make(asOf) {
      // Before anything is read: what comes meanwhile makes the next record.
      const revision = await store.revision();
      if (asOf === null && newest?.revision === revision) return newest.sent;
      const saved = asOf === null && joinedFrom === '' ? await savedRecord(work, program) : null;
      const record = saved ?? (await recordOf(work, await joined(), asOf, nearness));
      const bytes = write(record);
      const gzipped = new Uint8Array(gzipSync(bytes.json, { level: 1 }));
      const sharing = sharingPassages(record.statements);
      const sent: SentRecord = { revision, ...bytes, gzipped, sharing };
      if (asOf === null) {
        newest = { revision, sent };
        unsaved = saved !== null ? null : () => saveNow(record, revision);
      }
      return sent;
    },
    async save() {
      const save = unsaved;
      unsaved = null;
      await save?.();
    },
  };
}

/** A text read by one reader has one reading. What joining finds of an input that is the same object is not found again. */
const isSame = (had: JoinInput, input: JoinInput): boolean =>
  had.reading.reader === input.reading.reader && toldOf(had.report) === toldOf(input.report);

/** All of a report but its text, which its hash stands for. */
const toldOf = (report: Report): string => JSON.stringify({ ...report, text: '' });
