"""One numeral with its bound, range, unit and noun."""

# ruff: noqa: PLR0911 - a reading returns where the words stop fitting it

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from factcheck import lexicon
from factcheck.annotate.numbers import (
    bounds,
    exclusions,
    fates,
    levels,
    magnitudes,
    nouns,
    numerals,
    scores,
    units,
)
from factcheck.annotate.numbers.bounds import Interval
from factcheck.annotate.numbers.numerals import Numeral
from factcheck.annotate.times.tokens import DASHES, Tokens

_DEFINITE = frozenset("the these those both all its his her their our other".split())
_COMPOUND_NOT = frozenset(
    "way time times fold off on star off year month week day hour minute second man up to one "
    "two three four five six seven eight nine ten half year-old "
    "bedroom sided wheel state party tier piece part step stop size front pronged dimensional "
    "digit hundred thousand million".split()
)
_PHRASE = 7  # words after an ordinal among which its noun stands
_PRONOUN_BEFORE = frozenset("no any every each some this that which another only the".split())
_ONE_NOT = frozenset(
    "day way point time thing another side hand such step reason part example bit".split()
)


_MULTIPLIED = frozenset(
    "as the a an its his her their that this what daily weekly monthly yearly annually each every "
    "per over more".split()
)


# "a staff of 45", "the attendance was 17,300"
_NUMBERS = frozenset("of was is at reached totalled totaled numbered".split())
_PEOPLE = frozenset(
    "staff workforce attendance crowd audience membership congregation crew".split()
)
# bodies of people that a number is the strength of: "a 20,000-strong crowd"
_STRONG = frozenset(
    "crowd force army congregation delegation team workforce staff audience contingent garrison "
    "unit mob gang group choir orchestra community union rally protest march squad party caucus "
    "posse battalion brigade crew militia".split()
)


class Reading(Struct):
    """Tokens ``first`` to ``last`` (excluded). ``number`` is None where they are read past and say
    nothing.
    """

    first: int
    last: int
    number: Interval | None
    unit: str = ""
    approximate: bool = False
    ordinal: bool = False
    definite: bool = False


def left_out(t: Tokens, i: int, found: Numeral) -> Reading | None:
    """A reading without a number where the numeral counts nothing; None where it may count."""
    last = found.last
    if (
        exclusions.in_name(t, i, last)
        or exclusions.is_age(t, i, last)
        or exclusions.is_ratio(t, i, last)
    ):
        return Reading(i, last, None)
    if exclusions.is_label(t, i) or exclusions.is_note(t, i, last):
        return Reading(i, last, None)
    if (
        exclusions.is_code(t, i)
        or exclusions.is_numbering(t, i, last)
        or exclusions.in_proper_name(t, i, last)
    ):
        return Reading(i, last, None)
    if (result := scores.result(t, i, found)) is not None:
        end, low, high, unit = result
        return Reading(i, end, (low, high), unit)
    if exclusions.is_score(t, i, last) and _span_range(t, i, found) is None:
        k = last
        while t.words[k] in DASHES and t.words[k + 1].isdecimal() and t.glued(k):
            k += 2
        return Reading(i, k, None)
    return None


def both(t: Tokens, i: int, limit: int) -> Reading | None:
    """both countries: two that are known already."""
    j = i + 2 if t.words[i + 1] == "the" else i + 1
    hit = nouns.head(t, j, one=False, limit=limit)
    if hit is None:
        return None
    return Reading(i, hit[0], (Decimal(2), Decimal(2)), hit[1], definite=True)


def none(t: Tokens, i: int, limit: int) -> Reading | None:
    """no injuries, no one was hurt: nought of those."""
    last, unit = fates.none(t, i)
    if not unit or last > limit:
        return None
    return Reading(i, last, (Decimal(0), Decimal(0)), unit)


def times(t: Tokens, i: int, limit: int) -> Reading | None:
    """married twice; not "twice as many", "twice the size", "twice a week"."""
    if t.words[i + 1] in _MULTIPLIED or t.words[i + 1] == "-" or not t.is_word(i - 1):
        return None
    count = Decimal(2 if t.words[i] == "twice" else 3)
    return Reading(i, i + 1, (count, count), "time")


