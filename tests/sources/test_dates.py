"""Dates of metadata."""

from __future__ import annotations

import time

import pytest

from factcheck.sources import dates


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("2026-01-28", "2026-01-28"),
        ("2026-01-28T23:59:00-08:00", "2026-01-28"),
        ("2026-01-28 10:16 GMT", "2026-01-28"),
        ("20260128", "2026-01-28"),
        ("2026/01/28", "2026-01-28"),
        ("2026-01", "2026-01"),
        ("2026", "2026"),
        ("2026-01-20/2026-01-22", "2026-01-20/2026-01-22"),
        ("Wed, 28 Jan 2026 10:16:00 +0000", "2026-01-28"),
        ("28 January 2026", "2026-01-28"),
        ("January 28, 2026 at 10:16 PM IST", "2026-01-28"),
        ("28.1.2026", "2026-01-28"),
        ("13/04/2025", "2025-04-13"),
        ("04/13/2025", "2025-04-13"),
        ("04/04/2025", "2025-04-04"),
        ("03/04/2025", ""),
        ("2026-06-31", ""),
        ("31 June 2026", ""),
        ("May 2026", ""),
        ("Wednesday", ""),
        ("yesterday", ""),
        ("in 10", ""),
        ("DC", ""),
        ("", ""),
    ],
)
def test_edtf(words: str, wanted: str) -> None:
    assert dates.edtf(words) == wanted


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland", "America/Los_Angeles"])
def test_the_machines_zone_plays_no_part(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    assert dates.edtf("Wed, 28 Jan 2026 23:50:00 +0000") == "2026-01-28"
