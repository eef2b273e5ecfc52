"""The language server: the report of ``factcheck check`` in an editor, while one writes.

``corpus`` checks a folder with unsaved texts in the place of files, ``checker`` decides when,
``server`` speaks the protocol (pygls, the extra ``lsp``; imported by ``factcheck lsp`` alone). What
is shown is made of a ``Snapshot`` by ``diagnostics``, ``hover``, ``places`` and ``actions``.
"""
