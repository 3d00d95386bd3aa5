"""Before a pull it is told whether account, document, sheet and titles are in order; answers are not read for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kinerja.errors import KinerjaError, Refused
from kinerja.intake.check import check
from kinerja.intake.csv_source import CsvSource
from kinerja.intake.mapping import from_record
from kinerja.intake.patience import Patience
from kinerja.intake.sheets import SheetsSource, reach
from kinerja.intake.sheets_client import ENDPOINT
from tests.emulator.sheets import Fault, Service, running
from tests.unit.intake.forms import HEADER, RECORD, ListSource, answer

MAPPING = from_record("skm", RECORD)


@pytest.fixture
def service() -> Iterator[Service]:
    rows = [HEADER, *(answer(number) for number in range(3000))]
    with running(Service({"contoh-skm": {"Form Responses 1": rows}})) as service:
        yield service


def source(service: Service) -> SheetsSource:
    return SheetsSource(reach({ENDPOINT: service.address})(Patience()), MAPPING.document, MAPPING.sheet)


def test_a_sheet_in_order_is_said_to_be_with_two_requests(service: Service) -> None:
    found = check(MAPPING, source(service))
    assert (found.found, found.missing, found.has_ids, found.account) == (3, (), True, "pembaca tanpa akun")
    assert len(service.requests) == 2
    assert "A1%3AZ20" in service.requests[1]


def test_titles_that_are_not_the_mappings_are_a_finding(service: Service) -> None:
    service.documents["contoh-skm"]["Form Responses 1"] = [["Waktu", "Lain"]]
    with pytest.raises(Refused, match="tidak ditemukan"):
        check(MAPPING, source(service))


@pytest.mark.parametrize("change", [{"lembar": {"dokumen": "contoh-skm", "nama": "Lain"}}, {}])
def test_what_cannot_be_reached_is_a_fault(service: Service, change: dict[str, Any]) -> None:
    mapping = from_record("skm", {**RECORD, **change})
    if not change:
        service.faults = [Fault(status=403)]
    with pytest.raises(KinerjaError) as error:
        check(mapping, SheetsSource(reach({ENDPOINT: service.address})(Patience()), mapping.document, mapping.sheet))
    assert error.value.exit_code == 2


def test_a_file_is_checked_too(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(";".join(HEADER[:-3]) + "\n")
    found = check(MAPPING, CsvSource(path))
    assert (found.found, found.missing, found.account) == (2, ("usia",), "")
    with pytest.raises(Refused, match="kosong"):
        check(MAPPING, ListSource([]))
