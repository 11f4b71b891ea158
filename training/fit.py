"""Trains the networks that judge clauses (network.py) on what items.ts wrote.

    python fit.py evaluate ITEMS OUT       `held`, then `tell`: the whole evaluation in one command
    python fit.py held ITEMS OUT           scores of every clause by networks that had not seen its text (OUT.scores, for
                                           trust), and the networks that ship, which did not see the rounds on which the
                                           program is measured (OUT.bin)
    python fit.py tell ITEMS OUT           prints what those scores make of given clauses, round by round
    python fit.py rounds ITEMS OUT         stricter and longer: leaves each of the nine rounds out by itself and prints what
                                           that makes of given clauses; goes on where it was broken off (OUT.ROUND.npz)
    python fit.py ship ITEMS CLASSIFIER OUT    only the weights that ship

    python fit.py second ITEMS OUT CLASSIFIER TARGET    CLASSIFIER's networks with issues judged a second time (issues.py), fitted
                                           on the scores in OUT
The near misses stand in moves-train alone: with each round a ninth of its reports is left out too, and moves are told
from near misses on those.
"""
import json
import struct
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

import issues as issue_stage
from network import Network, Rows

MEASURED = ["istanbul", "geneva", "usmca"]
ROUNDS = MEASURED + ["singapore", "gaza2014", "astana", "phaseone", "cuba", "elsalvador"]
DIMS = 200
# The first dimensions of a vector come from the encoder, those from 148 on from the company that words keep (table.py).
ALL, MANY, SOME = np.arange(DIMS), np.r_[0:60, 148:168], np.r_[0:30, 148:158]
# Vectors in the order of items.ts: own, verbs, left, right, around, report.
FORM_SEEN = [(0, ALL), (1, ALL), (2, MANY)]
TOPIC_SEEN = [(0, ALL), (2, SOME), (3, SOME), (4, SOME), (5, SOME)]
FORM = dict(hidden=72, linear=16, epochs=7, rate=0.07, l2=5e-6, drop=0.4, least=78)
TOPIC = dict(hidden=40, linear=40, epochs=12, rate=0.07, l2=5e-6, drop=0.4, least=18)


def columns(seen):
    return np.concatenate([v * DIMS + dims for v, dims in seen])


def number(name: str) -> int:
    h = 2166136261
    for c in name:
        h = ((h ^ ord(c)) * 16777619) & 0xFFFFFFFF
    return h >> 7


class Data:
    def __init__(self, path: str, taught: str | None = None):
        """`taught`: what the encoder says of clauses that nobody marked (teacher.py)."""
        j = json.load(open(path + ".json"))
        self.acts, self.issues, self.texts, items = j["acts"], j["issues"], j["texts"], j["items"]
        n = len(items)
        self.n = n
        self.text = np.array([i[0] for i in items])
        self.kind = np.array([i[3] for i in items])
        self.round = np.array([t[0] for t in self.texts])[self.text]
        self.part = np.array([number(t[1]) for t in self.texts])[self.text]
        self.act = np.zeros((n, 1 + len(self.acts)), np.float32)
        self.issue = np.zeros((n, len(self.issues)), np.float32)
        for k, i in enumerate(items):
            for a in i[4] or [None]:
                self.act[k, 0 if a is None else 1 + self.acts.index(a)] = 1 / max(1, len(i[4]))
            for x in i[5]:
                if x in self.issues:
                    self.issue[k, self.issues.index(x)] = 1
        self.step, self.seen, self.beside, self.path = (np.array([i[c] for i in items], np.float32) for c in (6, 7, 8, 9))
        self.some = self.act[:, 0] == 0
        self.taught = np.zeros(n, bool)
        if taught is not None:
            told = np.load(taught)
            self.taught = told["have"] & (self.kind == 2)
            at = np.where(self.taught)[0]
            z = told["Z"][at].astype(np.float32)
            k = self.act.shape[1]
            self.act[at] = softmax(z[:, :k])
            self.step[at], self.seen[at] = logistic(z[:, k]), logistic(z[:, k + 1])
            self.issue[at] = softmax(z[:, k + 2:])
        self.form, self.topic = Rows(path + ".form"), Rows(path + ".topic")
        self.dense = np.fromfile(path + ".dense", np.int8).reshape(n, -1)
        self.hints = np.fromfile(path + ".hints", np.int8).reshape(n, len(self.issues), -1)


