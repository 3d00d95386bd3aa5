"""A pull that reads only what is new ends as one that reads everything: the same files, counts, report and queue."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinerja.errors import KinerjaError
from kinerja.intake import blocks, remember
from kinerja.intake.mapping import FormMapping, from_record
from kinerja.intake.pull import pull_form
from kinerja.intake.report import PullReport
from kinerja.intake.source import Moved, Row
from kinerja.intake.state import state_path
from tests.unit.intake.forms import HEADER, RECORD, ListSource, answer

KEY = bytes(range(32))
Table = list[tuple[str, ...]]


def mapping_of(keys: tuple[str, ...]) -> FormMapping:
    record = deepcopy(RECORD)
    record["kolom"]["saran"]["moderasi"] = True
    record["periode"] |= {"mulai": "2026-01-01", "selesai": "2026-12-31"}
    return replace(from_record("skm", record), key_titles=keys)


@dataclass
class PartSource:
    """A sheet in memory that gives parts of itself, and says what was asked of it."""

    table: Sequence[Sequence[str]]
    name: str = "lembar uji"
    whole: int = 0
    """Times that all rows were asked for."""
    asked: list[tuple[int, int]] = field(default_factory=list)

    def rows(self) -> Iterator[Row]:
        """Yield the rows as a sheet would."""
        self.whole += 1
        yield from ListSource(self.table).rows()

    def parts(self) -> PartSource:
        """Begin a reading."""
        return self

    def top(self, rows: int) -> list[Row]:
        """Return the first rows."""
        return [Row(number, tuple(cells)) for number, cells in enumerate(self.table[:rows], start=1)]

    def columns(self, places: Sequence[int]) -> list[tuple[str, ...]]:
        """Return some columns of every row."""
        return [tuple(row[place] if place < len(row) else "" for place in places) for row in self.table]

    def rows_between(self, first: int, last: int) -> list[Row]:
        """Return some rows."""
        self.asked.append((first, last))
        return [Row(first + number, tuple(cells)) for number, cells in enumerate(self.table[first - 1 : last])]


@pytest.fixture(autouse=True)
def _small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "ROWS", 4)
    monkeypatch.setattr(remember, "SMALLEST", 0)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An agency's folder, with its comment queue beside it."""
    monkeypatch.setenv("KINERJA_ANTREAN", str(tmp_path / "antrean"))
    (tmp_path / "content").mkdir()
    return tmp_path


def left(folder: Path, *, state: bool = False) -> dict[str, bytes]:
    """Every file that a pull leaves behind, the state apart."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and (state or path.suffix != ".bagian")
    }


def told(report: PullReport, root: Path) -> dict[str, Any]:
    return {
        **report.counts(), **report.of_sheet(), **report.of_store(),
        "berkas": [str(path.relative_to(root)) for path in report.files],
        "baris_tidak_dibaca_ulang": 0,
    }  # fmt: skip


TIMES = (
    ["19/01/2026 10:22:31"] * 5 + ["20/01/2026"] * 4 + ["19/01/2026 10:26:31"] * 2 + ["02/04/2026 10:00:00"] * 4
    + ["19/01/2026 23:10:00", "31/03/2026 23:59:59", "02/04/2026 03:00:00", "05/07/2026 12:00:00",
       "05/01/2062 10:00:00", "kemarin", ""]
)  # fmt: skip
UNREADABLE = ("05/01/2062 10:00:00", "kemarin", "")
"""Outside the form's days, no time, none: such rows are looked at in every pull."""
ROW = st.builds(
    lambda row, named: row if named else (*row[:2], "", *row[3:]),
    st.builds(
        answer,
        st.integers(0, 30),
        time=st.sampled_from(TIMES),
        service=st.sampled_from(["Rawat jalan"] * 8 + ["Imunisasi", "?"]),
        procedure=st.sampled_from(["a", "b", "c", "d", ""] * 2 + ["zz"]),
        advice=st.sampled_from(["", "Loketnya sempit", "Terima kasih"]),
    ),
    st.sampled_from([True, True, False]),
)
CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("append"), ROW),
        st.tuples(st.just("insert"), st.integers(0, 40), ROW),
        st.tuples(st.just("delete"), st.integers(0, 40)),
        st.tuples(st.just("swap"), st.integers(0, 40), st.integers(0, 40)),
        st.tuples(st.just("copy"), st.integers(0, 40)),
        st.tuples(st.just("blank"), st.integers(0, 40)),
        st.tuples(st.just("edit"), st.integers(0, 40), ROW),
        st.tuples(st.just("name"), st.integers(0, 40)),
        st.tuples(st.just("sort")),
        st.tuples(st.just("turn round")),
    ),
    max_size=5,
)


