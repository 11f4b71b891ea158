/** The head of a network: its sizes and units. */
interface NetworkHead {
  readonly features: number;
  readonly hidden: number;
  /** The first units of the hidden layer are linear, the others rectified. */
  readonly linear: number;
  readonly outputs: number;
  /** Dimensions seen of each vector, in the order in which the program makes them. */
  readonly seen: readonly (readonly number[])[];
  /** What one unit stands for in the rows, the projection of the vectors, the biases and the outputs. */
  readonly scales: {
    readonly rows: number;
    readonly vectors: number;
    readonly bias: number;
    readonly out: number;
  };
}

/** Weights of the second look at what a clause is about (`second-look.ts`). */
export interface SecondLookWeights {
  /** The same for every issue: of its first score, of each hint, of hints around where the clause names no issue. */
  readonly alike: readonly number[];
  /** What one unit of `each` stands for. */
  readonly unit: number;
  /** For every issue its own: bias, issues named in the clause, in the sentence, each act, each issue at first look. */
  readonly each: readonly (readonly number[])[];
}

interface Head {
  readonly acts: readonly string[];
  readonly issues: readonly string[];
  readonly form: NetworkHead;
  readonly topic: NetworkHead;
  /** Factors of the issue scores: of the network's, then of each hint. */
  readonly hints: readonly number[];
  /** Factor on the scores of acts of passages that somebody picked, under which they are as sure as they say. */
  readonly given: number;
  readonly second: SecondLookWeights;
}

/** One network as it stands in the file (made by `training/fit.py`). */
export interface NetworkWeights extends NetworkHead {
  /** Hashes of the features that training knew, in the order of their rows. */
  readonly hashes: Uint32Array;
  readonly rows: Int8Array;
  readonly vectors: Int8Array;
  readonly bias: Int16Array;
  readonly out: Int16Array;
  readonly outBias: Int16Array;
}

export interface ClassifierWeights extends Omit<Head, 'form' | 'topic'> {
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
  const head = headOf(JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))));
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
  const network = (one: NetworkHead): NetworkWeights => ({
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

/*
 * Checked by hand: a library for it would take longer to load than reading a report, and every reading needs this.
 */

function headOf(value: unknown): Head {
  const head = fieldsOf(value, 'the head');
  return {
    acts: listOf(head.acts, 'acts', textOf),
    issues: listOf(head.issues, 'issues', textOf),
    form: networkOf(head.form, 'form'),
    topic: networkOf(head.topic, 'topic'),
    hints: listOf(head.hints, 'hints', numberOf),
    given: numberOf(head.given, 'given'),
    second: secondOf(head.second),
  };
}

function secondOf(value: unknown): SecondLookWeights {
  const second = fieldsOf(value, 'second');
  return {
    alike: listOf(second.alike, 'second.alike', numberOf),
    unit: numberOf(second.unit, 'second.unit'),
    each: listOf(second.each, 'second.each', (row, at) => listOf(row, at, numberOf)),
  };
}

function networkOf(value: unknown, name: string): NetworkHead {
  const network = fieldsOf(value, name);
  const scales = fieldsOf(network.scales, `${name}.scales`);
  const size = (field: string): number => numberOf(network[field], `${name}.${field}`);
  const scale = (field: string): number => numberOf(scales[field], `${name}.scales.${field}`);
  return {
    features: size('features'),
    hidden: size('hidden'),
    linear: size('linear'),
    outputs: size('outputs'),
    seen: listOf(network.seen, `${name}.seen`, (dims, at) => listOf(dims, at, numberOf)),
    scales: { rows: scale('rows'), vectors: scale('vectors'), bias: scale('bias'), out: scale('out') },
  };
}

function fieldsOf(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw missing(name, 'an object');
  return Object.fromEntries(Object.entries(value));
}

function listOf<T>(value: unknown, name: string, read: (one: unknown, name: string) => T): readonly T[] {
  if (!Array.isArray(value)) throw missing(name, 'a list');
  return value.map((one, i) => read(one, `${name}[${i}]`));
}

function numberOf(value: unknown, name: string): number {
  if (typeof value !== 'number') throw missing(name, 'a number');
  return value;
}

function textOf(value: unknown, name: string): string {
  if (typeof value !== 'string') throw missing(name, 'a text');
  return value;
}

const missing = (name: string, expected: string): RangeError =>
  new RangeError(`the weights of the classifier have no ${name} that is ${expected}`);