def form_network(d: Data, index, **changed) -> Network:
    asked = np.where((d.beside == 1) & ~d.some, 0, np.where(d.kind == 0, 0.5, 1))
    path = 0.7 * np.where(d.taught, 1, d.path * (d.kind == 1))
    Y = np.concatenate([d.act, d.step[:, None], d.seen[:, None]], 1)
    W = np.concatenate([np.repeat(asked[:, None], d.act.shape[1], 1), np.repeat(path[:, None], 2, 1)], 1)
    n = Network(softmax=d.act.shape[1], **{**FORM, **changed})
    return n.fit(d.form, d.dense[:, columns(FORM_SEEN)], index, Y[index], W[index], index[d.kind[index] < 2])


def topic_network(d: Data, index, **changed) -> Network:
    index = index[(d.issue[index].sum(1) > 0) & (d.act[index, 0] < 0.6)]
    Y = d.issue[index] / d.issue[index].sum(1, keepdims=True)
    weight = np.where(d.kind[index] == 0, 0.7, 1.0) * (1 - np.where(d.taught[index], d.act[index, 0], 0))
    W = np.repeat(weight[:, None], Y.shape[1], 1)
    n = Network(softmax=Y.shape[1], **{**TOPIC, **changed})
    return n.fit(d.topic, d.dense[:, columns(TOPIC_SEEN)], index, Y, W, index[d.kind[index] < 2])


def scores(d: Data, form: Network, topic: Network, index):
    return form.scores(d.form, d.dense[:, columns(FORM_SEEN)], index), topic.scores(d.topic, d.dense[:, columns(TOPIC_SEEN)], index)


def logistic(z):
    return 1 / (1 + np.exp(-z))


def softmax(z):
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def hint_factors(z, hints, issues):
    """How much the network's scores and each kind of hint weigh, the same for every issue."""
    target = issues / issues.sum(1, keepdims=True)

    def cost(w):
        y = z * w[0] + hints @ w[1:]
        y = y - y.max(1, keepdims=True)
        return -(target * (y - np.log(np.exp(y).sum(1, keepdims=True)))).sum(1).mean()

    return minimize(cost, np.array([1.0] + [0.5] * hints.shape[2]), method="L-BFGS-B").x


def sharpness(z, right):
    """The factor on scores under which the likeliest class is right as often as it says (a temperature: Guo et al., ICML
    2017; fitted by likelihood, as there, it still says too much in the middle)."""
    grid, share = np.linspace(0.3, 2, 69), (z.argmax(1) == right).mean()
    return float(grid[np.argmin([abs(softmax(z * s).max(1).mean() - share) for s in grid])])


def given_sharpness(d: "Data", form, without: str = ""):
    """Of acts of given clauses, but those of a round and of the rounds that are measured."""
    of = (parts(d) >= 0) & d.some & (d.kind == 0) & (d.round != without)
    return sharpness(form[of][:, 1:17], d.act[of][:, 1:].argmax(1))


def f1(yes, said):
    return 2 * (yes & said).sum() / max(1, yes.sum() + said.sum())


