"""Several files change together: whoever kills the program finds all of the change, or nothing of it."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from base64 import b64encode
from pathlib import Path

import pytest

from kinerja.content.changeset import JOURNAL, finish, write_all
from kinerja.errors import KinerjaError
from kinerja.package.files import write_atomically

_CHANGES = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir"})
_KILLED = 77


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A content folder with two files."""
    folder = tmp_path / "content"
    (folder / "pegawai").mkdir(parents=True)
    (folder / "pegawai" / "a.csv").write_bytes(b"lama a")
    (folder / "pegawai" / "b.csv").write_bytes(b"lama b")
    return folder


def changes(root: Path) -> dict[Path, bytes | None]:
    return {
        root / "pegawai" / "a.csv": b"baru a",
        root / "pegawai" / "b.csv": None,
        root / "unit" / "c.yaml": b"baru c",
    }


def files(root: Path) -> dict[str, bytes]:
    agency = root.parent
    return {str(p.relative_to(agency)): p.read_bytes() for p in sorted(agency.rglob("*")) if p.is_file()}


BEFORE = {"content/pegawai/a.csv": b"lama a", "content/pegawai/b.csv": b"lama b"}
AFTER = {"content/pegawai/a.csv": b"baru a", "content/unit/c.yaml": b"baru c"}


def killed_at(root: Path, number: int) -> bool:
    """Write in a process of its own that ends as its n-th change of the disk is about to happen."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == _KILLED
    count = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count
        writing = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if writing or event in _CHANGES:
            count += 1
            if count == number:
                os._exit(_KILLED)

    sys.addaudithook(hook)
    write_all(root, changes(root))
    os._exit(0)


def test_killed_at_any_write_it_is_finished_or_forgotten(root: Path) -> None:
    outcomes = []
    number = 1
    while killed_at(root, number):
        finish(root)
        there = {name: data for name, data in files(root).items() if not name.startswith(".kinerja/")}
        outcomes.append(there == AFTER)
        assert there in (BEFORE, AFTER), number
        for name, data in BEFORE.items():  # as it was, for the next time
            (root.parent / name).write_bytes(data)
        (root / "unit" / "c.yaml").unlink(missing_ok=True)
        number += 1
    assert files(root) == AFTER
    assert outcomes == sorted(outcomes)  # from some write on it is always finished
    assert 3 <= sum(outcomes) < len(outcomes)


def test_the_same_again_writes_nothing(root: Path) -> None:
    assert len(write_all(root, changes(root))) == 3
    assert files(root) == AFTER
    assert write_all(root, changes(root)) == ()
    assert finish(root) == ()


def test_what_people_edited_meanwhile_is_not_overwritten(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Path] = []

    def fails(path: Path, data: bytes, *, mode: int = 0o644) -> None:
        if len(written) == 2:
            raise OSError(28, "No space left on device")
        written.append(path)
        write_atomically(path, data, mode=mode)

    monkeypatch.setattr("kinerja.content.changeset.write_atomically", fails)
    with pytest.raises(OSError, match="No space"):
        write_all(root, changes(root))
    monkeypatch.undo()
    assert [path.name for path in written] == [Path(JOURNAL).name, "a.csv"]
    (root / "pegawai" / "b.csv").write_bytes(b"suntingan orang")
    with pytest.raises(KinerjaError, match=r"b\.csv: disunting"):
        finish(root)
    assert (root / "pegawai" / "b.csv").read_bytes() == b"suntingan orang"
    (root / "pegawai" / "b.csv").write_bytes(b"lama b")
    assert [path.name for path in finish(root)] == ["b.csv", "c.yaml"]
    assert files(root) == AFTER


def test_a_broken_journal_is_said_and_nothing_is_done(root: Path) -> None:
    (root.parent / JOURNAL).parent.mkdir()
    (root.parent / JOURNAL).write_text("{")
    with pytest.raises(KinerjaError, match="rusak"):
        finish(root)
    assert (root.parent / JOURNAL).exists()


@pytest.mark.parametrize("place", ["../luar.txt", ".git/hooks/pre-commit", "content/../../luar.txt", "/luar.txt"])
def test_a_journal_that_somebody_slipped_in_writes_nothing_outside(root: Path, place: str) -> None:
    agency = root.parent
    (agency / ".git" / "hooks").mkdir(parents=True)
    known = hashlib.sha256(b"lama a").hexdigest()
    steps = [
        {"berkas": "content/pegawai/a.csv", "semula": known, "isi": b64encode(b"lama a").decode()},
        {"berkas": place, "semula": None, "isi": b64encode(b"jahat").decode()},
    ]
    (agency / JOURNAL).parent.mkdir()
    (agency / JOURNAL).write_text(json.dumps({"perubahan": steps}))
    with pytest.raises(KinerjaError, match="keluar dari folder instansi"):
        finish(root)
    assert not (agency / place).exists()


def test_a_link_out_of_the_agency_is_refused(root: Path, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-luar"
    outside.mkdir()
    (root / "unit").symlink_to(outside)
    with pytest.raises(KinerjaError, match="tautan"):
        write_all(root, changes(root))
    assert list(outside.iterdir()) == []
