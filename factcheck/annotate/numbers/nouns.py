"""The noun that a number counts: "12 senior police officers" counts officers."""

from __future__ import annotations

from functools import cache

from factcheck import lexicon
from factcheck.annotate.times.tokens import APOSTROPHES, DASHES, Tokens

_REACH = 8
_NO_PLURAL = ("ss", "us", "is", "ics", "ous", "ness")
_SINGULAR_S = frozenset("gas bus lens plus bias canvas atlas chaos cosmos news".split())
_PARTITIVE = frozenset("the these those his her its their our this".split())
_OWNER = 6  # tokens of "of the harbour board's"
_PREFIXES = frozenset(("co", "ex", "vice", "sub", "non", "self"))
_NOUNS_IN_ED = frozenset("seed weed breed feed deed bed shed sled bleed creed speed steed".split())
_NOUNS_IN_ING = frozenset(
    "building meeting hearing ruling wedding painting killing shooting bombing king ring wing "
    "string thing offering filing "
    "finding being sibling stabbing mailing landing posting funding warning feeling beijing "
    "sting swing spring sling".split()
)


@cache
def _stops() -> frozenset[str]:
    return lexicon.words("phrase_stops")


@cache
def _irregular() -> dict[str, str]:
    return dict(lexicon.mapping("irregular_plurals"))


def singular(word: str) -> str:
    """The singular of a plural in lower case; other words come back as they are."""
    if word in _irregular():
        return _irregular()[word]
    if len(word) < 3 or not word.endswith("s") or word.endswith(_NO_PLURAL) or word in _SINGULAR_S:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1]


def plural(word: str) -> bool:
    """Whether a word in lower case looks like a plural."""
    if word in _irregular():
        return True
    if word.endswith("men") and len(word) > 5 and word not in ("specimen", "regimen", "abdomen"):
        return True
    return (
        len(word) > 2
        and word.endswith("s")
        and not word.endswith(_NO_PLURAL)
        and word not in _SINGULAR_S
    )


def lemma(word: str) -> str:
    """Lower-case singular."""
    if word.endswith("men") and len(word) > 5 and word not in _irregular():
        return word[:-3] + "man"
    return singular(word)


# words that say where or how far after a noun, and are none themselves
_TRAILING = frozenset(
    "north south east west northeast northwest southeast southwest downstream upstream offshore "
    "nearby high long wide deep tall thick daily worldwide nationwide strong each downtown".split()
)
# plural in look, verbs before their particle: "his 142 sets up a win"
_PHRASAL = frozenset(
    "sets takes puts gives makes brings calls turns rules sums rounds opens closes backs".split()
)
_PARTICLES = frozenset("up out off down aside".split())


def head(t: Tokens, i: int, *, one: bool, limit: int) -> tuple[int, str] | None:
    """The counted noun at or after token ``i``: the token after it, and its lemma. None where no
    noun is counted.

    ``one`` asks for a singular; else the first plural of the phrase that no other plural follows.
    ``limit`` is a token
    that must not be passed (a time, the end).
    """
    i = partitive(t, i)
    run: list[int] = []
    k = i
    while k < min(i + _REACH, limit) and t.is_word(k) and not _ends_run(t, k, limit):
        word = t.words[k]
        if run and ends_phrase(t, k, word):
            break
        if t.words[k - 1] in DASHES and k == i:
            return None
        run.append(k)
        if not one and plural(word) and not _plural_follows(t, k, limit):
            if word in _PHRASAL and t.words[k + 1] in _PARTICLES and k == i:
                return None
            owner = _owned(t, k, limit)
            return owner if owner is not None else _found(t, k)
        k += 1
        if t.words[k] in DASHES and t.glued(k - 1) and t.glued(k):
            k += 1 if t.is_word(k + 1) else 2  # law-enforcement officers, AK-47 rifles
        elif t.words[k] in APOSTROPHES:
            break
    while one and len(run) > 1 and _trails(t.words[run[-1]]):
        run.pop()
    if one and run and not _adjective(t, run[-1]) and not plural(t.words[run[-1]]):
        return _found(t, run[-1])
    return None


