"""Write ``factcheck/lexicon/word_spread.tsv``: in how many texts of general English a word stands.

Counted over the folders of texts given, not over the articles at hand, so that the weight of a word
never depends on which articles are checked together. Words of fewer than three texts are left out.

    make_word_spread.py ../shared/corpora/redocred/docs ../shared/corpora/wikigold/docs ...
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

FEWEST = 3
WORD = re.compile(r"[^\W_]{3,}")
OUT = Path(__file__).parents[1] / "factcheck" / "lexicon" / "word_spread.tsv"
HEADER = """\
# In how many of {total} texts of general English a word stands; those of fewer than {fewest} are
# left out. Made by scripts/make_word_spread.py from encyclopedia, government and military texts:
# Re-DocRED (MIT, texts CC BY-SA 3.0), Wikigold (CC BY 4.0), re3d (OGL, CC BY, CC BY-SA, US public).
# word	texts
"""


def main() -> None:
    """Count and write."""
    spread: Counter[str] = Counter()
    paths = sorted(p for folder in sys.argv[1:] for p in Path(folder).rglob("*.txt"))
    for path in paths:
        spread.update(set(WORD.findall(path.read_text(encoding="utf-8").lower())))
    rows = [f"{word}\t{n}\n" for word, n in sorted(spread.items()) if n >= FEWEST]
    OUT.write_text(HEADER.format(total=len(paths), fewest=FEWEST) + "".join(rows), encoding="utf-8")
    sys.stdout.write(f"{len(rows)} words of {len(paths)} texts\n")


if __name__ == "__main__":
    main()
