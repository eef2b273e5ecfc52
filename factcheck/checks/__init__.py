"""Rules over what the articles claim: ``load`` the rules, ``run`` them over a resolution."""

from factcheck.checks.rule import Rule
from factcheck.checks.ruleset import Ruleset, load
from factcheck.checks.run import run

__all__ = ["Rule", "Ruleset", "load", "run"]
