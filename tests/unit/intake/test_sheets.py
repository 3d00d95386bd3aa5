"""A sheet of the service is read raw, whole and in one state; what stands in the way is said in one line."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest
from google.auth.credentials import Credentials
from google.auth.transport.requests import AuthorizedSession

from kinerja.errors import KinerjaError
from kinerja.intake import patience as patience_module
from kinerja.intake.credentials import Account, nobody
from kinerja.intake.dates import Moment, read_moment
from kinerja.intake.patience import BUDGET, Pace, Patience
from kinerja.intake.sheets import SheetsSource
from kinerja.intake.sheets_client import SheetsClient, SheetsHTTP, local_session, loopback
from kinerja.intake.source import Row
from tests.emulator.sheets import Cell, Fault, Grid, Service, running
from tests.unit.intake.clock import Time

MOMENT = datetime.fromisoformat("2026-01-19 10:22:31.678")
TITLE = "Form Responses 1"
GRID: list[list[Cell]] = [
    ["Stempel waktu", "Usia", "Nilai", "Setuju"],
    [MOMENT, "010", "5.10", True],
    [],
    [date(2026, 1, 20), 10, 5.1, "#N/A"],
    ["", "+6281", '=HYPERLINK("x")', "emoji 🙂\u200f"],
]


@pytest.fixture
def service() -> Iterator[Service]:
    documents: dict[str, dict[str, Grid]] = {
        "DOC": {TITLE: GRID, "Kosong": [], "Bu Ani's": [["x"]]},
        "SECRET": {"Sheet1": []},
    }
    with running(Service(documents, private=frozenset({"SECRET"}))) as service:
        yield service


def source(
    service: Service, time: Time, document: str = "DOC", sheet: str = TITLE, rows_at_once: int = 10_000
) -> SheetsSource:
    clock = time.clock()
    http = SheetsHTTP(nobody(), local_session(), loopback(service.address), Pace(clock), Patience(clock))
    return SheetsSource(SheetsClient(http), document, sheet, rows_at_once)


def rows(service: Service, document: str = "DOC", sheet: str = TITLE, rows_at_once: int = 10_000) -> list[Row]:
    return list(source(service, Time(), document, sheet, rows_at_once).rows())


def refused(service: Service, document: str = "DOC", sheet: str = TITLE, rows_at_once: int = 10_000) -> str:
    with pytest.raises(KinerjaError) as error:
        rows(service, document, sheet, rows_at_once)
    assert error.value.exit_code == 2
    assert "\n" not in str(error.value)
    return str(error.value)


def table(length: int) -> list[list[Cell]]:
    grid: list[list[Cell]] = [["Stempel waktu", "Isi"]]
    return grid + [[f"id-{number}", number % 3] for number in range(length - 1)]


def texts(grid: Grid) -> list[tuple[str, ...]]:
    return [tuple(map(str, line)) for line in grid]


def test_cells_come_as_the_sheet_holds_them(service: Service) -> None:
    found = rows(service)
    serial = found[1].cells[0]
    assert read_moment(serial) == Moment(MOMENT.date(), 10 * 3600 + 22 * 60 + 31)
    assert found == [
        Row(1, ("Stempel waktu", "Usia", "Nilai", "Setuju")),
        Row(2, (serial, "010", "5.10", "TRUE")),
        Row(3, ()),
        Row(4, ("46042", "10", "5.1", "#N/A")),
        Row(5, ("", "+6281", '=HYPERLINK("x")', "emoji 🙂\u200f")),
    ]


def test_titles_with_signs_and_empty_sheets_are_read(service: Service) -> None:
    assert rows(service, sheet="Bu Ani's") == [Row(1, ("x",))]
    assert rows(service, sheet="Kosong") == []


def test_only_the_sheet_is_asked_for_raw_and_within_its_extent(service: Service) -> None:
    rows(service)
    metadata, values = service.requests
    assert metadata == "/v4/spreadsheets/DOC?includeGridData=false"
    assert values.startswith("/v4/spreadsheets/DOC/values/%27Form%20Responses%201%27%21A1%3AZ1000?")
    assert "valueRenderOption=UNFORMATTED_VALUE" in values
    assert "dateTimeRenderOption=SERIAL_NUMBER" in values


@pytest.mark.parametrize("length", [1, 999, 1000, 1001, 2500])
def test_a_long_sheet_is_read_in_ranges_and_looked_at_once_more(service: Service, length: int) -> None:
    service.documents["DOC"] = {TITLE: table(length)}
    found = rows(service, rows_at_once=500)
    assert [row.number for row in found] == list(range(1, length + 1))
    assert [row.cells for row in found] == texts(table(length))
    assert len(service.requests) == 1 + -(-max(1000, length) // 500) + 2


def test_the_top_alone_is_one_range(service: Service) -> None:
    assert [row.number for row in source(service, Time()).top(2)] == [1, 2]
    assert len(service.requests) == 2


# A sheet that changes between two requests


def edited(service: Service, at: int, change: Callable[[list[list[Cell]]], object], *, each: bool = False) -> None:
    def before(number: int) -> None:
        if number == at or (each and number >= at):
            grid = [list(line) for line in service.documents["DOC"][TITLE]]
            change(grid)
            service.documents["DOC"][TITLE] = grid

    service.before = before


def swap(grid: list[list[Cell]]) -> None:
    for line in grid:
        line[0], line[1] = line[1], line[0]


def add_column(grid: list[list[Cell]]) -> None:
    for line in grid:
        line.extend(["baru"] * 26)


@pytest.mark.parametrize(
    "change",
    [
        lambda grid: grid.pop(3),
        lambda grid: grid.insert(3, ["sisip", 1]),
        lambda grid: grid.sort(key=str, reverse=True),
        lambda grid: grid.append(grid.pop(5)),
        lambda grid: grid.__delitem__(slice(1100, None)),
        lambda grid: grid.__delitem__(slice(300, None)),
        swap,
        add_column,
    ],
)
@pytest.mark.parametrize("at", [3, 4, 5, 6])
def test_a_sheet_that_is_rearranged_while_it_is_read_is_read_again(
    service: Service, change: Callable[[list[list[Cell]]], object], at: int
) -> None:
    service.documents["DOC"] = {TITLE: table(1400)}
    edited(service, at, change)
    assert [row.cells for row in rows(service, rows_at_once=500)] == texts(service.documents["DOC"][TITLE])
    assert len(service.requests) > 6


def test_answers_that_come_in_meanwhile_wait_for_the_next_reading(service: Service) -> None:
    service.documents["DOC"] = {TITLE: table(1400)}
    edited(service, 6, lambda grid: grid.extend([["id-baru", 1]] * 300))
    assert [row.cells for row in rows(service, rows_at_once=500)] == texts(table(1400))
    assert len(service.requests) == 6
    service.before = lambda _: None
    assert len(rows(service, rows_at_once=500)) == 1700


def test_an_answer_edited_in_its_place_does_not_begin_it_again(service: Service) -> None:
    service.documents["DOC"] = {TITLE: table(1400)}
    edited(service, 4, lambda grid: grid[700].__setitem__(1, "lain"))
    rows(service, rows_at_once=500)
    assert len(service.requests) == 6


def test_a_sheet_that_never_rests_is_refused(service: Service) -> None:
    service.documents["DOC"] = {TITLE: table(1400)}
    edited(service, 1, lambda grid: grid.insert(1, grid.pop()), each=True)
    assert "terus dipindah" in refused(service, rows_at_once=500)


# Failures


@pytest.mark.parametrize(
    "fault",
    [
        *(Fault(status=status) for status in (429, 500, 502, 503, 504)),
        Fault(status=502, html=True),
        Fault(status=403, reason="rateLimitExceeded"),
        Fault(drop=True),
        Fault(cut=0),
        Fault(cut=70),
        Fault(chop=0),
        Fault(chop=70),
        Fault(html=True),
    ],
)
@pytest.mark.parametrize("request_number", [0, 1])
def test_a_failure_that_passes_costs_a_wait_and_no_row(service: Service, fault: Fault, request_number: int) -> None:
    time = Time()
    service.faults = [Fault()] * request_number + [fault, fault]
    assert [row.number for row in source(service, time).rows()] == [1, 2, 3, 4, 5]
    assert len(time.slept) == 2
    assert len(service.requests) == 4


@pytest.mark.parametrize("fault", [Fault(hang=0.5), Fault(drip=0.01)])
def test_an_answer_that_does_not_come_in_time_is_asked_for_again(
    service: Service, fault: Fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience_module, "ATTEMPT", 0.25)
    time = Time()
    service.faults = [Fault(), fault]
    assert len(list(source(service, time).rows())) == 5
    assert len(time.slept) == 1


def test_ranges_that_came_are_not_asked_for_again(service: Service) -> None:
    service.documents["DOC"] = {TITLE: table(1400)}
    service.faults = [Fault(), Fault(), Fault(status=503), Fault(cut=10), Fault(), Fault(drop=True)]
    assert len(rows(service, rows_at_once=500)) == 1400
    assert len(service.requests) == 6 + 3


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault(status=429), "membatasi jumlah permintaan"),
        (Fault(status=503), r"terganggu \(503\)"),
        (Fault(status=500, html=True), r"terganggu \(500\)"),
        (Fault(cut=5), "terputus"),
        (Fault(chop=5), "tidak utuh"),
        (Fault(drop=True), "terputus"),
    ],
)
def test_what_does_not_pass_is_given_up_within_two_minutes(service: Service, fault: Fault, words: str) -> None:
    time = Time()
    service.faults = [Fault()] + [fault] * 1000
    with pytest.raises(KinerjaError, match=words) as error:
        list(source(service, time).rows())
    assert error.value.exit_code == 2
    assert time.now <= BUDGET


def test_retry_after_is_obeyed(service: Service) -> None:
    time = Time()
    date_header = (("Date", "Tue, 24 Nov 2026 13:05:30 GMT"), ("Retry-After", "Tue, 24 Nov 2026 13:06:10 GMT"))
    service.faults = [Fault(status=429, headers=(("Retry-After", "17"),)), Fault(status=503, headers=date_header)]
    list(source(service, time).rows())
    assert 17 <= time.slept[0] <= 18
    assert 40 <= time.slept[1] <= 41
    service.faults = [Fault(status=429, headers=(("Retry-After", "3600"),))]
    assert "3600 detik" in refused(service)


def test_a_service_that_is_not_there_is_said_soon(service: Service) -> None:
    time = Time()
    clock = time.clock()
    http = SheetsHTTP(nobody(), local_session(), "http://127.0.0.1:9", Pace(clock), Patience(clock))
    with pytest.raises(KinerjaError, match="tidak dapat dihubungi"):
        list(SheetsSource(SheetsClient(http), "DOC", TITLE).rows())
    assert len(time.slept) == 2


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault(status=400), r"menolak \(400\)"),
        (Fault(status=400, reason="FAILED_PRECONDITION"), "bukan Google Sheets"),
        (Fault(status=401), "tidak dikenali"),
        (Fault(status=403), "bagikan dokumen itu kepadanya sebagai Pelihat"),
        (Fault(status=403, html=True), "bagikan"),
        (Fault(status=403, reason="SERVICE_DISABLED"), "belum diaktifkan"),
        (Fault(status=403, reason="ACCESS_TOKEN_SCOPE_INSUFFICIENT"), r"spreadsheets\.readonly"),
        (Fault(status=404), "dokumen DOC tidak ditemukan"),
        (Fault(status=302, headers=(("Location", "http://127.0.0.1:9/"),)), "mengalihkan"),
        (Fault(status=307, headers=(("Location", "https://kota-contoh.example/"),)), "mengalihkan"),
        (Fault(status=418), r"menolak \(418\)"),
    ],
)
def test_a_refusal_is_final_and_says_what_to_do(service: Service, fault: Fault, words: str) -> None:
    service.faults = [fault]
    with pytest.raises(KinerjaError, match=words) as error:
        rows(service)
    assert "\n" not in str(error.value)
    assert len(service.requests) == 1


@pytest.mark.parametrize(
    ("document", "sheet", "words"),
    [
        ("NOWHERE", TITLE, "dokumen NOWHERE tidak ditemukan (404)"),
        ("SECRET", "Sheet1", "belum boleh membaca dokumen SECRET (403)"),
        ("DOC", "Lembar lain", 'yang ada: "Form Responses 1", "Kosong", "Bu Ani\'s"'),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(service: Service, document: str, sheet: str, words: str) -> None:
    assert words in refused(service, document, sheet)


# Accounts


OLD, NEW = "token-lama", "token-baru"


class Tokens(Credentials):
    """Credentials whose first token has expired, as the service sees it."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.token = OLD
        self.service_account_email = "pembaca@contoh-kota.iam.gserviceaccount.com"
        self.refreshed = 0

    def refresh(self, request: object) -> None:
        """Take a new token."""
        self.refreshed += 1
        self.token = NEW


