"""What a reviewer reads on a pull request: what the public would newly see, and what is hidden and why, in Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kinerja.package.model import Release
    from kinerja.release.publish import Outcome
    from kinerja.release.reasons import Reasons

MARKER: Final = "<!-- kinerja: pratinjau rilis -->"
"""First line: by it the one comment on a pull request is found again, and updated instead of repeated."""

_HEAD: Final = (MARKER, "## Pratinjau rilis (release preview)", "")

_MOST: Final = 40
"""Rows of a table in a comment; hosts refuse comments of more than 65,536 characters."""
_MOST_NAMES: Final = 10

_WITHSTOOD: Final = (
    "Semua angka tersembunyi bertahan terhadap serangan orang luar "
    "(every hidden number withstood an outsider's attack)."
)


@dataclass(frozen=True)
class Preview:
    """One period: the release as it would be, or ``refused``, the sentence that says why there would be none."""

    period: str
    outcome: Outcome | None
    refused: str = ""
    why: Sequence[Reasons] = ()
    before: Release | None = None
    """What the public sees of the period now."""
    fresh: bool = True
    """Whether this branch brings it; else it is published already, with the same numbers."""


def broken(faults: int) -> str:
    """Return the comment where the records have errors, so that nothing can be measured."""
    told = (
        f"**Belum dapat dihitung**: {faults} galat harus diperbaiki dahulu; lihat hasil pemeriksaan. "
        "*(Nothing is measured before the errors that validate finds are mended.)*"
    )
    return "\n".join([*_HEAD, told])


def as_markdown(previews: Sequence[Preview]) -> str:
    """Return the whole comment, its marker first."""
    lines = list(_HEAD)
    if not previews:
        lines.append("Perubahan ini tidak menyentuh rilis mana pun. *(No release is touched by this change.)*")
    for preview in previews:
        lines += [*_period(preview), ""]
    lines.append(
        "*Yang tampak di sini sudah melewati pelindungan data; tidak ada nilai seorang pun di dalamnya. "
        "(Everything here has passed disclosure control; nobody's rating is in it.)*"
    )
    return "\n".join(lines)


def _period(preview: Preview) -> list[str]:
    if preview.outcome is None:
        return [f"### {preview.period}: belum dapat dirilis (cannot be released yet)", "", _cell(preview.refused)]
    release = preview.outcome.release
    if not preview.fresh:
        return [
            f"### {preview.period}: tidak berubah (unchanged)",
            "",
            "Angkanya sama dengan yang sudah terbit. *(The same numbers as published: nothing new to see.)*",
        ]
    return [
        f"### {preview.period}: {_state(preview)}",
        "",
        *_summary(release),
        "",
        *(_changes(release, preview.before) if preview.before else ()),
        *_agency(release),
        "",
        *_units(release),
        "",
        *_hidden(release, preview.why),
    ]


def _state(preview: Preview) -> str:
    if preview.before is not None and preview.outcome is not None and not preview.outcome.release.correction:
        return "angka yang sudah terbit berubah; rilisnya perlu --koreksi (published numbers change)"
    if preview.before is not None:
        return "koreksi atas yang sudah terbit (a correction)"
    return "rilis baru (new release)"


def _summary(release: Release) -> list[str]:
    names = {unit.code: unit.name for unit in release.units}
    reported, absent = len(release.reported), [names.get(code, code) for code in release.not_reported]
    lines = [
        f"- **{reported} dari {reported + len(absent)} unit melapor** ({reported} of {reported + len(absent)} units "
        "reported)" + (f"; belum: {_listed(absent)}" if absent else "")
    ]
    rated, own = release.coverage["dinilai"], release.coverage["di_unit_sendiri"]
    lines.append(
        f"- **{rated} pegawai dinilai**; {_share(own, rated)} terlihat di unitnya sendiri "
        "(people rated; share shown in their own unit)"
    )
    lines += [
        f"- Disetujui {_cell(approval['peran'])}, {_cell(approval['tanggal'])} (approved)"
        for approval in release.extra.get("persetujuan", ())
    ]
    if release.correction:
        lines.append(f"- Catatan koreksi (note): {_cell(release.correction)}")
    return lines


def _agency(release: Release) -> list[str]:
    """The agency's own numbers: predicates and the index of satisfaction."""
    from kinerja.package.model import PUBLISHED, TOTAL, CountTable, MeanTable

    lines = ["| Seluruh instansi (whole agency) | |", "|---|---:|"]
    predicates, index = release.tables.get("predikat"), release.tables.get("ikm")
    if isinstance(predicates, CountTable):
        shown = {row.key: row for row in predicates.rows}
        for member in release.members["predikat"]:
            row = shown.get((TOTAL, member.code))
            if row is not None:
                value = str(row.count) if row.status == PUBLISHED else "disembunyikan (hidden)"
                lines.append(f"| Pegawai berpredikat {_cell(member.name.lower())} | {value} |")
    if isinstance(index, MeanTable):
        lines += [
            f"| IKM, {mean.count} jawaban (answers) | {_decimal(str(mean.mean))} |"
            for mean in index.rows
            if mean.key == (TOTAL,) and mean.status == PUBLISHED
        ]
    return lines


