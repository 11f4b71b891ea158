"""Teaches the encoder what is done and what is at issue in clauses of running text. Slow: nothing of it ships.

    python teacher.py chunks ITEMS KIND OUT            texts as pieces of words; KIND 1: marked clauses, 2: unmarked (items.ts)
    python teacher.py teach ITEMS OUT MODEL LEFT SECONDS [PASSES]
    python teacher.py judge ITEMS OUT MODEL SCORES SECONDS [LEFT]    scores of acts, step, observation, issues (npz: Z, have)

LEFT: texts that are not looked at (0 to 11, `left_out`). Both stop after so many seconds and go on where they stopped
when they are called again. The lower layers are as they were, what they make of a text is kept; the highest is asked by the
clauses alone. AdamW (Loshchilov and Hutter 2019), linear warm-up and decay.
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
from fit import ROUNDS, Data, parts

FOLDERS = {
    "istanbul": "seeds", "geneva": "corpora/rounds/iran-geneva-2013-11", "usmca": "corpora/rounds/usmca-2018-10",
    "singapore": "corpora/rounds/trump-kim-singapore-2018-06", "gaza2014": "corpora/rounds/gaza-cairo-2014-08",
    "astana": "corpora/rounds/syria-truce-astana-2016-12", "phaseone": "corpora/rounds/us-china-phase-one-2019-12",
    "cuba": "corpora/rounds/us-cuba-2014-12", "elsalvador": "corpora/rounds/elsalvador-mexico-sanjose-1989-09",
    "moves-train": "corpora/moves-train",
}
jax.config.update("jax_default_prng_impl", "rbg")
LENGTH, CLAUSES, BATCH, FROZEN, LAYERS, DROP = 128, 28, 16, 3, 6, 0.1
ACTS, RATE = 17, 2e-4


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
    Path(out + ".npy").unlink(missing_ok=True)  # what `teach` kept of chunks before
    print(len(found), "chunks")


def dropped(x, drop, key, k):
    if drop == 0:
        return x
    return jnp.where(jax.random.bernoulli(jax.random.fold_in(key, k), 1 - drop, x.shape), x / (1 - drop), 0)


def layer(p, i, x, bias, drop, key):
    b, n, width = x.shape
    at = f"encoder.layer.{i}."
    lin = lambda x, name: x @ p[at + name + ".weight"].T + p[at + name + ".bias"]
    norm = lambda x, name: encoder._norm(x, p[at + name + ".LayerNorm.weight"], p[at + name + ".LayerNorm.bias"])
    split = lambda t: t.reshape(b, n, encoder.HEADS, width // encoder.HEADS).transpose(0, 2, 1, 3)

    q, k, v = (split(lin(x, f"attention.self.{s}")) for s in ("query", "key", "value"))
    a = jax.nn.softmax(q @ k.transpose(0, 1, 3, 2) / np.sqrt(width // encoder.HEADS) + bias, -1)
    x = norm(x + dropped(lin((a @ v).transpose(0, 2, 1, 3).reshape(b, n, width), "attention.output.dense"), drop, key, 2 * i), "attention.output")
    return norm(x + dropped(lin(jax.nn.gelu(lin(x, "intermediate.dense")), "output.dense"), drop, key, 2 * i + 1), "output")


def outside(ids):
    return jnp.where(ids > 0, 0.0, -1e9)[:, None, None, :]


def lower(p, ids):
    e = "embeddings."
    x = p[e + "word_embeddings.weight"][ids] + p[e + "position_embeddings.weight"][: ids.shape[1]] + p[e + "token_type_embeddings.weight"][0]
    x = encoder._norm(x, p[e + "LayerNorm.weight"], p[e + "LayerNorm.bias"])
    for i in range(FROZEN):
        x = layer(p, i, x, outside(ids), 0, None)
    return x


def pooled(p, i, mean, x, bias, drop, key):
    """The same layer asked by the clauses alone: each looks at all pieces, of which none is worked out anew."""
    b, n, width = x.shape
    at = f"encoder.layer.{i}."
    lin = lambda x, name: x @ p[at + name + ".weight"].T + p[at + name + ".bias"]
    norm = lambda x, name: encoder._norm(x, p[at + name + ".LayerNorm.weight"], p[at + name + ".LayerNorm.bias"])
    split = lambda t: t.reshape(b, t.shape[1], encoder.HEADS, width // encoder.HEADS).transpose(0, 2, 1, 3)
    q, k, v = split(lin(mean, "attention.self.query")), split(lin(x, "attention.self.key")), split(lin(x, "attention.self.value"))
    a = jax.nn.softmax(q @ k.transpose(0, 1, 3, 2) / np.sqrt(width // encoder.HEADS) + bias, -1)
    o = lin((a @ v).transpose(0, 2, 1, 3).reshape(mean.shape), "attention.output.dense")
    y = norm(mean + dropped(o, drop, key, 2 * i), "attention.output")
    return norm(y + dropped(lin(jax.nn.gelu(lin(y, "intermediate.dense")), "output.dense"), drop, key, 2 * i + 1), "output")


def upper(q, x, ids, clause, drop=0.0, key=None):
    """Scores, [batch, CLAUSES, outputs], from the mean of each clause's pieces and from what the last layer makes of it."""
    for i in range(FROZEN, LAYERS - 1):
        x = layer(q, i, x, outside(ids), drop, key)
    one = (clause[:, None, :] == jnp.arange(CLAUSES)[None, :, None]).astype(x.dtype)
    mean = one @ x / jnp.maximum(one.sum(-1, keepdims=True), 1)
    seen = jnp.concatenate([mean, pooled(q, LAYERS - 1, mean, x, outside(ids), drop, key)], -1)
    return dropped(seen, drop, key, 99) @ q["head.weight"] + q["head.bias"]


