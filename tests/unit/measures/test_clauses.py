"""The table of clauses is true: no clause is empty, and every function, test and page that it names exists."""

from __future__ import annotations

import importlib
import re

import pytest

from kinerja.site import addresses
from tests.conftest import CHECKOUT

ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split(" | "))
    for line in (CHECKOUT / "docs" / "clauses.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| clause")
]
PAGES = {value for name, value in vars(addresses).items() if name.isupper() and isinstance(value, str)} | {
    addresses.unit_page("UNIT"),
    addresses.compare_page("UNIT"),
    addresses.service_page("LAYANAN"),
}


def quoted(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_clause_names_a_measure_a_page_or_that_there_is_none_yet_and_a_test(row: tuple[str, ...]) -> None:
    _, measures, pages, tests = row
    assert quoted(measures)
    for name in quoted(measures):
        module, _, function = f"kinerja.{name}".rpartition(".")
        assert callable(getattr(importlib.import_module(module), function)), name
    assert quoted(pages) or pages == "belum"
    for page in quoted(pages):
        assert page in PAGES or (CHECKOUT / "content" / page).is_file(), page
    (test,) = quoted(tests)
    path, _, function = test.partition("::")
    assert f"def {function}(" in (CHECKOUT / path).read_text(encoding="utf-8"), test


def test_no_measure_is_left_out_of_the_table() -> None:
    named = {name for _, measures, _, _ in ROWS for name in quoted(measures)}
    modules = {path.stem for path in (CHECKOUT / "build" / "kinerja" / "measures").glob("[a-z]*.py")} - {"people"}
    assert {name.split(".")[1] for name in named if name.startswith("measures.")} == modules
