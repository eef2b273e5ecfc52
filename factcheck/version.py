"""The version alone, so that ``factcheck --version`` imports nothing else."""

VERSION = "0.1.0"
