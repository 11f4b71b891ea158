"""The unlabelled reports as words and sentences."""
import gzip
import json
import re
from collections import Counter
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
WORD = re.compile(r"(?:[a-z]\.){2,}|[^\W\d_]+", re.I)
END = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘A-Z])")


def reports():
    with gzip.open(SHARED / "corpora/unlabelled/reports.jsonl.gz", "rt", encoding="utf8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def words(text: str) -> list[str]:
    """Lower-case words as the program's own tokens have them: letters, or dotted capitals ("u.s.")."""
    return [w.lower() for w in WORD.findall(text.replace("’", "'"))]


def sentences(text: str):
    for paragraph in text.split("\n"):
        yield from (s.strip() for s in END.split(paragraph) if 20 < len(s) < 260)


def frequencies() -> Counter:
    counts: Counter = Counter()
    for text in reports():
        counts.update(words(text))
    return counts
