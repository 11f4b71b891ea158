export { whoCanBlock } from './agreement/block.js';
export { dealOf } from './agreement/compile.js';
export { parseLog } from './agreement/log-file.js';
export { parseAgreement } from './agreement/parse.js';
export { standing } from './agreement/standing.js';
export { join } from './joining/join.js';
export type { TalksRecord } from './joining/record.js';
export { createReader } from './reading/reader.js';
