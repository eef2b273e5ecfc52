"""Learn ``factcheck/annotate/names/kinds.bin``, the model of what a name is, and measure it.

    python scripts/train_names.py                    write the model
    python scripts/train_names.py --folds 5          measure it by cross-validation, write nothing
    python scripts/train_names.py --leave-out        measure each corpus, learnt from the others

The corpora lie beside the project (``--corpora``, by default ``../shared/corpora``); which they
are and under what licences tells ``factcheck/annotate/names/kinds.md``. Nothing but the standard
library is used, the seed and the order are fixed: the same corpora and rules give the same file.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import random
import re
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing import Pool
from pathlib import Path
from typing import Any, Final

from factcheck.annotate import layout, names, sentences, times
from factcheck.annotate.names import features
from factcheck.annotate.names import model as kinds_model
from factcheck.annotate.names.drafts import Draft
from factcheck.annotate.names.evidence import Evidence
from factcheck.annotate.names.kinds import Kinds
from factcheck.annotate.names.model import Model
from factcheck.model import Source

HERE: Final = Path(__file__).resolve().parents[1]
TYPES: Final = {"Person": 1, "Organisation": 2, "Location": 3}
CHAINS: Final = {"HUMAN_PART_PER": 1, "HUMAN_PART_ORG": 2, "LOC_GEO": 3}
WHOLE: Final = ("redocred", "wikigold", "re3d")  # every name is annotated
SEED: Final = 20111
EPOCHS: Final = 8
RATE: Final = 0.08
DROPPED: Final = 0.3  # of a row's features, at random in every epoch
START: Final = 0.01  # sum of squares that every feature begins with
LEAST: Final = 2  # rows that a feature must be in
HALVES: Final = 4  # parts for what names of one word see of longer ones
Row = tuple[list[str], int, tuple[float, ...]]  # features, class, what the rules give each class
Weights = dict[str, tuple[float, ...]]


class Article:
    """One text, its names as annotated, and its drafts."""

    def __init__(self, corpus: str, path: str, text: str, gold: list[dict[str, Any]]) -> None:
        self.corpus, self.path, self.text, self.gold = corpus, path, text, gold
        self.page = layout.read(Source(path, text, ""))
        self.sentences = sentences.split(text, self.page.regions)
        anchor = self.page.published.date if self.page.published else None
        self.times = times.find(text, anchor=anchor)

    def kinds(self) -> Kinds:
        """The names that the rules leave open."""
        drafts, _ = names.cut(
            self.text, layout=self.page, sentences=self.sentences, times=self.times
        )
        return Evidence(self.text, drafts).open()

    def mentions(self, model: Model) -> list[dict[str, Any]]:
        """The names found with ``model``."""
        found, _ = names.find(
            self.text, layout=self.page, sentences=self.sentences, times=self.times, model=model
        )
        return [{"start": m.start, "end": m.end, "kind": m.kind} for m in found]

    def label(self, draft: Draft) -> int | None:
        """The class of a draft: 0 for none, and None where nobody says."""
        if self.corpus not in WHOLE:
            return self._exact(draft)
        best, widest = 0, 0
        for name in self.gold:
            shared = min(draft.end, name["end"]) - max(draft.start, name["start"])
            short = min(draft.end - draft.start, name["end"] - name["start"])
            if shared > widest and shared * 2 >= short:
                widest, best = shared, TYPES.get(name["type"], 0)
        return best

    def _exact(self, draft: Draft) -> int | None:
        """Where only some names are annotated, only those annotated as they stand count."""
        for name in self.gold:
            told = CHAINS.get(name["type"])
            if told and name["start"] <= draft.start and name["end"] == draft.end:
                lead = name["text"][: draft.start - name["start"]].lower()
                if lead in ("", "the "):
                    return told
        return None


def read(root: Path, most: int | None = None) -> list[Article]:
    """All articles, or the first ``most`` of each corpus, in order of corpus and path."""
    out = []
    for corpus in WHOLE:
        gold = json.loads((root / corpus / "gold.json").read_text("utf-8"))["names"]
        out.extend(
            Article(corpus, path, _text(root / corpus / path), gold[path])
            for path in sorted(gold)[:most]
        )
    by_path: dict[str, list[dict[str, Any]]] = {}
    chains = json.loads((root / "ecbplus" / "gold.json").read_text("utf-8"))["chains"]
    for chain in chains:
        for name in chain:
            by_path.setdefault(name["doc"], []).append(name)
    out.extend(
        Article("ecbplus", path, _text(root / "ecbplus" / path), by_path[path])
        for path in sorted(by_path)[:most]
    )
    return out


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


# ---------------------------------------------------------------- rows


def rows_of(article: Article, kinds: Kinds, groups: Iterable[Sequence[int]]) -> Iterator[Row]:
    """The features and the class of each group that is annotated."""
    for group in groups:
        told = [article.label(kinds.drafts[index]) for index in group]
        known = Counter(label for label in told if label is not None)
        if known:
            label = min(known, key=lambda one: (-known[one], one))
            given = kinds_model.unpack(kinds.prior(group))
            prior = (0.0, *(part / kinds_model.SCALE for part in given))
            yield features_of(kinds, group), label, prior


def features_of(kinds: Kinds, group: Sequence[int]) -> list[str]:
    """The features of a group, as the model counts them."""
    draft = kinds.drafts[group[0]]
    out = features.of_words((draft.text, draft.names, draft.sort, draft.strength))
    for of, keys in zip(features.COLUMNS, zip(*kinds.rows(group), strict=True), strict=True):
        for key in dict.fromkeys(keys):
            if key:
                out.extend(of(key))
    out.extend(kinds.shared(group))
    return out


def all_rows(articles: Sequence[Article]) -> list[list[Row]]:
    """The rows of each article.

    What became of longer names is seen as it will be seen: by a model that has not learnt from the
    article.
    """
    opened = [article.kinds() for article in articles]
    long = [list(rows_of(a, k, k.long)) for a, k in zip(articles, opened, strict=True)]
    part = [zlib.crc32(article.path.encode()) % HALVES for article in articles]
    out: list[list[Row]] = []
    models = [
        learn([row for rows, p in zip(long, part, strict=True) if p != left for row in rows])
        for left in range(HALVES)
    ]
    for article, kinds, rows, left in zip(articles, opened, long, part, strict=True):
        kinds.settle_long(models[left])
        out.append([*rows, *rows_of(article, kinds, kinds.short)])
    return out


# ---------------------------------------------------------------- learning


def learn(rows: Sequence[Row]) -> Model:
    """Multinomial logistic regression by AdaGrad, with features dropped at random."""
    return Model(packed(rows))


def packed(rows: Sequence[Row]) -> dict[str, int]:
    """The weights of each feature against "none", rounded and packed."""
    counts = Counter(name for row, _, _ in rows for name in dict.fromkeys(row))
    kept = sorted(name for name, count in counts.items() if count >= LEAST and "\n" not in name)
    place = {name: index for index, name in enumerate(kept)}
    data = [
        ([place[name] for name in row if name in place], label, prior) for row, label, prior in rows
    ]
    weights = _descend(data, len(kept))
    out = {}
    for name, none, *others in zip(kept, *weights, strict=True):
        whole = [round((weight - none) * kinds_model.SCALE) for weight in others]
        if any(whole):
            out[name] = kinds_model.pack(*whole)
    return out


def _descend(data: list[tuple[list[int], int, tuple[float, ...]]], size: int) -> list[list[float]]:
    rng = random.Random(SEED)
    weights = [[0.0] * size for _ in range(4)]
    squares = [[START] * size for _ in range(4)]
    order = list(range(len(data)))
    for _ in range(EPOCHS):
        rng.shuffle(order)
        for index in order:
            row, label, prior = data[index]
            row = [name for name in row if rng.random() > DROPPED]
            scores = [
                given + sum([known[name] for name in row])
                for given, known in zip(prior, weights, strict=True)
            ]
            top = max(scores)
            shares = [math.exp(score - top) for score in scores]
            total = sum(shares)
            for sort in range(4):
                step = shares[sort] / total - (sort == label)
                if -0.001 < step < 0.001:
                    continue
                known, seen, square = weights[sort], squares[sort], step * step
                for name in row:
                    seen[name] += square
                    known[name] -= RATE * step / math.sqrt(seen[name])
    return weights


# ---------------------------------------------------------------- measuring

_PRONOUN: Final = re.compile(
    r"^(he|she|it|they|we|i|you|who|his|her|him|them|their|its|which|that|this|the|a|an)$", re.I
)


def _matcher(root: Path) -> Callable[..., int]:
    """``most_pairs`` of the score's own script, beside the corpora."""
    spec = importlib.util.spec_from_file_location("score", root.parent / "score" / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no score.py beside {root}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Callable[..., int] = module.most_pairs
    return found


def measure(articles: Sequence[Article], model: Model, pairs: Callable[..., int]) -> Counter[Any]:
    """Right (strict), right (relaxed), found and annotated, by corpus and type."""
    out: Counter[Any] = Counter()
    kinds = {"Person": "person", "Organisation": "organization", "Location": "place"}
    for article in articles:
        if article.corpus not in WHOLE:
            continue
        found = article.mentions(model)
        for type_, kind in kinds.items():
            gold = [
                name
                for name in article.gold
                if name["type"] == type_
                and re.search(r"[A-Z]", name["text"])
                and not _PRONOUN.match(name["text"])
            ]
            got = [name for name in found if name["kind"] == kind]
            strict = pairs(gold, got, lambda g, a: (g["start"], g["end"]) == (a["start"], a["end"]))
            sums = (strict, pairs(gold, got, lambda g, a: True), len(got), len(gold))
            for of in (type_, "all"):
                for place, number in enumerate(sums):
                    out[article.corpus, of, place] += number
    return out


def show(sums: Counter[Any]) -> None:
    """One line for each corpus and type."""
    for corpus in WHOLE:
        for of in (*TYPES, "all"):
            strict, relaxed, got, gold = (sums[corpus, of, place] for place in range(4))
            if got and gold:
                figures = f"P {relaxed / got:.3f}  R {relaxed / gold:.3f}"
                f1 = f"F1 {2 * relaxed / (got + gold):.3f}  strict {2 * strict / (got + gold):.3f}"
                sys.stdout.write(f"{corpus:10s}{of:14s}{figures}  {f1}\n")


def _one_fold(job: tuple[list[Article], list[list[Row]], list[bool], Path]) -> Counter[Any]:
    articles, rows, left_out, root = job
    model = learn(
        [row for some, out in zip(rows, left_out, strict=True) if not out for row in some]
    )
    held = [article for article, out in zip(articles, left_out, strict=True) if out]
    return measure(held, model, _matcher(root))


def main() -> None:
    """Read the command line, then write or measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--corpora", type=Path, default=HERE.parent / "shared" / "corpora")
    parser.add_argument("--out", type=Path, default=kinds_model.FILE)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--leave-out", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    articles = read(asked.corpora)
    rows = all_rows(articles)
    if not asked.folds and not asked.leave_out:
        weights = packed([row for some in rows for row in some])
        kinds_model.write(asked.out, weights)
        size = asked.out.stat().st_size
        sys.stdout.write(f"{asked.out}: {len(weights)} features, {size} bytes\n")
        return
    whole = [article.corpus in WHOLE for article in articles]
    if asked.leave_out:
        folds = [[article.corpus == corpus for article in articles] for corpus in WHOLE]
    else:
        number = [zlib.crc32(article.path.encode()) % asked.folds for article in articles]
        folds = [
            [n == fold and is_whole for n, is_whole in zip(number, whole, strict=True)]
            for fold in range(asked.folds)
        ]
    with Pool(asked.jobs) as pool:
        jobs = [(articles, rows, fold, asked.corpora) for fold in folds]
        show(sum(pool.map(_one_fold, jobs, chunksize=1), Counter()))


if __name__ == "__main__":
    sys.exit(main())
