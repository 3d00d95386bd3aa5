"""The same options give the same bytes; a folder gets all of an agency or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kinerja.demo import generate
from kinerja.demo.generate import Agency, Options, write
from kinerja.errors import KinerjaError

SMALL = Options(employees=60, units=5, periods=1)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_options_write_the_same_bytes(tmp_path: Path) -> None:
    for name in ("satu", "dua"):
        write(tmp_path / name, SMALL)
    assert tree(tmp_path / "satu") == tree(tmp_path / "dua") != {}


def test_another_seed_is_another_agency() -> None:
    assert dict(Agency(SMALL).files()) != dict(Agency(Options(60, 5, 1, seed=2)).files())


def test_a_longer_series_begins_as_the_shorter_one_does() -> None:
    short, longer = (dict(Agency(Options(periods=periods)).files()) for periods in (1, 2))
    for path, text in short.items():
        if path.startswith("content/capaian/"):
            assert longer[path] == text


def test_periods_go_on_into_the_next_year() -> None:
    paths = {path for path, _ in Agency(Options(60, 5, 6)).files()}
    assert "content/evaluasi/2027-T2/dinas-kesehatan.yaml" in paths
    assert "content/rencana/2027/dinas-kesehatan.yaml" in paths
    assert not any("2027-T3" in path for path in paths)


def test_what_is_said_is_what_was_written(tmp_path: Path) -> None:
    said = write(tmp_path, SMALL)
    files = tree(tmp_path)
    assert said.files == len(files)
    evaluations = sum(
        data.count(b"\n    predikat: ") for path, data in files.items() if path.startswith("content/evaluasi/")
    )
    assert said.evaluations == evaluations
    answers = [data for path, data in files.items() if path.startswith("content/tanggapan/") and path.endswith(".csv")]
    kept = sum(data.count(b"\n") - 1 for data in answers)
    assert said.answers == kept
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "lembar"]


@pytest.mark.parametrize("name", ["content", "lembar"])
def test_a_folder_with_files_is_left_alone(tmp_path: Path, name: str) -> None:
    own = tmp_path / name / "milik-sendiri.txt"
    own.parent.mkdir()
    own.write_text("jangan dihapus", encoding="utf-8")
    with pytest.raises(KinerjaError, match="sudah berisi") as caught:
        write(tmp_path, SMALL)
    assert caught.value.exit_code == 2
    assert tree(tmp_path) == {f"{name}/milik-sendiri.txt": b"jangan dihapus"}


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    write(tmp_path, SMALL)
    assert (tmp_path / "content/portal.yaml").is_file()


def test_nothing_is_left_behind_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def pages() -> Iterator[tuple[str, str]]:
        yield "content/halaman/satu.md", "satu"
        raise OSError("disk full")

    monkeypatch.setattr(generate, "pages", pages)
    with pytest.raises(OSError, match="disk full"):
        write(tmp_path, SMALL)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (Options(profile="merata"), "--profile merata: tulis spread atau concentrated"),
        (Options(periods=0), "--periods 0: tulis 1 sampai"),
        (Options(periods=1000), "--periods 1000: tulis 1 sampai"),
        (Options(employees=10), "--employees 10 terlalu sedikit"),
        (Options(units=0), "--units dan --employees paling sedikit 1"),
    ],
)
def test_wrong_options_are_refused_with_what_to_write(tmp_path: Path, options: Options, message: str) -> None:
    with pytest.raises(KinerjaError, match=message):
        write(tmp_path / "baru", options)
    assert not (tmp_path / "baru").exists()
