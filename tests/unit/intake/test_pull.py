"""A pull keeps what is mapped, counts every row once, and says where in the sheet to look; it repeats no cell."""

from __future__ import annotations

import itertools
import os
import random
import re
from copy import deepcopy
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinerja.cli.pull_report import as_text
from kinerja.content.pseudonym import answer_key, pseudonym
from kinerja.errors import KinerjaError, Refused
from kinerja.intake.comments import add_comment
from kinerja.intake.mapping import FormMapping, from_record
from kinerja.intake.pull import pull_form
from kinerja.intake.queue import REJECTED, load, queue_path, save
from kinerja.intake.report import PullReport
from kinerja.intake.rows import Reason
from tests.unit.intake.forms import HEADER, PROCEDURE, RECORD, ListSource, answer

KEY = bytes(range(32))
MAPPING: FormMapping = replace(from_record("skm", RECORD), key_titles=("ID tanggapan",))


@pytest.fixture
def tmp_path(tmp_path: Path) -> Path:
    """A content folder with room beside it, where the report goes."""
    root = tmp_path / "content"
    root.mkdir()
    return root


def pull(root: Path, *rows: tuple[str, ...], mapping: FormMapping = MAPPING, dry_run: bool = False) -> PullReport:
    return pull_form(mapping, ListSource([HEADER, *rows]), root, KEY, dry_run=dry_run)


def stored(root: Path, period: str = "2026-T1") -> dict[str, list[str]]:
    """Stored values by the answer's number."""
    lines = (root / "tanggapan" / "skm" / f"{period}.csv").read_text().splitlines()
    assert lines[0] == "kunci,layanan,prosedur,usia"
    numbers = {answer_key(KEY, [f"id-{number}"]): f"id-{number}" for number in range(200)}
    return {numbers[line.split(",")[0]]: line.split(",")[1:] for line in lines[1:]}


def test_answers_are_stored_by_period_as_codes(tmp_path: Path) -> None:
    report = pull(
        tmp_path,
        answer(1),
        answer(2, service="imunisasi", procedure="Sangat mudah", age=">= 20 tahun"),
        answer(3, time="2026-04-01 07:00:00", procedure="", age=""),
    )
    assert (report.read, report.stored, len(report.files)) == (3, 3, 2)
    assert stored(tmp_path) == {"id-1": ["rawat-jalan", "3", "muda"], "id-2": ["imunisasi", "4", "dewasa"]}
    assert stored(tmp_path, "2026-T2") == {"id-3": ["rawat-jalan", "", ""]}


def test_a_second_pull_writes_nothing(tmp_path: Path) -> None:
    pull(tmp_path, answer(1), answer(2))
    file = tmp_path / "tanggapan" / "skm" / "2026-T1.csv"
    os.utime(file, (1, 1))
    report = pull(tmp_path, answer(2), answer(1))
    assert (report.stored, report.files, file.stat().st_mtime) == (2, (), 1)


def test_a_dry_run_reports_the_same_and_writes_nothing(tmp_path: Path) -> None:
    planned = pull(tmp_path, answer(1), answer(2, procedure="x"), dry_run=True)
    assert list(tmp_path.iterdir()) == []
    done = pull(tmp_path, answer(1), answer(2, procedure="x"))
    assert asdict(planned) == asdict(done)


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (answer(2, time="kemarin"), "A", Reason.NO_TIME),
        (answer(2, time=""), "A", Reason.NO_TIME),
        (answer(2, service="Rawat inap"), "D", Reason.UNKNOWN),
        (answer(2, service=""), "D", Reason.EMPTY),
        (answer(2, procedure="e"), "E", Reason.UNKNOWN),
        (("19/01/2026 10:00:00", "", "", "Imunisasi"), "C", Reason.NO_KEY),
        (("", "", "", "", "", "", "hanya saran"), "A", Reason.NO_TIME),
    ],
)
def test_a_row_that_cannot_be_understood_is_held_and_pointed_at(
    tmp_path: Path, row: tuple[str, ...], column: str, reason: Reason
) -> None:
    report = pull(tmp_path, answer(1), row)
    assert [(held.row, held.column, held.reason) for held in report.held] == [(3, column, reason)]
    assert list(stored(tmp_path)) == ["id-1"]


