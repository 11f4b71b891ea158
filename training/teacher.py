"""Teaches the encoder what is done and what is at issue in clauses of running text. Slow: nothing of it ships.

    python teacher.py chunks ITEMS KIND OUT            texts as pieces of words; KIND 1: marked clauses, 2: unmarked (items.ts)
    python teacher.py bottom OUT                       what the lower layers, which are not taught, make of them
    python teacher.py teach ITEMS OUT MODEL LEFT SECONDS [PASSES]
    python teacher.py judge ITEMS OUT MODEL SCORES     scores of acts, step, observation, issues (npz: Z, have), for fit.py

LEFT: a part of the texts (0 to 3, as `fit.py held` parts them) that is not looked at. `teach` stops after so many seconds
and goes on where it stopped when it is called again. AdamW (Loshchilov and Hutter 2019), linear warm-up and decay.
"""
import gzip
import json
import pickle
import re
import sys
import time
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np

import encoder
from corpus import SHARED
from fit import Data, parts

FOLDERS = {
    "istanbul": "seeds", "geneva": "corpora/rounds/iran-geneva-2013-11", "usmca": "corpora/rounds/usmca-2018-10",
    "singapore": "corpora/rounds/trump-kim-singapore-2018-06", "gaza2014": "corpora/rounds/gaza-cairo-2014-08",
    "astana": "corpora/rounds/syria-truce-astana-2016-12", "phaseone": "corpora/rounds/us-china-phase-one-2019-12",
    "cuba": "corpora/rounds/us-cuba-2014-12", "elsalvador": "corpora/rounds/elsalvador-mexico-sanjose-1989-09",
    "moves-train": "corpora/moves-train",
}
LENGTH, CLAUSES, BATCH, FROZEN, DROP = 128, 28, 8, 3, 0.1
ACTS = 17


def chunks(items: str, kind: str, out: str):
    """Neighbouring sentences together, as many as fit, each piece with the number of its clause."""
    j = json.load(open(items + ".json"))
    _, tokenizer = encoder.load()
    with gzip.open(SHARED / "corpora/unlabelled/reports.jsonl.gz", "rt", encoding="utf8") as lines:
        reports = {r["id"]: r["text"] for r in map(json.loads, lines)}
    of_text: dict = {}
    for k, i in enumerate(j["items"]):
        if i[3] == int(kind):
            of_text.setdefault(i[0], []).append((i[1], i[2], k))
    found = []
    for t, clauses in sorted(of_text.items()):
        of, name = j["texts"][t][:2]
        text = (SHARED / FOLDERS[of] / name).read_text("utf8").lstrip("\ufeff") if of in FOLDERS else reports[name]
        units = text.encode("utf-16-le")  # places count as JavaScript does
        words = [re.sub(r"\s+", " ", units[2 * a: 2 * b].decode("utf-16-le", "replace")) for a, b, _ in sorted(clauses)]
        encoded = [e.ids[:100] for e in tokenizer.encode_batch(words, add_special_tokens=False)]
        sentences, open_ = [], []
        for (_, _, k), own, ids in zip(sorted(clauses), words, encoded):
            open_.append((k, ids))
            if re.search(r"[.!?][\"”’')]*\s*$", own):
                sentences.append(open_)
                open_ = []
        now: list = []
        for sentence in sentences + ([open_] if open_ else []):
            fits = lambda more: sum(len(x) for _, x in now + more) <= LENGTH - 2 and len(now + more) <= CLAUSES
            if now and not fits(sentence):
                found.append(now)
                now = []
            for one in sentence:
                if now and not fits([one]):
                    found.append(now)
                    now = []
                now.append(one)
        if now:
            found.append(now)
    ids, clause = np.zeros((len(found), LENGTH), np.int32), np.full((len(found), LENGTH), -1, np.int32)
    item = np.full((len(found), CLAUSES), -1, np.int32)
    for r, chunk in enumerate(found):
        at = 1
        ids[r, 0] = 101
        for c, (k, own) in enumerate(chunk):
            ids[r, at: at + len(own)], clause[r, at: at + len(own)], item[r, c] = own, c, k
            at += len(own)
        ids[r, at] = 102
    np.savez(out + ".npz", ids=ids, clause=clause, item=item)
    print(len(found), "chunks")


