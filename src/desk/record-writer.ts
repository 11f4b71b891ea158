import type { TalksRecord } from '../joining/record.js';
import type { PartItems, RecordPart, SentRecord } from './made-record.js';

/** Writes records as JSON, one after another. */
export type RecordWriter = (record: TalksRecord) => Pick<SentRecord, 'json' | 'parts'>;

/**
 * Makes a writer that gives what `JSON.stringify` would, and notes where each field's value and each item stand. What
 * it wrote of an object it remembers for as long as that object lives: from one ruling to the next joining gives out
 * most items as the same objects, and one list of positions stands in every term on its issue.
 *
 * ```ts
 * const write = createRecordWriter();
 * new TextDecoder().decode(write(record).json) === JSON.stringify(record) // true
 * ```
 */
export function createRecordWriter(): RecordWriter {
  const written = new WeakMap<object, Buffer>();

  const remembered = (value: object, write: () => Buffer): Buffer => {
    const known = written.get(value);
    if (known !== undefined) return known;
    const bytes = write();
    written.set(value, bytes);
    return bytes;
  };
  const element = (value: unknown): Buffer =>
    isObject(value)
      ? remembered(value, () => Buffer.from(JSON.stringify(value)))
      : Buffer.from(JSON.stringify(value) ?? 'null');
  const field = (value: unknown): Buffer =>
    Array.isArray(value) && value.some(isObject)
      ? remembered(value, () => listOf(value.map(element)))
      : Buffer.from(JSON.stringify(value));
  const item = (value: unknown): Buffer =>
    isObject(value) && !Array.isArray(value)
      ? remembered(value, () => {
          const chunks: Buffer[] = [];
          for (const [name, of] of Object.entries(value))
            if (of !== undefined)
              chunks.push(
                Buffer.from(`${chunks.length === 0 ? '{' : ','}${JSON.stringify(name)}:`),
                field(of),
              );
          chunks.push(chunks.length === 0 ? Buffer.from('{}') : closing);
          return Buffer.concat(chunks);
        })
      : element(value);

  return (record) => {
    const chunks: Buffer[] = [];
    const parts: RecordPart[] = [];
    let length = 0;
    const add = (bytes: Buffer): void => {
      chunks.push(bytes);
      length += bytes.length;
    };
    for (const [name, value] of Object.entries(record)) {
      if (value === undefined) continue;
      add(Buffer.from(`${parts.length === 0 ? '{' : ','}${JSON.stringify(name)}:`));
      const start = length;
      let items: PartItems | null = null;
      if (Array.isArray(value) && value.every(hasId)) {
        const starts = new Uint32Array(value.length + 1);
        add(opening);
        value.forEach((one, n) => {
          if (n > 0) add(comma);
          starts[n] = length;
          add(item(one));
        });
        // As if one more item began behind a comma: every item ends one byte before the next one's start.
        starts[value.length] = length + 1;
        add(ending);
        items = { ids: value.map(({ id }) => id), starts };
      } else add(Buffer.from(JSON.stringify(value)));
      parts.push({ name, start, end: length, items });
    }
    add(closing);
    // Of its own memory, not of the pool that small buffers share: it is handed to another thread.
    const json = new Uint8Array(length);
    let at = 0;
    for (const chunk of chunks) {
      json.set(chunk, at);
      at += chunk.length;
    }
    return { json, parts };
  };
}

const [opening, comma, ending, closing] = [
  Buffer.from('['),
  Buffer.from(','),
  Buffer.from(']'),
  Buffer.from('}'),
];

function listOf(elements: readonly Buffer[]): Buffer {
  const chunks = elements.flatMap((bytes, n) => (n === 0 ? [bytes] : [comma, bytes]));
  return Buffer.concat([opening, ...chunks, ending]);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const hasId = (value: unknown): value is { readonly id: string } =>
  isObject(value) && 'id' in value && typeof value.id === 'string';
