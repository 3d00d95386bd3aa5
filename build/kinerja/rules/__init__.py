"""Findings beyond the schema: what shows only when files are read together, and by the regulations."""

from __future__ import annotations

from functools import partial
from types import ModuleType

from kinerja.content.findings import Finding
from kinerja.content.parallel import beside, without_collection
from kinerja.content.tree import Tree
from kinerja.rules import (
    answers,
    assurances,
    cascade,
    copied,
    dates,
    evaluations,
    figures,
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
from kinerja.rules.causes import one_cause
from kinerja.rules.index import Index, index
from kinerja.rules.names import check_names, hidden

__all__ = ["check", "check_names", "hidden", "one_cause"]

_THEMES = (
    units,
    people,
    plans,
    cascade,
    evaluations,
    copied,
    heads,
    indicators,
    figures,
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


_LARGE = ("rencana", "evaluasi")
"""Kinds with an entry a person."""

_WORTH_SHARING = 5_000
"""Entries from which another process checks half of the themes faster than it is begun."""

_WORTH_SHARING_FOR_A_FEW = 30_000
"""The same where few files are asked for: most themes then only look entries up."""


def check(tree: Tree) -> tuple[Finding, ...]:
    """Return what the rules find in a loaded tree, sorted by file and line; ``tree.findings`` are not repeated."""
    known = index(tree)
    entries = sum(len(source.value[kind]) for kind in _LARGE for source in tree.of_kind(kind))
    if entries < (_WORTH_SHARING if tree.asked is None else _WORTH_SHARING_FOR_A_FEW):
        return tuple(sorted(_of(_THEMES, known)))
    with beside(partial(_of, _THEMES[::2], known)) as others:
        return tuple(sorted(_of(_THEMES[1::2], known) | others()))


def _of(themes: tuple[ModuleType, ...], known: Index) -> set[Finding]:
    with without_collection():
        return {finding for theme in themes for finding in theme.check(known)}
