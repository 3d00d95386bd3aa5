"""Findings as GitLab's Code Quality report, which its merge requests compare with that of the target branch."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from typing import Final

from kinerja.content.findings import Finding

_SEVERITY: Final = {"galat": "major", "tinjau": "minor"}


def as_gitlab(found: Sequence[Finding]) -> str:
    """Return the report: one entry a finding, whose fingerprint stays while its line moves.

    :param found: sorted by file and line. The same words twice in a file are told apart by their order.
    """
    turn: Counter[tuple[str, str, str]] = Counter()
    entries = []
    for finding in found:
        same = (finding.path.as_posix(), finding.code, finding.message)
        turn[same] += 1
        entries.append(
            {
                "description": f"{finding.message} ({finding.message_en})",
                "check_name": finding.code,
                "fingerprint": hashlib.sha256("\0".join((*same, str(turn[same]))).encode()).hexdigest(),
                "severity": _SEVERITY[finding.level],
                "location": {"path": finding.path.as_posix(), "lines": {"begin": finding.line}},
            }
        )
    return json.dumps(entries, ensure_ascii=False, indent=1)
