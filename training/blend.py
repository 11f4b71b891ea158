"""What the network and the encoder together say of clauses that nobody marked, for fit.py to learn from.

    python blend.py blend ITEMS CLASSIFIER SCORES TAUGHT   CLASSIFIER: weights that ship; SCORES: `teacher.py judge` of ITEMS
    python blend.py held ITEMS SCORES HELD                 scores of every clause by networks that learnt so and had not seen
                                                           its text, beside HELD.npz's of topics (`fit.py held` of ITEMS), for
                                                           trust and path; HELD.bin: the network that ships
    python blend.py ship ITEMS CLASSIFIER TAUGHT OUT       the same weights with a network of acts that has learnt from TAUGHT

Both were trained on the same marks and err in different places, so that the product of their likelihoods is right more
often than either; the factors are those under which that product is as sure as it is right on marks that neither saw.
The network learns from these likelihoods what the encoder knows (Hinton, Vinyals and Dean, "Distilling the knowledge in
a neural network", 2015).
"""
import json
import struct
import sys

import numpy as np

from fit import FORM_SEEN, MEASURED, Data, columns, form_network, logistic, packed, parts, softmax
from issues import judged
from network import Network, Rows

ACTS = 17
SHARP, ENCODER = 0.55, 0.7


def form_of(path: str, rows: Rows) -> Network:
    """The network that judges what is done, out of the file that ships."""
    file = open(path, "rb").read()
    (length,) = struct.unpack("<I", file[4:8])
    head, at = json.loads(file[8: 8 + length])["form"], 8 + length
    features, hidden, outputs, scales = head["features"], head["hidden"], head["outputs"], head["scales"]

    def part(kind, *shape):
        nonlocal at
        found = np.frombuffer(file, kind, int(np.prod(shape)), at).reshape(shape)
        at += found.nbytes + -found.nbytes % 4
        return found

    n = Network(hidden=hidden, linear=head["linear"], softmax=ACTS)
    n.hashes = part("<u4", features)
    wide = lambda kind, scale, *shape: (part(kind, *shape) * scales[scale]).astype(np.float32)
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


def blend(items: str, classifier: str, scores: str, taught: str):
    d, told = Data(items), np.load(scores)
    have = told["have"] & (d.kind == 2)
    at = np.where(have)[0]
    own = form_of(classifier, d.form).scores(d.form, d.dense[:, columns(FORM_SEEN)], at)
    said = told["Z"].astype(np.float32)
    both = said.copy()
    both[at, :ACTS] = SHARP * (likelihoods(own[:, :ACTS]) + ENCODER * likelihoods(said[at, :ACTS]))
    both[at, ACTS: ACTS + 2] = (own[:, ACTS:] + said[at, ACTS: ACTS + 2]) / 2
    np.savez(taught, Z=both.astype(np.float16), have=have)
    print(have.sum(), "clauses")


def held(items: str, scores: str, kept: str):
    """Each part's labels of unmarked clauses come from a network that had not seen it. The encoder is one for all: of the
    parts it has seen, too, it tells the network only what it says of other texts."""
    d, told = Data(items), np.load(scores)
    part = parts(d)
    at = np.where(told["have"] & (d.kind == 2))[0]
    said, X = told["Z"][at].astype(np.float32), d.dense[:, columns(FORM_SEEN)]
    before = np.load(kept + ".npz")
    form = before["form"].copy()
    for k in range(-1, 4):
        train, test = np.where((part != k) & (part >= 0) & (d.kind < 2))[0], np.where((part == k) & (d.kind < 2))[0]
        own = form_network(d, train).scores(d.form, X, at)
        d.act[at] = softmax(SHARP * (likelihoods(own[:, :ACTS]) + ENCODER * likelihoods(said[:, :ACTS])))
        d.step[at], d.seen[at] = (logistic((own[:, o] + said[:, o]) / 2) for o in (ACTS, ACTS + 1))
        d.taught[at] = True
        network = form_network(d, np.sort(np.concatenate([train, at])))
        d.taught[at] = False
        form[test] = network.scores(d.form, X, test)
        if k < 0:  # it did not see the measured rounds: the one that ships
            swapped(network, kept + ".bin", kept + ".bin")
    head, running = json.load(open(kept + ".json")), np.where(d.kind == 1)[0]
    np.savez(kept, form=form, topic=before["topic"])
    second = np.array(head["second"]["alike"]), np.array(head["second"]["each"]) * head["second"]["unit"]
    again = judged(d, form, before["topic"], np.array(head["hints"]), head["given"], running, second)
    np.concatenate([form[running], again], 1).astype("<f4").tofile(kept + ".scores")


def level(new: Network, old: Network, d: Data, index):
    """Puts steps and observations on the scale of the network before, on which what is told of them was fitted."""
    dense = d.dense[:, columns(FORM_SEEN)]
    before, after = (n.scores(d.form, dense, index) for n in (old, new))
    high = np.linspace(0.9, 0.999, 60)
    for o in (ACTS, ACTS + 1):
        scale, shift = np.polyfit(np.quantile(after[:, o], high), np.quantile(before[:, o], high), 1)
        new.O[:, o] *= scale
        new.c[o] = new.c[o] * scale + shift


def ship(items: str, classifier: str, taught: str, target: str):
    d = Data(items, taught)
    new = form_network(d, np.where((~np.isin(d.round, MEASURED) & (d.kind < 2)) | d.taught)[0])
    level(new, form_of(classifier, d.form), d, np.where((d.kind == 2) & ~d.taught)[0])
    swapped(new, classifier, target)


def swapped(new: Network, classifier: str, target: str):
    """The same weights with another network of acts."""
    file = open(classifier, "rb").read()
    (length,) = struct.unpack("<I", file[4:8])
    head = json.loads(file[8: 8 + length])
    old, even = head["form"], lambda n: n + -n % 4
    n, h, k = old["features"], old["hidden"], old["outputs"]
    topic = 8 + length + sum(map(even, (4 * n, n * h, sum(map(len, old["seen"])) * h, 2 * h, 2 * h * k, 2 * k)))
    head["form"], body = packed(new, FORM_SEEN)
    text = json.dumps(head, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    open(target, "wb").write(b"PCL2" + struct.pack("<I", len(text)) + text + body + file[topic:])


if __name__ == "__main__":
    {"blend": blend, "held": held, "ship": ship}[sys.argv[1]](*sys.argv[2:])
