"""Trains the classifier of clauses.

    python fit.py out ROUND,ROUND… ITEMS OUT.npz    leaves each of the rounds out, keeps what is said of it
    python fit.py tell OUT.npz…                     totals of all rounds left out
    python fit.py final ITEMS WEIGHTS.npz           the weights that ship
    python fit.py ship WEIGHTS.npz OUT.npz,… ../src/reading/data/classifier.bin    writes them, calibrated on OUT.npz

The near misses stand in moves-train alone: with each round a ninth of its reports is left out too, and moves are told
from near misses on those. The weights that ship do not see the rounds on which the program is measured.
"""
import json
import struct
import sys

import numpy as np

import gold
import network
from network import A
from teacher import ACTS, ISSUES

OPEN = [f for f in gold.ROUNDS if f != "moves-train"]
MEASURED = ["istanbul", "geneva", "usmca"]
WEIGHT = np.array([1.0, 0.5, 0.35, 0.0])
SEEDS = (7, 8)


def examples(data, index):
    act = np.zeros((len(index), len(ACTS)), np.float32)
    on = data.act[index] >= 0
    act[np.where(on)[0], data.act[index][on]] = 1
    issues = data.issues[index] / np.maximum(data.issues[index].sum(1, keepdims=True), 1)
    return *data.batch(index), on.astype(np.float32), act, issues, WEIGHT[data.kind[index]].astype(np.float32)


def train(data, index):
    """Networks from several seeds side by side, which is one network with a wider hidden layer."""
    ps = [network.train(examples(data, index), seed=s) for s in SEEDS]
    n = len(ps)
    side = lambda k, axis: np.concatenate([p[k] for p in ps], axis)
    mean = lambda k: sum(p[k] for p in ps) / n
    return {"e": side("e", 1), "d": side("d", 1), "b": side("b", 0), "o": side("o", 0) / n, "c": mean("c"), "h": mean("h"), "i": mean("i")}


def held(data, k):
    return np.isin(data.file, np.unique(data.file[data.folder == "moves-train"])[k::9]) & (data.folder == "moves-train")


def left_out(rounds: str, items: str, out: str):
    data = network.Data(items)
    kept = {k: [] for k in ("round", "kind", "act", "issues", "move", "acts", "ranked")}
    for round in rounds.split(","):
        away = held(data, OPEN.index(round))
        p = train(data, np.where((data.folder != round) & ~away & (data.kind != 3))[0])
        test = np.where((data.folder == round) | away)[0]
        move, acts, ranked = network.predict(p, data, test)
        kept["round"] += [round if f == round else "near:" + round for f in data.folder[test]]
        for k, v in dict(kind=data.kind[test], act=data.act[test], issues=data.issues[test], move=move, acts=acts, ranked=ranked).items():
            kept[k].append(v)
        print(round, flush=True)
    np.savez(out, round=np.array(kept.pop("round")), **{k: np.concatenate(v) for k, v in kept.items()})


def load(paths):
    zs = [dict(np.load(p)) for p in paths]
    return {k: np.concatenate([z[k] for z in zs]) for k in zs[0]}


def f1(yes, said):
    return 2 * (yes & said).sum() / max(1, yes.sum() + said.sum())


def softmax(z):
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def scale_for(logits, right):
    """The factor on logits under which the likeliest class is right as often as it says (Guo et al., ICML 2017)."""
    grid = np.linspace(0.3, 2, 69)
    cost = lambda s: -np.log(softmax(logits * s)[np.arange(len(right)), right] + 1e-9).mean()
    return float(grid[np.argmin([cost(s) for s in grid])])


def platt(z, y):
    """Slope and offset of a logistic of the logit (Platt 1999)."""
    a, b = 1.0, 0.0
    for _ in range(3000):
        q = 1 / (1 + np.exp(-(a * z + b)))
        a -= 0.3 * ((q - y) * z).mean()
        b -= 0.3 * (q - y).mean()
    return a, b


