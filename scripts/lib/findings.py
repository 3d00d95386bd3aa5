"""Write docs/findings.md and the examples of --explain; run by scripts/findings from the root of the checkout."""

from __future__ import annotations

from pathlib import Path

from kinerja.rules.explanations import EXAMPLES
from kinerja.rules.findings_page import examples_file, findings_page

CASES = Path("tests/functional/findings")

Path("docs/findings.md").write_text(findings_page(CASES, CASES / "dasar"), encoding="utf-8")
EXAMPLES.write_text(examples_file(CASES, CASES / "dasar"), encoding="utf-8")