def test_a_held_row_is_stored_once_the_mapping_knows_its_answer(tmp_path: Path) -> None:
    pull(tmp_path, answer(1, procedure="gampang"))
    record = deepcopy(RECORD)
    record["kolom"]["prosedur"]["jawaban"]["3"].append("Gampang")
    mapping = replace(from_record("skm", record), key_titles=("ID tanggapan",))
    assert pull(tmp_path, answer(1, procedure="gampang"), mapping=mapping).quarantined == 0
    assert stored(tmp_path) == {"id-1": ["rawat-jalan", "3", "muda"]}


def test_the_last_of_two_rows_with_one_key_wins(tmp_path: Path) -> None:
    report = pull(tmp_path, answer(1, procedure="a"), answer(2), answer(1, procedure="d"))
    assert (report.read, report.stored, report.duplicate) == (3, 2, 1)
    assert stored(tmp_path)["id-1"] == ["rawat-jalan", "4", "muda"]


def test_an_answer_that_left_the_sheet_is_removed_and_counted(tmp_path: Path) -> None:
    pull(tmp_path, answer(1), answer(2))
    report = pull(tmp_path, answer(2), answer(3))
    assert (report.stored, report.new, report.removed, report.kept) == (2, 1, {"2026-T1": 1}, {})
    assert sorted(stored(tmp_path)) == ["id-2", "id-3"]


def publish(root: Path, folder: str) -> None:
    path = root / "rilis" / folder / "datapackage.json"
    path.parent.mkdir(parents=True)
    path.write_text("{}")


@pytest.mark.parametrize("folder", ["2026-T1", "2026-T1.rev2", "2026", "2026-03"])
def test_what_left_the_sheet_stays_in_a_published_period(tmp_path: Path, folder: str) -> None:
    pull(tmp_path, answer(1), answer(2), answer(3, time="01/04/2026 08:00:00"), answer(4, time="01/04/2027 08:00:00"))
    publish(tmp_path, folder)
    report = pull(tmp_path, answer(2))
    open_periods = {"2027-T2": 1} if folder == "2026" else {"2026-T2": 1, "2027-T2": 1}
    assert report.removed == open_periods
    assert report.kept["2026-T1"] == 1
    assert sorted(stored(tmp_path)) == ["id-1", "id-2"]


def test_a_deletion_in_a_published_period_is_followed_where_somebody_says_so(tmp_path: Path) -> None:
    pull(tmp_path, answer(1), answer(2))
    publish(tmp_path, "2026-T1")
    report = pull_form(MAPPING, ListSource([HEADER, answer(2)]), tmp_path, KEY, follow=["2026-T1"])
    assert (report.removed, report.kept, report.published) == ({"2026-T1": 1}, {}, {"2026-T1": 1})
    assert sorted(stored(tmp_path)) == ["id-2"]


def test_what_changes_in_a_published_period_is_said(tmp_path: Path) -> None:
    pull(tmp_path, answer(1), answer(2))
    publish(tmp_path, "2026-T1")
    report = pull(tmp_path, answer(1, procedure="a"), answer(2), answer(3))
    assert (report.new, report.edited, report.published) == (1, 1, {"2026-T1": 2})


def test_a_period_that_lost_most_of_its_answers_at_once_keeps_them(tmp_path: Path) -> None:
    pull(tmp_path, *MANY, answer(150, time="01/04/2026 08:00:00"))
    report = pull(tmp_path, *MANY[:11], answer(150, time="01/04/2026 08:00:00"))
    assert (report.removed, report.kept, report.lost) == ({}, {"2026-T1": 13}, ("2026-T1",))
    assert len(stored(tmp_path)) == len(MANY)
    report = pull(tmp_path, *MANY[:12], answer(150, time="01/04/2026 08:00:00"))
    assert (report.removed, report.lost) == ({"2026-T1": 12}, ())


def test_a_row_that_can_no_longer_be_understood_takes_nothing_away(tmp_path: Path) -> None:
    pull(tmp_path, answer(1), answer(2), answer(3))
    report = pull(tmp_path, answer(1), answer(2, procedure="?"), answer(3, time="kemarin"))
    assert (report.quarantined, report.removed) == (2, {})
    assert sorted(stored(tmp_path)) == ["id-1", "id-2", "id-3"]