def ordinal(t: Tokens, i: int, found: Numeral) -> Reading | None:
    """sixth annual meeting: the ordinal with the noun it numbers; nothing where it numbers none
    ("first, he said").
    """
    j = found.last
    if (
        t.words[j] in DASHES
        or (i and t.glued(i - 1) and t.words[i - 1] in DASHES)
        or (t.words[i - 1] in ("at", "of") and not t.is_word(j))
    ):
        return Reading(i, j, None)
    noun = _numbered(t, j)
    if found.words and (
        (not noun or numerals.kind(t, j) or noun.endswith(("ed", "ly")))
        or exclusions.ordinal_in_name(t, i, j, noun)
    ):
        return Reading(i, j, None)  # first, he said; the first two films; the Third Reich
    return Reading(i, j, (found.value, found.value), nouns.lemma(noun), ordinal=True)


def _numbered(t: Tokens, j: int) -> str:
    """The noun of the phrase at token ``j`` that an ordinal stands before, or nothing."""
    noun, k, last = "", _past_initials(t, j), j
    for _ in range(_PHRASE):
        if not t.is_word(k) or _stops(t, k):
            break
        if noun and t.capital(k) and not t.capital(last):
            break  # third baseman Alex Rodriguez
        if noun and t.words[k].endswith("ed"):
            break  # the fifth meeting convened
        noun, last = t.words[k], k
        k += 1
        if t.words[k] in DASHES and t.glued(k - 1) and t.glued(k):
            k += 1
        k = _past_initials(t, k)
    return noun


def _stops(t: Tokens, k: int) -> bool:
    """Whether a word ends a noun phrase; "US" is a country, "us" is none."""
    word = t.words[k]
    return word in lexicon.words("phrase_stops") and not (
        word == "us" and t.text[t.starts[k] : t.ends[k]].isupper()
    )


def _past_initials(t: Tokens, k: int) -> int:
    """The token after "U.S." and a hyphen behind it; ``k`` where it is no initial."""
    first = k
    while len(t.words[k]) == 1 and t.is_word(k) and t.words[k + 1] == "." and t.glued(k):
        k += 2
    return k + (k > first and t.words[k] in DASHES and t.glued(k - 1) and t.glued(k))


def quantity(t: Tokens, i: int, found: Numeral, limit: int) -> Reading | None:
    """A count, sum, share or measure."""
    first, currency = units.money_before(t, i)
    second = _span_range(t, i, found)
    last = second.last if second is not None else found.last
    behind, bound = bounds.after(t, last)
    if not bound and t.words[last] in DASHES and t.glued(last - 1) and t.glued(last):
        compound = None if currency else _compound(t, i, found, last)
        if compound is not None:
            return compound
    reading = Reading(first, behind, None)
    named = first - 1 if first > 1 and t.words[first - 1] in DASHES else first
    first_bound, before = bounds.before(t, first - 2 if named < first else first)
    if before:
        reading.first = first_bound
        bound = before if not bound or bound == "about" else bound
    whole = _unit(t, i, found, reading, limit=limit, currency=currency)
    if not reading.unit and _nothing_counted(t, i, found, reading):
        return Reading(i, reading.last, None)
    low = bounds.interval(found, bound, whole=whole)
    if second is not None:
        _same_scale(found, second)
        low = bounds.join(
            bounds.interval(found, "about" if bound == "about" else "", whole=whole),
            bounds.interval(second, bound, whole=whole),
        )
        if bound in ("more", "least"):
            low = ((found.value, None), False)
    reading.number, reading.approximate = low
    return reading


def _same_scale(first: Numeral, second: Numeral) -> None:
    """5-6 million, $5 to 6 billion: the scale of the second is the first's as well."""
    if second.scaled and not first.scaled and first.value < 1000 and first.value < second.value:
        factor = second.step
        while factor and factor < 1000 and second.value >= 1000:
            factor *= 10
        first.value, first.step, first.scaled = first.value * factor, first.step * factor, True


