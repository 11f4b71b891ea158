"""Teaches the encoder acts and issues, then lets it label clauses of unlabelled reports for the small classifier.

    python teacher.py train LABELLED.jsonl OUT.npz         clauses of training/clauses.ts for the labelled texts
    python teacher.py check LABELLED.jsonl OUT.npz         totals on each open round
    python teacher.py label UNLABELLED.jsonl OUT.npz LABELS.npz

The teacher sees moves-train alone and none of the nine rounds, so what is trained on its labels can still be tested by
leaving one round out. Only the upper half of the encoder is trained; the lower half is run once.
After Hinton, Vinyals and Dean, "Distilling the knowledge in a neural network", 2015.
"""
import json
import sys

import jax
import jax.numpy as jnp
import numpy as np

import encoder
import gold

ACTS = "offer demand accept refuse pledge drop condition urge warn threaten deny accuse doubt welcome consider inform".split()
ISSUES = ("ceasefire withdrawal de-escalation hostilities disarmament demilitarization denuclearization nuclear-status nuclear-programme "
          "inspections missiles chemical-weapons foreign-bases military-exercises military-aid alliances neutrality security-guarantees "
          "peacekeeping safe-zone prisoners hostages terrorism territory recognition sovereignty self-determination elections power-sharing "
          "government diplomatic-relations human-rights language-rights denazification justice eu-membership sanctions trade tariffs "
          "agriculture intellectual-property currency energy assets reconstruction blockade humanitarian evacuation refugees aid-access "
          "talks summit adoption deadline mediation implementation pledge incident").split()
FROZEN, LONGEST, EPOCHS, SEED = 3, 80, 5, 7


def items(path: str, folders=None):
    """Yields (folder, file, sentence text, [(from, to, kind, row)]): kind 0 a gold row, 1 a clause on a gold row, 2 a clause on none."""
    reports = {}
    for line in open(path, encoding="utf8"):
        r = json.loads(line)
        reports[r["file"]] = r
    for folder in folders or ["moves-train"]:
        by_file = {}
        for name, _, s, e, row in gold.clauses(folder):
            by_file.setdefault(name, []).append((s, e, row))
        for name, rows in by_file.items():
            r = reports[name]
            sentences = {}
            for s, e, a, b in r["clauses"]:
                best, share = None, 0.5
                for gs, ge, row in rows:
                    o = (min(e, ge) - max(s, gs)) / min(e - s, ge - gs)
                    if o >= share and row[2] != "none":
                        best, share = row, o
                sentences.setdefault((a, b), []).append((s, e, 2 if best is None else 1, best))
            keys = sorted(sentences)
            for gs, ge, row in rows:
                at = max(keys, key=lambda k: min(ge, k[1]) - max(gs, k[0]))
                sentences[at].append((max(gs, at[0]), min(ge, at[1]), 0, row))
            for (a, b), spans in sentences.items():
                yield folder, name, r["text"][a:b], [(s - a, e - a, k, row) for s, e, k, row in spans if e > s]


def prepare(tokenizer, sentences):
    """Token ids of each sentence and, for each span, the tokens that it covers."""
    coded = tokenizer.encode_batch([s for s, _ in sentences])
    out = []
    for c, (_, spans) in zip(coded, sentences):
        ids = c.ids[:LONGEST]
        m = np.zeros((len(spans), len(ids)), np.float32)
        for i, (s, e) in enumerate(spans):
            for t, (a, b) in enumerate(c.offsets[: len(ids)]):
                if b > a and a < e and b > s:
                    m[i, t] = 1
            if not m[i].any():
                m[i, 0] = 1
            m[i] /= m[i].sum()
        out.append((ids, m))
    return out


def layers(params, x, mask, first, last, dropout=0.0, key=None):
    b, n, w = x.shape
    bias = (1.0 - mask[:, None, None, :]) * -1e9
    d = w // encoder.HEADS

    def drop(x, i):
        if dropout == 0.0:
            return x
        return jnp.where(jax.random.bernoulli(jax.random.fold_in(key, i), 1 - dropout, x.shape), x / (1 - dropout), 0)

    for i in range(first, last):
        at = f"encoder.layer.{i}."
        lin = lambda x, name: x @ params[at + name + ".weight"].T + params[at + name + ".bias"]
        norm = lambda x, name: encoder._norm(x, params[at + name + ".LayerNorm.weight"], params[at + name + ".LayerNorm.bias"])
        split = lambda t: t.reshape(b, n, encoder.HEADS, d).transpose(0, 2, 1, 3)
        q, k, v = (split(lin(x, f"attention.self.{s}")) for s in ("query", "key", "value"))
        o = (jax.nn.softmax(q @ k.transpose(0, 1, 3, 2) / np.sqrt(d) + bias, -1) @ v).transpose(0, 2, 1, 3).reshape(b, n, w)
        x = norm(x + drop(lin(o, "attention.output.dense"), 2 * i), "attention.output")
        x = norm(x + drop(lin(jax.nn.gelu(lin(x, "intermediate.dense"), approximate=True), "output.dense"), 2 * i + 1), "output")
    return x


