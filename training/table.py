"""Makes the table of vectors that Parley ships: src/text/data/nearness.bin.

    python contexts.py contexts.npz 40000 24000
    python table.py contexts.npz ../src/text/data/nearness.bin

Each word has two parts. The first is what the encoder all-MiniLM-L6-v2 makes of the word in sentences of news, and for
rare words what it makes of the word alone, mapped into the same space; reduced by principal components. The second comes
from the company that words keep in the news (PPMI, truncated SVD). Beside each row stands a multiplier that holds the
row's scale and its weight by frequency, a / (a + p) (Arora, Liang and Ma, "A simple but tough-to-beat baseline for
sentence embeddings", ICLR 2017): pooling is a sum of integers.

File, little-endian: "PNV1", u32 dims, u32 rows, u32 bytes of names; names, one a line, a word piece with ## before it;
padding to 4; f32 scale per row; u16 multiplier per row; padding to 4; i8 rows.
"""
import struct
import sys

import numpy as np

import ppmi

ENCODER_DIMS, CORPUS_DIMS, ROWS = 148, 52, 34000
PRIOR, FREQUENCY = 4, 2e-3


def components(x: np.ndarray, dims: int) -> tuple[np.ndarray, np.ndarray]:
    mean = x.mean(0)
    _, v = np.linalg.eigh((x - mean).T @ (x - mean))
    return mean, v[:, ::-1][:, :dims]


def level(x: np.ndarray) -> np.ndarray:
    return x / np.sqrt((x ** 2).sum(1).mean())


def pad(b: bytes) -> bytes:
    return b + b"\0" * (-len(b) % 4)


def main(contexts: str, out: str):
    z = np.load(contexts)
    words = [str(w) for w in z["words"]]
    n = len(words)
    times, total = z["times"], z["context"]
    seen = total[:n] / np.maximum(times[:n], 1)[:, None]
    often = times[:n] >= 5
    alone = z["alone"] - z["alone"].mean(0)
    centre = seen[often].mean(0)
    ridge = np.linalg.solve(alone[often].T @ alone[often] + 50 * np.eye(384), alone[often].T @ (seen[often] - centre))
    mixed = (total[:n] + PRIOR * (alone @ ridge + centre)) / (times[:n] + PRIOR)[:, None]
    mean, axes = components(mixed, ENCODER_DIMS)
    near = (mixed - mean) @ axes
    size = np.sqrt((near ** 2).sum(1).mean())

    have = set(words[:ROWS])
    pieces = [(i, str(p)) for i, p in enumerate(z["pieces"]) if str(p).startswith("##") and times[n + i] >= 2 and str(p)[2:].isalpha() and str(p).isascii()]
    piece = np.array([(total[n + i] / times[n + i] - mean) @ axes for i, _ in pieces]) / size

    company = ppmi.vectors(words, CORPUS_DIMS)
    rows = np.hstack([near / size, 0.5 * level(company)])[:ROWS]
    rows = np.vstack([rows, np.hstack([piece, np.zeros((len(piece), CORPUS_DIMS))])]).astype(np.float32)
    names = words[:ROWS] + [p for _, p in pieces]
    assert len(have) == ROWS
    p = np.concatenate([z["counts"][:ROWS] / float(z["tokens"]), np.full(len(piece), 1e-5)])
    weight = FREQUENCY / (FREQUENCY + p)

    scale = np.abs(rows).max(1) / 127
    q = np.rint(rows / scale[:, None]).astype(np.int8)
    multiplier = np.maximum(1, np.rint(4095 * weight * scale / (weight * scale).max())).astype("<u2")
    text = "\n".join(names).encode()
    with open(out, "wb") as f:
        f.write(b"PNV1" + struct.pack("<III", rows.shape[1], len(names), len(text)))
        f.write(pad(text) + scale.astype("<f4").tobytes() + pad(multiplier.tobytes()) + q.tobytes())
    print(len(names), "rows of", rows.shape[1], "of which", len(pieces), "pieces")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
