"""Rules over what the articles claim: ``load`` the rules, ``run`` them over a resolution."""

from factcheck.check.rule import Rule
from factcheck.check.ruleset import Ruleset, load
from factcheck.check.run import run

__all__ = ["Rule", "Ruleset", "load", "run"]