def _trails(word: str) -> bool:
    """Whether a word after a singular noun is none: "one ship north", "a driver drowned"."""
    return word in _TRAILING or (word.endswith("ed") and word not in _NOUNS_IN_ED)


def _ends_run(t: Tokens, k: int, limit: int) -> bool:
    """Whether no noun phrase goes on at token ``k``; "mine" before a plural is a noun."""
    if t.words[k] not in _stops():
        return False
    return not (t.words[k] == "mine" and k + 1 < limit and plural(t.words[k + 1]))


def _owned(t: Tokens, k: int, limit: int) -> tuple[int, str] | None:
    """340,000 children's scooters: the thing counted behind an irregular plural that owns it."""
    if t.words[k] not in _irregular() or t.words[k + 1] not in APOSTROPHES:
        return None
    j = k + 3 if t.words[k + 2] == "s" else k + 2
    while j < min(k + _REACH, limit) and t.is_word(j) and t.words[j] not in _stops():
        if plural(t.words[j]):
            return _found(t, j)
        j += 1
    return None


def _found(t: Tokens, k: int) -> tuple[int, str]:
    """The token after the noun, and its lemma; co-workers keep their prefix."""
    word = lemma(t.words[k])
    if k >= 2 and t.words[k - 1] in DASHES and t.glued(k - 1) and t.words[k - 2] in _PREFIXES:
        word = f"{t.words[k - 2]}-{word}"
    return k + 1, word


def partitive(t: Tokens, i: int) -> int:
    """five of the miners: past "of the"; five of the town's schools: past "town's"."""
    if t.words[i] == "of" and (t.words[i + 1] in _PARTITIVE or t.capital(i + 1)):
        for k in range(i + 2, min(i + _OWNER, t.count)):
            if t.words[k] in APOSTROPHES:
                return k + 2 if t.words[k + 1] == "s" else k + 1
            if not t.is_word(k):
                break
        return i + 2 if t.words[i + 1] in _PARTITIVE else i
    if t.words[i] == "of" and t.words[i - 1].endswith("s"):
        return i + 1  # dozens of homes
    if t.words[i] == "(" and t.words[i + 2] == ")":
        return i + 3  # five (5) members
    return i


def _plural_follows(t: Tokens, k: int, limit: int) -> bool:
    """arms dealers, sports clubs: the noun is the later of two plurals that stand together."""
    j = k + 1
    if (
        j >= limit
        or not t.is_word(j)
        or t.words[j] in _stops()
        or (not t.capital(k) and t.capital(j))
    ):
        return False
    return (
        plural(t.words[j])
        and t.words[j] not in ("police", "troops", "staff", "crew")
        and len(t.words[j]) > 3
    )


def ends_phrase(t: Tokens, k: int, word: str) -> bool:
    """A participle or adverb after a noun ends the phrase; before one it belongs to it."""
    if (
        word.endswith("ly")
        and len(word) > 4
        and word not in ("family", "assembly", "ally", "rally", "supply", "anomaly", "monopoly")
    ):
        return plural(t.words[k - 1])
    if (word.endswith("ed") and word not in _NOUNS_IN_ED) or (
        word.endswith("ing") and word not in _NOUNS_IN_ING
    ):
        return plural(t.words[k - 1]) or t.words[k - 1] in ("person", "man", "woman", "child")
    return False


def _adjective(t: Tokens, k: int) -> bool:
    word = t.words[k]
    return (
        word.endswith(("ed", "ly", "ing", "ous", "ful", "ive", "able", "ible"))
        and word not in _NOUNS_IN_ED | _NOUNS_IN_ING
    ) or word in ("other", "more", "big", "new", "small", "former", "senior", "good", "bad")