def _nothing_counted(t: Tokens, i: int, found: Numeral, reading: Reading) -> bool:
    """Whether a number without a unit is a label, a year or a pronoun."""
    if (found.words and found.value < 2) or t.words[i] in ("a", "an") or found.many is not None:
        return True
    if not found.words and reading.first == i and exclusions.named_before(t, i):
        return True
    return exclusions.is_bare_year(t, i, found.last)


def _compound(t: Tokens, i: int, found: Numeral, last: int) -> Reading | None:
    """12-member panel, 1,000-page report: the noun behind the hyphen. 5-mile is a measure, three-
    way counts nothing.
    """
    if numerals.kind(t, last + 1) in ("scale", "fraction", "ordinal"):
        return None
    end, symbol = units.measure(t, last, figures=not found.words, scaled=found.scaled)
    share, percent = units.percent(t, last)
    if percent:
        end, symbol = share, percent
    if symbol:
        return Reading(i, end, (found.value, found.value), symbol)
    word = t.words[last + 1]
    if word == "strong":
        unit = "person" if t.words[last + 2] in _STRONG else ""
        number = (found.value, found.value) if unit else None
        return Reading(i, last + 2, number, unit)
    if (
        not t.is_word(last + 1)
        or word in _COMPOUND_NOT
        or word in lexicon.words("phrase_stops")
        or word.endswith(("ed", "est", "ly"))
    ):
        return Reading(i, last + 2, None) if t.is_word(last + 1) else None
    return Reading(i, last + 2, (found.value, found.value), nouns.lemma(word))


def _span_range(t: Tokens, i: int, found: Numeral) -> Numeral | None:
    """The second number of 10-12, between 5 and 10, from 5 to 10, 10 to 12. A dash alone makes no
    range downward.
    """
    j = found.last
    mark = t.words[j]
    if (mark in DASHES and found.value is not None) or (
        mark == "to"
        or (mark == "and" and "between" in (t.words[i - 1], t.words[i - 2]))
        or (mark == "or" and found.words)
    ):
        k = j + 1
    else:
        return None
    k = k + 1 if t.words[k] in ("$", "£", "€", "₹") else k
    second = (
        numerals.numeral(t, k)
        if numerals.kind(t, k) in ("unit", "tens") or t.words[k].isdecimal()
        else None
    )
    if (
        second is None
        or second.ordinal
        or (exclusions.in_name(t, k, second.last) and mark not in DASHES)
    ):
        return None
    if second.value <= found.value:
        return None
    if mark == "to" and not _rises(t, i, second):
        return None
    if mark in DASHES and not _counted(t, i, second.last):
        return None
    if mark == "or" and second.value - found.value > 2:
        return None
    return second


def _rises(t: Tokens, i: int, second: Numeral) -> bool:
    """ "rose from 5 to 10" names two values; "from 5 to 10 people" is a range. Told by the verb
    before.
    """
    movers = {
        "rose",
        "rise",
        "rises",
        "rising",
        "increased",
        "increase",
        "increasing",
        "up",
        "grew",
        "jumped",
        "climbed",
        "raised",
        "raise",
        "revised",
        "went",
        "improved",
        "doubled",
        "surged",
        "soared",
        "expanded",
        "moved",
    }
    if any(t.words[k] in movers for k in range(max(0, i - 6), i)):
        return False
    return _counted(t, i, second.last)


def _counted(t: Tokens, i: int, j: int) -> bool:
    """Whether something is counted behind a range, or money or a word of range stands before it."""
    if t.words[i - 1] in ("$", "£", "€", "₹", "between", "from", "rs", "some", "about", "around"):
        return True
    if units.percent(t, j)[1] or units.measure(t, j, figures=True, scaled=False)[1]:
        return True
    return nouns.head(t, j, one=False, limit=t.count) is not None and t.words[j] not in (
        "wins",
        "victory",
        "win",
        "loss",
        "votes",
    )