def layer(p, i, x, bias, drop, key):
    b, n, width = x.shape
    at = f"encoder.layer.{i}."
    lin = lambda x, name: x @ p[at + name + ".weight"].T + p[at + name + ".bias"]
    norm = lambda x, name: encoder._norm(x, p[at + name + ".LayerNorm.weight"], p[at + name + ".LayerNorm.bias"])
    split = lambda t: t.reshape(b, n, encoder.HEADS, width // encoder.HEADS).transpose(0, 2, 1, 3)

    def dropped(x, k):
        return x if drop == 0 else jnp.where(jax.random.bernoulli(jax.random.fold_in(key, 2 * i + k), 1 - drop, x.shape), x / (1 - drop), 0)

    q, k, v = (split(lin(x, f"attention.self.{s}")) for s in ("query", "key", "value"))
    a = jax.nn.softmax(q @ k.transpose(0, 1, 3, 2) / np.sqrt(width // encoder.HEADS) + bias, -1)
    x = norm(x + dropped(lin((a @ v).transpose(0, 2, 1, 3).reshape(b, n, width), "attention.output.dense"), 0), "attention.output")
    return norm(x + dropped(lin(jax.nn.gelu(lin(x, "intermediate.dense")), "output.dense"), 1), "output")


def outside(ids):
    return jnp.where(ids > 0, 0.0, -1e9)[:, None, None, :]


def lower(p, ids):
    e = "embeddings."
    x = p[e + "word_embeddings.weight"][ids] + p[e + "position_embeddings.weight"][:LENGTH] + p[e + "token_type_embeddings.weight"][0]
    x = encoder._norm(x, p[e + "LayerNorm.weight"], p[e + "LayerNorm.bias"])
    for i in range(FROZEN):
        x = layer(p, i, x, outside(ids), 0, None)
    return x


def upper(q, x, ids, clause, drop=0.0, key=None):
    """Scores, [batch, CLAUSES, outputs], from the mean of each clause's pieces."""
    for i in range(FROZEN, 6):
        x = layer(q, i, x, outside(ids), drop, key)
    one = (clause[:, None, :] == jnp.arange(CLAUSES)[None, :, None]).astype(x.dtype)
    mean = one @ x / jnp.maximum(one.sum(-1, keepdims=True), 1)
    if drop:
        mean = jnp.where(jax.random.bernoulli(jax.random.fold_in(key, 99), 1 - drop, mean.shape), mean / (1 - drop), 0)
    return mean @ q["head.weight"] + q["head.bias"]


def bottom(out: str):
    ids = np.load(out + ".npz")["ids"]
    p = {k: jnp.asarray(v) for k, v in encoder.load()[0].items()}
    read = jax.jit(lambda ids: lower(p, ids))
    kept = np.lib.format.open_memmap(out + ".npy", "w+", np.float16, (len(ids), LENGTH, 384))
    for i in range(0, len(ids), 32):
        some = ids[i: i + 32]
        kept[i: i + 32] = np.asarray(read(np.resize(some, (32, LENGTH)))).astype(np.float16)[: len(some)]
    kept.flush()


def teach(items: str, out: str, model: str, left: str, seconds: str, passes: str = "2"):
    d = Data(items)
    Y = np.concatenate([d.act, d.step[:, None], d.seen[:, None], d.issue / np.maximum(1, d.issue.sum(1, keepdims=True))], 1)
    asked = np.stack([np.where((d.beside == 1) & ~d.some, 0.15, 1), 0.5 * d.path, 0.6 * (d.issue.sum(1) > 0)], 1).astype(np.float32)
    told, X = np.load(out + ".npz"), np.load(out + ".npy", mmap_mode="r")
    ids, clause, item = told["ids"], told["clause"], told["item"]
    part = parts(d)[item[:, 0]]
    rows = np.where((part >= 0) & (part != int(left)))[0]
    total = int(float(passes) * len(rows) // BATCH)
    if Path(model).exists():
        q, m, v, step = pickle.load(open(model, "rb"))
    else:
        at = tuple(f"encoder.layer.{i}." for i in range(FROZEN, 6))
        q = {k: jnp.asarray(x) for k, x in encoder.load()[0].items() if k.startswith(at)}
        q |= {"head.weight": jnp.zeros((384, Y.shape[1])), "head.bias": jnp.zeros(Y.shape[1])}
        m, v, step = jax.tree.map(jnp.zeros_like, q), jax.tree.map(jnp.zeros_like, q), 0

    def loss(q, x, ids, clause, y, w, key):
        z = upper(q, x, ids, clause, DROP, key)
        act = -(y[..., :ACTS] * jax.nn.log_softmax(z[..., :ACTS])).sum(-1)
        s, t = z[..., ACTS: ACTS + 2], y[..., ACTS: ACTS + 2]
        path = -(t * jax.nn.log_sigmoid(s) + (1 - t) * jax.nn.log_sigmoid(-s)).sum(-1)
        issue = -(y[..., ACTS + 2:] * jax.nn.log_softmax(z[..., ACTS + 2:])).sum(-1)
        return (act * w[..., 0] + path * w[..., 1] + issue * w[..., 2]).sum() / jnp.maximum(w[..., 0].sum(), 1)

    @jax.jit
    def update(q, m, v, step, *seen):
        value, g = jax.value_and_grad(loss)(q, *seen)
        scale = jnp.minimum(1, 1 / jnp.sqrt(sum((x**2).sum() for x in g.values())))
        t = step + 1.0
        rate = 2e-4 * jnp.minimum(t / (0.06 * total), jnp.maximum(0, (total - t) / (0.94 * total)))
        m = {k: 0.9 * m[k] + 0.1 * scale * g[k] for k in q}
        v = {k: 0.99 * v[k] + 0.01 * (scale * g[k]) ** 2 for k in q}
        new = {}
        for k in q:
            way = m[k] / (1 - 0.9**t) / (jnp.sqrt(v[k] / (1 - 0.99**t)) + 1e-8) + (0.01 * q[k] if k.endswith("weight") else 0)
            new[k] = q[k] - rate * (10 if k.startswith("head") else 1) * way
        return new, m, v, value

    order = np.concatenate([np.random.default_rng(100 + e).permutation(rows) for e in range(int(float(passes)) + 1)])
    began, losses = time.time(), []
    while step < total and time.time() - began < float(seconds):
        at = order[step * BATCH: (step + 1) * BATCH]
        own = item[at]
        there = (own >= 0)[..., None]
        q, m, v, value = update(q, m, v, float(step), np.asarray(X[at], np.float32), ids[at], clause[at], Y[own] * there, asked[own] * there, jax.random.PRNGKey(step))
        losses.append(float(value))
        step += 1
    pickle.dump((*(jax.tree.map(np.asarray, x) for x in (q, m, v)), step), open(model, "wb"))
    print(f"{step} of {total} steps, loss {np.mean(losses[-100:]):.3f}")


def judge(items: str, out: str, model: str, scores: str):
    told = np.load(out + ".npz")
    ids, clause, item = told["ids"], told["clause"], told["item"]
    q = {k: jnp.asarray(x) for k, x in pickle.load(open(model, "rb"))[0].items()}
    p = {k: jnp.asarray(v) for k, v in encoder.load()[0].items()}
    read = jax.jit(lambda ids, clause: upper(q, lower(p, ids), ids, clause))
    n = len(json.load(open(items + ".json"))["items"])
    Z, have = np.zeros((n, len(q["head.bias"])), np.float16), np.zeros(n, bool)
    for i in range(0, len(ids), 32):
        at = np.resize(np.arange(i, min(i + 32, len(ids))), 32)
        z, own = np.asarray(read(ids[at], clause[at])), item[at]
        Z[own[own >= 0]] = z[own >= 0]
        have[own[own >= 0]] = True
    np.savez(scores, Z=Z, have=have)


if __name__ == "__main__":
    {"chunks": chunks, "bottom": bottom, "teach": teach, "judge": judge}[sys.argv[1]](*sys.argv[2:])
