"""What the property tests draw from: dates of every shape, quantities, names, titles and texts."""

from __future__ import annotations

from calendar import monthrange

from hypothesis import strategies as st

from factcheck.values import Date, Ordinal, Quantity, Text, Title, Value
from factcheck.values.names import Name, NameKind

YEARS = st.integers(1900, 2100)
KINDS: st.SearchStrategy[NameKind] = st.sampled_from(["person", "organization", "place", ""])


@st.composite
def days(draw: st.DrawFn, years: st.SearchStrategy[int] = YEARS) -> str:
    year, month = draw(years), draw(st.integers(1, 12))
    return f"{year:04d}-{month:02d}-{draw(st.integers(1, monthrange(year, month)[1])):02d}"


@st.composite
def points(draw: st.DrawFn) -> str:
    day = draw(days(st.integers(2023, 2026)))
    shape = draw(st.integers(0, 8))
    if shape == 7:
        return f"{day[:4]}-{draw(st.sampled_from([21, 22, 23, 24, 33, 34, 35, 36, 40, 41]))}"
    if shape == 8:
        zone = draw(st.sampled_from(["", "Z", "+05:30", "-08:00"]))
        return f"{day}T{draw(st.integers(0, 23)):02d}:{draw(st.integers(0, 59)):02d}{zone}"
    forms = [day, day[:7], day[:4], day[:3] + "X", "XXXX" + day[4:], "XXXX" + day[4:7], day + "~"]
    return forms[shape]


@st.composite
def dates(draw: st.DrawFn) -> Date:
    first = draw(points())
    if not draw(st.booleans()):
        return Date.parse(first)
    last = draw(st.sampled_from(["..", draw(points())]))
    try:
        return Date.parse(f"{first}/{last}")
    except ValueError:
        return Date.parse(f"{last}/{first}")


UNITS = st.sampled_from(["person", "people", "country", "nation", "USD", "EUR", "km", "mile", "%"])
BOUNDS = st.one_of(st.none(), st.integers(0, 60), st.sampled_from([2.5, 8.04, 350.0, 1e9]))


@st.composite
def quantities(draw: st.DrawFn, units: st.SearchStrategy[str] = UNITS) -> Quantity:
    low, high = draw(BOUNDS), draw(BOUNDS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Quantity(low, high, draw(units), approximate=draw(st.booleans()))


WORDS = st.sampled_from(
    "Sara Sarah Vinay Vijay Mohan Kwatra Carter John Smith Smyth J. Jr. Dr. al-Aziz Abdul van Gogh "
    "Muhammad Mohammed Иван O’Neill US India France Ministry of Defence Foreign Affairs Group Ltd "
    "GmbH Bank New York Washington D.C. ONDCP Paris , & (UN) 1st Office Drug Policy".split()
)
NAMES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join) | st.text(max_size=12)
ROLES = st.lists(
    st.sampled_from(
        "former acting Deputy Director General Minister of Home and Ambassador to India".split()
    ),
    min_size=1,
    max_size=5,
).map(" ".join) | st.text(max_size=8)
PHRASES = st.sampled_from(
    "held|was called off|planned|2-1|1–2|online|acquitted|convicted".split("|")
) | st.text(max_size=8)
VALUES: st.SearchStrategy[Value] = st.one_of(
    dates(),
    quantities(),
    st.builds(Ordinal, st.integers(1, 4)),
    st.builds(Name, NAMES, KINDS),
    st.builds(Title, ROLES, st.none() | NAMES),
    st.builds(Text, PHRASES),
)