def rounds(items: str, kept: str):
    d = Data(items)
    out = {}
    for k, r in enumerate(ROUNDS):
        near = (d.round == "moves-train") & (d.part % 9 == k)
        test = np.where(((d.round == r) | near) & (d.kind < 2))[0]
        own = Path(f"{kept}.{r}.npz")
        if not own.exists():
            train = np.where((d.round != r) & ~near & (d.kind < 2))[0]
            form, topic = scores(d, form_network(d, train), topic_network(d, train), test)
            np.savez(own, form=form, topic=topic)
        found = np.load(own)
        out[r] = (test, found["form"], found["topic"])
        print(r, flush=True)
    print("round        act   issue  move/near  running")
    table, said, sure = [], [], []
    for r, (test, z, y) in out.items():
        of, near = (d.round[test] == r) & (d.kind[test] == 0), (d.round[test] != r) & (d.kind[test] == 0)
        running = (d.round[test] == r) & (d.kind[test] == 1)
        others = [(t, zz, yy) for q, (t, zz, yy) in out.items() if q != r]
        picked = [(d.kind[t] == 0) & d.some[t] & (d.round[t] != "moves-train") for t, _, _ in others]
        w = hint_factors(np.concatenate([yy[m] for (_, _, yy), m in zip(others, picked)]), np.concatenate([d.hints[t[m]] / 100 for (t, _, _), m in zip(others, picked)]), np.concatenate([d.issue[t[m]] for (t, _, _), m in zip(others, picked)]))
        s = sharpness(np.concatenate([zz[m][:, 1:17] for (_, zz, _), m in zip(others, picked)]), np.concatenate([d.act[t[m]][:, 1:].argmax(1) for (t, _, _), m in zip(others, picked)]))
        act = z[of][:, 1:17].argmax(1) == d.act[test[of]][:, 1:].argmax(1)
        issue = (y[of] * w[0] + d.hints[test[of]] / 100 @ w[1:]).argmax(1)
        said.append(softmax(z[of][:, 1:17] * s).max(1))
        sure.append(act)
        p = softmax(z[:, :17])
        table.append((act.mean(), d.issue[test[of]][np.arange(of.sum()), issue].mean(), f1(d.some[test[near]], p[near][:, 0] < 0.5), f1(d.some[test[running]], p[running][:, 0] < 0.6)))
        print(r.ljust(12), " ".join(f"{x:6.3f}" for x in table[-1]), flush=True)
    print("mean".ljust(12), " ".join(f"{x:6.3f}" for x in np.mean(table, 0)))
    said, sure = np.concatenate(said), np.concatenate(sure)
    for low, high in ((0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.75, 0.85), (0.8, 1.01)):
        m = (said >= low) & (said < high)
        print(f"act said {low}-{high}: {m.sum()} clauses, said {said[m].mean():.3f}, right {sure[m].mean():.3f}")


def parts(d: Data):
    """Four parts of all texts but the measured rounds: whole rounds, and reports by their name."""
    part = d.part % 4
    for k, r in enumerate(ROUNDS[3:]):
        part = np.where(d.round == r, k % 4, part)
    return np.where(np.isin(d.round, MEASURED), -1, part)


def held(items: str, out: str, taught: str | None = None):
    d = Data(items, taught)
    part = parts(d)
    form, topic = np.zeros((d.n, d.act.shape[1] + 2), np.float32), np.zeros((d.n, len(d.issues)), np.float32)
    for k in range(-1, 4):
        train = np.where(((part != k) & (part >= 0) & (d.kind < 2)) | d.taught)[0]
        test = np.where((part == k) & (d.kind < 2))[0]
        networks = form_network(d, train), topic_network(d, train)
        form[test], topic[test] = scores(d, *networks, test)
        if k < 0:  # they did not see the measured rounds: these are the ones that ship
            shipped = networks
        print("part", k, flush=True)
    np.savez(out, form=form, topic=topic)
    picked = (part >= 0) & (d.kind < 2) & (d.issue.sum(1) > 0)
    w = hint_factors(topic[picked], d.hints[picked] / 100, d.issue[picked])
    s = given_sharpness(d, form)
    second = issue_stage.fitted(d, form, topic, w, s, np.where((part >= 0) & (d.kind < 2))[0], ROUNDS)
    kept = {"hints": [round(float(x), 4) for x in w], "given": round(s, 3), "second": issue_stage.kept(second)}
    json.dump(kept, open(out + ".json", "w"))
    write(d, *shipped, kept, out + ".bin")
    running = d.kind == 1
    again = issue_stage.judged(d, form, topic, w, s, np.where(running)[0], second)
    np.concatenate([form[running], again], 1).astype("<f4").tofile(out + ".scores")
    print("hints", w.round(3), "given", s)


def again(d: Data, form, topic, w, given):
    """Issues judged a second time, each round by what was fitted without it (three rounds left out at once)."""
    y = np.zeros_like(topic)
    read = (d.kind < 2) & topic.any(1)
    for k in range(3):
        out = np.isin(d.round, ROUNDS[k::3])
        second = issue_stage.fitted(d, form, topic, w, given, np.where(read & ~out)[0], ROUNDS)
        at = np.where(read & (out | (k == 0)))[0]
        y[at] = issue_stage.judged(d, form, topic, w, given, at, second)
    return y


