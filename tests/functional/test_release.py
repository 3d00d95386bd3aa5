"""``kinerja release`` and ``kinerja audit`` as a maintainer runs them, on a fictional agency."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
import yaml

from tests.conftest import RunKinerja

PERIOD = "2026-T1"
INVENTED = " ".join(("1985" + "0315", "2010" + "01", "1", "002"))
"""The shape of a NIP, nobody's, and put together only here so that git holds none."""
WORD = re.compile(rb"[a-z0-9]+")


@pytest.fixture(scope="module")
def agency(run_kinerja: RunKinerja, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fictional agency with one release."""
    folder = tmp_path_factory.mktemp("agency")
    made = run_kinerja("demo", folder / "kota", "--employees", "400", "--units", "10", "--periods", "2", "--seed", "3")
    assert made.returncode == 0, made.stderr
    done = run_kinerja("release", PERIOD, "--content", folder / "kota" / "content")
    assert done.returncode == 0, done.stderr
    return folder / "kota" / "content"


@pytest.fixture
def copy(agency: Path, tmp_path: Path) -> Path:
    """A copy of the agency that a test may change."""
    return Path(shutil.copytree(agency, tmp_path / "content"))


def table(content: Path, name: str, period: str = PERIOD) -> list[dict[str, str]]:
    with (content / "rilis" / period / "tabel" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def evaluations(content: Path) -> dict[str, dict[str, dict[str, object]]]:
    return {
        path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))["evaluasi"]
        for path in sorted((content / "evaluasi" / PERIOD).glob("*.yaml"))
    }


def test_the_agency_total_is_the_number_of_evaluations(agency: Path) -> None:
    predicates = Counter(
        str(entry["predikat"]).replace(" ", "_") for unit in evaluations(agency).values() for entry in unit.values()
    )
    shown = {row["predikat"]: row["jumlah"] for row in table(agency, "predikat") if row["unit"] == "semua"}
    assert int(shown["semua"]) == predicates.total()
    for predicate, people in predicates.items():
        assert shown[predicate] in ("", str(people))


def test_no_pseudonym_is_in_a_release(agency: Path) -> None:
    people = {employee.encode() for unit in evaluations(agency).values() for employee in unit}
    words = {
        word for path in (agency / "rilis").rglob("*") if path.is_file() for word in WORD.findall(path.read_bytes())
    }
    assert people
    assert words
    assert not people & words


def test_again_changes_nothing(copy: Path, run_kinerja: RunKinerja) -> None:
    before = {path: path.stat().st_mtime_ns for path in (copy / "rilis").rglob("*")}
    done = run_kinerja("release", PERIOD, "--content", copy)
    assert done.returncode == 0, done.stderr
    assert {path: path.stat().st_mtime_ns for path in (copy / "rilis").rglob("*")} == before


def test_a_dry_run_writes_nothing(copy: Path, run_kinerja: RunKinerja) -> None:
    done = run_kinerja("release", "2026-T2", "--content", copy, "--dry-run")
    assert done.returncode == 0, done.stderr
    assert "disembunyikan" in done.stdout
    assert [path.name for path in (copy / "rilis").iterdir()] == [PERIOD]


def change_one_rating(content: Path) -> None:
    """Make one ``baik`` a ``sangat baik``: both ratings above expectation."""
    for path in sorted((content / "evaluasi" / PERIOD).glob("*.yaml")):
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        for entry in document["evaluasi"].values():
            if entry["predikat"] == "baik" and entry["penilai"] != "kepala-daerah":
                entry.update(
                    hasil_kerja="di atas ekspektasi", perilaku_kerja="di atas ekspektasi", predikat="sangat baik"
                )
                path.write_text(yaml.safe_dump(document, allow_unicode=True, sort_keys=False), encoding="utf-8")
                return


def test_one_rating_changes_only_what_it_should(copy: Path, agency: Path, run_kinerja: RunKinerja) -> None:
    shutil.rmtree(copy / "rilis")
    change_one_rating(copy)
    done = run_kinerja("release", PERIOD, "--content", copy)
    assert done.returncode == 0, done.stderr
    before = {(row["unit"], row["predikat"]): row["jumlah"] for row in table(agency, "predikat")}
    after = {(row["unit"], row["predikat"]): row["jumlah"] for row in table(copy, "predikat")}
    moved = {
        key: int(after[key]) - int(before[key])
        for key in after
        if after[key] and before[key] != "" and after[key] != before[key]
    }
    assert set(moved.values()) <= {1, -1}
    assert {predicate for _, predicate in moved} <= {"baik", "sangat_baik"}
    assert moved.get(("semua", "sangat_baik"), 1) == 1
    for name in ("ikm", "unsur", "indikator"):
        assert table(copy, name) == table(agency, name)
    assert run_kinerja("audit", copy / "rilis" / PERIOD).returncode == 0


def test_other_numbers_need_a_correction_note(copy: Path, run_kinerja: RunKinerja) -> None:
    change_one_rating(copy)
    refused = run_kinerja("release", PERIOD, "--content", copy)
    assert refused.returncode == 1
    assert "--koreksi" in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1
    done = run_kinerja("release", PERIOD, "--content", copy, "--koreksi", "Satu predikat salah ketik.")
    assert done.returncode == 0, done.stderr
    folders = [copy / "rilis" / PERIOD, copy / "rilis" / f"{PERIOD}.rev2"]
    note = json.loads((folders[1] / "datapackage.json").read_text(encoding="utf-8"))["kinerja"]["koreksi"]
    assert note == "Satu predikat salah ketik."
    assert run_kinerja("audit", *folders).returncode == 0


def test_broken_content_is_refused_and_nothing_written(copy: Path, run_kinerja: RunKinerja) -> None:
    shutil.rmtree(copy / "rilis")
    path = min((copy / "evaluasi" / PERIOD).glob("*.yaml"))
    path.write_text(path.read_text(encoding="utf-8").replace("predikat: baik", "predikat: bagus", 1), encoding="utf-8")
    refused = run_kinerja("release", PERIOD, "--content", copy)
    assert refused.returncode == 1
    assert path.name in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not (copy / "rilis").exists()


def test_audit_passes_what_release_wrote(agency: Path, run_kinerja: RunKinerja) -> None:
    done = run_kinerja("audit", agency / "rilis" / PERIOD)
    assert done.returncode == 0, done.stdout


def test_audit_names_a_cell_that_an_edit_gives_away(copy: Path, run_kinerja: RunKinerja) -> None:
    """Put the true value back for one hidden class of one unit; its partner can then be worked out."""
    path = copy / "rilis" / PERIOD / "tabel" / "predikat.csv"
    hidden = next(r for r in table(copy, "predikat") if r["status"] == "disembunyikan" and r["unit"] != "semua")
    line = f"{hidden['unit']},{hidden['predikat']},,disembunyikan"
    path.write_text(path.read_text(encoding="utf-8").replace(line, line.replace(",,disembunyikan", ",3,terbit")))
    done = run_kinerja("audit", copy / "rilis" / PERIOD)
    assert done.returncode == 1
    assert hidden["unit"] in done.stdout
    assert "digest" in done.stdout


@pytest.mark.parametrize("period", ["2026-T9", "kemarin", "2031-T1"])
def test_a_period_that_is_none_or_empty_is_wrong_use(agency: Path, run_kinerja: RunKinerja, period: str) -> None:
    done = run_kinerja("release", period, "--content", agency)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1


def test_audit_of_something_else_is_wrong_use(tmp_path: Path, run_kinerja: RunKinerja) -> None:
    done = run_kinerja("audit", tmp_path)
    assert done.returncode == 2
    assert "datapackage.json" in done.stderr


def test_a_note_with_an_identifier_or_a_pseudonym_is_refused(copy: Path, run_kinerja: RunKinerja) -> None:
    """The note is published: neither an invented NIP nor an employee's pseudonym may stand in it."""
    change_one_rating(copy)
    person = next(iter(next(iter(evaluations(copy).values()))))
    for note, code in ((f"Nilai {person} keliru.", 1), (f"NIP {INVENTED} keliru.", 2)):
        done = run_kinerja("release", PERIOD, "--content", copy, "--koreksi", note)
        assert done.returncode == code, done.stderr
        assert person not in done.stderr
        assert "1985" not in done.stderr
        assert [path.name for path in (copy / "rilis").iterdir()] == [PERIOD]
