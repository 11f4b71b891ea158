"""Lays out every labelled clause, and every clause that the teacher labelled, for training/features.ts.

    python items.py LABELLED.jsonl UNLABELLED.jsonl OUT     OUT.jsonl, OUT.labels.json
"""
import json
import sys

import gold
import teacher


def main(labelled: str, unlabelled: str, out: str):
    labels = []
    reports = {json.loads(l)["file"]: json.loads(l) for l in open(labelled, encoding="utf8")}
    with open(out + ".jsonl", "w", encoding="utf8") as f:
        for folder in gold.ROUNDS:
            by_file = {}
            for name, _, s, e, row in gold.clauses(folder):
                by_file.setdefault(name, []).append((s, e, row))
            for name, rows in by_file.items():
                spans = []
                for s, e, row in rows:
                    spans.append([s, e])
                    labels.append([folder, name, 0, row[2], row[3]])
                for s, e, _, _ in reports[name]["clauses"]:
                    hits = sorted(((min(e, ge) - max(s, gs), i) for i, (gs, ge, row) in enumerate(rows) if row[2] != "none" and min(e, ge) - max(s, gs) >= 0.5 * min(e - s, ge - gs)), reverse=True)
                    touched = any(min(e, ge) > max(s, gs) for gs, ge, row in rows if row[2] != "none")
                    spans.append([s, e])
                    row = rows[hits[0][1]][2] if hits else None
                    labels.append([folder, name, 1 if hits else 3 if touched else 2, row[2] if row else "none", row[3] if row else "-"])
                f.write(json.dumps({"text": reports[name]["text"], "spans": spans}) + "\n")
        for line in open(unlabelled, encoding="utf8"):
            r = json.loads(line)
            f.write(json.dumps({"text": r["text"], "spans": [c[:2] for c in r["clauses"]]}) + "\n")
            labels += [["unlabelled", r["file"], 4, "", ""]] * len(r["clauses"])
    json.dump(labels, open(out + ".labels.json", "w"))
    print(len(labels), "clauses")


if __name__ == "__main__":
    main(*sys.argv[1:])