def left_out(d: Data, left: str):
    """Texts that this encoder is not taught: a twelfth of the reports, and the rounds of the part that they are of."""
    return (parts(d) == int(left) % 4) & (np.isin(d.round, ROUNDS) | (d.part % 12 == int(left)))


def widths(ids):
    """How many pieces of each row are read: sixteen at a time, few widths, for each is compiled by itself."""
    return np.minimum(LENGTH, np.maximum(96, -(-(ids > 0).sum(1) // 16) * 16))


def teach(items: str, out: str, model: str, left: str, seconds: str, passes: str = "1.25"):
    d = Data(items)
    Y = np.concatenate([d.act, d.step[:, None], d.seen[:, None], d.issue / np.maximum(1, d.issue.sum(1, keepdims=True))], 1)
    asked = np.stack([np.where((d.beside == 1) & ~d.some, 0.15, 1), 0.5 * d.path, 0.6 * (d.issue.sum(1) > 0)], 1).astype(np.float32)
    told = np.load(out + ".npz")
    ids, clause, item = told["ids"], told["clause"], told["item"]
    there = item >= 0
    whole, moves = (asked[item, 0] == 1) & there, (d.some[item] & there).any(1)
    wide, text = widths(ids), item[:, 0]
    seen = (parts(d) >= 0) & ~left_out(d, left)
    # Of pieces of text without any move every second one is enough.
    rows = np.where(seen[text] & whole.any(1) & (moves | (np.arange(len(ids)) % 2 == 0)))[0]
    tests = np.where(left_out(d, left)[text] & whole.any(1))[0][::3]
    tests = tests[: len(tests) // BATCH * BATCH]
    order = []
    for e in range(int(np.ceil(float(passes)))):
        # Rows of about one length together, so that little is read in vain.
        rng = np.random.default_rng(100 + e)
        pools = [pool[np.argsort(wide[pool], kind="stable")] for pool in np.array_split(rng.permutation(rows), 12)]
        batches = [pool[i: i + BATCH] for pool in pools for i in range(0, len(pool) - BATCH + 1, BATCH)]
        order += [batches[i] for i in rng.permutation(len(batches))]
    total = min(int(float(passes) * len(rows) // BATCH), len(order))
    p = {k: jnp.asarray(v) for k, v in encoder.load()[0].items()}
    if Path(model).exists():
        q, m, v, step = pickle.load(open(model, "rb"))
    else:
        at = tuple(f"encoder.layer.{i}." for i in range(FROZEN, LAYERS))
        q = {k: x for k, x in p.items() if k.startswith(at)}
        q |= {"head.weight": jnp.zeros((2 * 384, Y.shape[1])), "head.bias": jnp.zeros(Y.shape[1])}
        m, v, step = jax.tree.map(jnp.zeros_like, q), jax.tree.map(jnp.zeros_like, q), 0

    # What the lower layers, which are not taught, make of a row is worked out once.
    cache = Path(out + ".npy")
    X = np.load(cache, mmap_mode="r+") if cache.exists() else np.lib.format.open_memmap(cache, "w+", np.float16, (len(ids), LENGTH, 384))
    read = jax.jit(lower)

    def below(at, width):
        if not X[at, 0].any(1).all():
            X[at, :width] = np.asarray(read(p, ids[at, :width]))
        return np.asarray(X[at, :width], np.float32)

    def losses(z, y, w):
        act = -(y[..., :ACTS] * jax.nn.log_softmax(z[..., :ACTS])).sum(-1)
        s, t = z[..., ACTS: ACTS + 2], y[..., ACTS: ACTS + 2]
        path = -(t * jax.nn.log_sigmoid(s) + (1 - t) * jax.nn.log_sigmoid(-s)).sum(-1)
        issue = -(y[..., ACTS + 2:] * jax.nn.log_softmax(z[..., ACTS + 2:])).sum(-1)
        return jnp.stack([(x * w[..., i]).sum() for i, x in enumerate((act, path, issue))]) / jnp.maximum(w[..., 0].sum(), 1)

    loss = lambda q, x, ids, clause, y, w, key: losses(upper(q, x, ids, clause, DROP, key), y, w).sum()
    tested = jax.jit(lambda q, x, ids, clause, y, w: losses(upper(q, x, ids, clause), y, w))

    @jax.jit
    def update(q, m, v, step, *seen):
        value, g = jax.value_and_grad(loss)(q, *seen)
        scale = jnp.minimum(1, 1 / jnp.sqrt(sum((x**2).sum() for x in g.values())))
        t = step + 1.0
        rate = RATE * jnp.minimum(t / (0.06 * total), jnp.maximum(0, (total - t) / (0.94 * total)))
        m = {k: 0.9 * m[k] + 0.1 * scale * g[k] for k in q}
        v = {k: 0.99 * v[k] + 0.01 * (scale * g[k]) ** 2 for k in q}
        new = {}
        for k in q:
            way = m[k] / (1 - 0.9**t) / (jnp.sqrt(v[k] / (1 - 0.99**t)) + 1e-8) + (0.01 * q[k] if k.endswith("weight") else 0)
            new[k] = q[k] - rate * (10 if k.startswith("head") else 1) * way
        return new, m, v, value

    def batch(at):
        width, own = int(wide[at].max()), item[at]
        known = (own >= 0)[..., None]
        return below(at, width), ids[at, :width], clause[at, :width], Y[own] * known, asked[own] * known

    print(len(rows), "rows,", total, "steps,", len(tests), "rows of test", flush=True)
    began, seen_losses = time.time(), []
    while step < total and time.time() - began < float(seconds):
        q, m, v, value = update(q, m, v, float(step), *batch(order[step]), jax.random.PRNGKey(step))
        seen_losses.append(float(value))
        step += 1
        if step % 200 == 0 or step == total:
            pickle.dump((*(jax.tree.map(np.asarray, x) for x in (q, m, v)), step), open(model, "wb"))
            print(f"{step} of {total} steps, {time.time() - began:.0f} s, loss {np.mean(seen_losses[-200:]):.3f}", flush=True)
    if step == total:
        print("left out (acts, path, issues)", np.mean([tested(q, *batch(at)) for at in np.split(tests, len(tests) // BATCH)], 0))
    pickle.dump((*(jax.tree.map(np.asarray, x) for x in (q, m, v)), step), open(model, "wb"))


def judge(items: str, out: str, model: str, scores: str, seconds: str, left: str = ""):
    """LEFT: only texts that this encoder was not taught, the measured rounds among them."""
    told = np.load(out + ".npz")
    ids, clause, item = told["ids"], told["clause"], told["item"]
    q = {k: jnp.asarray(x) for k, x in pickle.load(open(model, "rb"))[0].items()}
    p = {k: jnp.asarray(v) for k, v in encoder.load()[0].items()}
    read = jax.jit(lambda p, q, ids, clause: upper(q, lower(p, ids), ids, clause))
    wide, rows = widths(ids), np.arange(len(ids))
    if left:
        d = Data(items)
        rows = rows[(left_out(d, left) | (parts(d) < 0))[item[:, 0]]]
    n = len(json.load(open(items + ".json"))["items"])
    Z, have = np.zeros((n, len(q["head.bias"])), np.float16), np.zeros(n, bool)
    if Path(scores).exists():
        before = np.load(scores)
        Z, have = before["Z"], before["have"]
        rows = rows[~have[item[rows, 0]]]
    began = time.time()
    some = [block[np.argsort(wide[block], kind="stable")] for block in np.array_split(rows, max(1, len(rows) // 512))]
    for row in (block[i: i + 32] for block in some for i in range(0, len(block), 32)):
        if time.time() - began > float(seconds):
            break
        at = np.resize(row, 32)
        width, own = int(wide[at].max()), item[at]
        z = np.asarray(read(p, q, ids[at, :width], clause[at, :width]))
        Z[own[own >= 0]] = z[own >= 0]
        have[own[own >= 0]] = True
    np.savez(scores, Z=Z, have=have)


if __name__ == "__main__":
    {"chunks": chunks, "teach": teach, "judge": judge}[sys.argv[1]](*sys.argv[2:])
