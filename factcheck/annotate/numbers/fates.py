"""What became of the counted: "eight people were killed" counts the killed, "arrested 12 men" arrests."""

from __future__ import annotations

from functools import cache

from factcheck import lexicon
from factcheck.annotate.times.tokens import Tokens

_AUXILIARIES = frozenset(
    "were was are is be been being have has had got who that which left reported feared confirmed presumed pronounced found declared believed still also reportedly critically seriously badly severely lightly slightly fatally since later now all both officially so far either".split()
)
_OBJECTS = frozenset(
    "a an the his her him them their its it two three four five six seven eight nine ten several dozens hundreds some more".split()
)
_TOLL = frozenset(("toll", "tolls"))
_TOLL_WORDS = frozenset(
    "toll rose rises risen rising climbed climbs climbing stands stood has had have to at of is was now up from in the by jumped reached reaches reaching "
    "hit passed topped topping surpassed crossed had been put increased increases grown grew grows was raised official confirmed soared mounted mounts were "
    "surged past standing exceeds exceeded revised down".split()
)


@cache
def _by_kind() -> dict[str, dict[str, str]]:
    out: dict[str, dict[str, str]] = {"verb": {}, "state": {}, "object": {}, "noun": {}}
    for word, unit, kind in lexicon.rows("count_verbs"):
        out[kind][word] = unit
    return out


def of_noun(t: Tokens, j: int) -> str:
    """The unit of a noun that is itself a fate: deaths, injuries, bodies; "lives" where they were lost. ``j`` follows it."""
    word = t.words[j - 1]
    if word in ("lives", "life"):
        return "killed" if t.words[j] == "lost" or t.words[j : j + 2] == ["were", "lost"] else ""
    return _by_kind()["noun"].get(word, "")


def after(t: Tokens, j: int, *, noun: bool) -> tuple[int, str]:
    """The fate that follows a counted noun (``noun``) or a bare number at token ``j``: token after it, and its unit."""
    kinds = _by_kind()
    k = j
    while k < j + 5 and t.words[k] in _AUXILIARIES:
        k += 1
    word = t.words[k]
    if word in kinds["verb"]:
        if k == j and (t.words[k + 1] in _OBJECTS or t.words[k + 1].isdecimal()) and noun:
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
    return j, ""


def _noun_follows(t: Tokens, k: int) -> bool:
    """ "8 injured passengers": the fate is an adjective of a noun."""
    return (
        t.is_word(k)
        and t.words[k] not in lexicon.words("phrase_stops")
        and t.words[k].endswith(("s", "people", "men", "women", "children"))
    )


def before(t: Tokens, i: int) -> str:
    """The fate whose object begins at token ``i``: killed eight people; death toll rose to eight; claimed 12 lives."""
    k = i - 1
    if t.words[k] in ("also", "another", "up", "to", "the", "of", "some"):
        k -= 1
    kinds = _by_kind()
    for unit in (kinds["object"].get(t.words[k], ""), kinds["verb"].get(t.words[k], "")):
        if unit and k >= 0 and not _passive(t, k):
            return unit
    return _toll(t, i)


def _passive(t: Tokens, k: int) -> bool:
    """ "were killed 12 people" is no English: after a form of be the number is not the object."""
    return t.words[k - 1] in ("were", "was", "been", "are", "is", "be", "being") or (
        t.words[k + 1] in ("to", "of", "up") and t.words[k] != "killing"
    )


def _toll(t: Tokens, i: int) -> str:
    """death toll rose to eight, the toll stood at 45."""
    for k in range(i - 1, max(-1, i - 9), -1):
        if t.words[k] in _TOLL:
            return "killed"
        if t.words[k] not in _TOLL_WORDS and not t.words[k].isdecimal() and t.words[k][-2:] != "ly":
            return ""
    return ""
