"""``kinerja demo`` end to end: the committed example, its sheets pulled again, and agencies of every size."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from kinerja.content.load import load
from kinerja.content.pseudonym import KEY_VARIABLE
from kinerja.demo.generate import Options, write
from kinerja.measures.measured import measured
from kinerja.package.period import Period

Run = Callable[..., "CompletedProcess[str]"]
SERVING = (
    "dinas-kesehatan", "dinas-kependudukan-dan-pencatatan-sipil", "dinas-lingkungan-hidup", "dinas-pendidikan",
    "puskesmas-kenanga", "puskesmas-melati",
)  # fmt: skip
CLASSES = {
    "rencana_kesepakatan": ("sebelum_tahun", "tepat_waktu", "terlambat", "belum_disepakati"),
    "rencana_isi": ("lengkap", "target_saja", "strategi_saja"),
    "rencana_kaskade": ("semua_mendukung", "sebagian"),
    "rencana_keterukuran": ("terukur", "tidak_terukur"),
    "disiplin": (
        "tertib", "pernah_terlambat", "pernah_tanpa_keterangan", "sering_tanpa_keterangan", "belum_dicatat",
    ),
    "kerja_sama": ("di_atas_ekspektasi", "sesuai_ekspektasi", "di_bawah_ekspektasi", "belum_dicatat"),
    "umpan_balik_tertulis": ("keduanya", "kekuatan", "perbaikan", "kosong"),
    "kebutuhan_terjawab": ("belum",),
}  # fmt: skip
"""What each measure tells apart, and the example has in every quarter."""
NO_KEY = {KEY_VARIABLE: ""}
"""The example's answers are keyed with the example's own key, whatever key this machine has."""


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, releases aside: they are made by ``kinerja release``."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] != "rilis"
    }


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory, run_kinerja: Run) -> Path:
    """What ``kinerja demo`` writes by itself."""
    target = tmp_path_factory.mktemp("contoh")
    done = run_kinerja("demo", target, env=NO_KEY)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1200 pegawai, 12 unit" in done.stdout
    return target


def test_the_committed_example_is_what_the_command_writes(example: Path, checkout: Path) -> None:
    made, committed = tree(example / "content"), tree(checkout / "content")
    assert sorted(made) == sorted(committed)
    assert [path for path in made if made[path] != committed[path]] == []


def test_pulling_every_sheet_gives_the_stored_answers_byte_for_byte(
    example: Path, tmp_path: Path, run_kinerja: Run
) -> None:
    content = tmp_path / "content"
    shutil.copytree(example / "content", content, ignore=shutil.ignore_patterns("tanggapan"))
    sheets = sorted((example / "lembar").glob("*.csv"))
    assert [sheet.stem for sheet in sheets] == ["program-penghijauan", "skm", "spak", "spkp", "umpan-balik"]
    for sheet in sheets:
        done = run_kinerja("pull", sheet.stem, "--from", sheet, "--content", content, "--format", "json", env=NO_KEY)
        assert done.returncode == 0, done.stderr
        counts = json.loads(done.stdout)["formulir"][sheet.stem]
        assert counts["ganda"] > 0
        assert counts["luar_periode"] == counts["karantina"] == 0
    stored = {path: data for path, data in tree(example / "content/tanggapan").items() if path.endswith(".csv")}
    assert tree(content / "tanggapan") == stored


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--employees", "300", "--seed", "2"),
        ("--employees", "300", "--units", "40", "--periods", "6", "--seed", "3"),
        ("--employees", "300", "--profile", "concentrated"),
        ("--employees", "20", "--units", "3", "--periods", "1"),
    ],
    ids=" ".join,
)
def test_what_is_written_has_nothing_to_mend(tmp_path: Path, run_kinerja: Run, arguments: tuple[str, ...]) -> None:
    assert run_kinerja("demo", tmp_path, *arguments).returncode == 0
    done = run_kinerja("validate", "--content", tmp_path / "content", "--format", "json")
    found = json.loads(done.stdout)["temuan"]
    assert done.returncode == 0, found[:3]
    assert {finding["tingkat"] for finding in found} <= {"tinjau"}
    assert {finding["kode"] for finding in found} <= {
        "pola-distribusi", "evaluasi-kurang", "strategi-belum-diisi", "rencana-tanpa-dukungan",
        "tanggapan-penilai-kurang",
    }  # fmt: skip


def test_in_the_example_one_unit_and_the_first_feedback_are_to_be_looked_at(example: Path, run_kinerja: Run) -> None:
    done = run_kinerja("validate", "--content", example / "content", "--format", "json")
    found = Counter((finding["kode"], Path(finding["berkas"]).stem) for finding in json.loads(done.stdout)["temuan"])
    assert found.pop(("tanggapan-penilai-kurang", "2026-T1")) == 1
    assert {unit for _, unit in found} == {"sekretariat-daerah"}
    assert found["pola-distribusi", "sekretariat-daerah"] == 3
    assert found.total() <= 12


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_the_example_has_every_kind_of_record_that_a_measure_reads(example: Path, number: int) -> None:
    content = load(example / "content", use_cache=False).content
    period, before = (Period.parse(f"2026-T{quarter}") for quarter in (number, number - 1 or 1))
    found = measured(content, period, before if number > 1 else None)
    assert set(found.surveys) == {"skm", "spkp", "spak", "program-penghijauan"}
    assert found.other_scales == ()
    assert found.rater_spread is not None
    assert (found.appeals is not None) == (number > 1)  # against the ratings of the quarter before
    assert found.appeals is None or found.appeals.decided > 0
    seen = {name: set(cube.counts) for name, cube in found.cubes.items()}
    assert [name for name, cells in seen.items() if len(cells) < 3] == []
    assert number == 1 or "tanpa_pembanding" in {change for _, _, change in seen["pelatihan_perubahan"]}
    for field in ("unit_predicates", "indicators", "paces", "service_times", "reports", "trainings", "awards"):
        assert len(getattr(found, field)) >= 2, field
    missing = {status for name, kinds in CLASSES.items() for status in kinds} - {
        cell[-1] for name in CLASSES for cell in seen[name]
    }
    # The unit whose plans lack something is the one that has not reported the last quarter.
    assert missing == ({"sebagian", "target_saja"} if number == 4 else set())
    for survey in found.surveys.values():
        assert all(any(counts) for counts in survey.counts.values())
        assert survey.profile
        assert all(reached.rate is not None or reached.service == "tera-ulang" for reached in survey.reached)
        assert len(survey.reached) >= 1
    assert any(reached.needed for reached in found.surveys["skm"].reached)
    assert {side for _, _, side in found.feedback.views} == {"atasan", "rekan", "bawahan", "publik", "diri"}
    assert all(view.people is not None for view in found.feedback.views.values())
    assert (found.feedback.too_few_raters > 0) == (number == 1)
    assert {pace.status for pace in found.paces} >= {"tertinggal"} | ({"sesuai_jalur"} if number < 4 else {"tercapai"})
    told = [time for time in found.service_times if time.unit in found.unit_predicates]
    assert all(time.share is not None and time.median is not None for time in told)
    with_times = {time.unit for time in told}
    assert {unit for unit in SERVING if any(row.unit == unit for row in found.indicators)} <= with_times
    assert {row.group for row in found.indicators} >= {"program", "waktu_layanan", "ketepatan", ""}


def test_each_release_of_the_example_looks_at_promises_of_its_own_day(example: Path) -> None:
    content = load(example / "content", use_cache=False).content
    standings = []
    found = [measured(content, Period.parse(f"2026-T{number}")).evidence for number in (1, 2, 3, 4)]
    for evidence in found:
        assert len(evidence.surveys) == 4
        assert len(evidence.channels) >= 3
        assert 0 < evidence.done.part < evidence.done.whole
        assert evidence.within_three_months.whole > 0
        standings.append(Counter(kept.standing for kept in evidence.promises))
    known = [counted.total() for counted in standings]
    assert known == sorted(known)
    assert known[0] < known[-1]
    assert set(standings[-1]) == {"selesai", "selesai_terlambat", "berjalan", "terlambat"}
    assert all(counted["selesai"] and counted["berjalan"] for counted in standings)
    assert 0 < found[-1].within_six_months.part < found[-1].within_six_months.whole
    assert list(content.portal.releases)[-1] == "2027-T1"  # what comes is announced
    assert {index.made for index in content.earlier_indices} == {"penuh", "bobot_0_11", "kep_25_2004"}


def test_an_agency_of_3000_reads_without_a_finding_and_has_a_plan_for_nearly_everyone(tmp_path: Path) -> None:
    written = write(tmp_path, Options(employees=3000, units=60, periods=1))
    read = load(tmp_path / "content", use_cache=False)
    assert read.findings == ()
    assert len(read.content.units) == 60
    assert len({spell.employee for spell in read.content.spells}) == 3000
    assert 0.99 * 3000 < len(read.content.plans[2026]) < 3000
    assert len(read.content.evaluations["2026-T1"]) == written.evaluations > 0.95 * 3000


def test_an_agency_of_10000_in_400_units_is_written_whole(tmp_path: Path) -> None:
    written = write(tmp_path, Options(employees=10_000, units=400))
    files = tree(tmp_path)
    people = {
        line.split(b",")[0]
        for path, data in files.items()
        if path.startswith("content/pegawai/") and path.endswith(".csv")
        for line in data.splitlines()[1:]
    }
    assert len(people) == 10_000
    assert len(list((tmp_path / "content/unit").iterdir())) == 400
    assert len(list((tmp_path / "content/evaluasi/2026-T3").iterdir())) == 400
    assert written.evaluations > 0.95 * 4 * 10_000
    assert written.files == len(files)


def test_a_folder_with_content_is_refused_in_one_line(example: Path, run_kinerja: Run) -> None:
    before = tree(example)
    done = run_kinerja("demo", example)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "sudah berisi; pindahkan isinya atau pilih folder lain" in done.stderr
    assert tree(example) == before
