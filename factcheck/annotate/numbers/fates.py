"""What became of the counted: "eight people were killed" counts the killed, "arrested 12 men"
arrests.
"""

# ruff: noqa: PLR0911 - a reading returns where the words stop fitting it

from __future__ import annotations

from functools import cache

from factcheck import lexicon
from factcheck.annotate.numbers import nouns, numerals
from factcheck.annotate.times.tokens import DASHES, Tokens

_AUXILIARIES = frozenset(
    "were was are is be been being have has had got who that which left reported feared "
    "confirmed presumed pronounced found declared believed still also reportedly critically "
    "seriously badly severely lightly slightly fatally since later now all both officially so "
    "far either remain remains remained remaining".split()
)
# shot dead, beaten to death
_DEADLY = frozenset("shot stabbed beaten hacked burned burnt crushed trampled gunned".split())
_HURT = frozenset("injuries injury wounds burns inhalation shock fractures bruises".split())
# what stands before the first of several that share a fate: the start of a clause
_CLAUSE = frozenset('. , ; : " “ ” ( — – that when after where but least'.split()) | frozenset(
    (*"and while before because as if said".split(), chr(10))
)
# what a count of some of a known whole is said to be of
_WHOLES = {
    "dead": "killed", "deceased": "killed", "wounded": "injured", "injured": "injured",
    "missing": "missing", "arrested": "arrest", "detained": "detention", "rescued": "rescued",
}  # fmt: skip
_OBJECTS = frozenset(
    "a an the his her him them their its it two three four five six seven eight nine ten "
    "several dozens hundreds some more".split()
)
_ASIDES = frozenset(
    "including among mostly mainly all most some both many aged ages one two three four a an "
    "the".split()
)
# verbs of dying that take no object
_ENDINGS = frozenset("died drowned perished suffocated".split())
# what is done to the counted, as a noun before "of"
_NOMINAL = {
    "killing": "killed", "killings": "killed", "murder": "killed", "murders": "killed",
    "massacre": "killed", "slaying": "killed", "slayings": "killed", "loss": "",
    "wounding": "injured", "detention": "detention", "kidnapping": "kidnapped",
    "abduction": "kidnapped", "rescue": "rescued", "evacuation": "evacuated",
    "release": "released", "execution": "executed", "conviction": "convicted",
    "displacement": "displaced", "deportation": "deported",
}  # fmt: skip
_ABOARD = frozenset(("aboard", "onboard", "inside", "present"))
_TOLL = frozenset(("toll", "tolls"))
_TOLL_BEFORE = frozenset(
    "to at of past reached reaches reaching hit hits is was now passed topped tops passes exceeds "
    "exceeded stands surpassed crossed topping numbered numbering totaled totalled from".split()
)


@cache
def _by_kind() -> dict[str, dict[str, str]]:
    out: dict[str, dict[str, str]] = {"verb": {}, "state": {}, "object": {}, "noun": {}}
    for word, unit, kind in lexicon.rows("count_verbs"):
        out[kind][word] = unit
    return out


def of_noun(t: Tokens, j: int) -> str:
    """The unit of a noun that is itself a fate: deaths, injuries, bodies; "lives" where they were
    lost. ``j`` follows it.
    """
    word = t.words[j - 1]
    if word in ("lives", "life"):
        return "killed" if t.words[j] == "lost" or t.words[j : j + 2] == ["were", "lost"] else ""
    return _by_kind()["noun"].get(word, "")


def told(word: str) -> bool:
    """Whether a word tells what became of someone: dead, missing, injured."""
    kinds = _by_kind()
    return word in kinds["state"] or word in kinds["verb"]


