"""The version alone, so that ``factcheck --version`` imports nothing else."""

VERSION = "0.1.0"

HOMEPAGE = "https://pypi.org/project/factcheck-linter/"
"""Where formats that want an address of the tool send their reader: the name of the distribution is
all of it that is sure."""
