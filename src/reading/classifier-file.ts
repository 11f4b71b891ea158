import { z } from 'zod';

const networkSchema = z.object({
  features: z.number(),
  hidden: z.number(),
  /** The first units of the hidden layer are linear, the others rectified. */
  linear: z.number(),
  outputs: z.number(),
  /** Dimensions seen of each vector, in the order in which the program makes them. */
  seen: z.array(z.array(z.number())),
  /** What one unit stands for in the rows, the projection of the vectors, the biases and the outputs. */
  scales: z.object({ rows: z.number(), vectors: z.number(), bias: z.number(), out: z.number() }),
});

const headSchema = z.object({
  acts: z.array(z.string()),
  issues: z.array(z.string()),
  form: networkSchema,
  topic: networkSchema,
  /** Factors of the issue scores: of the network's, then of each hint. */
  hints: z.array(z.number()),
  /** Factor on the scores of acts of passages that somebody picked, under which they are as sure as they say. */
  given: z.number(),
});

/** One network as it stands in the file (made by `training/fit.py`). */
export interface NetworkWeights extends z.infer<typeof networkSchema> {
  /** Hashes of the features that training knew, in the order of their rows. */
  readonly hashes: Uint32Array;
  readonly rows: Int8Array;
  readonly vectors: Int8Array;
  readonly bias: Int16Array;
  readonly out: Int16Array;
  readonly outBias: Int16Array;
}

export interface ClassifierWeights extends Omit<z.infer<typeof headSchema>, 'form' | 'topic'> {
  readonly form: NetworkWeights;
  readonly topic: NetworkWeights;
}

/**
 * Reads the weights: "PCL2", u32 length of a JSON head, the head, then for each network its arrays one after the other,
 * each padded to four bytes, little-endian.
 *
 * @throws RangeError where the bytes are no such file.
 */
export function readClassifierWeights(bytes: Uint8Array): ClassifierWeights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 8 || view.getUint32(0, true) !== 0x324c4350)
    throw new RangeError('not the weights of a classifier: they should begin with PCL2');
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
  // The bytes may stand anywhere in their buffer: numbers wider than one byte are copied out.
  const copied = (size: number): ArrayBuffer => {
    const from = take(size);
    return Uint8Array.from(bytes.subarray(from, from + size)).buffer;
  };
  const wide = (size: number): Int16Array => new Int16Array(copied(2 * size));
  const network = (one: z.infer<typeof networkSchema>): NetworkWeights => ({
    ...one,
    hashes: new Uint32Array(copied(4 * one.features)),
    rows: small(one.features * one.hidden),
    vectors: small(one.seen.reduce((sum, { length: n }) => sum + n, 0) * one.hidden),
    bias: wide(one.hidden),
    out: wide(one.hidden * one.outputs),
    outBias: wide(one.outputs),
  });
  return { ...head, form: network(head.form), topic: network(head.topic) };
}