def test_an_edited_answer_replaces_its_old_self_though_its_time_moved(tmp_path: Path) -> None:
    pull(tmp_path, answer(1), answer(2))
    report = pull(tmp_path, answer(1), answer(2, time="20/01/2026 08:00:00", procedure="a"))
    assert (report.stored, report.new, report.edited, report.removed) == (2, 0, 1, {})
    assert stored(tmp_path)["id-2"] == ["rawat-jalan", "1", "muda"]


BY_TIME = replace(MAPPING, key_titles=("Stempel waktu",))


def test_rows_whose_time_can_no_longer_be_read_take_nothing_away_without_ids_either(tmp_path: Path) -> None:
    times = [f"19/01/2026 10:{minute}:31" for minute in range(10, 34)]
    rows = [(time, *row[1:]) for time, row in zip(times, MANY, strict=True)]
    pull(tmp_path, *rows, mapping=BY_TIME)
    before = values(tmp_path)
    spoiled = [("06 - 01", *row[1:]) if number % 3 else row for number, row in enumerate(rows)]
    spoiled[1] = (*spoiled[1][:4], "?", *spoiled[1][5:])  # its time and an answer
    report = pull(tmp_path, *spoiled, mapping=BY_TIME)
    assert (report.quarantined, report.new, report.removed, report.kept) == (16, 0, {}, {})
    assert values(tmp_path) == before
    assert pull(tmp_path, *rows, mapping=BY_TIME).files == ()


def test_a_row_that_was_never_readable_keeps_no_answer_that_was_deleted(tmp_path: Path) -> None:
    broken = answer(9, time="kemarin", procedure="d")
    pull(tmp_path, answer(1), answer(2, time="20/01/2026 10:00:00", procedure="a"), broken, mapping=BY_TIME)
    report = pull(tmp_path, answer(1), broken, mapping=BY_TIME)
    assert (report.quarantined, report.removed) == (1, {"2026-T1": 1})


def values(root: Path) -> list[list[str]]:
    return [line.split(",")[1:] for path in sorted(root.rglob("*.csv")) for line in path.read_text().splitlines()[1:]]


def test_without_response_ids_an_edit_is_one_removed_and_one_new(tmp_path: Path) -> None:
    pull(tmp_path, answer(1), mapping=BY_TIME)
    report = pull(tmp_path, answer(1, time="20/01/2026 08:00:00", procedure="a"), mapping=BY_TIME)
    assert (report.has_ids, report.new, report.edited, report.removed) == (False, 1, 0, {"2026-T1": 1})
    assert values(tmp_path) == [["rawat-jalan", "1", "muda"]]


def test_people_who_answer_in_the_same_second_are_all_kept_and_copies_are_not(tmp_path: Path) -> None:
    rows = [answer(1), answer(1), answer(2), answer(3, procedure="a"), answer(4, service="Imunisasi")]
    report = pull(tmp_path, *rows, mapping=BY_TIME)
    assert (report.read, report.stored, report.duplicate) == (5, 4, 1)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.csv")}
    for order in itertools.permutations(rows):
        report = pull(tmp_path, *order, mapping=BY_TIME)
        assert (report.new, report.edited, report.files) == (0, 0, ())
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.csv")} == before


def test_people_who_answer_alike_on_a_day_without_a_time_are_all_kept_and_shown(tmp_path: Path) -> None:
    rows = [answer(number, time="01/02/2026") for number in (1, 1, 1, 2)] + [answer(3, time="02/02/2026")]
    report = pull(tmp_path, *rows, mapping=BY_TIME)
    assert (report.read, report.stored, report.duplicate, report.alike_rows) == (5, 5, 0, (2, 3, 4))
    assert pull(tmp_path, *reversed(rows), mapping=BY_TIME).files == ()
    numbered = replace(MAPPING, key_titles=("Stempel waktu", "Nama lengkap"))  # another cell tells rows apart
    report = pull(tmp_path, *rows, mapping=numbered)
    assert (report.stored, report.duplicate, report.alike_rows) == (3, 2, ())


def test_answers_keep_their_place_when_a_sheet_gets_response_ids(tmp_path: Path) -> None:
    without = [(*row[:2], "", *row[3:]) for row in (answer(50), *MANY[:5])]
    both = replace(MAPPING, key_titles=("Stempel waktu", "ID tanggapan"))
    pull(tmp_path, *without, mapping=both)
    publish(tmp_path, "2026-T1")
    report = pull(tmp_path, answer(50), *MANY[:5], mapping=both)
    assert (report.new, report.edited, report.removed, report.kept) == (0, 0, {}, {})
    assert len(values(tmp_path)) == 6


