"""Findings beyond the schema: what shows only when files are read together, and by the regulations."""

from __future__ import annotations

from kinerja.content.findings import Finding
from kinerja.content.tree import Tree
from kinerja.rules import (
    answers,
    assurances,
    cascade,
    dates,
    evaluations,
    forms,
    heads,
    identifiers,
    indicators,
    pages,
    people,
    plans,
    reviews,
    unchecked,
    units,
    wording,
)
from kinerja.rules.index import index
from kinerja.rules.names import check_names, hidden

__all__ = ["check", "check_names", "hidden"]

_THEMES = (
    units,
    people,
    plans,
    cascade,
    evaluations,
    heads,
    indicators,
    wording,
    forms,
    assurances,
    answers,
    dates,
    reviews,
    identifiers,
    pages,
    unchecked,
)


def check(tree: Tree) -> tuple[Finding, ...]:
    """Return what the rules find in a loaded tree, sorted by file and line; ``tree.findings`` are not repeated."""
    known = index(tree)
    return tuple(sorted({finding for theme in _THEMES for finding in theme.check(known)}))
