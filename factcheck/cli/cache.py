"""``factcheck cache``: where the cache lies, what is in it, and how to be rid of it."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.cli.options import configured
from factcheck.cli.output import emit
from factcheck.errors import UsageError


@click.group(name="cache", short_help="Show or clean the cache.")
@configured
@click.option("--cache-dir", metavar="DIR", help="The cache in DIR.")
@click.pass_context
def command(
    context: click.Context, config: tuple[str, ...], isolated: bool, cache_dir: str | None
) -> None:
    """Show or clean the cache of what was extracted from sources.

    It changes no result, only how long a run takes. It lies where --cache-dir, the variable
    FACTCHECK_CACHE_DIR or `cache-dir` in the configuration says, else in .factcheck_cache beside
    the configuration.
    """
    from factcheck.config import load
    from factcheck.store.folder import locate

    settings = load(config, isolated=isolated)
    context.obj = locate(cache_dir, settings.config.cache_dir, settings.path)


@command.command(name="dir")
@click.pass_obj
def where(folder: Path) -> None:
    """Print the folder of the cache."""
    emit(f"{folder.as_posix()}\n")


@command.command()
@click.pass_obj
def info(folder: Path) -> None:
    """Print how much is in it."""
    from factcheck.store import ArticleCache, DamagedError

    try:
        state = ArticleCache(folder).state()
    except DamagedError as error:
        fix = "`factcheck cache clean` removes it"
        raise UsageError(f"holds no cache ({error}); {fix}", path=folder.as_posix()) from error
    emit(f"{folder.as_posix()}: {state.articles} articles, {state.bytes / 1e6:.1f} MB\n")


@command.command()
@click.pass_obj
def clean(folder: Path) -> None:
    """Remove it; the next run makes it anew."""
    from factcheck.store.folder import clean as remove

    try:
        there = remove(folder)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(f"cannot be removed: {reason}", path=folder.as_posix()) from error
    emit(f"removed {folder.as_posix()}\n" if there else f"no cache in {folder.as_posix()}\n")
