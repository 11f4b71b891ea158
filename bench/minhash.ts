import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keysOf } from '../src/joining/lineages/candidates.js';
import { hash, signatureOf } from '../src/reading/sketch.js';

/*
 * Candidates by MinHash against the Python package datasketch: the same texts, shingles of three words, 64 values in 16
 * bands of 4, in one run, by the time of each process itself. A third of the texts are copies with words changed; recall
 * is the share of copies that meet their original in a band.
 *   npx tsx bench/minhash.ts PYTHON [TEXTS]       (PYTHON has datasketch: python3 -m venv v && v/bin/pip install datasketch)
 */
const python = process.argv[2] ?? 'python3';
const count = Number(process.argv[3] ?? 3000);

let state = 20310514;
const random = (): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};
const syllables = 'ka lo mer tis ven dor ul ash bri no fen gal ost pir quen rud sil tor vas wen'.split(' ');
const pick = (): string => syllables[Math.floor(random() * syllables.length)] ?? 'ka';
const words = Array.from({ length: 8_000 }, () => pick() + pick() + pick());
const word = (): string => words[Math.floor(words.length * random() ** 3)] ?? 'lake';

const texts: string[] = [];
const copyOf: (number | null)[] = [];
for (let i = 0; i < count; i++) {
  const from = i > 10 && random() < 0.33 ? Math.floor(random() * i) : null;
  const changed = 0.02 + random() * 0.2;
  texts.push(
    from === null
      ? Array.from({ length: 300 }, word).join(' ')
      : (texts[from] ?? '')
          .split(' ')
          .map((one) => (random() < changed ? word() : one))
          .join(' '),
  );
  copyOf.push(from);
}

interface Outcome {
  readonly seconds: number;
  readonly recall: number;
}

function ours(): Outcome {
  const used = process.cpuUsage();
  const bands = new Map<number, number[]>();
  let [met, copies] = [0, 0];
  texts.forEach((text, i) => {
    const terms = text.split(' ').map(hash);
    const signature = signatureOf(terms);
    const candidates = new Set<number>();
    for (const key of keysOf({ signature, landmarks: [] })) {
      const list = bands.get(key);
      if (list === undefined) bands.set(key, [i]);
      else {
        for (const other of list) candidates.add(other);
        list.push(i);
      }
    }
    const from = copyOf[i] ?? null;
    if (from === null) return;
    copies += 1;
    if (candidates.has(from)) met += 1;
  });
  const { user, system } = process.cpuUsage(used);
  return { seconds: (user + system) / 1e6, recall: met / copies };
}

const script = `
import json, sys, time
from datasketch import MinHash, MinHashLSH
data = json.load(open(sys.argv[1]))
def run(bulk):
    began = time.process_time()
    lsh = MinHashLSH(num_perm=64, params=(16, 4))
    met = copies = 0
    shingled = ([' '.join(w[i:i + 3]).encode() for i in range(len(w) - 2)] for w in (t.split(' ') for t in data['texts']))
    def one(s):
        m = MinHash(num_perm=64)
        m.update_batch(s)
        return m
    made = MinHash.generator(shingled, num_perm=64) if bulk else (one(s) for s in shingled)
    for i, m in enumerate(made):
        if data['copyOf'][i] is not None:
            copies += 1
            if data['copyOf'][i] in lsh.query(m): met += 1
            lsh.insert(i, m)
        else:
            lsh.query(m)
            lsh.insert(i, m)
    return {'seconds': time.process_time() - began, 'recall': met / copies}
print(json.dumps([run(False), run(True)]))
`;

const folder = mkdtempSync(join(tmpdir(), 'parley-minhash-'));
const file = join(folder, 'texts.json');
writeFileSync(file, JSON.stringify({ texts, copyOf }));
ours();
const [mine, [batch, bulk]]: [Outcome, [Outcome, Outcome]] = [
  ours(),
  JSON.parse(execFileSync(python, ['-c', script, file], { encoding: 'utf8' })),
];
rmSync(folder, { recursive: true });
console.log(`${count} texts of 300 words            texts/s   recall of copies`);
for (const [name, { seconds, recall }] of [
  ['parley', mine],
  ['datasketch, update_batch', batch],
  ['datasketch, generator', bulk],
] as const)
  console.log(
    `${name.padEnd(30)} ${Math.round(count / seconds)
      .toString()
      .padStart(9)} ${recall.toFixed(3).padStart(9)}`,
  );