def after(t: Tokens, j: int, *, noun: bool) -> tuple[int, str]:
    """The fate that follows a counted noun (``noun``) or a bare number at token ``j``: token after
    it, and its unit.
    """
    kinds = _by_kind()
    k = _past_aside(t, j) if noun else j
    if t.words[k] in _ABOARD:
        k += 1
        if t.words[k - 1] == "on" and t.words[k] == "board":
            k += 1
    start = k
    while k < start + 5 and t.words[k] in _AUXILIARIES:
        k += 1
    word = t.words[k]
    if word in kinds["verb"]:
        if k == start and (t.words[k + 1] in _OBJECTS or t.words[k + 1].isdecimal()) and noun:
            return j, ""  # "eight officers arrested a man"
        if t.words[k - 1] in ("have", "has", "had", "who", "that") or (
            not noun and t.is_word(k + 1) and _noun_follows(t, k + 1)
        ):
            return j, ""
        return k + 1, kinds["verb"][word]
    if word in kinds["state"]:
        if not noun and _noun_follows(t, k + 1):
            return j, ""
        return k + 1, kinds["state"][word]
    if k > j and word == "in" and t.words[k + 1] == "custody":
        return k + 2, "detention"
    return _hurt(t, j, k)


def _hurt(t: Tokens, j: int, k: int) -> tuple[int, str]:
    """The fate told in several words at token ``k`` after a count that ends at ``j``: were shot
    dead, were treated for burns, suffered minor injuries, were taken to hospital."""
    word, passive = t.words[k], k > j
    if word in _DEADLY and passive:
        if t.words[k + 1] == "dead" or t.words[k + 1 : k + 3] == ["to", "death"]:
            return k + 2 + (t.words[k + 1] == "to"), "killed"
        if word == "gunned" and t.words[k + 1] == "down":
            return k + 2, "killed"
    elif t.words[j - 1] in ("patient", "patients"):
        return j, ""
    elif (word == "treated" and passive and t.words[k + 1] == "for") or word in (
        "suffered",
        "sustained",
    ):
        for last in range(k + 1, min(k + 7, t.count)):
            if t.words[last] in _HURT:
                return last + 1, "injured"
            if not t.is_word(last) and t.words[last] not in DASHES:
                break
    return j, ""


def whole(t: Tokens, j: int) -> tuple[int, str]:
    """The whole that a count at ``j`` is some of: "of the dead", "of those wounded", by its fate;
    "of them", "of whom" have the unit ``them``, which the count before gives."""
    if t.words[j] != "of":
        return j, ""
    word = t.words[j + 1]
    if word in ("them", "whom"):
        return j + 2, "them"
    if word in ("the", "those"):
        k = j + 3 if t.words[j + 2] in ("people", "who") else j + 2
        if (unit := _WHOLES.get(t.words[k], "")) and not _noun_follows(t, k + 1):
            return k + 1, unit
    return j, ""


def shared(t: Tokens, i: int, j: int, limit: int) -> str:
    """The fate of the whole list that begins the clause with a count at tokens ``i`` to ``j``: six
    guards and 13 inmates were killed."""
    if i > 0 and t.words[i - 1] not in _CLAUSE:
        return ""
    k = j
    for _ in range(3):
        if t.words[k] == ",":
            k += 1
        k += t.words[k] == "and"
        found = numerals.numeral(t, k) if k > j else None
        if found is not None and not found.ordinal:
            k = found.last
        elif k > j and t.words[k] in ("a", "an"):
            k += 1
        else:
            return ""
        hit = nouns.head(t, k, one=t.words[k - 1] in ("a", "an", "one"), limit=limit)
        if hit is None:
            return ""
        k = hit[0]
        unit = after(t, k, noun=True)[1]
        if unit or t.words[k] not in (",", "and"):
            return unit
    return ""


def _past_aside(t: Tokens, j: int) -> int:
    """six people, including two children, were killed: past what stands between commas."""
    if t.words[j] not in (",", "—", "–") or t.words[j + 1] not in _ASIDES:
        return j
    for k in range(j + 2, min(j + 14, t.count - 1)):
        if t.words[k] == t.words[j]:
            ends = t.words[k + 1] in _AUXILIARIES or t.words[k + 1] in _ENDINGS
            return k + 1 if ends else j
        if t.words[k] in (".", "\n", ""):
            break
    return j


