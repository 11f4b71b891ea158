"""Reads each frequent word in its contexts with the encoder, and keeps what the encoder makes of it.

    python contexts.py OUT.npz [WORDS] [SENTENCES]

For every word: the mean of its last hidden states over chosen sentences (what it adds to a sentence's vector, for the
encoder's sentence vector is the mean of just these), and its vector when it stands alone. After Bommasani, Davis and
Cardie, "Interpreting pretrained contextualized representations via reductions to static embeddings", ACL 2020.
"""
import random
import sys
from collections import Counter

import numpy as np

import corpus
import encoder


def main(out: str, size: int, count: int):
    freq = corpus.frequencies()
    vocabulary = [w for w, n in sorted(freq.items(), key=lambda x: (-x[1], x[0])) if len(w) > 1 or w in "ai"][:size]
    index = {w: i for i, w in enumerate(vocabulary)}
    pool = [s for t in corpus.reports() for s in corpus.sentences(t)]
    random.Random(7).shuffle(pool)
    seen: Counter = Counter()
    chosen = []
    for want in (3, 6, 12, 10**9):
        for s in pool:
            if len(chosen) >= count * (0.9 if want < 10**9 else 1):
                break
            ws = {w for w in corpus.words(s) if w in index}
            if sum(seen[w] < want for w in ws) >= (1 if want == 3 else 2):
                chosen.append(s)
                seen.update(ws)
        pool = pool[1:]
    chosen = list(dict.fromkeys(chosen))
    params, tokenizer = encoder.load()
    pieces = tokenizer.get_vocab_size()
    total = np.zeros((size + pieces, 384), np.float32)
    times = np.zeros(size + pieces, np.float32)
    sentence = np.zeros((len(chosen), 384), np.float32)
    encoded = tokenizer.encode_batch(chosen)
    for chunk, ids, mask in encoder.batches([e.ids for e in encoded], longest=64):
        h = np.asarray(encoder._hidden(params, ids, mask))
        for row, j in enumerate(chunk):
            n = int(mask[row].sum())
            v = h[row, :n].mean(0)
            scale = 1 / np.linalg.norm(v)
            sentence[j] = v * scale
            offsets = encoded[j].offsets
            start = {o[0]: k for k, o in reversed(list(enumerate(offsets[:n]))) if o[1] > o[0]}
            for m in corpus.WORD.finditer(chosen[j].replace("’", "'")):
                i = index.get(m.group().lower())
                k = start.get(m.start())
                if i is None or k is None:
                    continue
                e = k
                while e < n and offsets[e][1] <= m.end() and offsets[e][1] > offsets[e][0]:
                    e += 1
                if e > k:
                    total[i] += h[row, k:e].sum(0) * scale  # the sum: what the whole word adds to the sentence's mean
                    times[i] += 1
            np.add.at(total, size + ids[row, :n], h[row, :n] * scale)
            np.add.at(times, size + ids[row, :n], 1)
    alone = np.zeros((size, 384), np.float32)
    toks = [e.ids for e in tokenizer.encode_batch(vocabulary)]
    for chunk, ids, mask in encoder.batches(toks):
        h = np.asarray(encoder._hidden(params, ids[:, :8], mask[:, :8]))
        m = (h * mask[:, :8, None]).sum(1) / mask[:, :8].sum(1, keepdims=True)
        alone[chunk] = m[: len(chunk)]
    by_id = {i: p for p, i in tokenizer.get_vocab().items()}
    np.savez(out, words=np.array(vocabulary), counts=np.array([freq[w] for w in vocabulary]), context=total, times=times,
             alone=alone, pieces=np.array([by_id[i] for i in range(pieces)]), sentences=np.array(chosen), sentence=sentence,
             tokens=np.array(sum(freq.values())))
    print(len(chosen), "sentences;", (times[:size] > 0).mean(), "of the words seen in context")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 40000, int(sys.argv[3]) if len(sys.argv) > 3 else 24000)
