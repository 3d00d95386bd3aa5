"""Findings in the form that was asked for: text, JSON, GitHub annotations, GitLab's Code Quality, SARIF 2.1.0."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Final

from kinerja.cli.validate_gitlab import as_gitlab
from kinerja.cli.validate_sarif import as_sarif
from kinerja.cli.validate_text import Screen, as_text
from kinerja.content.findings import Finding

_SHOWN_BY_GITHUB: Final = 10
"""Annotations of a kind that GitHub shows for a step; it drops the rest without a word."""


def report(found: Sequence[Finding], form: str, screen: Screen) -> str:
    """Return findings as text to print; empty where GitHub needs to be told nothing.

    :param found: sorted by file and line.
    :param form: ``text``, ``json``, ``github``, ``gitlab`` or ``sarif``.
    """
    match form:
        case "json":
            return _json(found)
        case "github":
            return _github(found, everything=screen.everything)
        case "gitlab":
            return as_gitlab(found)
        case "sarif":
            return as_sarif(found, screen.guide)
        case _:
            return as_text(found, screen)


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


def _github(found: Sequence[Finding], *, everything: bool) -> str:
    """Workflow commands, which the host shows beside the line: one of each code first, and a notice of the rest."""
    lines: list[str] = []
    hidden: Counter[str] = Counter()
    for level, kind in (("galat", "error"), ("tinjau", "warning")):
        of_level = [finding for finding in found if finding.level == level]
        shown = set(of_level) if everything else set(_first_of_each(of_level)[:_SHOWN_BY_GITHUB])
        lines += [
            f"::{kind} file={_property(f.path.as_posix())},line={f.line},col={f.column},"
            f"title={_property(f.code)}::{_data(f'{f.message} ({f.message_en})')}"
            for f in of_level
            if f in shown
        ]
        hidden.update(f.code for f in of_level if f not in shown)
    if hidden:
        codes = ", ".join(f"{code} {number}" for code, number in sorted(hidden.items(), key=lambda i: (-i[1], i[0])))
        told = (
            f"dan {hidden.total()} temuan lain: {codes}; semuanya dengan `kinerja validate --all` "
            f"(and {hidden.total()} more; see them all with --all)"
        )
        lines.append(f"::notice title=kinerja validate::{_data(told)}")
    return "\n".join(lines)


def _first_of_each(found: Sequence[Finding]) -> list[Finding]:
    """Findings with the first of each code before the second of any."""
    turn: Counter[str] = Counter()
    numbered: list[tuple[int, Finding]] = []
    for finding in found:
        numbered.append((turn[finding.code], finding))
        turn[finding.code] += 1
    return [finding for _, finding in sorted(numbered, key=lambda item: item[0])]


def _data(text: str) -> str:
    """Escape what would end a workflow command's message."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape what would end a workflow command's property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