def _noun_follows(t: Tokens, k: int) -> bool:
    """ "8 injured passengers": the fate is an adjective of a noun."""
    return (
        t.is_word(k)
        and t.words[k] not in lexicon.words("phrase_stops")
        and t.words[k].endswith(("s", "people", "men", "women", "children"))
    )


def before(t: Tokens, i: int) -> str:
    """The fate whose object begins at token ``i``: killed eight people; death toll rose to eight;
    claimed 12 lives.
    """
    k = i - 1
    kinds = _by_kind()
    if t.words[k] == "of" and k > 0:
        noun = kinds["noun"].get(t.words[k - 1], "") or _NOMINAL.get(t.words[k - 1], "")
        if noun:  # the deaths of five soldiers
            return noun
    if t.words[k] in ("also", "another", "up", "to", "the", "of", "some", "other"):
        k -= 1
    if t.words[k] in ("least", "total"):
        k -= 2
    for unit in (kinds["object"].get(t.words[k], ""), kinds["verb"].get(t.words[k], "")):
        if unit and k >= 0 and not _passive(t, k):
            return unit
    return _toll(t, i)


def _passive(t: Tokens, k: int) -> bool:
    """ "were killed 12 people" is no English: after a form of be the number is not the object."""
    return t.words[k - 1] in ("were", "was", "been", "are", "is", "be", "being") or (
        t.words[k + 1] in ("to", "of", "up") and t.words[k] != "killing"
    )


def _numbered(t: Tokens, k: int, i: int) -> str:
    """The number of dead rose to eight, the number of people killed was eight: the fate named
    between.
    """
    kinds = _by_kind()
    for word in t.words[k:i]:
        if unit := kinds["state"].get(word) or kinds["verb"].get(word) or kinds["noun"].get(word):
            return unit
    return ""


def none(t: Tokens, i: int) -> tuple[int, str]:
    """No injuries were reported, no one was hurt, nobody died: the token after it and the unit of
    which there is none. Nothing where others are meant ("no one else", "no other injuries").
    """
    kinds = _by_kind()
    j = i + 1
    if t.words[i] == "no":
        if t.words[j] in DASHES:
            j += 1
        if t.words[j] == "reported":
            j += 1
        word = t.words[j]
        if word in ("injuries", "deaths", "fatalities", "casualties", "arrests"):
            return (
                (j + 1, kinds["noun"].get(word, "casualty")) if t.words[j + 1] != "or" else (i, "")
            )
        if word not in ("one", "people", "passengers", "residents"):
            return i, ""
        j += 1
    elif t.words[i] != "nobody":
        return i, ""
    if t.words[j] in ("was", "were", "has", "had", "have", "is"):
        j += 1 + (t.words[j + 1] == "been")
    word = t.words[j]
    unit = kinds["verb"].get(word) or kinds["state"].get(word, "")
    return (j + 1, unit) if unit and t.words[j + 1] not in ("or", "nor") else (i, "")


def _toll(t: Tokens, i: int) -> str:
    """death toll rose to eight, the toll from the blast stood at 45, a toll of 12."""
    if t.words[i - 1] not in _TOLL_BEFORE:
        return ""
    if t.words[i - 1] in ("numbered", "numbering", "totaled", "totalled"):
        named = _by_kind()["verb"].get(t.words[i - 2]) or _by_kind()["state"].get(t.words[i - 2])
        if named:
            return named
    for k in range(i - 1, max(-1, i - 11), -1):
        if t.words[k] in _TOLL:
            return "killed"
        if t.words[k] == "number" and t.words[k + 1] == "of":
            return _numbered(t, k + 2, i)
        if t.words[k] in (".", "\n", ";") or t.words[k].isdecimal():
            return ""
    return ""
