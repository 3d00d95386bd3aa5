"""Hierarchies of a dimension's members, and the finest members that several hierarchies have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kinerja.package.model import TOTAL, Member


@dataclass(frozen=True)
class Tree:
    """One dimension's hierarchy: a member is the sum of its children; top members have ``semua`` as parent."""

    parent: Mapping[str, str]

    @classmethod
    def of(cls, members: Iterable[Member]) -> Tree:
        """From a code list."""
        return cls({m.code: m.parent for m in members})

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """Members by parent, in code order."""
        found: dict[str, list[str]] = defaultdict(list)
        for code in sorted(self.parent):
            found[self.parent[code]].append(code)
        return {parent: tuple(codes) for parent, codes in found.items()}

    def ancestors(self, code: str) -> tuple[str, ...]:
        """``code`` itself, its parents in turn, and ``semua``. Stops at a loop."""
        path = [code]
        while path[-1] != TOTAL:
            above = self.parent.get(path[-1], TOTAL)
            path.append(TOTAL if above in path else above)
        return tuple(path)

    @property
    def leaves(self) -> frozenset[str]:
        """The members that have no children."""
        return frozenset(code for code in self.parent if code not in self.children)

    def finest(self, used: Iterable[str]) -> tuple[str, ...]:
        """The members that nothing used is below of, and that together make up ``semua``."""
        above = {a for code in used for a in self.ancestors(code)[1:]}
        found: list[str] = []
        stack = [TOTAL]
        while stack:
            code = stack.pop()
            if code in above:
                stack.extend(reversed(self.children.get(code, ())))
            elif code != TOTAL:
                found.append(code)
        return tuple(found)


Trees = Mapping[str, Tree]
"""Dimension → its hierarchy."""


def finest_in_common(hierarchies: Sequence[tuple[Tree, Iterable[str]]]) -> tuple[str, ...]:
    """The members of which every used member of every hierarchy is a sum.

    :param hierarchies: each hierarchy with the members of it that are used. Where there is one, what lies below its
        used members is left together; where there are several, groups may share a name and differ, so all are taken
        apart.
    """
    if len(hierarchies) == 1:
        tree, used = hierarchies[0]
        return tree.finest(used) or (TOTAL,)
    coarse = {code for tree, _ in hierarchies for code in tree.children}
    return tuple(sorted({code for tree, _ in hierarchies for code in tree.leaves} - coarse)) or (TOTAL,)


def line_in(tree: Tree, code: str, others: Sequence[Tree]) -> tuple[str, ...]:
    """``code`` and what is above it in ``tree``, or from the nearest above it (in ``others``) that ``tree`` knows."""
    for other in (tree, *others):
        for above in other.ancestors(code)[:-1]:
            if above in tree.parent:
                return tree.ancestors(above)
    return (TOTAL,)