def _units(release: Release) -> list[str]:
    from kinerja.package.model import BETTER, GROUP, PUBLISHED, TOTAL, WORSE, CountTable

    table = release.tables.get("predikat")
    if not isinstance(table, CountTable):
        return []
    shown = {row.key: row for row in table.rows}
    names = {unit.code: unit for unit in release.units}
    lines = []
    for code in table.members["unit"]:
        if code == TOTAL:
            continue
        cells = []
        for predicate in (TOTAL, BETTER, WORSE):
            row = shown.get((code, predicate))
            status = "" if row is None else str(row.count) if row.status == PUBLISHED else row.status.replace("_", " ")
            cells.append(status)
        lines.append(f"| {_cell(names[code].name)} | {' | '.join(cells)} |")
    groups = [unit for unit in release.units if unit.kind == GROUP]
    return [
        "<details><summary>Yang terlihat per unit (what is seen of each unit)</summary>",
        "",
        "| Unit | Dinilai (rated) | Baik ke atas (good or better) | Di bawah baik (below good) |",
        "|---|---:|---:|---:|",
        *lines[:_MOST],
        *([f"| … dan {len(lines) - _MOST} unit lain (more units) | | | |"] if len(lines) > _MOST else []),
        "",
        *(
            f"- {_cell(group.name)}: "
            + _listed([unit.name for unit in release.units if unit.parent == group.code])
            + " (terlalu kecil untuk tampil sendiri; too small to be shown alone)"
            for group in groups[:_MOST]
        ),
        "</details>",
    ]


def _hidden(release: Release, why: Sequence[Reasons]) -> list[str]:
    from kinerja.package.model import HIDDEN, PUBLISHED, PlainTable

    lines = [
        "**Yang terbit, yang disembunyikan, dan mengapa** (what is shown, what is hidden, and why)",
        "",
        "| Tabel | Terbit | Disembunyikan | terlalu sedikit orang | sekelompok sekelas | penutup sel lain |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    reasons = {found.table: found for found in why}
    for name, table in sorted(release.tables.items()):
        if isinstance(table, PlainTable):
            lines.append(f"| {_cell(table.title)} | {len(table.rows)} | 0 | | | |")
            continue
        counted = [sum(row.status == status for row in table.rows) for status in (PUBLISHED, HIDDEN)]
        found = reasons.get(name)
        told = f"{found.few} | {found.one_class} | {found.beside}" if found else " | | "
        lines.append(f"| {_cell(table.title)} | {counted[0]} | {counted[1]} | {told} |")
    return [
        *lines,
        "",
        f"- *Terlalu sedikit orang*: kurang dari {release.thresholds['ambang']} (too few people).",
        "- *Sekelompok sekelas*: semua orang di kelompok itu sama predikatnya (all of one class).",
        "- *Penutup sel lain*: tanpa itu sel lain dapat dihitung ulang (otherwise others could be worked out).",
        f"- {_WITHSTOOD}",
    ]


def _changes(release: Release, before: Release) -> list[str]:
    """Cells whose public face changes, old and new."""
    from kinerja.package.model import CountTable, MeanTable

    names = {unit.code: unit.name for unit in release.units}
    lines = []
    for name, table in sorted(release.tables.items()):
        old = before.tables.get(name)
        if not isinstance(table, CountTable | MeanTable) or not isinstance(old, CountTable | MeanTable):
            continue
        then = {row.key: _face(row) for row in old.rows}
        for row in table.rows:
            was, now = then.get(row.key, "tidak ada (absent)"), _face(row)
            if was != now:
                key = ", ".join(names.get(member, member).replace("_", " ") for member in row.key)
                lines.append(f"| {_cell(table.title)}: {_cell(key)} | {was} | {now} |")
    if not lines:
        return []
    return [
        f"<details><summary>{len(lines)} angka berubah di mata publik (numbers change)</summary>",
        "",
        "| Angka | Terbit sekarang (now) | Menjadi (then) |",
        "|---|---:|---:|",
        *lines[:_MOST],
        *([f"| … dan {len(lines) - _MOST} angka lain (more) | | |"] if len(lines) > _MOST else []),
        "</details>",
        "",
    ]


def _face(row: object) -> str:
    """What the public sees of a cell."""
    mean, count = getattr(row, "mean", None), getattr(row, "count", None)
    if mean is not None:
        return f"{_decimal(str(mean))} ({count})"
    return str(count) if count is not None else str(getattr(row, "status", "")).replace("_", " ")


def _listed(names: Sequence[str]) -> str:
    listed = ", ".join(map(_cell, names[:_MOST_NAMES]))
    return listed + (f", dan {len(names) - _MOST_NAMES} lain (more)" if len(names) > _MOST_NAMES else "")


def _share(part: int, whole: int) -> str:
    return _decimal(f"{100 * part / whole:.1f}%" if whole else "0%")


def _decimal(text: str) -> str:
    return text.replace(".", ",")


def _cell(text: str) -> str:
    """Text that is neither Markdown nor HTML nor a mention of somebody, whatever a record's author wrote."""
    return re.sub(r"[&<>|`*_\[\]@#\\~]", lambda found: f"&#{ord(found[0])};", " ".join(text.split()))