def test_people_of_one_second_who_get_response_ids_one_after_the_other_are_no_more_people(tmp_path: Path) -> None:
    people = [answer(number, procedure="abc"[number]) for number in range(3)]
    both = replace(MAPPING, key_titles=("Stempel waktu", "ID tanggapan"))
    for known in itertools.permutations(range(3)):
        root = tmp_path / "".join(map(str, known))
        root.mkdir()
        pull(root, *((*row[:2], "", *row[3:]) for row in people), mapping=both)
        publish(root, "2026-T1")
        for step in (1, 2, 3):
            rows = [row if place in known[:step] else (*row[:2], "", *row[3:]) for place, row in enumerate(people)]
            report = pull(root, *rows, mapping=both)
            assert (report.new, report.kept, report.stored) == (0, {}, 3)
            assert sorted(row[1] for row in values(root)) == ["1", "2", "3"]


def test_what_was_decided_of_comments_stays_decided_when_a_sheet_gets_response_ids(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KINERJA_ANTREAN", str(tmp_path.parent / "antrean"))
    record = deepcopy(RECORD)
    record["kolom"]["saran"]["moderasi"] = True
    mapping = replace(from_record("skm", record), key_titles=("Stempel waktu", "ID tanggapan"))
    rows = [answer(n, procedure="abcd"[n], advice=f"saran ke-{n // 2}") for n in range(4)]
    rows.append(answer(4, time="20/01/2026", advice="saran lain"))
    assert pull(tmp_path, *((*row[:2], "", *row[3:]) for row in rows), mapping=mapping).waiting == 5
    path = queue_path(mapping, tmp_path, KEY)
    queue = load(path)
    first, *others = queue.waiting
    for name in others:
        queue = queue.with_decision(name, REJECTED)
    save(path, queue)
    publish(tmp_path, "2026-T1")
    for _ in range(2):
        report = pull(tmp_path, *rows, mapping=mapping)
        assert (report.new, report.waiting, len(load(path).decided)) == (0, 1, 4)
    assert [comment.text for comment in load(path).waiting.values()] == [queue.waiting[first].text]


def test_a_decision_stays_with_its_comment_though_an_equal_one_of_the_same_second_has_an_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KINERJA_ANTREAN", str(tmp_path.parent / "antrean"))
    record = deepcopy(RECORD)
    record["kolom"]["saran"]["moderasi"] = True
    mapping = replace(from_record("skm", record), key_titles=("Stempel waktu", "ID tanggapan"))
    with_id, other = (answer(n, procedure="ab"[n], advice="Loketnya sempit") for n in range(2))
    without_id = (*other[:2], "", *other[3:])
    path = queue_path(mapping, tmp_path, KEY)
    assert pull(tmp_path, with_id, mapping=mapping).waiting == 1
    (named,) = load(path).waiting
    assert pull(tmp_path, with_id, without_id, mapping=mapping).waiting == 2
    (unnamed,) = load(path).waiting.keys() - {named}
    save(path, load(path).with_decision(unnamed, REJECTED))
    assert pull(tmp_path, with_id, without_id, mapping=mapping).waiting == 1
    assert (set(load(path).waiting), set(load(path).decided)) == ({named}, {unnamed})


def test_the_next_answer_of_a_day_does_not_bring_decided_comments_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KINERJA_ANTREAN", str(tmp_path.parent / "antrean"))
    record = deepcopy(RECORD)
    record["kolom"]["saran"]["moderasi"] = True
    mapping = replace(from_record("skm", record), key_titles=("Stempel waktu",))
    path = queue_path(mapping, tmp_path, KEY)
    rows: list[tuple[str, ...]] = []
    for procedure in "cbad":
        rows.append(answer(1, time="20/01/2026", procedure=procedure, advice=f"saran {procedure}"))
        assert pull(tmp_path, *rows, mapping=mapping).waiting == 1
        queue = load(path)
        (name,) = queue.waiting
        save(path, queue.with_decision(name, REJECTED))


@pytest.mark.parametrize(
    "written", ["2026-01-19 07:05:09", "19/01/2026 7.05.09", "19/01/2026 07:05:09", "2026/01/19 7:05:09 AM GMT+7"]
)
def test_a_sheet_and_its_exports_give_one_key(tmp_path: Path, written: str) -> None:
    pull(tmp_path, answer(1, time="19/01/2026 7:05:09"), mapping=BY_TIME)
    assert pull(tmp_path, answer(1, time=written), mapping=BY_TIME).files == ()


@pytest.mark.parametrize(
    "sheet", [[], [HEADER], [HEADER, ("", "")], [("Stempel waktu", "Nama"), ("19/01/2026 10:22:31", "x")]]
)
def test_a_sheet_that_lost_its_answers_or_headers_is_a_finding_that_touches_nothing(
    tmp_path: Path, sheet: list[tuple[str, ...]]
) -> None:
    pull(tmp_path, answer(1), answer(2))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(Refused, match="2 jawaban yang tersimpan tidak disentuh"):
        pull_form(MAPPING, ListSource(sheet), tmp_path, KEY)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_an_answer_whose_time_changed_is_in_one_period_only(tmp_path: Path) -> None:
    pull(tmp_path, answer(1), answer(2))
    report = pull(tmp_path, answer(1), answer(2, time="01/04/2026 08:00:00"))
    assert (report.moved, report.kept) == (1, {})
    assert (list(stored(tmp_path)), list(stored(tmp_path, "2026-T2"))) == (["id-1"], ["id-2"])


def test_a_period_that_every_answer_left_has_no_file(tmp_path: Path) -> None:
    pull(tmp_path, answer(1))
    report = pull(tmp_path, answer(1, time="01/04/2026 08:00:00"))
    assert [path.name for path in report.files] == ["2026-T1.csv", "2026-T2.csv"]
    assert [path.name for path in tmp_path.rglob("*.csv")] == ["2026-T2.csv"]


MANY = [
    answer(number, procedure=procedure, age=age, service=service)
    for number, (procedure, age, service) in enumerate(
        (procedure, age, service)
        for procedure in "abcd"
        for age in ("", "< 20 tahun", ">= 20 tahun")
        for service in ("Rawat jalan", "Imunisasi")
    )
]


def test_stored_answers_that_come_again_under_other_keys_are_refused(tmp_path: Path) -> None:
    pull(tmp_path, *MANY)
    before = stored(tmp_path)
    with pytest.raises(KinerjaError, match="24 jawaban tersimpan datang lagi dengan kunci lain"):
        pull_form(MAPPING, ListSource([HEADER, *MANY, answer(150)]), tmp_path, bytes(32))
    assert stored(tmp_path) == before


def test_an_export_without_the_response_ids_does_not_double_a_period(tmp_path: Path) -> None:
    both = replace(MAPPING, key_titles=("Stempel waktu", "ID tanggapan"))
    rows = [(f"19/01/2026 10:{minute + 10}:31", *row[1:]) for minute, row in enumerate(MANY)]
    rows[3] = (*rows[3][:2], "", *rows[3][3:])  # one of them has none
    pull(tmp_path, *rows, mapping=both)
    before = values(tmp_path)
    header, *without = [(*row[:2], *row[3:]) for row in (HEADER, *rows)]
    with pytest.raises(KinerjaError, match=r"23 jawaban tersimpan datang lagi dengan kunci lain.*ID tanggapan"):
        pull_form(both, ListSource([header, *without]), tmp_path, KEY)
    assert values(tmp_path) == before


def test_an_optional_title_that_was_changed_empties_nothing(tmp_path: Path) -> None:
    pull(tmp_path, answer(1), answer(2))
    before = stored(tmp_path)
    header = tuple("Usia Anda" if title == "Usia" else title for title in HEADER)
    with pytest.raises(Refused, match=r'"Usia Anda" di kolom F.*2 jawaban yang tersimpan tidak disentuh'):
        pull_form(MAPPING, ListSource([header, answer(1), answer(2)]), tmp_path, KEY)
    assert stored(tmp_path) == before


def test_an_optional_column_that_no_stored_answer_has_may_be_missing(tmp_path: Path) -> None:
    header = tuple("Lain" if title == "Usia" else title for title in HEADER)
    for _ in range(2):
        report = pull_form(MAPPING, ListSource([header, answer(1)]), tmp_path, KEY)
        assert (report.stored, report.missing) == (1, ("usia",))
    assert stored(tmp_path) == {"id-1": ["rawat-jalan", "3", ""]}


def test_questions_that_nobody_mapped_are_named_and_personal_ones_are_not(tmp_path: Path) -> None:
    header = (*HEADER, "Seberapa lama Anda menunggu?", "hubungi orang@contoh.example", "Nomor WhatsApp")
    report = pull_form(MAPPING, ListSource([header, answer(1)]), tmp_path, KEY)
    assert report.unmapped == (("I", "Seberapa lama Anda menunggu?"),)
    assert report.of_sheet()["kolom_tidak_dipetakan"] == ["I"]
    assert any('I "Seberapa lama Anda menunggu?"' in line for line in as_text(report, dry_run=False))


def test_rows_in_quarantine_are_listed_by_column_and_answers_that_stay_are_counted(tmp_path: Path) -> None:
    pull(tmp_path, *MANY)
    broken = [(*row[:4], "?", *row[5:]) for row in MANY]
    report = pull(tmp_path, *broken[:22], answer(99, time="kemarin"), MANY[23])
    said = "\n".join(as_text(report, dry_run=False))
    assert (report.stored, report.stayed, report.removed) == (1, 22, {"2026-T1": 1})
    assert f'22 baris dikarantina, kolom E "{PROCEDURE}" (baris 2, 3, 4, ' in said
    assert "1 baris dikarantina, kolom A" in said
    assert "22 jawaban lain tetap tersimpan dari sebelumnya" in said
    assert [len(rows) for rows in report.held_by_column().values()] == [22, 1]


def test_approved_comments_of_an_answer_that_was_deleted_are_said_to_stay(tmp_path: Path) -> None:
    pull(tmp_path, answer(1), answer(2))
    add_comment(tmp_path, "skm", "2026-T1", ("rawat-jalan", "Petugas ramah"), example=True)
    report = pull(tmp_path, answer(2))
    assert (report.removed, report.comments_stay) == ({"2026-T1": 1}, ("2026-T1",))
    assert any("komentar/skm/" in line for line in as_text(report, dry_run=False))


def test_a_period_is_as_it_was_however_often_a_sheet_with_other_answers_is_pulled(tmp_path: Path) -> None:
    pull(tmp_path, *MANY)
    before = stored(tmp_path)
    others = [answer(number) for number in range(100, 160)]
    for _ in range(2):
        report = pull(tmp_path, *others, answer(160, time="01/04/2026 08:00:00"))
        assert (report.new, report.stored, report.quarantined, report.read) in {(1, 1, 60, 61), (0, 1, 60, 61)}
        assert (report.kept, report.lost, report.stayed) == ({"2026-T1": len(MANY)}, ("2026-T1",), len(MANY))
        assert {held.reason for held in report.held} == {Reason.WITHHELD}
        assert report.read == sum(list(report.counts().values())[1:])
        assert "60 baris dikarantina" in "\n".join(as_text(report, dry_run=False))
        assert stored(tmp_path) == before
    spring = answer(160, time="01/04/2026 08:00:00")
    report = pull_form(MAPPING, ListSource([HEADER, *others, spring]), tmp_path, KEY, follow=["2026-T1"])
    assert (report.new, report.removed, report.lost) == (60, {"2026-T1": len(MANY)}, ())


def test_answers_do_not_leave_or_enter_a_period_that_lost_most_of_them(tmp_path: Path) -> None:
    spring = "01/04/2026 08:00:00"
    pull(tmp_path, *MANY, answer(150, time=spring))
    before = stored(tmp_path), stored(tmp_path, "2026-T2")
    report = pull(tmp_path, answer(0, time=spring), answer(1, procedure="d"), answer(150, time="05/01/2026 08:00:00"))
    assert (report.new, report.edited, report.moved, report.removed) == (0, 0, 0, {})
    assert (report.stored, report.quarantined, report.lost) == (3, 0, ("2026-T1",))
    assert (stored(tmp_path), stored(tmp_path, "2026-T2")) == before


def test_answers_outside_the_forms_days_are_counted_and_not_stored(tmp_path: Path) -> None:
    mapping = replace(MAPPING, first=date(2026, 1, 5), last=date(2026, 3, 31))
    days = ("04/01/2026", "05/01/2026", "31/03/2026", "01/04/2026")
    report = pull(tmp_path, *(answer(number, time=day) for number, day in enumerate(days)), mapping=mapping)
    assert (report.read, report.stored, report.outside) == (4, 2, 2)
    assert sorted(stored(tmp_path)) == ["id-1", "id-2"]


def test_rows_that_show_nothing_are_no_rows(tmp_path: Path) -> None:
    report = pull(tmp_path, (), ("", " ", "\u200b"), answer(1))
    assert (report.read, report.stored, report.blank) == (1, 1, 2)
    assert pull(tmp_path, answer(1), ("",), answer(2), (), ("", "")).blank == 1


def test_a_new_column_is_filled_from_the_sheet_and_empty_where_it_is_gone(tmp_path: Path) -> None:
    short = replace(MAPPING, columns=tuple(column for column in MAPPING.columns if column.name != "usia"))
    pull(tmp_path, answer(1), answer(2), mapping=short)
    publish(tmp_path, "2026-T1")
    pull(tmp_path, answer(2))
    assert stored(tmp_path) == {"id-1": ["rawat-jalan", "3", ""], "id-2": ["rawat-jalan", "3", "muda"]}


def test_a_sheet_in_the_other_order_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    rows = [answer(1, time="1/19/2026 10:00:00"), answer(2, time="3/4/2026 10:00:00")]
    with pytest.raises(KinerjaError, match="bulan-hari"):
        pull(tmp_path, *rows)
    assert list(tmp_path.iterdir()) == []
    pull(tmp_path, *rows, mapping=replace(MAPPING, month_first=True))
    assert sorted(stored(tmp_path)) == ["id-1", "id-2"]


def test_one_odd_date_among_others_is_a_held_row(tmp_path: Path) -> None:
    report = pull(tmp_path, answer(1), answer(2, time="1/19/2026 10:00:00"), answer(3, time="3/4/2026 10:00:00"))
    assert [held.row for held in report.held] == [3]


def test_an_empty_sheet_and_a_sheet_of_headers_alone(tmp_path: Path) -> None:
    with pytest.raises(KinerjaError, match="kosong"):
        pull_form(MAPPING, ListSource([]), tmp_path, KEY)
    assert pull(tmp_path).read == 0
    assert list(tmp_path.iterdir()) == []


PLANTED = ("1980" + "0101" + "2005" + "011001", "3174" + "0141" + "0180" + "0001",
           "+62 812-3456-7890", "orang@contoh.example", "Seseorang Rekaan",
           '=HYPERLINK("x")', "@SUM(1+1)", "-1+1")  # fmt: skip


@pytest.mark.parametrize("planted", PLANTED)
def test_no_identifier_and_no_formula_gets_past_whatever_column_holds_it(tmp_path: Path, planted: str) -> None:
    rows = [answer(0)]
    for column in range(len(HEADER)):
        row = list(answer(column + 1))
        row[column] = planted
        rows.append(tuple(row))
    report = pull(tmp_path, *rows)
    files = "".join(path.read_text() for path in sorted(tmp_path.rglob("*.csv")))
    digits = re.sub(r"[^0-9]", "", planted)
    for text in (files, repr(report)):
        assert planted not in text
        assert not digits or len(digits) < 6 or digits not in text
    assert all(re.fullmatch(r"[a-z2-7]{16}(,[a-z0-9_-]*)+", line) for line in files.splitlines()[1:])
    assert report.quarantined == 4  # time stamp, service, element, age: what is understood must be known


class Unread(str):
    """A cell that fails the test when anybody reads it."""

    __slots__ = ()

    def isascii(self) -> bool:
        raise AssertionError("free text was read")

    def strip(self, chars: str | None = None, /) -> str:
        raise AssertionError("free text was read")


@pytest.mark.parametrize("title", ["Saran Anda", "Email Address", "Nama lengkap"])
def test_free_text_and_unmapped_columns_are_not_even_looked_at(tmp_path: Path, title: str) -> None:
    row = list(answer(1))
    row[HEADER.index(title)] = Unread("saran dengan nama")
    assert pull(tmp_path, tuple(row)).stored == 1


def test_a_mapped_column_is_looked_at(tmp_path: Path) -> None:
    row = list(answer(1))
    row[HEADER.index("Usia")] = Unread("< 20 tahun")
    with pytest.raises(AssertionError, match="free text was read"):
        pull(tmp_path, tuple(row))


ROWS = st.lists(
    st.builds(
        answer,
        st.integers(0, 150),
        time=st.sampled_from(["19/01/2026 10:22:31", "01/02/2027", "", "kemarin", "31/03/2026 23:59:59"]),
        service=st.sampled_from(["Rawat jalan", "Imunisasi", "", "?"]),
        procedure=st.sampled_from(["a", "d", "", "zz"]),
        age=st.sampled_from(["< 20 tahun", "", "tua"]),
    )
    | st.just(("", "", "")),
    max_size=40,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(rows=ROWS)
def test_every_row_is_counted_once(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]]) -> None:
    root = tmp_path_factory.mktemp("isi")
    report = pull(root, *rows, mapping=replace(MAPPING, last=date(2026, 12, 31)))
    assert report.read == sum(1 for row in rows if any(row))
    assert report.read == report.stored + report.duplicate + report.outside + report.quarantined
    lines = [line for path in root.rglob("*.csv") for line in path.read_text().splitlines()[1:]]
    assert len(lines) == report.stored


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(count=st.integers(1, 30), seed=st.integers())
def test_the_order_of_rows_does_not_change_the_files(
    tmp_path_factory: pytest.TempPathFactory, count: int, seed: int
) -> None:
    start = datetime(2026, 3, 30, 8, 0)  # noqa: DTZ001 - a sheet's time stamps have no zone
    rows = [
        answer(number, time=f"{start + timedelta(hours=3 * number):%d/%m/%Y %H:%M:%S}", procedure="abcd"[number % 4])
        for number in range(count)
    ]
    shuffled = random.Random(seed).sample(rows, len(rows))  # noqa: S311 - a shuffle, no secret
    roots = [tmp_path_factory.mktemp("isi") for _ in range(2)]
    pull(roots[0], *rows)
    pull(roots[1], *shuffled)
    files = [{path.name: path.read_bytes() for path in root.rglob("*.csv")} for root in roots]
    assert files[0] == files[1]


