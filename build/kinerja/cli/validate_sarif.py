"""Findings as SARIF 2.1.0 (OASIS), for code hosts and editors that show them beside the line."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from kinerja import __version__
from kinerja.content.findings import Finding
from kinerja.rules.explanations import explanations

_LEVELS: Final = {"galat": "error", "tinjau": "warning"}

_ROOT: Final = "%SRCROOT%"
"""The folder that paths start from: the one the command ran in, whose own place is nobody's business."""

_FINGERPRINT: Final = "kinerjaFinding/v1"


def as_sarif(found: Sequence[Finding], guide: str | None) -> str:
    """Return the findings as a SARIF log.

    :param guide: address of the portal's page that tells HR how to mend findings.
    """
    codes = sorted({finding.code for finding in found})
    seen: Counter[str] = Counter()
    driver: dict[str, Any] = {
        "name": "kinerja validate",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(code, guide) for code in codes],
    }
    if guide:
        driver["informationUri"] = guide
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": "Folder tempat perintah dijalankan (the folder the command ran in)"}}
        },
        "results": [_result(finding, codes.index(finding.code), seen) for finding in found],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(code: str, guide: str | None) -> dict[str, Any]:
    told = explanations().get(code)
    if told is None:
        return {"id": code}
    rule: dict[str, Any] = {
        "id": code,
        "shortDescription": {"text": f"{told.meaning} ({told.meaning_en})"},
        "fullDescription": {
            "text": f"{told.meaning}. Perbaikan: {told.mend}. ({told.meaning_en}. To mend it: {told.mend_en}.)"
        },
        "help": {
            "text": f"{told.meaning}. Perbaikan: {told.mend}. ({told.meaning_en}. To mend it: {told.mend_en}.) "
            f"Contoh (example): {told.place}",
            "markdown": f"**{told.meaning}.** Perbaikan: {told.mend}.\n\n*{told.meaning_en}. To mend it: "
            f"{told.mend_en}.*\n\nContoh (example): `{told.place}`",
        },
        "defaultConfiguration": {"level": _LEVELS[told.level]},
    }
    if guide:
        rule["helpUri"] = f"{guide}#{code}"
    return rule


def _result(finding: Finding, rule: int, seen: Counter[str]) -> dict[str, Any]:
    mark = _fingerprint(finding)
    seen[mark] += 1
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.level],
        "message": {"text": f"{finding.message} ({finding.message_en})"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _artifact(finding.path),
                    "region": {"startLine": finding.line, "startColumn": finding.column},
                }
            }
        ],
        "partialFingerprints": {_FINGERPRINT: f"{mark}:{seen[mark]}"},
    }


def _artifact(path: Path) -> dict[str, str]:
    """A path below the folder the command ran in is relative to it; any other stands whole."""
    if path.is_absolute() or ".." in path.parts:
        return {"uri": Path(os.path.normpath(path.absolute())).as_uri()}
    return {"uri": quote(path.as_posix()), "uriBaseId": _ROOT}


def _fingerprint(finding: Finding) -> str:
    """What stays the same when lines are added above: the code, the file and the sentence without line numbers."""
    sentence = re.sub(r"\b(baris) [0-9]+", r"\1", finding.message)
    return hashlib.sha256("\0".join((finding.code, finding.path.as_posix(), sentence)).encode()).hexdigest()[:32]
