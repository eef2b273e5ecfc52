"""Predicates in the words of a reader."""

from __future__ import annotations

from factcheck.values.words import fates, plural

WORDS = {
    "event.date": "when it took place",
    "event.place": "where",
    "event.status": "whether it took place",
    "event.outcome": "outcome",
    "event.group": "body that met",
    "event.ordinal": "number in its series",
    "event.mode": "in person or virtual",
    "event.hosted_by": "host",
    "event.opened_by": "who opened it",
    "event.led_by": "who led it",
    "event.attended_by": "who attended",
    "event.signed_by": "who signed",
    "date": "date",
    "quantity": "number",
    "person.title": "title",
    "person.age": "age",
    "person.born": "born",
    "person.died": "died",
    "person.name": "name",
    "organization.name": "name",
    "organization.acronym": "acronym",
    "organization.founded": "founded",
    "place.name": "name",
    "quote.text": "wording",
    "quote.speaker": "speaker",
    "correction": "correction",
}
ORDER = {predicate: index for index, predicate in enumerate(WORDS)}
MONEY = 3  # letters of a currency's code


def predicate_words(predicate: str, unit: str = "") -> str:
    """``when it took place``, ``number of arrests``, ``how many were killed``, ``sums in USD``."""
    if predicate != "quantity" or not unit:
        return WORDS.get(predicate, predicate.replace(".", " ").replace("_", " "))
    if unit == "%":
        return "shares"
    if len(unit) == MONEY and unit.isupper():
        return f"sums in {unit}"
    if unit in fates():
        return f"how many were {unit}" if unit.endswith("ed") else f"how many are {unit}"
    named = plural(unit)
    return f"number of {named}" if named != unit else f"measure in {unit}"


def predicate_rank(predicate: str) -> int:
    """Where a predicate comes among those of its subject."""
    return ORDER.get(predicate, len(ORDER))
