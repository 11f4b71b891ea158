"""What the network and the encoder together say of clauses that nobody marked, for fit.py to learn from.

    python blend.py weigh ITEMS HELD LEFT            prints how both do on clauses that neither has seen, alone and together
    python blend.py blend ITEMS CLASSIFIER HELD LEFT SCORES TAUGHT

CLASSIFIER: weights that ship; HELD: scores by networks that had not seen the text (`fit.py held`); LEFT and SCORES: what
the encoder says of marked texts that it was not taught, and of unmarked ones (`teacher.py judge`).

Both were trained on the same marks and err in different places, so that the product of their likelihoods is right more
often than either; the factors are those under which that product is as sure as it is right on marks that neither saw.
The network learns from these likelihoods what the encoder knows (Hinton, Vinyals and Dean, "Distilling the knowledge in
a neural network", 2015).
"""
import json
import struct
import sys

import numpy as np
from scipy.optimize import minimize

from fit import FORM_SEEN, MEASURED, ROUNDS, TOPIC_SEEN, Data, columns, parts, softmax
from network import Network, Rows

ACTS = 17


class Classifier:
    """The networks out of the file that ships."""

    def __init__(self, path: str):
        self.file = open(path, "rb").read()
        (length,) = struct.unpack("<I", self.file[4:8])
        self.head, self.at = json.loads(self.file[8: 8 + length]), 8 + length

    def part(self, kind, *shape):
        found = np.frombuffer(self.file, kind, int(np.prod(shape)), self.at).reshape(shape)
        self.at += found.nbytes + -found.nbytes % 4
        return found

    def network(self, name: str, rows: Rows) -> Network:
        """`form` is to be asked for before `topic`, as they stand."""
        head = self.head[name]
        features, hidden, outputs, scales = head["features"], head["hidden"], head["outputs"], head["scales"]
        n = Network(hidden=hidden, linear=head["linear"])
        n.hashes = self.part("<u4", features)
        wide = lambda kind, scale, *shape: (self.part(kind, *shape) * scales[scale]).astype(np.float32)
        n.E, n.D = wide("i1", "rows", features, hidden), wide("i1", "vectors", sum(map(len, head["seen"])), hidden)
        n.b, n.O, n.c = wide("<i2", "bias", hidden), wide("<i2", "out", hidden, outputs), wide("<i2", "out", outputs)
        n.known = np.full(len(rows.hashes), -1, np.int64)
        where = np.searchsorted(rows.hashes, n.hashes)
        there = where < len(rows.hashes)
        there[there] = rows.hashes[where[there]] == n.hashes[there]
        n.known[where[there]] = np.where(there)[0]
        return n


def likelihoods(z):
    z = z - z.max(1, keepdims=True)
    return z - np.log(np.exp(z).sum(1, keepdims=True))


def loss(z, target):
    return -(likelihoods(z) * target).sum(1).mean()


def factors(views, target):
    """How much the likelihoods of each view weigh in their product."""
    cost = lambda w: loss(sum(f * v for f, v in zip(w, views)), target)
    return minimize(cost, np.full(len(views), 1 / len(views)), method="Nelder-Mead").x


def views(d: Data, form, topic, said, at, hints):
    """Likelihoods of acts, then of issues: the network's and the encoder's."""
    first = topic * hints[0] + d.hints[at] / 100 @ hints[1:]
    acts, issues = (form[:, :ACTS], said[:, :ACTS]), (first, said[:, ACTS + 2:])
    return [list(map(likelihoods, pair)) for pair in (acts, issues)]


def neither(d: Data, held: str, left: str):
    """Clauses that neither has seen, with the views of both and the factors under which they are multiplied."""
    found, told, kept = np.load(held + ".npz"), np.load(left), json.load(open(held + ".json"))
    asked = told["have"] & (d.kind == 1) & ((d.beside == 0) | d.some)
    at = np.where(asked)[0]
    acts, issues = views(d, found["form"][at], found["topic"][at], told["Z"][at].astype(np.float32), at, np.array(kept["hints"]))
    chosen = parts(d)[at] >= 0  # the measured rounds choose nothing
    named = chosen & (d.issue[at].sum(1) > 0)
    share = d.issue[at] / np.maximum(1, d.issue[at].sum(1, keepdims=True))
    w = factors([v[chosen] for v in acts], d.act[at][chosen]), factors([v[named] for v in issues], share[named])
    return at, acts, issues, share, w


def weigh(items: str, held: str, left: str):
    d = Data(items)
    at, acts, issues, share, w = neither(d, held, left)
    both = [sum(f * v for f, v in zip(x, pair)) for x, pair in zip(w, (acts, issues))]
    print("factors", *(x.round(3) for x in w))
    measured, own = np.isin(d.round[at], MEASURED), parts(d)[at] >= 0
    for name, of in (("left out", own), ("left-out rounds", own & np.isin(d.round[at], ROUNDS)), ("measured rounds", measured)):
        if not of.any():
            continue
        y, some, named = d.act[at][of], d.some[at][of], share[of].sum(1) > 0
        pick = lambda z, t: t[np.arange(len(t)), z.argmax(1)] > 0
        print(f"{name}: {of.sum()} clauses, {some.sum()} with a move")
        for who, a, i in zip(("network", "encoder", "both"), (*acts, both[0]), (*issues, both[1])):
            a, i = a[of], i[of][named]
            said = a.argmax(1) > 0
            f1 = 2 * (pick(a, y) & said & some).sum() / max(1, said.sum() + some.sum())
            print(f"  {who.ljust(8)} act {pick(a[some, 1:], y[some, 1:]).mean():.3f} F1 {f1:.3f} loss {min(loss(a * s, y) for s in np.linspace(0.3, 1.5, 25)):.3f}",
                  f"issue {pick(i, share[of][named]).mean():.3f} loss {min(loss(i * s, share[of][named]) for s in np.linspace(0.3, 1.5, 25)):.3f}")


def blend(items: str, classifier: str, held: str, left: str, scores: str, taught: str):
    d, told, file = Data(items), np.load(scores), Classifier(classifier)
    w = neither(d, held, left)[-1]
    have = told["have"] & (d.kind == 2)
    at = np.where(have)[0]
    form = file.network("form", d.form).scores(d.form, d.dense[:, columns(FORM_SEEN)], at)
    topic = file.network("topic", d.topic).scores(d.topic, d.dense[:, columns(TOPIC_SEEN)], at)
    said = told["Z"][at].astype(np.float32)
    both = np.zeros(told["Z"].shape, np.float16)
    acts, issues = (sum(f * v for f, v in zip(x, pair)) for x, pair in zip(w, views(d, form, topic, said, at, np.array(file.head["hints"]))))
    both[at] = np.concatenate([likelihoods(acts), (form[:, ACTS:] + said[:, ACTS: ACTS + 2]) / 2, likelihoods(issues)], 1)
    np.savez(taught, Z=both, have=have)
    print(have.sum(), "clauses,", round(float(1 - softmax(acts)[:, 0].mean()), 3), "of a move")


if __name__ == "__main__":
    {"weigh": weigh, "blend": blend}[sys.argv[1]](*sys.argv[2:])