def with_tokens(service: Service, tokens: Tokens) -> SheetsSource:
    clock = Time().clock()
    session = AuthorizedSession(tokens)  # type: ignore[no-untyped-call]
    session.trust_env = False
    account = Account(tokens, f"akun layanan {tokens.service_account_email}")
    http = SheetsHTTP(account, session, service.address, Pace(clock), Patience(clock))
    return SheetsSource(SheetsClient(http), "DOC", TITLE)


def test_a_token_that_expires_is_renewed(service: Service) -> None:
    service.expired = OLD
    tokens = Tokens()
    assert len(list(with_tokens(service, tokens).rows())) == 5
    assert tokens.refreshed == 1
    assert service.headers[-1]["authorization"] == f"Bearer {NEW}"


def test_an_account_that_is_refused_is_named_and_its_token_is_not(service: Service) -> None:
    for status in (401, 403, 404):
        service.faults = [Fault(status=status)] * 4
        with pytest.raises(KinerjaError) as error:
            list(with_tokens(service, Tokens()).rows())
        assert "akun layanan pembaca@contoh-kota.iam.gserviceaccount.com" in str(error.value)
        assert "token-" not in str(error.value)
        service.faults = []


def test_an_export_of_the_sheet_gives_the_same_rows(service: Service) -> None:
    shown = [["Waktu", "Isi"], ["19/01/2026 10:22:31", "a, b"], ["20/01/2026 08:00:00", "010"]]
    text = io.StringIO()
    csv.writer(text).writerows(shown)
    service.documents["DOC"] = {TITLE: [["Waktu", "Isi"], [MOMENT, "a, b"], [MOMENT.replace(day=20), "010"]]}
    assert [row.cells[1:] for row in rows(service)] == [tuple(line[1:]) for line in shown]
    assert read_moment(rows(service)[1].cells[0]) == read_moment(shown[1][0])
