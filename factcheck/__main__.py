"""``python -m factcheck`` and the command ``factcheck``."""

from __future__ import annotations


def main() -> None:
    """Run the command line and leave with its exit status.

    The collector of cyclic garbage is off until there are many sources (``Inputs.engine``): on a
    few it finds nothing and takes a tenth of the run.
    """
    import gc

    gc.disable()
    from factcheck.cli import cli

    cli.main(prog_name="factcheck")


if __name__ == "__main__":
    main()
