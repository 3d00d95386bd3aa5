"""Another key is known, however few answers are stored, and no honest pull is refused for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja.errors import KinerjaError
from kinerja.intake.key_check import checks_path
from kinerja.intake.mapping import from_record
from kinerja.intake.pull import pull_form
from tests.unit.intake.forms import HEADER, RECORD, ListSource, answer

MAPPING = from_record("skm", RECORD)
OURS, OTHER = bytes(range(32)), bytes(32)
FEW = [answer(number, procedure="abcd"[number % 4]) for number in range(9)]
ALIKE = [answer(number) for number in range(40)]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A content folder with room beside it, where the check values go."""
    made = tmp_path / "content"
    made.mkdir()
    return made


def pull(root: Path, rows: list[tuple[str, ...]], key: bytes = OURS, *, dry_run: bool = False) -> int:
    return pull_form(MAPPING, ListSource([HEADER, *rows]), root, key, dry_run=dry_run).new


def files(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.parent.rglob("*") if path.is_file()}


@pytest.mark.parametrize("rows", [FEW, ALIKE, FEW[:1]])
@pytest.mark.parametrize("published", [False, True])
def test_another_key_is_refused_and_touches_nothing(root: Path, rows: list[tuple[str, ...]], published: bool) -> None:
    pull(root, rows)
    if published:
        (root / "rilis" / "2026-T1").mkdir(parents=True)
        (root / "rilis" / "2026-T1" / "datapackage.json").write_text("{}")
    before = files(root)
    with pytest.raises(KinerjaError, match=r"2026-T1\.csv: \d+ jawaban tersimpan memakai KINERJA_KEY lain"):
        pull(root, [*rows, answer(150)], OTHER)
    assert files(root) == before
    assert pull(root, [*rows, answer(150)]) == 1


def test_a_key_that_was_replaced_is_taken_once_the_file_is_deleted(root: Path) -> None:
    pull(root, [*FEW, answer(150, time="01/04/2026 08:00:00")])
    (root / "tanggapan" / "skm" / "2026-T1.csv").unlink()
    assert pull(root, FEW, OTHER) == len(FEW)
    assert pull(root, FEW, OTHER) == 0


def test_stored_answers_that_came_from_elsewhere_are_known_by_their_keys(root: Path, tmp_path: Path) -> None:
    there = tmp_path / "lain" / "content"
    there.mkdir(parents=True)
    pull(root, FEW, OTHER)
    pull(there, FEW)
    file = Path("tanggapan") / "skm" / "2026-T1.csv"
    (root / file).write_bytes((there / file).read_bytes())
    assert pull(root, FEW) == 0
    assert pull(root, FEW) == 0


@pytest.mark.parametrize("written", [None, b"", b"{", b"[]", b"\xff", b'{"2026-T1": 3}'])
def test_check_values_that_are_lost_or_broken_hinder_no_pull(root: Path, written: bytes | None) -> None:
    pull(root, FEW)
    path = checks_path(root, "skm")
    sound = path.read_bytes()
    path.unlink()
    if written is not None:
        path.write_bytes(written)
    assert pull(root, FEW) == 0
    assert path.read_bytes() == sound


def test_the_check_values_are_for_their_owner_and_a_dry_run_writes_none(root: Path) -> None:
    pull(root, FEW, dry_run=True)
    assert files(root) == {}
    pull(root, FEW)
    assert checks_path(root, "skm").stat().st_mode & 0o777 == 0o600