def changed(table: Table, changes: Sequence[tuple[Any, ...]], *, turn: int) -> Table:
    """Return a sheet after people and the form did something; an edited answer has a new time stamp."""
    rows = list(table)
    for change in changes:
        at = change[1] % len(rows) if len(change) > 1 and isinstance(change[1], int) and rows else 0
        match change[0]:
            case "append":
                rows.append(change[1])
            case "insert":
                rows.insert(at, change[2])
            case "delete" if rows:
                del rows[at]
            case "swap" if rows:
                other = change[2] % len(rows)
                rows[at], rows[other] = rows[other], rows[at]
            case "copy" if rows:
                rows.append(rows[at])
            case "blank":
                rows.insert(at, ())
            case "edit" if rows and rows[at]:
                hour, minute = divmod(at, 60)
                rows[at] = (f"20/0{1 + turn}/2026 {hour:02d}:{minute:02d}:{turn:02d}", *rows[at][1:3], *change[2][3:])
            case "name" if rows and rows[at] and not rows[at][2]:
                rows[at] = (*rows[at][:2], f"id-baru-{turn}-{at}", *rows[at][3:])
            case "sort":
                rows.sort()
            case "turn round":
                rows.reverse()
    return rows


def told_apart(table: Table, before: Table, keys: tuple[str, ...], *, turn: int) -> Table:
    """Return the sheet with a new time stamp in each row that has other cells than the one in its place, and its keys.

    Such a row is one changed by hand, however it came there (one deleted, one of the same second put in its place; one
    typed below the last without a time): what is seen in its turn only (``docs/decisions/sources.md``). Where rows in
    quarantine were, it is left: all pulls look there.
    """
    cells = [HEADER.index(title) for title in {"Stempel waktu", *keys}]
    nothing = ("",) * len(HEADER)
    rows = list(table)
    for place, (now, then) in enumerate(zip(table, [*before, *[nothing] * len(table)], strict=False)):
        was, held = then or nothing, any(then) and (then[0] in UNREADABLE or then[3] == "?" or then[4] == "zz")
        if now and now != was and all(now[cell] == was[cell] for cell in cells) and not held:
            rows[place] = (f"21/0{1 + turn}/2026 {place // 60:02d}:{place % 60:02d}:{turn:02d}", *now[1:])
    return rows


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    start=st.lists(ROW, min_size=8, max_size=40),
    steps=st.lists(CHANGES, min_size=2, max_size=4),
    keys=st.sampled_from([("ID tanggapan",), ("Stempel waktu",), ("Stempel waktu", "ID tanggapan")]),
    parts=st.booleans(),
    released=st.sampled_from([None, "2026-T1", "2026"]),
)
def test_reading_what_is_new_ends_as_reading_everything(
    monkeypatch: pytest.MonkeyPatch,
    start: Table,
    steps: list[list[tuple[Any, ...]]],
    keys: tuple[str, ...],
    parts: bool,
    released: str | None,
) -> None:
    monkeypatch.setattr("kinerja.intake.bursts.BURST", 3)
    monkeypatch.setattr("kinerja.intake.moments.BURST", 3)
    monkeypatch.setattr("kinerja.intake.bursts.FEWEST", 2)
    mapping = mapping_of(keys)
    with tempfile.TemporaryDirectory() as name:
        folders = Path(name) / "bagian", Path(name) / "semua"
        table = start
        for turn, step in enumerate([[], *steps]):
            table = told_apart(changed(table, step, turn=turn), table, keys, turn=turn)
            sheet = [HEADER, *table]
            found: list[tuple[object, dict[str, bytes]]] = []
            for folder in folders:
                root = folder / "content"
                root.mkdir(parents=True, exist_ok=True)
                monkeypatch.setenv("KINERJA_ANTREAN", str(folder / "antrean"))
                if released and turn == 1:
                    (root / "rilis" / released).mkdir(parents=True)
                    (root / "rilis" / released / "datapackage.json").write_text("{}")
                source = PartSource(sheet) if parts and folder == folders[0] else ListSource(sheet)
                try:
                    report = pull_form(mapping, source, root, KEY, everything=folder == folders[1])
                except KinerjaError as error:
                    found.append((repr(error), left(folder)))
                else:
                    found.append((told(report, root), left(folder)))
            assert found[0] == found[1]


MAPPING = mapping_of(("ID tanggapan",))
MANY: Table = [
    answer(number, time=f"{1 + number // 8:02d}/0{1 + 3 * (number // 20)}/2026 10:00:{number:02d}", advice="Baik")
    for number in range(40)
]


def pull(place: Path, source: object, **options: Any) -> PullReport:
    return pull_form(options.pop("mapping", MAPPING), source, place / "content", KEY, **options)  # type: ignore[arg-type]  # any source


def test_only_what_is_new_is_asked_for(place: Path) -> None:
    source = PartSource([HEADER, *MANY])
    assert pull(place, source).unseen == 0
    assert source.whole == 1
    more = PartSource([HEADER, *MANY, answer(40, time="01/07/2026 10:00:00")])
    report = pull(place, more)
    assert (more.whole, report.new, report.stored) == (0, 1, 41)
    assert more.asked == [(1, 4), (41, 44)]  # the first in its turn, the last for what came in
    assert report.unseen == 36


