import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { draftAgreement } from '../../export/agreement-draft.js';
import type { TalksRecord } from '../../joining/record.js';
import { type Outside, type Status, UsageError } from '../command.js';
import { textOf } from './load.js';
import type { DraftOptions } from './options.js';

/** Writes a first agreement from a dossier or an exported record. */
export async function draft(options: DraftOptions, outside: Outside): Promise<Status> {
  if (options.record === undefined && options.dossier === undefined)
    throw new UsageError('name a --dossier, or a --record exported as JSON');
  const record =
    options.record === undefined ? await fromDossier(options, outside) : fromFile(options.record, outside);
  const text = draftAgreement(record);
  if (options.out === undefined) outside.stdout.write(text);
  else {
    writeFileSync(resolve(outside.cwd, options.out), text);
    outside.stderr.write(`parley: wrote ${options.out}; look for "decide:" and run parley agreement check\n`);
  }
  return 0;
}

async function fromDossier(options: DraftOptions, outside: Outside): Promise<TalksRecord> {
  const { atDesk } = await import('../desk.js');
  return atDesk(options, outside, { create: false }, (desk) => desk.record());
}

function fromFile(file: string, outside: Outside): TalksRecord {
  try {
    const data: unknown = JSON.parse(textOf(file, outside));
    if (isRecord(data)) return data;
  } catch (error) {
    if (error instanceof UsageError) throw error;
  }
  throw new UsageError(`${file} is no record: export one with parley export --format record`);
}

const isRecord = (data: unknown): data is TalksRecord =>
  typeof data === 'object' &&
  data !== null &&
  'format' in data &&
  data.format === 'parley-record' &&
  'terms' in data &&
  Array.isArray(data.terms);
