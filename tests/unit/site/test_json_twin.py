"""A table's JSON says what its CSV says, cell by cell."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping

import pytest

from kinerja.package.model import Release
from kinerja.package.write import render
from kinerja.site.json_twin import json_twins
from tests.unit.site.sample import releases


def _place(row: Mapping[str, object]) -> list[str]:
    """A CSV's rows stand in the order of their keys, a release in memory in that of its members."""
    return [str(cell) for cell in row.values() if isinstance(cell, str)]


@pytest.mark.parametrize("release", releases(), ids=lambda release: release.folder)
def test_every_cell_of_the_csv_is_in_the_json(release: Release) -> None:
    twins = json_twins(release)
    tables = {path: data for path, data in render(release).items() if path.startswith("tabel/")}
    assert {path.replace(".csv", ".json") for path in tables} == set(twins)
    for path, data in tables.items():
        rows = sorted(json.loads(twins[path.replace(".csv", ".json")])["baris"], key=_place)
        expected = sorted(csv.DictReader(io.StringIO(data.decode())), key=_place)
        assert len(rows) == len(expected)
        for row, cells in zip(rows, expected, strict=True):
            assert row.keys() == cells.keys()
            for name, cell in cells.items():
                value = row[name]
                if value is None or isinstance(value, str):
                    assert (value or "") == cell
                else:
                    assert float(cell) == value


def test_a_hidden_cell_is_null_and_says_so() -> None:
    hidden = [
        row
        for release in releases()
        for data in json_twins(release).values()
        for row in json.loads(data)["baris"]
        if row.get("status") == "disembunyikan"
    ]
    assert hidden
    assert all(row["jumlah"] is None and row.get("rerata") is None for row in hidden)
