import { workerData } from 'node:worker_threads';
import type { Reading } from '../reading/reading.js';
import { loadReader, type ReaderSources } from './reader.js';

/** Tinypool hands its own data first and ours second. */
const [, sources]: readonly [unknown, ReaderSources] = workerData;
const { reader } = loadReader(sources);

export default function readText(text: string): Reading {
  return reader.read(text);
}
