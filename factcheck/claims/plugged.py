"""The claims of extractors that other packages bring."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from factcheck.model import Claim
from factcheck.plugins import Plugin, PluginError, load

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading


def extract(plugins: Sequence[Plugin], reading: Reading, subjects: Collection[str]) -> list[Claim]:
    """Their claims in order of the plug-ins. ``subjects`` are the ids that a claim may be about.

    Raises PluginError, which names the plug-in, where one raises or yields what is no claim of this
    article.
    """
    claims: list[Claim] = []
    for plugin in plugins:
        try:
            found = list(load(plugin)(reading))
        except PluginError:
            raise
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
            raise PluginError(plugin, f"failed; its claims are left out ({reason})") from error
        for claim in found:
            wrong = _fault(claim, reading, subjects)
            if wrong:
                raise PluginError(plugin, f"{wrong}; its claims are left out")
            claims.append(claim)
    return claims


def _fault(claim: object, reading: Reading, subjects: Collection[str]) -> str:
    if not isinstance(claim, Claim):
        return f"gives a {type(claim).__name__} where a Claim is wanted (reading.claim makes one)"
    if claim.subject not in subjects:
        return f'claims something of "{claim.subject}", which the article does not speak of'
    if not 0 <= claim.start < claim.end <= len(reading.text):
        return f"claims something at {claim.start}-{claim.end}, outside the article"
    if claim.text != reading.text[claim.start : claim.end] or claim.source != reading.path:
        return "makes claims by itself, not by reading.claim"
    return ""
