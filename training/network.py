"""The network that judges clauses: features and vectors of a clause in, scores out.

One hidden layer over the rows of the known features (summed, over the root of their number) and a projection of the
vectors. The first units of the layer are linear, the others rectified. AdaGrad (Duchi, Hazan, Singer 2011) with decay;
features are dropped at random while training (Srivastava et al. 2014).
"""
import numpy as np
from numba import njit

END = 0xFFFFFFFF


@njit(cache=True, fastmath=True)
def _forward(E, D, b, f, start, stop, dense, linear, keep, h):
    H = h.shape[0]
    h[:] = 0
    n = 0
    for j in range(start, stop):
        if keep[j - start]:
            n += 1
            r = f[j]
            for k in range(H):
                h[k] += E[r, k]
    s = 1 / np.sqrt(max(n, 1))
    for k in range(H):
        h[k] = h[k] * s + b[k]
    for d in range(dense.shape[0]):
        x = dense[d]
        if x != 0:
            for k in range(H):
                h[k] += x * D[d, k]
    for k in range(linear, H):
        if h[k] < 0:
            h[k] = 0
    return s


@njit(cache=True, fastmath=True)
def train(E, D, b, O, c, f, starts, dense, order_seed, epochs, rate, l2, drop, dropDense, linear, softmax, Y, W, decayOut):
    """Y [n, outputs] targets; W [n, outputs] weights (0 = not asked); the first `softmax` outputs exclude each other."""
    np.random.seed(order_seed)
    n, K = Y.shape
    H = b.shape[0]
    gE = np.full(E.shape, 0.01, np.float32)
    gD = np.full(D.shape, 0.01, np.float32)
    gb = np.full(H, 0.01, np.float32)
    gO = np.full(O.shape, 0.01, np.float32)
    gc = np.full(K, 0.01, np.float32)
    touched = np.zeros(E.shape[0], np.int64)
    longest = 0
    for i in range(n):
        longest = max(longest, starts[i + 1] - starts[i])
    keep = np.ones(longest, np.bool_)
    h = np.zeros(H, np.float32)
    back = np.zeros(H, np.float32)
    z = np.zeros(K, np.float32)
    x = np.zeros(dense.shape[1], np.float32)
    order = np.arange(n)
    step = 0
    total = epochs * n
    for epoch in range(epochs):
        for i in range(n - 1, 0, -1):
            j = np.random.randint(i + 1)
            order[i], order[j] = order[j], order[i]
        for at in order:
            step += 1
            r = np.float32(rate * (1 - step / total) + 1e-3)
            a, e = starts[at], starts[at + 1]
            for j in range(e - a):
                keep[j] = np.random.random() >= drop
            for d in range(x.shape[0]):
                x[d] = dense[at, d] * np.float32(3 / 256) if np.random.random() >= dropDense else 0
            for j in range(a, e):
                row = f[j]
                rest = step - touched[row]
                if rest > 0:
                    shrink = np.float32(np.exp(-l2 * r * rest))
                    for k in range(H):
                        E[row, k] *= shrink
                    touched[row] = step
            s = _forward(E, D, b, f, a, e, x, linear, keep, h)
            for o in range(K):
                z[o] = c[o]
            for k in range(H):
                if h[k] != 0:
                    for o in range(K):
                        z[o] += h[k] * O[k, o]
            if softmax > 0:
                top = z[0]
                for o in range(1, softmax):
                    top = max(top, z[o])
                sum_ = np.float32(0)
                for o in range(softmax):
                    z[o] = np.exp(z[o] - top)
                    sum_ += z[o]
                for o in range(softmax):
                    z[o] /= sum_
            for o in range(softmax, K):
                z[o] = 1 / (1 + np.exp(-z[o]))
            back[:] = 0
            for o in range(K):
                g = (z[o] - Y[at, o]) * W[at, o]
                if abs(g) < 1e-5:
                    continue
                for k in range(H):
                    back[k] += g * O[k, o]
                    if h[k] != 0:
                        gg = g * h[k] + decayOut * O[k, o]
                        gO[k, o] += gg * gg
                        O[k, o] -= r * gg / np.sqrt(gO[k, o])
                gc[o] += g * g
                c[o] -= r * g / np.sqrt(gc[o])
            for k in range(linear, H):
                if h[k] <= 0:
                    back[k] = 0
            for k in range(H):
                g = back[k]
                gb[k] += g * g
                b[k] -= r * g / np.sqrt(gb[k])
            for j in range(a, e):
                if keep[j - a]:
                    row = f[j]
                    for k in range(H):
                        g = back[k] * s
                        gE[row, k] += g * g
                        E[row, k] -= r * g / np.sqrt(gE[row, k])
            for d in range(x.shape[0]):
                if x[d] != 0:
                    for k in range(H):
                        g = back[k] * x[d]
                        gD[d, k] += g * g
                        D[d, k] -= np.float32(0.3) * r * g / np.sqrt(gD[d, k])