def test_a_cell_changed_without_a_new_time_stamp_is_seen_in_its_turn_or_when_asked_for(place: Path) -> None:
    pull(place, PartSource([HEADER, *MANY]))
    table = [*MANY]
    table[20] = answer(20, time=MANY[20][0], procedure="a", advice="Baik")
    seen = [pull(place, PartSource([HEADER, *table])).edited for _ in range(remember.TURNS)]
    assert sum(seen) == 1
    table[21] = answer(21, time=MANY[21][0], procedure="a", advice="Baik")
    assert pull(place, PartSource([HEADER, *table]), everything=True).edited == 1


def test_a_row_that_people_mend_in_the_sheet_is_seen_at_once(place: Path) -> None:
    table = [*MANY]
    table[30] = answer(30, time=MANY[30][0], procedure="zz")
    assert pull(place, PartSource([HEADER, *table])).quarantined == 1
    report = pull(place, PartSource([HEADER, *MANY]))
    assert (report.quarantined, report.new) == (0, 1)


def test_a_file_is_all_there_so_every_change_in_it_is_seen(place: Path) -> None:
    pull(place, ListSource([HEADER, *MANY]))
    table = [*MANY]
    table[20] = answer(20, time=MANY[20][0], procedure="a")
    report = pull(place, ListSource([HEADER, *table]))
    assert (report.edited, report.unseen) == (1, 0)


def test_a_state_that_was_touched_costs_time_and_changes_nothing(place: Path) -> None:
    pull(place, PartSource([HEADER, *MANY]))
    path = state_path(place / "content", "skm")
    whole = path.read_bytes()
    table = [*MANY[1:], answer(40, time="01/07/2026 10:00:00")]
    expected = place.parent / "utuh"
    shutil.copytree(place, expected)
    state_path(expected / "content", "skm").unlink()
    told_by = told(pull_form(MAPPING, ListSource([HEADER, *table]), expected / "content", KEY), expected / "content")
    files = left(expected / "content")
    before = place.parent / "sebelum"
    shutil.copytree(place, before)
    for spoiled in [
        b"", whole[:100], whole[:-1], whole + b" ",
        *(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in range(0, len(whole), len(whole) // 40)),
    ]:  # fmt: skip
        shutil.rmtree(place)
        shutil.copytree(before, place)
        path.write_bytes(spoiled)
        source = PartSource([HEADER, *table])
        report = pull(place, source)
        assert source.whole == 1
        assert (told(report, place / "content"), left(place / "content")) == (told_by, files)


@pytest.mark.parametrize("what", ["mapping", "key", "stored", "gone", "headers", "queue"])
def test_a_state_of_other_circumstances_is_not_used(place: Path, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pull(place, PartSource([HEADER, *MANY]))
    source = PartSource([HEADER, *MANY])
    options: dict[str, Any] = {}
    stored = place / "content" / "tanggapan" / "skm" / "2026-T1.csv"
    match what:
        case "mapping":
            options["mapping"] = replace(MAPPING, columns=MAPPING.columns[:-1])
        case "key":
            shutil.rmtree(place / "content" / "tanggapan")
        case "stored":
            stored.write_text("".join(stored.read_text().splitlines(keepends=True)[:-1]))
        case "gone":
            stored.unlink()
        case "headers":
            source = PartSource([("", *row) for row in (HEADER, *MANY)])
        case "queue":
            shutil.rmtree(place / "antrean")
    before = left(place) if what == "headers" else {}
    key = bytes(32) if what == "key" else KEY
    report = pull_form(options.get("mapping", MAPPING), source, place / "content", key)
    assert report.stored == 40
    assert report.unseen == 0
    if what == "queue":
        assert report.waiting == 40
    if what == "headers":
        assert left(place) == before


def test_a_state_holds_no_cell_and_is_the_owners_alone(place: Path) -> None:
    pull(place, PartSource([HEADER, *MANY]))
    path = state_path(place / "content", "skm")
    assert path.stat().st_mode & 0o777 == 0o600
    text = path.read_text()
    for row in MANY:
        assert row[0] not in text
        assert f'"{row[2]}"' not in text
    assert "Baik" not in text
    for block in json.loads(text.partition("\n")[2])["bagian"]:
        for keys in block["jawaban"].values():
            assert keys.split() == sorted(keys.split())


@dataclass
class Restless(PartSource):
    """A sheet in which somebody does something while it is read in parts."""

    at: int = 0

    def rows_between(self, first: int, last: int) -> list[Row]:
        """Return some rows of a sheet that is no longer what it was."""
        if not self.at:
            raise Moved
        self.table = [self.table[0], *self.table[self.at :]]
        return PartSource(self.table).rows_between(first, last)


@pytest.mark.parametrize("at", [0, 3])
def test_a_sheet_that_changes_while_parts_are_read_is_read_whole(place: Path, at: int) -> None:
    pull(place, PartSource([HEADER, *MANY]))
    source = Restless([HEADER, *MANY, answer(40, time="01/07/2026 10:00:00")], at=at)
    report = pull(place, source)
    assert (source.whole, report.stored) == (1, 41 - max(0, at - 1))


def test_small_sheets_are_read_whole_each_time(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remember, "SMALLEST", 1000)
    pull(place, PartSource([HEADER, *MANY]))
    assert not state_path(place / "content", "skm").exists()
