"""One cause, one finding: what is said at many places and mended at one is said once, with how often it shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from kinerja.content.catalogue import MOST_ALIKE
from kinerja.content.findings import Finding

_MENDED_ELSEWHERE: Final = frozenset(
    {
        "formulir-tak-ada",
        "isi-beda-jalur",
        "layanan-tak-ada",
        "pegawai-tak-terdaftar",
        "penilai-di-luar-masa",
        "rencana-hilang",
        "rencana-tahun-tak-ada",
        "unit-tak-ada",
    }
)
"""Codes whose findings, where they say the same, come from one name, file or folder."""

_ALWAYS: Final = frozenset({"rencana-hilang", "rencana-tahun-tak-ada"})
"""Of those, the ones that are about a single missing file or folder however few files tell of it."""


def one_cause(found: Iterable[Finding]) -> list[Finding]:
    """Return findings, sorted, without those that only repeat another: to be called on what is shown, never before.

    A form of a value is not at issue where an identifier stands (``pengenal-*``). Findings that say the same of what
    has to be mended elsewhere become the first of them, with the number of other places in its sentence.
    """
    found = sorted(found)
    # An identifier begins behind the quote with which its value begins.
    identifiers = [f for f in found if f.code.startswith("pengenal-") and f.level == "galat"]
    named = {(f.path, f.line, f.column - quote) for f in identifiers for quote in (0, 1)}
    alike: dict[tuple[str, str, Path], list[Finding]] = {}
    kept = []
    for finding in found:
        if (finding.path, finding.line, finding.column) in named and finding.code.startswith(("skema-", "csv-")):
            continue
        if finding.code in _MENDED_ELSEWHERE:
            alike.setdefault(_said(finding), []).append(finding)
        else:
            kept.append(finding)
    for several in alike.values():
        few = 1 if several[0].code in _ALWAYS else MOST_ALIKE
        kept += several if len(several) <= few else [_once(several)]
    return sorted(kept)


def _said(finding: Finding) -> tuple[str, str, Path]:
    """What is the same in findings of one cause; files that contradict their path have their folder in common."""
    if finding.code == "isi-beda-jalur":
        return finding.code, finding.message.replace(finding.path.as_posix(), ""), finding.path.parent
    return finding.code, finding.message, Path()


def _once(several: list[Finding]) -> Finding:
    others, files = len(several) - 1, len({finding.path for finding in several})
    return replace(
        several[0],
        message=f"{several[0].message} (sama di {others} tempat lain; semuanya di {files} berkas)",
        message_en=f"{several[0].message_en} (the same in {others} more places; in all, {files} files)",
    )