def _unit(
    t: Tokens, i: int, found: Numeral, reading: Reading, *, limit: int, currency: str
) -> bool:
    """Sets the unit, the end and whether the article is definite; returns whether whole things are
    counted.
    """
    j = reading.last
    if currency:
        reading.unit = currency
        return False
    end, unit = units.percent(t, j)
    if not unit:
        end, unit = units.measure(t, j, figures=not found.words, scaled=found.scaled)
    if unit:
        if found.value < 10 and unit in ("°", "magnitude") and magnitudes.on_scale(t, end):
            unit = "magnitude"
        reading.unit, reading.last = unit, end
        return False
    first = i if t.words[i - 1] in DASHES else reading.first
    if found.value < 10 and (end := magnitudes.after(t, first, j)):
        reading.unit, reading.last = "magnitude", end
        return False
    _noun(t, i, found, reading, limit=limit)
    return found.value == found.value.to_integral_value()


def _noun(t: Tokens, i: int, found: Numeral, reading: Reading, *, limit: int) -> None:
    """The counted noun, or what became of the counted."""
    start = reading.last
    one = found.value == 1 and found.last == reading.last
    if one and (t.words[start] == "of" or t.words[reading.first - 1] in _PRONOUN_BEFORE):
        return  # one of them, no one else
    hit = (
        nouns.head(t, start, one=one, limit=limit)
        if not (one and found.words and t.words[start] in _ONE_NOT)
        else None
    )
    if one and hit is not None and fates.told(t.words[hit[0] - 1]):
        hit = None  # one dead
    if hit is not None and not (one and found.words and hit[1] in _ONE_NOT):
        reading.last, reading.unit = hit
        if found.many is not None:  # millions of dollars
            reading.unit = units.currency(hit[1]) or hit[1]
    reading.definite = (
        t.words[reading.first - 1] in _DEFINITE and reading.first > 0 and reading.first == i
    )
    fate = _fate(t, reading, limit=0 if one else limit)
    if fate:
        reading.unit = fate
    if not reading.unit:
        _bare(t, reading, limit)


def _fate(t: Tokens, reading: Reading, *, limit: int) -> str:
    """What became of the counted: by its noun, behind it, before it, or at the end of a list that
    it begins (not where ``limit`` is 0)."""
    noun = reading.unit != ""
    fate = fates.of_noun(t, reading.last) if noun else ""
    if fate:
        return fate
    end, fate = fates.after(t, reading.last, noun=noun)
    if fate:
        reading.definite = False
        if not noun:
            reading.last = end
        return fate
    fate = fates.before(t, reading.first)
    if not fate and noun and limit:
        return fates.shared(t, reading.first, reading.last, limit)
    return fate


def _bare(t: Tokens, reading: Reading, limit: int) -> None:
    """What a number without a noun counts: some of a whole that was named ("six of them", "four of
    the dead", "230 of its 410 flights"), or the people of a crowd or staff before it."""
    end, unit = fates.whole(t, reading.last)
    if not unit:
        end, unit = _of_number(t, reading.last, limit)
    first = reading.first
    if unit:
        reading.last, reading.unit = end, unit
    elif first > 1 and t.words[first - 1] in _NUMBERS and t.words[first - 2] in _PEOPLE:
        reading.unit = "person"
    elif not exclusions.is_bare_year(t, first, reading.last):
        reading.unit = levels.counted(t, first)


def _of_number(t: Tokens, j: int, limit: int) -> tuple[int, str]:
    """230 of its 410 flights, six of the yard's nine cranes: the words before the second number,
    which is one of its own, and what both count."""
    if t.words[j] != "of" or not (t.words[j + 1] in _DEFINITE or t.capital(j + 1)):
        return j, ""
    at = nouns.partitive(t, j)
    second = numerals.numeral(t, at) if at > j else None
    if second is None or second.ordinal:
        return j, ""
    hit = nouns.head(t, second.last, one=False, limit=limit)
    if measured := units.measure(t, second.last, figures=True, scaled=False)[1]:
        return at, measured  # 120 of its 500 euros
    return (at, hit[1]) if hit is not None else (j, "")
