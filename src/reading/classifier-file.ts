import { z } from 'zod';

const headSchema = z.object({
  acts: z.array(z.string()),
  issues: z.array(z.string()),
  buckets: z.number(),
  hidden: z.number(),
  dims: z.number(),
  /** Which dimensions of a vector the hidden layer sees. */
  seen: z.array(z.number()),
  /** Weights of the issue hints, the same for every issue. */
  hints: z.array(z.number()),
  actScale: z.number(),
  issueScale: z.number(),
  /** Slope and offset of the move logit: for clauses of running text, and for passages that somebody picked. */
  move: z.tuple([z.number(), z.number()]),
  given: z.tuple([z.number(), z.number()]),
  known: z.number(),
  dense: z.number(),
  scales: z.record(z.string(), z.number()),
});

/** Weights of the clause classifier as they stand in their file (made by `training/fit.py`). */
export interface ClassifierWeights extends z.infer<typeof headSchema> {
  /** Hashes of the features that training knew. */
  readonly features: ReadonlySet<number>;
  readonly rows: Int8Array;
  readonly vectors: Int8Array;
  readonly bias: Int16Array;
  readonly out: Int16Array;
  readonly outBias: Int16Array;
  readonly issueVectors: Int8Array;
}

/**
 * Reads the weights: "PCL1", u32 length of a JSON head, the head, then the arrays one after the other, each padded to
 * four bytes, little-endian.
 *
 * @throws RangeError where the bytes are no such file.
 */
export function readClassifierWeights(bytes: Uint8Array): ClassifierWeights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 8 || view.getUint32(0, true) !== 0x314c4350)
    throw new RangeError('not the weights of a classifier: they should begin with PCL1');
  const length = view.getUint32(4, true);
  const head = headSchema.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))));
  let at = 8 + length;
  const take = (size: number): number => {
    const from = at;
    at += size + ((4 - (size % 4)) % 4);
    if (at > bytes.byteLength) throw new RangeError('the weights of the classifier end too early');
    return from;
  };
  const small = (size: number): Int8Array => new Int8Array(bytes.buffer, bytes.byteOffset + take(size), size);
  const wide = (size: number): Int16Array => {
    const from = take(2 * size);
    return Int16Array.from({ length: size }, (_, i) => view.getInt16(from + 2 * i, true));
  };
  const known = take(4 * head.known);
  const width = 1 + head.acts.length + head.issues.length;
  return {
    ...head,
    features: new Set(Array.from({ length: head.known }, (_, i) => view.getUint32(known + 4 * i, true))),
    rows: small(head.buckets * head.hidden),
    vectors: small(3 * head.seen.length * head.hidden),
    bias: wide(head.hidden),
    out: wide(head.hidden * width),
    outBias: wide(1 + head.acts.length),
    issueVectors: small(head.dense * head.issues.length),
  };
}