def tell(items: str, found: str):
    d, z, kept = Data(items), np.load(found + ".npz"), json.load(open(found + ".json"))
    w, p = np.array(kept["hints"]), softmax(z["form"][:, :17])
    y = again(d, z["form"], z["topic"], w, kept["given"])
    print("round        act   issue  running")
    table, said, sure = [], [], []
    for r in ROUNDS:
        of, running = (d.round == r) & (d.kind == 0) & d.some, (d.round == r) & (d.kind == 1)
        right = z["form"][of][:, 1:17].argmax(1) == d.act[of][:, 1:].argmax(1)
        issue = d.issue[of][np.arange(of.sum()), y[of].argmax(1)]
        table.append((right.mean(), issue.mean(), f1(d.some[running], p[running][:, 0] < 0.6)))
        print(r.ljust(12), " ".join(f"{x:6.3f}" for x in table[-1]))
        said.append(softmax(z["form"][of][:, 1:17] * given_sharpness(d, z["form"], r)).max(1))
        sure.append(right)
    print("mean".ljust(12), " ".join(f"{x:6.3f}" for x in np.mean(table, 0)))
    near = (d.round == "moves-train") & (d.kind == 0)
    none = p[near][:, 0] >= 0.4
    print(f"move told from near miss, F1 {f1(d.some[near], ~none):.3f}; the near misses {f1(~d.some[near], none):.3f}")
    said, sure = np.concatenate(said), np.concatenate(sure)
    for low, high in ((0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.75, 0.85)):
        m = (said >= low) & (said < high)
        print(f"act said {low}-{high}: {m.sum()} clauses, said {said[m].mean():.3f}, right {sure[m].mean():.3f}")


def packed(n: Network, seen):
    head = {"features": len(n.hashes), "hidden": n.hidden, "linear": n.linear, "outputs": len(n.c), "seen": [dims.tolist() for _, dims in seen]}
    scale = lambda a, most: float(np.abs(a).max() / most)
    s = {"rows": scale(n.E, 127), "vectors": scale(n.D, 127), "bias": scale(n.b, 32767), "out": max(scale(n.O, 32767), scale(n.c, 32767))}
    arrays = [n.hashes.astype("<u4"), np.rint(n.E / s["rows"]).astype(np.int8), np.rint(n.D / s["vectors"]).astype(np.int8),
              np.rint(n.b / s["bias"]).astype("<i2"), np.rint(n.O / s["out"]).astype("<i2"), np.rint(n.c / s["out"]).astype("<i2")]
    body = b"".join(a.tobytes() + b"\0" * (-a.nbytes % 4) for a in arrays)
    return {**head, "scales": s}, body


def write(d: Data, form: Network, topic: Network, kept, target: str):
    form, a = packed(form, FORM_SEEN)
    topic, b = packed(topic, TOPIC_SEEN)
    text = json.dumps({"acts": d.acts, "issues": d.issues, "form": form, "topic": topic, **kept}, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    open(target, "wb").write(b"PCL2" + struct.pack("<I", len(text)) + text + a + b)
    print(form["features"], topic["features"], "features,", 8 + len(text) + len(a) + len(b), "bytes")


def ship(items: str, target: str, found: str, taught: str | None = None):
    d = Data(items, taught)
    train = np.where((~np.isin(d.round, MEASURED) & (d.kind < 2)) | d.taught)[0]
    write(d, form_network(d, train), topic_network(d, train), json.load(open(found + ".json")), target)


def second(items: str, found: str, classifier: str, target: str):
    d, z = Data(items), np.load(found + ".npz")
    file = open(classifier, "rb").read()
    (length,) = struct.unpack("<I", file[4:8])
    head = json.loads(file[8: 8 + length])
    read = np.where((parts(d) >= 0) & (d.kind < 2))[0]
    made = issue_stage.fitted(d, z["form"], z["topic"], np.array(head["hints"]), head["given"], read, ROUNDS)
    head["second"] = issue_stage.kept(made)
    text = json.dumps(head, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    open(target, "wb").write(b"PCL2" + struct.pack("<I", len(text)) + text + file[8 + length:])
    print(len(file) - length + len(text), "bytes")


def evaluate(items: str, out: str, taught: str | None = None):
    held(items, out, taught)
    tell(items, out)


if __name__ == "__main__":
    {"evaluate": evaluate, "rounds": rounds, "held": held, "tell": tell, "ship": ship, "second": second}[sys.argv[1]](*sys.argv[2:])
