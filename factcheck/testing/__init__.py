"""The public runner of rule cases: small articles with what must fire and what must not.

``run_cases(folder)`` runs every ``<name>.cases.yaml`` of a folder of rules. Such a file is a list::

    - name: two ranges that end on different days
      articles:
        a.txt: |
          Date: 2026-01-22
          The committee met in Oslo on 20-21 January.
        b.txt: |
          Date: 2026-01-23
          The committee met in Oslo from 20 to 22 January.
      fires:
        - values: [2026-01-20/2026-01-21, 2026-01-20/2026-01-22]
          sources: [a.txt, b.txt]
    - name: a month and a day inside it
      articles: {...}
      silent: true

Rules about waivers are given some: ``waivers`` is a list of waivers ``of`` what a rule finds in
the articles, or of a ``fingerprint``, each through a day that it ``expires``. ``today`` says what
day it is, for no clock is read.

``fires`` lists every contradiction, variant and update of the rule, ``silent: true`` that there
is none. Agreements are looked for where ``verdict: agreement`` asks for them, and else ignored. A
rule without a case that fires and one that is silent fails.
"""

from factcheck.testing.cases import Case, CaseResult, Expected, read_cases
from factcheck.testing.runner import run_cases

__all__ = ["Case", "CaseResult", "Expected", "read_cases", "run_cases"]
