"""Findings as people, programs and code hosts read them: text, JSON, GitHub annotations, SARIF 2.1.0."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final
from urllib.parse import quote

from kinerja import __version__
from kinerja.content.findings import Finding

SCREENFUL: Final = 20
"""Findings printed as text unless all are asked for; each takes two lines or three."""


def report(found: Sequence[Finding], form: str, *, everything: bool = False, files: int = 0) -> str:
    """Return findings as text to print.

    :param found: sorted by file and line.
    :param form: ``text``, ``json``, ``github`` or ``sarif``.
    :param everything: text only: print every finding and not a screenful.
    :param files: text only: how many files were checked, for the last line.
    """
    if form == "text":
        return _text(found, everything, files)
    return _FORMS[form](found)


def _text(found: Sequence[Finding], everything: bool, files: int) -> str:
    """One block a file, errors before reviews: what stops the work comes first."""
    if not found:
        return f"{files} berkas diperiksa, tidak ada temuan. ({_many(files, 'file')} checked, no findings)"
    by_urgency = [f for level in ("galat", "tinjau") for f in found if f.level == level]
    shown = by_urgency if everything else by_urgency[:SCREENFUL]
    lines: list[str] = []
    last: tuple[Path, str] | None = None
    for finding in shown:
        if (finding.path, finding.level) != last:
            lines += ["", str(finding.path)] if lines else [str(finding.path)]
            last = finding.path, finding.level
        lines.append(f"  {finding.line}:{finding.column}  {finding.level}  {finding.message}  [{finding.code}]")
        lines.append(f"      {finding.message_en}")
    lines.append("")
    lines += _rest(by_urgency[len(shown) :])
    count = Counter(finding.level for finding in found)
    lines.append(
        f"{files} berkas diperiksa: {count['galat']} galat, {count['tinjau']} untuk ditinjau. "
        f"({_many(files, 'file')} checked: {_many(count['galat'], 'error')}, {count['tinjau']} to review)"
    )
    return "\n".join(lines)


def _many(number: int, word: str) -> str:
    """Return a number and its English noun, ``1 file`` or ``2 files``."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _rest(hidden: Sequence[Finding]) -> list[str]:
    """Count what is not printed, by code, so that a thousand findings of one cause look like one."""
    if not hidden:
        return []
    codes = Counter(finding.code for finding in hidden)
    several = sorted(codes.items(), key=lambda item: (-item[1], item[0]))
    return [
        f"… dan {len(hidden)} temuan lain; tampilkan dengan --all (and {_many(len(hidden), 'more finding')}):",
        *(f"  {number:6}  {code}" for code, number in several),
        "",
    ]


def _json(found: Sequence[Finding]) -> str:
    findings = [
        {
            "berkas": finding.path.as_posix(),
            "baris": finding.line,
            "kolom": finding.column,
            "kode": finding.code,
            "tingkat": finding.level,
            "pesan": finding.message,
            "pesan_en": finding.message_en,
        }
        for finding in found
    ]
    return json.dumps({"temuan": findings}, ensure_ascii=False, indent=2)


def _github(found: Sequence[Finding]) -> str:
    """Workflow commands, which the host shows beside the line."""
    kinds = {"galat": "error", "tinjau": "warning"}
    return "\n".join(
        f"::{kinds[f.level]} file={_property(f.path.as_posix())},line={f.line},col={f.column},"
        f"title={_property(f.code)}::{_data(f'{f.message} ({f.message_en})')}"
        for f in found
    )


def _data(text: str) -> str:
    """Escape what would end a workflow command's message."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape what would end a workflow command's property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _sarif(found: Sequence[Finding]) -> str:
    levels = {"galat": "error", "tinjau": "warning"}
    codes = sorted({finding.code for finding in found})
    results = [
        {
            "ruleId": finding.code,
            "ruleIndex": codes.index(finding.code),
            "level": levels[finding.level],
            "message": {"text": f"{finding.message} ({finding.message_en})"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(finding.path.as_posix())},
                        "region": {"startLine": finding.line, "startColumn": finding.column},
                    }
                }
            ],
        }
        for finding in found
    ]
    driver = {"name": "kinerja validate", "version": __version__, "rules": [{"id": code} for code in codes]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


_FORMS: Final[dict[str, Callable[[Sequence[Finding]], str]]] = {"json": _json, "github": _github, "sarif": _sarif}
