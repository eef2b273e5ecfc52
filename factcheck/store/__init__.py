"""What was extracted in earlier runs, kept in a folder of its own.

``ArticleCache`` is what a run asks before it extracts; ``folder`` tells where it lies, what is in
it, and throws it away. Nothing depends on it but the time a run takes.
"""

from factcheck.store.articles import ArticleCache, Cache, DamagedError, Recalled

__all__ = ["ArticleCache", "Cache", "DamagedError", "Recalled"]
