"""A chore's change beside somebody else at work: nothing of theirs is lost, and nothing they do misleads the trial."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja import rules
from kinerja.content.findings import Finding
from kinerja.content.tree import Tree
from kinerja.errors import KinerjaError, Refused
from kinerja.upkeep.change import Change, carry_out
from tests.functional.agency import lay

UNIT = "unit/sekretariat.yaml"
PLAN = "rencana/2026/dinas-contoh.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay(tmp_path) / "content"


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Have something happen while a change is tried."""

    def happens(what: Callable[[], object]) -> None:
        check = rules.check

        def checking(tree: Tree) -> tuple[Finding, ...]:
            what()
            return check(tree)

        monkeypatch.setattr("kinerja.upkeep.change.rules.check", checking)

    return happens


def edited(path: Path) -> bytes:
    return path.read_bytes() + b"# disunting\n"


def test_what_somebody_wrote_while_a_change_was_tried_is_not_overwritten(
    root: Path, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    change = Change({root / UNIT: edited(root / UNIT), root / PLAN: edited(root / PLAN)})
    before = (root / PLAN).read_bytes()
    meanwhile(lambda: (root / UNIT).write_bytes(b"ditulis orang lain\n"))
    with pytest.raises(KinerjaError, match=r"sekretariat\.yaml: disunting .* ulangi"):
        carry_out(root, change)
    assert ((root / UNIT).read_bytes(), (root / PLAN).read_bytes()) == (b"ditulis orang lain\n", before)


def test_a_file_that_somebody_else_made_meanwhile_is_not_overwritten_either(
    root: Path, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    new = root / "unit/baru.yaml"
    data = (root / UNIT).read_bytes().replace(b"Sekretariat", b"Bagian Baru")
    meanwhile(lambda: new.write_bytes(b"ditulis orang lain\n"))
    with pytest.raises(KinerjaError, match=r"baru\.yaml: disunting"):
        carry_out(root, Change({new: data}))
    assert new.read_bytes() == b"ditulis orang lain\n"


def test_while_a_change_is_tried_no_other_is(root: Path, meanwhile: Callable[[Callable[[], object]], None]) -> None:
    """Another chore would clear the trial away, and what is not there has no fault."""
    waits: list[bool] = []

    def asks() -> None:
        folder = os.open(root.parent / ".kinerja", os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
            waits.append(False)
        except BlockingIOError:
            waits.append(True)
        finally:
            os.close(folder)

    meanwhile(asks)
    assert carry_out(root, Change({root / UNIT: edited(root / UNIT)})) == ((root / UNIT).absolute(),)
    assert waits
    assert all(waits)


def test_what_a_killed_run_left_is_cleared_away_and_a_bad_change_refused(root: Path) -> None:
    left = root.parent / ".kinerja/coba/content/unit/lama.yaml"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"sisa\n")
    with pytest.raises(Refused, match="unit"):
        carry_out(root, Change({root / UNIT: b"bukan unit\n"}))
    assert not (root.parent / ".kinerja/coba").exists()
