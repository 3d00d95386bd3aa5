"""Rule: every Markdown page under ``halaman/`` is safe to publish (``package.pages`` knows what that means)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kinerja.content.catalogue import READING, finding
from kinerja.content.findings import Finding
from kinerja.content.load import name_problem, shown
from kinerja.content.personal import masked
from kinerja.package.files import page_files
from kinerja.package.pages import check_page
from kinerja.rules.index import Index


def check(known: Index) -> Iterator[Finding]:
    """Yield the findings of this theme."""
    for path in filter(known.tree.is_asked, page_files(known.tree.root / "halaman")):
        if named := name_problem(Path("halaman", path.name)):
            yield finding(READING, named.code, shown(path), named.place, named.detail)
            continue
        for problem in check_page(path, known.tree.root):
            yield Finding(
                shown(path),
                problem.line,
                problem.column,
                problem.code,
                "galat",
                masked(problem.message),
                masked(problem.message_en),
            )
