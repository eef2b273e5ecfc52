"""``python -m factcheck`` and the command ``factcheck``."""

from __future__ import annotations


def main() -> None:
    """Run the command line and leave with its exit status."""
    from factcheck.cli import cli

    cli.main(prog_name="factcheck")


if __name__ == "__main__":
    main()