@njit(cache=True, fastmath=True)
def predict(E, D, b, O, c, f, starts, dense, linear, out):
    H = b.shape[0]
    h = np.zeros(H, np.float32)
    longest = 0
    for i in range(out.shape[0]):
        longest = max(longest, starts[i + 1] - starts[i])
    keep = np.ones(longest, np.bool_)
    x = np.zeros(dense.shape[1], np.float32)
    for i in range(out.shape[0]):
        for d in range(x.shape[0]):
            x[d] = dense[i, d] * np.float32(3 / 256)
        _forward(E, D, b, f, starts[i], starts[i + 1], x, linear, keep, h)
        for o in range(out.shape[1]):
            out[i, o] = c[o]
        for k in range(H):
            for o in range(out.shape[1]):
                out[i, o] += h[k] * O[k, o]
    return out


class Rows:
    """The features of items: hashes numbered, each item's between two ends."""

    def __init__(self, path: str):
        raw = np.fromfile(path, np.uint32)
        ends = np.where(raw == END)[0]
        self.hashes, numbers = np.unique(raw, return_inverse=True)
        lengths = np.diff(np.concatenate([[-1], ends])) - 1
        self.flat = np.delete(numbers, ends).astype(np.int64)
        self.starts = np.concatenate([[0], np.cumsum(lengths)])

    def of(self, index, known=None):
        """The features of some items, those known only: flat rows and their starts."""
        lengths = self.starts[index + 1] - self.starts[index]
        flat = np.concatenate([self.flat[self.starts[i]: self.starts[i + 1]] for i in index])
        item = np.repeat(np.arange(len(index)), lengths)
        if known is not None:
            flat = known[flat]
            item = item[flat >= 0]
            flat = flat[flat >= 0]
        return flat, np.concatenate([[0], np.cumsum(np.bincount(item, minlength=len(index)))])


class Network:
    def __init__(self, hidden=40, linear=16, epochs=8, rate=0.1, l2=2e-6, drop=0.3, dropDense=0.3, least=3, seed=7, softmax=17, decayOut=0.0, spread=0.05):
        self.__dict__.update({k: v for k, v in locals().items() if k != "self"})

    def fit(self, rows: Rows, dense, index, Y, W, counted=None):
        """`counted`: the items in which a feature has to stand `least` times to be known; all of `index` if not told."""
        rng = np.random.default_rng(self.seed)
        flat, _ = rows.of(index if counted is None else counted)
        count = np.bincount(flat, minlength=len(rows.hashes))
        self.known = np.full(len(rows.hashes), -1, np.int64)
        kept = np.where(count >= self.least)[0]
        self.known[kept] = np.arange(len(kept))
        self.hashes = rows.hashes[kept]
        f, starts = rows.of(index, self.known)
        H, K = self.hidden, Y.shape[1]
        r = lambda *shape, scale: rng.normal(0, scale, shape).astype(np.float32)
        self.E = r(len(kept), H, scale=self.spread)
        self.D = r(dense.shape[1], H, scale=0.3 / np.sqrt(max(1, dense.shape[1])))
        self.b = np.zeros(H, np.float32)
        self.O = r(H, K, scale=1 / np.sqrt(H))
        self.c = np.zeros(K, np.float32)
        train(self.E, self.D, self.b, self.O, self.c, f, starts, dense[index], self.seed, self.epochs, self.rate, self.l2, self.drop, self.dropDense, self.linear, self.softmax, Y.astype(np.float32), W.astype(np.float32), self.decayOut)
        return self

    def scores(self, rows: Rows, dense, index):
        f, starts = rows.of(index, self.known)
        out = np.zeros((len(index), len(self.c)), np.float32)
        return predict(self.E, self.D, self.b, self.O, self.c, f, starts, dense[index], self.linear, out)