@jax.jit
def lower(params, ids, mask):
    x = params["embeddings.word_embeddings.weight"][ids] + params["embeddings.position_embeddings.weight"][: ids.shape[1]] + params["embeddings.token_type_embeddings.weight"][0]
    return layers(params, encoder._norm(x, params["embeddings.LayerNorm.weight"], params["embeddings.LayerNorm.bias"]), mask, 0, FROZEN)


def heads(p, x, mask, spans, sentence, dropout=0.0, key=None):
    """spans [count, length] over sentence rows `sentence` [count]: move logit, act logits, issue logits."""
    x = layers(p, x, mask, FROZEN, 6, dropout, key)
    whole = (x * mask[:, :, None]).sum(1) / mask.sum(1)[:, None]
    v = jnp.concatenate([jnp.einsum("cl,cld->cd", spans, x[sentence]), whole[sentence], x[:, 0][sentence]], -1)
    h = jax.nn.gelu(v @ p["head.w"] + p["head.b"])
    if dropout:
        h = jnp.where(jax.random.bernoulli(jax.random.fold_in(key, 99), 0.8, h.shape), h / 0.8, 0)
    y = h @ p["out.w"] + p["out.b"]
    return y[:, 0], y[:, 1 : 1 + len(ACTS)], y[:, 1 + len(ACTS):]


def loss(p, x, mask, spans, sentence, act, issues, weight, key):
    move, acts, iss = heads(p, x, mask, spans, sentence, 0.1, key)
    on = (act >= 0).astype(jnp.float32)
    bce = lambda z, y: jnp.maximum(z, 0) - z * y + jnp.log1p(jnp.exp(-jnp.abs(z)))
    a = -jnp.take_along_axis(jax.nn.log_softmax(acts), jnp.maximum(act, 0)[:, None], 1)[:, 0]
    return (weight * (bce(move, on) + on * (a + 0.15 * bce(iss, issues).sum(1)))).sum() / weight.sum()


forward = jax.jit(heads)


def pad(m, rows, cols):
    out = np.zeros((rows, cols), np.float32)
    out[: m.shape[0], : m.shape[1]] = m
    return out


