"""The Sheets service is read through gspread, here on this machine; nowhere else is reached without credentials."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from urllib3.util.retry import Retry

from kinerja.errors import KinerjaError
from kinerja.intake import sheets
from kinerja.intake.sheets import CREDENTIALS, ENDPOINT, SheetsSource, connect, loopback
from kinerja.intake.source import Row
from tests.emulator.sheets import Grid, Service, running

GRID = [["Stempel waktu", "Usia"], ["19/01/2026 10:22:31", "010"], [], ["19/01/2026 10:23:00", ""]]


@pytest.fixture
def service() -> Iterator[Service]:
    documents: dict[str, dict[str, Grid]] = {
        "DOC": {"Form Responses 1": GRID, "Kosong": [], "Bu Ani's": [["x"]]},
        "SECRET": {"Sheet1": []},
    }
    with running(Service(documents, private=frozenset({"SECRET"}))) as service:
        yield service


def rows(service: Service, document: str = "DOC", sheet: str = "Form Responses 1") -> list[Row]:
    return list(SheetsSource(connect({ENDPOINT: service.address}), document, sheet).rows())


def test_rows_come_as_the_sheet_shows_them(service: Service) -> None:
    assert rows(service) == [
        Row(1, ("Stempel waktu", "Usia")),
        Row(2, ("19/01/2026 10:22:31", "010")),
        Row(3, ("", "")),
        Row(4, ("19/01/2026 10:23:00", "")),
    ]
    assert "valueRenderOption=FORMATTED_VALUE" in service.requests[-1]


def test_no_credential_leaves_for_an_address_of_this_machine(service: Service, tmp_path: Path) -> None:
    client = connect({ENDPOINT: service.address, CREDENTIALS: str(tmp_path / "unused.json")})
    list(SheetsSource(client, "DOC", "Form Responses 1").rows())
    assert not any("authorization" in {name.lower() for name in headers} for headers in service.headers)


def test_titles_with_signs_and_empty_sheets_are_read(service: Service) -> None:
    assert rows(service, sheet="Bu Ani's") == [Row(1, ("x",))]
    assert [row for row in rows(service, sheet="Kosong") if any(row.cells)] == []


@pytest.mark.parametrize(
    ("document", "sheet", "words"),
    [
        ("NOWHERE", "Form Responses 1", "tidak ditemukan"),
        ("SECRET", "Sheet1", "bagikan"),
        ("DOC", "Lembar lain", "lembar.nama"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(service: Service, document: str, sheet: str, words: str) -> None:
    with pytest.raises(KinerjaError, match=words) as refused:
        rows(service, document, sheet)
    assert "\n" not in str(refused.value)


def test_a_busy_service_is_asked_again(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_RETRY", sheets._RETRY.new(backoff_factor=0))
    service.refusals = [429, 503]
    assert len(rows(service)) == 4


def test_a_service_that_stays_busy_is_given_up(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_RETRY", Retry(total=0, status_forcelist=(429,), raise_on_status=False))
    service.refusals = [429] * 3
    with pytest.raises(KinerjaError, match="satu menit"):
        rows(service)


def test_a_service_that_is_not_there_is_said(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_RETRY", Retry(total=0))
    client = connect({ENDPOINT: "http://127.0.0.1:9"})
    with pytest.raises(KinerjaError, match="tidak menjawab"):
        list(SheetsSource(client, "DOC", "Form Responses 1").rows())


@pytest.mark.parametrize(
    ("address", "base"),
    [
        ("http://127.0.0.1:8085", "http://127.0.0.1:8085"),
        ("http://127.0.0.1:8085/", "http://127.0.0.1:8085"),
        ("http://127.9.9.9", "http://127.9.9.9:80"),
        ("http://localhost:8085", "http://127.0.0.1:8085"),
        ("http://[::1]:8085", "http://[::1]:8085"),
    ],
)
def test_loopback_addresses_are_accepted(address: str, base: str) -> None:
    assert loopback(address) == base


@pytest.mark.parametrize(
    "address",
    [
        "http://sheets.kota-contoh.example:8085",
        "https://127.0.0.1:8085",
        "http://10.0.0.1:8085",
        "http://0.0.0.0:8085",
        "http://127.0.0.1.kota-contoh.example",
        "http://127.0.0.1@kota-contoh.example",
        "http://kota-contoh.example@127.0.0.1",
        "http://localhost.kota-contoh.example",
        "http://127.0.0.1:8085/v4",
        "http://127.0.0.1:8085?x=1",
        "http://127.0.0.1:port",
        "http://[::1",
        "127.0.0.1:8085",
        "file:///etc/hosts",
        " ",
    ],
)
def test_every_other_address_is_refused(address: str) -> None:
    with pytest.raises(KinerjaError, match="hanya alamat mesin ini") as refused:
        connect({ENDPOINT: address})
    assert refused.value.exit_code == 2


def test_every_request_goes_to_this_machine_whatever_host_it_names(service: Service) -> None:
    session = sheets._LoopbackSession(loopback(service.address))
    assert session.max_redirects == 0
    assert not session.trust_env
    answer = session.request("GET", "https://kota-contoh.example/v4/spreadsheets/DOC?includeGridData=false")
    assert isinstance(answer, requests.Response)
    assert service.requests == ["/v4/spreadsheets/DOC?includeGridData=false"]


def test_without_an_address_the_service_account_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(KinerjaError, match=CREDENTIALS):
        connect({})
    (tmp_path / "kunci.json").write_text('{"type": "service_account"}')
    for path in (tmp_path / "kunci.json", tmp_path / "tiada.json"):
        with pytest.raises(KinerjaError, match="akun layanan") as refused:
            connect({CREDENTIALS: str(path)})
        assert "\n" not in str(refused.value)
