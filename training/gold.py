"""The labelled clauses, with the place where each stands in its report."""
import re
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
ROUNDS = {
    "istanbul": SHARED / "seeds",
    "geneva": SHARED / "corpora/rounds/iran-geneva-2013-11",
    "usmca": SHARED / "corpora/rounds/usmca-2018-10",
    "singapore": SHARED / "corpora/rounds/trump-kim-singapore-2018-06",
    "gaza2014": SHARED / "corpora/rounds/gaza-cairo-2014-08",
    "astana": SHARED / "corpora/rounds/syria-truce-astana-2016-12",
    "phaseone": SHARED / "corpora/rounds/us-china-phase-one-2019-12",
    "cuba": SHARED / "corpora/rounds/us-cuba-2014-12",
    "elsalvador": SHARED / "corpora/rounds/elsalvador-mexico-sanjose-1989-09",
    "moves-train": SHARED / "corpora/moves-train",
}


def rows(folder: str, name: str) -> list[list[str]]:
    f = SHARED / "gold" / folder / name
    if not f.exists():
        return []
    return [l.split("\t") for l in f.read_text("utf8").split("\n") if l.strip() and not l.startswith("#")]


def texts(folder: str) -> dict[str, str]:
    return {f.name: f.read_bytes().decode("utf8").removeprefix("\ufeff") for f in sorted(ROUNDS[folder].glob("*.txt"))}


def squeeze(s: str):
    out, at = [], []
    for i, c in enumerate(s):
        if c in "\"“”„«»":
            continue
        if c in "’‘":
            c = "'"
        if c.isspace():
            if out and out[-1] == " ":
                continue
            c = " "
        out.append(c.lower())
        at.append(i)
    return "".join(out), at


def clauses(folder: str):
    """Yields (file, text, start, end, row) for each row of moves.tsv, at the first place where its words stand."""
    all_texts = texts(folder)
    squeezed = {k: squeeze(t) for k, t in all_texts.items()}
    for r in rows(folder, "moves.tsv"):
        name = next((k for k in all_texts if k == r[0] or k.startswith(r[0] + "_") or k.startswith(r[0] + ".")), None)
        if name is None:
            continue
        s, at = squeezed[name]
        w = squeeze(r[4])[0].strip()
        i = s.find(w)
        if i >= 0:
            yield name, all_texts[name], at[i], at[i + len(w) - 1] + 1, r
