import { gzipSync } from 'node:zlib';
import type { TalksRecord } from '../joining/record.js';
import { loadNearness } from '../text/load-nearness.js';
import type { SentRecord } from './made-record.js';
import { thisProgram } from './program.js';
import {
  type DossierJoiner,
  joinerOf,
  type RecordWork,
  recordOf,
  savedRecord,
  saveJoined,
} from './record.js';
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
  let joined: DossierJoiner | null = null;
  let joinedFrom = '';
  let newest: { readonly revision: number; readonly sent: SentRecord } | null = null;
  let unsaved: (() => Promise<void>) | null = null;

  /** Reports are looked for in the store again only when there are other ones, or other proposals. */
  const joinedNow = async (): Promise<DossierJoiner> => {
    const from = JSON.stringify([await store.versions(), (await store.proposals()).length]);
    if (joined === null || joinedFrom !== from) joined = await joinerOf(work, program, joined);
    joinedFrom = from;
    return joined;
  };

  const saveNow = async (record: TalksRecord, revision: number): Promise<void> => {
    if (joined !== null) joined = await saveJoined(work, program, { ...joined, record, revision });
  };

  return {
    async make(asOf) {
      // Before anything is read: what comes meanwhile makes the next record.
      const revision = await store.revision();
      if (asOf === null && newest?.revision === revision) return newest.sent;
      const saved = asOf === null && joinedFrom === '' ? await savedRecord(work, program) : null;
      const record = saved ?? (await recordOf(work, (await joinedNow()).joiner, asOf, nearness));
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
