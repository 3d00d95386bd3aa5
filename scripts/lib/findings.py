"""Write docs/findings.md; run by scripts/findings from the root of the checkout."""

from __future__ import annotations

from pathlib import Path

from kinerja.rules.findings_page import findings_page

CASES = Path("tests/functional/findings")

Path("docs/findings.md").write_text(findings_page(CASES, CASES / "dasar"), encoding="utf-8")
