"""The tree of units as it is published: offices of parents as ``.langsung``, small units inside a group."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from pathlib import Path

from kinerja.content import regulations
from kinerja.content.records import Unit
from kinerja.package.model import GROUP, OWN_STAFF, TOTAL, Member


@dataclass(frozen=True)
class PublishedUnits:
    """``members``: every unit for ``unit.csv``; ``rows``: codes that have rows, parents before children.

    ``base_of``: unit id → the member that its own people are; ``leaf_of``: the published code that they count in.
    ``absent``: codes that have not reported.
    """

    members: tuple[Member, ...]
    rows: tuple[str, ...]
    leaf_of: Mapping[str, str]
    base_of: Mapping[str, str]
    absent: frozenset[str]


def kind_members(units: PublishedUnits, agency: Path | None = None) -> tuple[Member, ...]:
    """The code list of ``jenis`` in ``unit.csv``: those in use, in the table's order; a release's own two apart."""
    used = {member.kind for member in units.members}
    return tuple(Member(k.code, TOTAL, k.name, k.name_en) for k in regulations.unit_kinds(agency) if k.code in used)


@dataclass
class _Node:
    code: str
    name: str
    name_en: str
    kind: str
    people: int
    """People evaluated here and below."""
    reported: bool
    size: int
    """What smallness is judged by: people evaluated, or the register's headcount while nothing is reported."""
    unit: str | None = None
    """The unit whose own people are exactly this node's."""
    children: list[_Node] = field(default_factory=list)

    def family(self) -> list[_Node]:
        return [self, *(below for child in self.children for below in child.family())]


def published_units(
    units: Mapping[str, Unit],
    evaluated: Mapping[str, int],
    reported: frozenset[str],
    headcounts: Mapping[str, int],
    minimum: int,
) -> PublishedUnits:
    """Decide which units have rows of their own.

    A unit (or a parent's own office) of fewer than ``minimum`` evaluated people is published in a group with its
    siblings: all small ones of one parent, and the next smallest until the group has ``minimum`` people. All that is
    below a grouped unit goes into the group with it, so no grouped name has rows anywhere.

    :param evaluated: unit → people evaluated in it, its sub-units' apart.
    :param reported: units that have handed in this period's evaluations.
    :param headcounts: unit → people on the register in the period.
    """
    units = _of_period(units, {*headcounts, *evaluated, *reported})
    below: dict[str | None, list[str]] = {}
    for unit in sorted(units):
        parent = units[unit].parent
        below.setdefault(parent if parent in units else None, []).append(unit)
    result = _Result()
    tops = [_node(unit, units, below, evaluated, reported, headcounts) for unit in below.get(None, [])]
    _publish(TOTAL, "", "", tops, minimum, result)
    return PublishedUnits(
        tuple(result.members), tuple(result.rows), result.leaf_of, result.base_of, frozenset(result.absent)
    )


def _of_period(units: Mapping[str, Unit], active: Set[str]) -> Mapping[str, Unit]:
    """Leave out the other end of a succession: a unit that is not there any more, or not yet, in the period.

    :param active: units with people in the period, or with evaluations.
    """
    linked = {code for unit in units.values() if unit.predecessors for code in (unit.id, *unit.predecessors)}

    def then(code: str | None) -> str | None:
        """What a parent was called in the period, where the unit that it replaces is the one that has people."""
        if code is None or code in active or code not in units or len(units[code].predecessors) != 1:
            return code
        before = units[code].predecessors[0]
        return before if before in units and before in active else code

    placed = {code: replace(unit, parent=then(unit.parent)) for code, unit in units.items()}
    kept = {code for code in placed if code in active or code not in linked}
    for code in tuple(kept):  # whoever has somebody below stays
        parent = placed[code].parent
        while parent is not None and parent in placed and parent not in kept:
            kept.add(parent)
            parent = placed[parent].parent
    return {code: unit for code, unit in placed.items() if code in kept}


@dataclass
class _Result:
    members: list[Member] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    leaf_of: dict[str, str] = field(default_factory=dict)
    base_of: dict[str, str] = field(default_factory=dict)
    absent: set[str] = field(default_factory=set)


def _node(
    unit: str,
    units: Mapping[str, Unit],
    below: Mapping[str | None, list[str]],
    evaluated: Mapping[str, int],
    reported: frozenset[str],
    headcounts: Mapping[str, int],
) -> _Node:
    record = units[unit]
    own = evaluated.get(unit, 0)
    told = unit in reported
    children = [_node(child, units, below, evaluated, reported, headcounts) for child in below.get(unit, [])]
    if not children:
        size = own if told else headcounts.get(unit, 0)
        return _Node(unit, record.name, record.name_en, record.kind, own, told, size, unit)
    if own or headcounts.get(unit, 0):
        children.insert(
            0,
            _Node(
                f"{unit}.{OWN_STAFF}",
                f"{record.name} (kantor induk)",
                f"{record.name_en} (head office)",
                OWN_STAFF,
                own,
                told,
                own if told else headcounts.get(unit, 0),
                unit,
            ),
        )
    told = any(child.reported for child in children)
    return _Node(
        unit,
        record.name,
        record.name_en,
        record.kind,
        sum(child.people for child in children),
        told,
        sum(child.people if told else child.size for child in children),
        None,
        children,
    )


def _publish(parent: str, name: str, name_en: str, nodes: list[_Node], minimum: int, result: _Result) -> None:
    grouped = [node for node in nodes if node.size < minimum]
    rest = sorted((node for node in nodes if node.size >= minimum), key=lambda node: (node.people, node.code))
    while grouped and 0 < sum(node.people for node in grouped) < minimum:
        nearest = next((node for node in rest if node.reported), None)
        if nearest is None:
            break
        rest.remove(nearest)
        grouped.append(nearest)
    if grouped:
        code = GROUP if parent == TOTAL else f"{parent}.{GROUP}"
        result.members.append(
            Member(
                code,
                parent,
                f"Gabungan unit kecil {name}".strip(),
                f"Small units of {name_en} combined" if name_en else "Small units combined",
                GROUP,
            )
        )
        result.rows.append(code)
        if not any(node.people for node in grouped):
            result.absent.add(code)
        for node in sorted((n for top in grouped for n in top.family()), key=lambda n: n.code):
            result.members.append(Member(node.code, code, node.name, node.name_en, node.kind))
            if node.unit is not None:
                result.leaf_of[node.unit], result.base_of[node.unit] = code, node.code
    for node in sorted(rest, key=lambda n: n.code):
        result.members.append(Member(node.code, parent, node.name, node.name_en, node.kind))
        result.rows.append(node.code)
        if not node.reported:
            result.absent.add(node.code)
        if node.unit is not None:
            result.leaf_of[node.unit] = result.base_of[node.unit] = node.code
        if node.children:
            _publish(node.code, node.name, node.name_en, node.children, minimum, result)