def tell(*paths):
    z = load(paths)
    print("round        act   issue  move/near  near  detect act-on-detected")
    rows = []
    for r in OPEN:
        of = (z["round"] == r) & (z["kind"] == 0)
        near = (z["round"] == "near:" + r) & (z["kind"] == 0)
        if not of.any():
            continue
        run = (z["round"] == r) & (z["kind"] > 0)
        act = (z["acts"][of].argmax(1) == z["act"][of]).mean()
        issue = z["issues"][of][np.arange(of.sum()), z["ranked"][of].argmax(1)].mean()
        y, s = z["act"][near] >= 0, z["move"][near] > 0
        yr, sr = z["act"][run] >= 0, z["move"][run] > 0
        rows.append((act, issue, f1(y, s), f1(~y, ~s), f1(yr, sr), (z["acts"][run].argmax(1) == z["act"][run])[yr].mean()))
        print(r.ljust(12), " ".join(f"{x:6.3f}" for x in rows[-1]))
    print("mean".ljust(12), " ".join(f"{x:6.3f}" for x in np.mean(rows, 0)))
    # When it says 0.8: the scale comes from the other rounds
    said, right = [], []
    for r in OPEN:
        of = (z["round"] == r) & (z["kind"] == 0)
        if not of.any():
            continue
        rest = ~np.isin(z["round"], [r, "near:" + r]) & (z["kind"] == 0) & (z["act"] >= 0)
        q = softmax(z["acts"][of] * scale_for(z["acts"][rest], z["act"][rest]))
        said.append(q.max(1))
        right.append(q.argmax(1) == z["act"][of])
    said, right = np.concatenate(said), np.concatenate(right)
    for low, high in ((0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.75, 0.85), (0.8, 1)):
        m = (said >= low) & (said < high)
        print(f"act said {low}-{high}: {m.sum()} clauses, said {said[m].mean():.3f}, right {right[m].mean():.3f}")


def final(items: str, out: str):
    data = network.Data(items)
    np.savez(out, known=data.known, **train(data, np.where(~np.isin(data.folder, MEASURED) & (data.kind != 3))[0]))


def ship(weights: str, outs: str, target: str):
    z = load(outs.split(","))
    given = (z["kind"] == 0) & (z["act"] >= 0)
    run = np.char.startswith(z["round"], "near:") & (z["kind"] > 0) & (z["kind"] < 3) | ~np.char.startswith(z["round"], "near:") & (z["kind"] > 0)
    p = dict(np.load(weights))
    known = p.pop("known")
    p["e"] = p["e"][: network.BUCKETS]
    head = {"acts": ACTS, "issues": ISSUES, "buckets": network.BUCKETS, "hidden": int(p["b"].shape[0]), "dims": network.DIMS, "seen": network.SEEN.tolist(),
            "hints": [round(float(x), 4) for x in p["h"]],
            "actScale": round(scale_for(z["acts"][given], z["act"][given]), 3),
            "issueScale": round(scale_for(z["ranked"][given], z["issues"][given].argmax(1)), 3),
            "move": [round(float(x), 4) for x in platt(z["move"][run], (z["act"][run] >= 0).astype(float))],
            "given": [round(float(x), 4) for x in platt(z["move"][z["kind"] == 0], (z["act"][z["kind"] == 0] >= 0).astype(float))],
            "known": len(known), "dense": int(p["i"].shape[0]), "scales": {}}
    body = known.astype("<u4").tobytes()
    for k in ("e", "d", "b", "o", "c", "i"):
        scale = float(np.abs(p[k]).max() / 127) if k in "edi" else float(np.abs(p[k]).max() / 32767)
        head["scales"][k] = scale
        raw = np.rint(p[k] / scale).astype(np.int8 if k in "edi" else "<i2").tobytes()
        body += raw + b"\0" * (-len(raw) % 4)
    text = json.dumps(head, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    open(target, "wb").write(b"PCL1" + struct.pack("<I", len(text)) + text + body)
    print(len(body) + len(text) + 8, "bytes", {k: head[k] for k in ("actScale", "issueScale", "move", "given", "hints")})


if __name__ == "__main__":
    {"out": left_out, "tell": tell, "final": final, "ship": ship}[sys.argv[1]](*sys.argv[2:])
