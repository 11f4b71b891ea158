export { join } from './joining/join.js';
export type { TalksRecord } from './joining/record.js';
export { createReader } from './reading/reader.js';
