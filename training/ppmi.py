"""Word vectors from the unlabelled reports alone: positive pointwise mutual information, then a truncated SVD.

Levy, Goldberg and Dagan, "Improving distributional similarity with lessons learned from word embeddings", TACL 2015.
"""
import numpy as np
from scipy.sparse import coo_matrix, diags
from sklearn.utils.extmath import randomized_svd

import corpus


def vectors(vocabulary: list[str], dims: int, window: int = 4, seed: int = 7) -> np.ndarray:
    index = {w: i for i, w in enumerate(vocabulary)}
    n = len(vocabulary)
    total = None
    block: list[np.ndarray] = []

    def flush():
        nonlocal total, block
        t = np.concatenate(block)
        for d in range(1, window + 1):
            a, b = t[:-d], t[d:]
            ok = (a >= 0) & (b >= 0)
            m = coo_matrix((np.full(ok.sum(), 1 / d, np.float32), (a[ok], b[ok])), shape=(n, n)).tocsr()
            total = m if total is None else total + m
        block = []

    size = 0
    for text in corpus.reports():
        ids = np.array([index.get(w, -1) for w in corpus.words(text)] + [-1] * window, np.int32)
        block.append(ids)
        size += len(ids)
        if size > 2_000_000:
            flush()
            size = 0
    flush()
    m = (total + total.T).tocoo()
    rows = np.asarray(m.sum(1)).ravel() + 1e-9
    cols = rows ** 0.75
    value = np.log(m.data * cols.sum() / (rows[m.row] * cols[m.col]))
    keep = value > 0
    p = coo_matrix((value[keep], (m.row[keep], m.col[keep])), shape=(n, n)).tocsr()
    u, s, _ = randomized_svd(p, dims, n_iter=4, random_state=seed)
    return (u * np.sqrt(s)).astype(np.float32)
