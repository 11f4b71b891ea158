import { workerData } from 'node:worker_threads';
import { type WrittenReading, written } from '../reading/written.js';
import { loadReader, type ReaderSources } from './reader.js';

/** Tinypool hands its own data first and ours second. */
const [, sources]: readonly [unknown, ReaderSources] = workerData;
const { reader } = loadReader(sources);

export default function readText(text: string): WrittenReading {
  return written(reader.read(text));
}