def test_a_title_above_the_header_is_said_with_its_row(tmp_path: Path) -> None:
    sheet = ListSource([("Rekap jawaban",), HEADER, answer(1)])
    with pytest.raises(KinerjaError, match="judul kolom ada di baris 2"):
        pull_form(MAPPING, sheet, tmp_path, KEY)


def test_another_forms_sheet_is_called_by_its_name(tmp_path: Path) -> None:
    other = replace(MAPPING, form="umpan-balik", time_titles=("Kapan",), key_titles=("Kapan",), columns=())
    sheet = ListSource([("Kapan", "Apa"), ("5/1/2026 10:00:00", "x")])
    with pytest.raises(KinerjaError, match="ini lembar formulir umpan-balik, bukan"):
        pull_form(MAPPING, sheet, tmp_path, KEY, others=[other])


def test_rows_outside_the_periods_are_named(tmp_path: Path) -> None:
    report = pull(
        tmp_path, answer(1), answer(2, time="05/01/2062 10:00:00"), mapping=replace(MAPPING, last=date(2026, 12, 31))
    )
    assert (report.outside, report.outside_rows) == (1, (3,))


def test_feedback_on_a_person_is_kept_under_the_pseudonym_and_only_in_feedback_forms(tmp_path: Path) -> None:
    nip = "19850315" + "201001" + "1" + "002"
    record = deepcopy(RECORD) | {"jenis": "umpan_balik"}
    record["kolom"]["pegawai"] = {"judul": ["Nama lengkap"], "tipe": "pegawai", "wajib": True}
    mapping = replace(from_record("skm", record), key_titles=("ID tanggapan",))
    rows = [(*answer(number)[:-1], written) for number, written in enumerate((nip, "Rekaan Contohnama"))]
    report = pull(tmp_path, *rows, mapping=mapping)
    assert (report.stored, report.quarantined) == (1, 1)
    assert [cells[-1] for cells in values(tmp_path)] == [pseudonym(KEY, nip)]
    for change in ({"jenis": "skm"}, {"kolom": {**record["kolom"], "orang": record["kolom"]["pegawai"]}}):
        with pytest.raises(KinerjaError, match="pegawai"):
            from_record("skm", {**record, **change})
