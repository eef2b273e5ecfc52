"""Living with what is known: disputes that were accepted, by a baseline or by waivers.

A dispute is remembered by its rule, its subject and who says what (``Dispute``), so that it is
known again after a source was renamed or is gone, and not hidden once another source or value joins
it. ``git`` says which sources are new. All is pure but ``baseline`` and ``waivers``, which read and
write their files, and ``git``, which asks git; nothing reads the clock.
"""

from factcheck.known.settle import Known, settle

__all__ = ["Known", "settle"]
