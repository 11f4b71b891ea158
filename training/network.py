"""The small network: hashed features and vectors of a clause in; move, act and issues out. Used by fit.py.

One hidden layer over the active features' rows and the first dimensions of the vectors of the clause, its verbs and what
stands to its left. Issues are ranked by the hidden layer, by all vectors directly, and by hints that are weighed alike
for every issue (catalogue words, nearness to them), so that an issue unseen in training is found too.
"""
import json

import jax
import jax.numpy as jnp
import numpy as np

from teacher import ACTS, ISSUES

BUCKETS = 1 << 14
WIDE = 192
END = 0xFFFFFFFF
KINDS = 7
A = 1 + len(ACTS)
DIMS = 200
# Of each vector the hidden layer sees the first of its encoder part and the first of its corpus part (see table.py).
SEEN = np.concatenate([np.arange(36), 148 + np.arange(12)])
HIDDEN_DENSE = np.concatenate([v * DIMS + SEEN for v in range(3)])


def fold(h: int) -> int:
    return (h ^ (h >> 15)) & (BUCKETS - 1)


def fnv(name: str) -> int:
    """FNV-1a over UTF-16 code units, as in the program."""
    h = 0x811C9DC5
    for c in np.frombuffer(name.encode("utf-16-le"), np.uint16):
        h = ((h ^ int(c)) * 0x01000193) & 0xFFFFFFFF
    return h


class Data:
    """What items.py and features.ts wrote."""

    def __init__(self, path: str, least: int = 3):
        self.labels = json.load(open(path + ".labels.json"))
        names = open(path + ".names", encoding="utf8").read().split("\n")
        rows = np.fromfile(path + ".rows", np.uint32)
        ends = np.where(rows == END)[0]
        starts = np.concatenate([[0], ends[:-1] + 1])
        n = len(ends)
        assert n == len(self.labels)
        self.folder = np.array([l[0] for l in self.labels])
        self.file = np.array([l[1] for l in self.labels])
        self.kind = np.array([l[2] for l in self.labels])
        self.act = np.array([ACTS.index(l[3]) if l[3] in ACTS else -1 for l in self.labels])
        self.issues = np.zeros((n, len(ISSUES)), np.float32)
        for i, l in enumerate(self.labels):
            for x in l[4].split(","):
                if x in ISSUES:
                    self.issues[i, ISSUES.index(x)] = 1
        self.hints = np.fromfile(path + ".hints", np.int8).reshape(n, len(ISSUES), KINDS)
        self.dense = np.fromfile(path + ".dense", np.int8).reshape(n, -1)
        count = np.bincount(rows[rows != END], minlength=len(names))
        full = np.array([fnv(x) for x in names], np.uint32)
        hashed = np.array([fold(int(h)) for h in full], np.int32)
        self.known = np.unique(full[count >= least])
        self.sparse = np.full((n, WIDE), BUCKETS, np.int32)
        for i in range(n):
            f = rows[starts[i]:ends[i]]
            h = hashed[f[count[f] >= least]][:WIDE]
            self.sparse[i, : len(h)] = h

    def batch(self, index):
        return self.sparse[index], self.dense[index].astype(np.float32) * (3 / 256), self.hints[index].astype(np.float32) / 100


def init(rng, dense: int, hidden: int):
    n = A + len(ISSUES)
    seen = len(HIDDEN_DENSE)
    return {"e": rng.normal(0, 0.05, (BUCKETS + 1, hidden)), "d": rng.normal(0, 1 / np.sqrt(seen), (seen, hidden)), "b": np.zeros(hidden),
            "i": np.zeros((dense, len(ISSUES))), "o": rng.normal(0, 0.1, (hidden, n)), "c": np.zeros(A), "h": np.array([2.0, 0.5, 1, 0.5, 0.5, 2, 2])}


def apply(p, sparse, dense, hints, key=None, drop=0.0):
    on = sparse < BUCKETS
    if key is not None:
        on = on & jax.random.bernoulli(key, 1 - drop * 0.5, on.shape)
    s = jnp.einsum("nfh,nf->nh", p["e"][sparse], on.astype(jnp.float32)) / jnp.sqrt(jnp.maximum(on.sum(1), 1))[:, None]
    h = jax.nn.relu(s + dense[:, HIDDEN_DENSE] @ p["d"] + p["b"])
    if key is not None:
        h = jnp.where(jax.random.bernoulli(jax.random.fold_in(key, 1), 1 - drop, h.shape), h / (1 - drop), 0)
    y = h @ p["o"]
    if key is not None:
        dense = jnp.where(jax.random.bernoulli(jax.random.fold_in(key, 3), 0.7, dense.shape), dense / 0.7, 0)
    own = y[:, A:] + dense @ p["i"]
    if key is not None:  # the hints must carry it alone now and then
        own = own * jax.random.bernoulli(jax.random.fold_in(key, 2), 0.75, (len(h), 1))
    return y[:, :A] + p["c"], own + hints @ p["h"]


def bce(z, y):
    return jnp.maximum(z, 0) - z * y + jnp.log1p(jnp.exp(-jnp.abs(z)))


def loss(p, sparse, dense, hints, move, act, issues, weight, key, drop):
    """move: 1, 0, or -1 where not asked; act and issues: distributions, all zero where not asked."""
    y, z = apply(p, sparse, dense, hints, key, drop)
    asked = (move >= 0).astype(jnp.float32)
    a = -(jax.nn.log_softmax(y[:, 1:]) * act).sum(1)
    i = -(jax.nn.log_softmax(z) * issues).sum(1)
    return (weight * (0.7 * asked * bce(y[:, 0], jnp.maximum(move, 0)) + a + 0.8 * i)).sum() / weight.sum()


def train(examples, hidden=48, epochs=12, rate=3e-3, drop=0.5, decay=0.0, seed=7, batch=384):
    sparse, dense, *rest = examples
    rng = np.random.default_rng(seed)
    p = jax.tree.map(lambda a: jnp.asarray(a, jnp.float32), init(rng, dense.shape[1], hidden))
    m = jax.tree.map(jnp.zeros_like, p)
    v = jax.tree.map(jnp.zeros_like, p)
    n = len(sparse)
    steps = epochs * (n // batch)

    @jax.jit
    def step(p, m, v, t, *b):
        g = jax.grad(loss)(p, *b, jax.random.fold_in(jax.random.key(seed), t), drop)
        m = jax.tree.map(lambda a, b: 0.9 * a + 0.1 * b, m, g)
        v = jax.tree.map(lambda a, b: 0.99 * a + 0.01 * b * b, v, g)
        r = rate * (1 - t / steps)
        up = lambda a, x, y: a - r * (x / (1 - 0.9 ** t) / (jnp.sqrt(y / (1 - 0.99 ** t)) + 1e-7)) - r * decay * a
        return jax.tree.map(up, p, m, v), m, v

    t = 0
    for _ in range(epochs):
        order = rng.permutation(n)
        for k in range(n // batch):
            t += 1
            b = order[k * batch:(k + 1) * batch]
            p, m, v = step(p, m, v, float(t), sparse[b], dense[b], *(x[b] for x in rest))
    return {k: np.asarray(a) for k, a in p.items()}


_predict = jax.jit(apply)


def predict(p, data, index):
    """Move logits, act logits, issue logits."""
    out = [np.concatenate(_predict(p, *data.batch(index[k:k + 2048])), 1) for k in range(0, len(index), 2048)]
    y = np.concatenate(out)
    return y[:, 0], y[:, 1:A], y[:, A:]