def stacked(prepared, chunk, width):
    spans = np.concatenate([pad(prepared[j][1], prepared[j][1].shape[0], width) for j in chunk])
    rows = np.concatenate([np.full(prepared[j][1].shape[0], r, np.int32) for r, j in enumerate(chunk)])
    n = -(-len(rows) // 128) * 128
    return pad(spans, n, width), np.concatenate([rows, np.zeros(n - len(rows), np.int32)]), len(rows)


def predict(params, trained, prepared):
    """Probabilities for the spans of every sentence, in order."""
    out = [None] * len(prepared)
    for chunk, ids, mask in encoder.batches([p[0] for p in prepared], 4096, LONGEST):
        spans, rows, n = stacked(prepared, chunk, ids.shape[1])
        move, acts, iss = forward(trained, lower(params, ids, mask), mask, spans, rows)
        y = np.concatenate([np.asarray(1 / (1 + jnp.exp(-move)))[:, None], np.asarray(jax.nn.softmax(acts)), np.asarray(1 / (1 + jnp.exp(-iss)))], 1)[:n]
        for r, j in enumerate(chunk):
            out[j] = y[rows[:n] == r]
    return out


def train(path: str, out: str):
    params, tokenizer = encoder.load()
    data = [i for i in items(path)]
    prepared = prepare(tokenizer, [(t, [(s, e) for s, e, _, _ in sp]) for _, _, t, sp in data])
    batches = []
    for chunk, ids, mask in encoder.batches([p[0] for p in prepared], 1536, LONGEST):
        spans, rows, n = stacked(prepared, chunk, ids.shape[1])
        flat = [s for j in chunk for s in data[j][3]]
        act = np.full(len(rows), -1, np.int32)
        iss = np.zeros((len(rows), len(ISSUES)), np.float32)
        weight = np.zeros(len(rows), np.float32)
        for k, (_, _, kind, row) in enumerate(flat):
            weight[k] = (1.0, 0.5, 0.4)[kind]
            if row is not None and row[2] in ACTS:
                act[k] = ACTS.index(row[2])
                for i in row[3].split(","):
                    if i in ISSUES:
                        iss[k, ISSUES.index(i)] = 1
        batches.append((np.asarray(lower(params, ids, mask), np.float16), mask, spans, rows, act, iss, weight))
    print(len(batches), "batches", flush=True)
    rng = np.random.default_rng(SEED)
    p = {k: v for k, v in params.items() if any(k.startswith(f"encoder.layer.{i}.") for i in range(FROZEN, 6))}
    p |= {"head.w": rng.normal(0, 0.03, (1152, 384)).astype(np.float32), "head.b": np.zeros(384, np.float32),
          "out.w": rng.normal(0, 0.03, (384, 1 + len(ACTS) + len(ISSUES))).astype(np.float32), "out.b": np.zeros(1 + len(ACTS) + len(ISSUES), np.float32)}
    m = jax.tree.map(np.zeros_like, p)
    v = jax.tree.map(np.zeros_like, p)
    steps = EPOCHS * len(batches)

    @jax.jit
    def step(p, m, v, t, x, *rest):
        key = jax.random.fold_in(jax.random.key(SEED), t)
        l, g = jax.value_and_grad(loss)(p, x.astype(jnp.float32), *rest, key)
        rate = jnp.minimum(t / (0.1 * steps), (steps - t) / (0.9 * steps))
        m = jax.tree.map(lambda a, b: 0.9 * a + 0.1 * b, m, g)
        v = jax.tree.map(lambda a, b: 0.98 * a + 0.02 * b * b, v, g)
        c1, c2 = 1 - 0.9 ** t, 1 - 0.98 ** t
        up = lambda k: p[k] - rate * (1e-3 if k[0] in "ho" else 1.2e-4) * (m[k] / c1 / (jnp.sqrt(v[k] / c2) + 1e-8) + 0.01 * p[k])
        return {k: up(k) for k in p}, m, v, l

    t = 0
    for epoch in range(EPOCHS):
        total = 0.0
        for b in rng.permutation(len(batches)):
            t += 1
            p, m, v, l = step(p, m, v, float(t), *batches[b])
            total += float(l)
        np.savez(out, **{k: np.asarray(a) for k, a in p.items()})
        print("epoch", epoch, total / len(batches), flush=True)
        check(path, out)


def check(path: str, out: str):
    params, tokenizer = encoder.load()
    trained = dict(np.load(out))
    data = [i for i in items(path, [f for f in gold.ROUNDS if f != "moves-train"])]
    got = predict(params, trained, prepare(tokenizer, [(t, [(s, e) for s, e, _, _ in sp]) for _, _, t, sp in data]))
    totals = {}
    for (folder, _, _, spans), y in zip(data, got):
        for (_, _, kind, row), q in zip(spans, y):
            if kind == 0 and row[2] in ACTS:
                totals.setdefault(folder, []).append((ACTS[q[1 : 1 + len(ACTS)].argmax()] == row[2], ISSUES[q[1 + len(ACTS):].argmax()] in row[3].split(",")))
    m = {k: np.mean(v, 0).round(3).tolist() for k, v in totals.items()}
    print({k: v for k, v in m.items()}, "mean act, issue", np.mean(list(m.values()), 0).round(3).tolist(), flush=True)


def label(path: str, trained: str, out: str):
    params, tokenizer = encoder.load()
    t = dict(np.load(trained))
    sentences, where = [], []
    for line in open(path, encoding="utf8"):
        r = json.loads(line)
        by = {}
        for s, e, a, b in r["clauses"]:
            by.setdefault((a, b), []).append((s, e))
        for (a, b), spans in by.items():
            sentences.append((r["text"][a:b], [(s - a, e - a) for s, e in spans]))
            where += [(r["file"], s, e) for s, e in spans]
    got = predict(params, t, prepare(tokenizer, sentences))
    np.savez(out, files=np.array([w[0] for w in where]), spans=np.array([w[1:] for w in where]), y=np.concatenate(got).astype(np.float16))
    print(len(where), "clauses labelled")


if __name__ == "__main__":
    {"train": train, "check": check, "label": label}[sys.argv[1]](*sys.argv[2:])
