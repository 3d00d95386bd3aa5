"""``kinerja new``: templates that say what to fill in, that ``validate`` points into, and that overwrite nothing."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from kinerja.cli.new import KINDS
from kinerja.content.personal import identifiers
from kinerja.content.templates.layout import EXAMPLE_LINE, NOT_FILLED
from tests.conftest import RunKinerja
from tests.emulator.sheets import Service, running, typed

PERIOD = "2026-T2"

NEW = {
    "unit": ("unit", "dinas-baru"),
    "pegawai": ("pegawai", "UNIT"),
    "rencana": ("rencana", "2027", "UNIT"),
    "evaluasi": ("evaluasi", PERIOD, "UNIT"),
    "indikator": ("indikator", "2027", "UNIT"),
    "capaian": ("capaian", PERIOD, "UNIT"),
    "formulir": ("formulir", "survei-baru"),
    "pelatihan": ("pelatihan", "pelatihan-baru"),
    "penghargaan": ("penghargaan", "penghargaan-baru", PERIOD),
    "keberatan": ("keberatan", PERIOD),
    "tindak-lanjut": ("tindak-lanjut", "janji-baru", "UNIT"),
    "halaman": ("halaman", "halaman-baru"),
}
"""Kind → arguments; UNIT stands for a unit with people and indicators."""

IN_THE_WAY = {"pegawai": "pegawai/UNIT.csv", "evaluasi": f"evaluasi/{PERIOD}/UNIT.yaml"} | {
    "capaian": f"capaian/{PERIOD}/UNIT.yaml",
    "keberatan": f"keberatan/{PERIOD}.yaml",
}
"""What the agency has already, and a test puts away to see it made anew."""

BLANK = re.compile(r"^( *)(?:- )?[^\s#:]+:(?: +#.*)?$")


@pytest.fixture(scope="module")
def agency(run_kinerja: RunKinerja, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("baru") / "kota"
    made = run_kinerja("demo", folder, "--employees", "120", "--units", "6", "--periods", "2", "--seed", "5")
    assert made.returncode == 0, made.stderr
    return folder / "content"


@pytest.fixture
def content(agency: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copytree(agency, tmp_path / "content"))


def busiest(content: Path) -> str:
    """The unit with most indicators, then most people."""

    def size(path: Path) -> tuple[bool, int]:
        return (content / "indikator" / "2026" / f"{path.stem}.yaml").exists(), path.stat().st_size

    return max((content / "pegawai").glob("*.csv"), key=size).stem


def arguments(kind: str, unit: str) -> list[str]:
    return [unit if word == "UNIT" else word for word in NEW[kind]]


def put_away(content: Path, kind: str, unit: str) -> Path | None:
    if kind not in IN_THE_WAY:
        return None
    path = content / IN_THE_WAY[kind].replace("UNIT", unit)
    path.unlink(missing_ok=True)
    return path


def findings(run_kinerja: RunKinerja, content: Path) -> list[dict[str, Any]]:
    done = run_kinerja("validate", "--no-cache", "--format", "json", "--content", content)
    assert done.stderr == ""
    return [finding for finding in json.loads(done.stdout)["temuan"] if finding["tingkat"] == "galat"]


def blanks(text: str) -> set[int]:
    """Lines (from 1) of keys with nothing behind them: no value, and nothing set in below."""
    lines = text.splitlines()
    found = set()
    for number, line in enumerate(lines, 1):
        match = BLANK.match(line)
        below = next((n for n in lines[number:] if n.strip() and not n.lstrip().startswith("#")), "")
        if match and not re.match(rf" {{{len(match[1]) + 1},}}", below):
            found.add(number)
    return found


def test_every_kind_has_a_case() -> None:
    assert NEW.keys() == KINDS.keys()


@pytest.mark.parametrize("kind", NEW)
def test_a_new_file_stands_where_the_path_says_and_validate_points_at_every_blank(
    content: Path, run_kinerja: RunKinerja, kind: str
) -> None:
    unit = busiest(content)
    put_away(content, kind, unit)
    before = {path for path in content.rglob("*") if path.is_file()}
    done = run_kinerja("new", *arguments(kind, unit), "--content", content)
    assert (done.returncode, done.stderr) == (0, "")
    made = {path for path in content.rglob("*") if path.is_file()} - before
    assert {Path(line) for line in done.stdout.splitlines() if not line.startswith(" ")} == made
    assert made
    assert [identifiers(text) for text in (done.stdout, *(p.read_text(encoding="utf-8") for p in made))] == [
        [] for _ in range(1 + len(made))
    ]
    if kind == "pegawai":
        assert "jenis_kelamin" in done.stdout
        return
    found = findings(run_kinerja, content)
    for path in made:
        text = path.read_text(encoding="utf-8")
        told = {finding["baris"] for finding in found if Path(finding["berkas"]) == path.resolve()}
        if kind == "halaman":
            assert told == {1}
        else:
            assert text.startswith(f"{EXAMPLE_LINE}\n")
            assert blanks(text) <= told
            assert all(line.rstrip() == line for line in text.splitlines())
    assert {Path(finding["berkas"]) for finding in found} <= {path.resolve() for path in made}


@pytest.mark.parametrize("kind", NEW)
def test_nothing_is_ever_overwritten(content: Path, run_kinerja: RunKinerja, kind: str) -> None:
    unit = busiest(content)
    put_away(content, kind, unit)
    first = run_kinerja("new", *arguments(kind, unit), "--content", content)
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    again = run_kinerja("new", *arguments(kind, unit), "--content", content)
    assert (again.returncode, again.stdout, again.stderr.count("\n")) == (2, "", 1)
    assert first.stdout.splitlines()[0] in again.stderr
    assert {path: path.read_bytes() for path in content.rglob("*") if path.is_file()} == before


def test_one_half_of_a_page_in_the_way_keeps_both_away(content: Path, run_kinerja: RunKinerja) -> None:
    (content / "halaman" / "halaman-baru.en.md").write_text("Title: Here\n\nText.\n", encoding="utf-8")
    assert run_kinerja("new", "halaman", "halaman-baru", "--content", content).returncode == 2
    assert not (content / "halaman" / "halaman-baru.md").exists()


def test_a_unit_split_into_a_folder_is_in_the_way(content: Path, run_kinerja: RunKinerja) -> None:
    unit = busiest(content)
    path = content / "evaluasi" / PERIOD / f"{unit}.yaml"
    path.with_suffix("").mkdir()
    path.rename(path.with_suffix("") / "a.yaml")
    assert run_kinerja("new", "evaluasi", PERIOD, unit, "--content", content).returncode == 2
    assert not path.exists()


def test_evaluations_name_everyone_and_their_rater_and_are_clean_once_filled_in(
    content: Path, run_kinerja: RunKinerja
) -> None:
    unit = busiest(content)
    path = content / "evaluasi" / PERIOD / f"{unit}.yaml"
    before = yaml.safe_load(path.read_text(encoding="utf-8"))["evaluasi"]
    path.unlink()
    assert run_kinerja("new", "evaluasi", PERIOD, unit, "--content", content).returncode == 0
    text = path.read_text(encoding="utf-8")
    made = yaml.safe_load(text)["evaluasi"]
    with (content / "pegawai" / f"{unit}.csv").open(encoding="utf-8", newline="") as file:
        then = {
            row["pegawai"]
            for row in csv.DictReader(file)
            if row["mulai"] <= "2026-06-30" and (row["selesai"] or "9") >= "2026-04-01"
        }
    assert list(made) == sorted(then)
    assert len(made) > 5
    for employee, entry in before.items():
        assert made[employee]["penilai"] == entry["penilai"]
        assert made[employee].get("realisasi", {}).keys() == entry.get("realisasi", {}).keys()
    assert {entry[key] for entry in made.values() for key in ("hasil_kerja", "perilaku_kerja", "predikat")} == {None}

    rater = Counter(entry["penilai"] for entry in made.values() if entry["penilai"]).most_common(1)[0][0]
    filled = re.sub(r"(?m)^(    penilai:)  # belum ada rencana .*$", rf"\1 {rater}", text)
    filled = re.sub(r"(?m)^(    (?:hasil|perilaku)_kerja:)$", r"\1 sesuai ekspektasi", filled)
    filled = re.sub(r"(?m)^(    predikat:)$", r"\1 baik", filled)
    filled = re.sub(r"(?m)^(      h[0-9]+/i[0-9]+:)(  #.*)$", r"\1 1\2", filled)
    path.write_text(filled, encoding="utf-8")
    assert blanks(filled) == set()
    found = [finding["kode"] for finding in findings(run_kinerja, content)]
    assert found == ["rencana-tak-ada"] * text.count("# belum ada rencana ")


def test_plans_name_everyone_with_last_years_rater(content: Path, run_kinerja: RunKinerja) -> None:
    unit = busiest(content)
    assert run_kinerja("new", "rencana", "2027", unit, "--content", content).returncode == 0
    made = yaml.safe_load((content / "rencana" / "2027" / f"{unit}.yaml").read_text(encoding="utf-8"))["rencana"]
    before = yaml.safe_load((content / "rencana" / "2026" / f"{unit}.yaml").read_text(encoding="utf-8"))["rencana"]
    stayed = before.keys() & made.keys()
    assert stayed
    assert {name: made[name]["penilai"] for name in stayed} == {name: before[name]["penilai"] for name in stayed}
    for entry in made.values():
        assert ("mendukung" in entry["rencana_hasil_kerja"][0]) == (entry["penilai"] != "kepala-daerah")


def test_results_are_asked_for_each_indicator_of_the_unit(content: Path, run_kinerja: RunKinerja) -> None:
    unit = busiest(content)
    put_away(content, "capaian", unit)
    assert run_kinerja("new", "capaian", PERIOD, unit, "--content", content).returncode == 0
    made = yaml.safe_load((content / "capaian" / PERIOD / f"{unit}.yaml").read_text(encoding="utf-8"))["capaian"]
    plan = yaml.safe_load((content / "indikator" / "2026" / f"{unit}.yaml").read_text(encoding="utf-8"))["indikator"]
    assert made == {name: {"realisasi": NOT_FILLED} for name in plan}


@pytest.mark.parametrize("kind", ["unit", "indikator", "pelatihan", "penghargaan", "tindak-lanjut"])
def test_doing_what_validate_says_leads_to_a_clean_file(content: Path, run_kinerja: RunKinerja, kind: str) -> None:
    done = run_kinerja("new", *arguments(kind, busiest(content)), "--content", content)
    path = Path(done.stdout.strip())
    found = findings(run_kinerja, content)
    assert found
    for _ in range(3):
        lines = path.read_text(encoding="utf-8").splitlines()
        for finding in found:
            said = re.findall(r"`([^`]*)`", finding["pesan"])
            number = finding["baris"] - 1
            if finding["kode"] == "skema-nama-kunci":
                lines[number] = lines[number].replace("KODE-INDIKATOR", said[-1])
            elif lines[number].endswith(":"):
                lines[number] += f" {json.dumps(said[-1]) if said[-1][0].isalpha() else said[-1]}"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        found = findings(run_kinerja, content)
    assert found == []


def test_the_folder_may_be_named_before_the_kind(content: Path, run_kinerja: RunKinerja) -> None:
    assert run_kinerja("new", "--content", content, "unit", "dinas-baru").returncode == 0
    assert (content / "unit" / "dinas-baru.yaml").exists()


def test_options_fill_in_a_unit(content: Path, run_kinerja: RunKinerja) -> None:
    parent = busiest(content)
    options = ("--nama", "Unit: Baru #2", "--nama-en", "New unit", "--jenis", "uptd", "--induk", parent)
    assert run_kinerja("new", "unit", "unit-baru", *options, "--content", content).returncode == 0
    made = yaml.safe_load((content / "unit" / "unit-baru.yaml").read_text(encoding="utf-8"))
    assert made == {"nama": "Unit: Baru #2", "nama_en": "New unit", "jenis": "uptd", "induk": parent}
    assert findings(run_kinerja, content) == []


def test_who_moves_within_the_period_is_marked_in_both_units(content: Path, run_kinerja: RunKinerja) -> None:
    unit = busiest(content)
    other = next(path.stem for path in sorted((content / "pegawai").glob("*.csv")) if path.stem != unit)
    register = content / "pegawai" / f"{unit}.csv"
    line = next(row for row in register.read_text(encoding="utf-8").splitlines()[1:] if row.endswith(","))
    register.write_text(register.read_text(encoding="utf-8").replace(line, f"{line}2026-05-10"), encoding="utf-8")
    cells = line.split(",")
    with (content / "pegawai" / f"{other}.csv").open("a", encoding="utf-8") as file:
        file.write(",".join([*cells[:4], "2026-05-11", ""]) + "\n")
    for here, there in ((unit, other), (other, unit)):
        put_away(content, "evaluasi", here)
        assert run_kinerja("new", "evaluasi", PERIOD, here, "--content", content).returncode == 0
        text = (content / "evaluasi" / PERIOD / f"{here}.yaml").read_text(encoding="utf-8")
        assert f"  {cells[0]}:  # juga bekerja di {there};" in text


def test_a_real_agency_is_not_called_fictional(content: Path, run_kinerja: RunKinerja) -> None:
    portal = content / "portal.yaml"
    portal.write_text(portal.read_text(encoding="utf-8").replace("contoh: true", "contoh: false"), encoding="utf-8")
    for kind in ("unit", "halaman"):
        assert run_kinerja("new", *NEW[kind], "--content", content).returncode == 0
    for path in ("unit/dinas-baru.yaml", "halaman/halaman-baru.md", "halaman/halaman-baru.en.md"):
        text = (content / path).read_text(encoding="utf-8")
        assert "Data contoh" not in text
        assert "Sample data" not in text


@pytest.mark.parametrize(
    "wrong",
    [
        ("unit", "Dinas Baru"),
        ("unit", "../dinas"),
        ("unit", "dinas-baru", "--jenis", "kantin"),
        ("unit", "dinas-baru", "--induk", "tidak-ada"),
        ("unit", "dinas-baru", "--nama", "baris\nkedua"),
        ("pegawai", "tidak-ada"),
        ("rencana", "27", "UNIT"),
        ("rencana", "2027", "tidak-ada"),
        ("evaluasi", "2026-T5", "UNIT"),
        ("evaluasi", "2001-T1", "UNIT"),
        ("evaluasi", PERIOD, "../unit"),
        ("formulir", "survei-baru", "--jenis", "lain"),
        ("keberatan", "kemarin"),
        ("halaman", "index"),
        ("halaman", "a/b"),
    ],
    ids=" ".join,
)
def test_wrong_words_are_told_in_one_line_and_write_nothing(
    content: Path, run_kinerja: RunKinerja, wrong: tuple[str, ...]
) -> None:
    before = sorted(content.rglob("*"))
    unit = busiest(content)
    done = run_kinerja("new", *(unit if word == "UNIT" else word for word in wrong), "--content", content)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert sorted(content.rglob("*")) == before


def test_a_nip_in_a_word_is_refused_and_not_repeated(content: Path, run_kinerja: RunKinerja) -> None:
    nip = "19900315" + "201503" + "1002"
    for words in (("unit", "dinas-baru", "--nama", f"Unit {nip}"), ("pelatihan", nip)):
        done = run_kinerja("new", *words, "--content", content)
        assert done.returncode == 2
        assert nip not in done.stdout + done.stderr


def test_a_broken_register_is_mended_before_people_are_left_out(content: Path, run_kinerja: RunKinerja) -> None:
    unit = busiest(content)
    put_away(content, "evaluasi", unit)
    register = content / "pegawai" / f"{unit}.csv"
    register.write_text(register.read_text(encoding="utf-8").replace(",pns,", ",pn,", 1), encoding="utf-8")
    done = run_kinerja("new", "evaluasi", PERIOD, unit, "--content", content)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert f"{unit}.csv:" in done.stderr


def laid_sheet(tmp_path: Path, content: Path, form: str, above: tuple[str, ...] = ()) -> Path:
    """What the sample agency's sheet would export, below other rows."""
    from kinerja.cli.main import main

    assert main(["demo", str(tmp_path / "lain"), "--employees", "200", "--units", "6", "--periods", "1"]) == 0
    path = tmp_path / f"Survei - Jawaban {form}.csv"
    path.write_text("".join(f"{line}\r\n" for line in above), encoding="utf-8")
    with path.open("a", encoding="utf-8", newline="") as file:
        file.write((tmp_path / "lain" / "lembar" / f"{form}.csv").read_text(encoding="utf-8"))
    for folder in ("tanggapan", "komentar"):
        shutil.rmtree(content / folder)
    (content / "formulir" / f"{form}.yaml").unlink()
    return path


@pytest.mark.parametrize("above", [(), ("REKAP SURVEI,,", ",,")], ids=["in row 1", "below a letterhead"])
def test_a_first_mapping_from_an_export_validates_and_pulls(
    content: Path, tmp_path: Path, run_kinerja: RunKinerja, above: tuple[str, ...]
) -> None:
    sheet = laid_sheet(tmp_path, content, "skm", above)
    done = run_kinerja("new", "form", "skm", "--from", sheet, "--content", content)
    assert (done.returncode, done.stderr) == (0, "")
    text = (content / "formulir" / "skm.yaml").read_text(encoding="utf-8")
    assert identifiers(text) == []
    made = yaml.safe_load(text)
    assert (made["jenis"], made["lembar"]["nama"]) == ("skm", "Jawaban skm")
    assert made["lembar"].get("baris_judul", 1) == len(above) + 1
    assert len([column for column in made["kolom"].values() if "unsur" in column]) == 9
    assert {"layanan", "jenis_kelamin", "kelompok_umur", "pendidikan", "pekerjaan"} <= made["kolom"].keys()
    for title in ("Email Address", "Nama lengkap", "Nomor telepon"):
        assert (
            f'# TINJAU: kolom {"BCD"[("Email Address", "Nama lengkap", "Nomor telepon").index(title)]} "{title}"'
            in text
        )
    found = findings(run_kinerja, content)
    assert [one for one in found if one["tingkat"] == "galat"] == []
    pulled = run_kinerja("pull", "skm", "--from", sheet, "--content", content, "--format", "json")
    counts = json.loads(pulled.stdout)["formulir"]["skm"]
    assert counts["disimpan"] > 0.9 * counts["dibaca"] > 0


@pytest.mark.parametrize("form", ["program-penghijauan", "umpan-balik"])
def test_first_mappings_of_other_kinds_validate_too(
    content: Path, tmp_path: Path, run_kinerja: RunKinerja, form: str
) -> None:
    sheet = laid_sheet(tmp_path, content, form)
    done = run_kinerja("new", "form", form, "--from", sheet, "--nama", "Survei uji", "--content", content)
    assert done.returncode == 0, done.stderr
    made = yaml.safe_load((content / "formulir" / f"{form}.yaml").read_text(encoding="utf-8"))
    assert (made["nama"], made["jenis"]) == ("Survei uji", "umpan_balik" if form == "umpan-balik" else "program")
    assert [one for one in findings(run_kinerja, content) if one["tingkat"] == "galat"] == []


def test_a_form_from_the_standard_questions_validates_at_once(content: Path, run_kinerja: RunKinerja) -> None:
    for kind in ("skm", "spkp", "spak"):
        assert run_kinerja("new", "form", f"survei-{kind}", "--jenis", kind, "--content", content).returncode == 0
    assert findings(run_kinerja, content) == []


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--from", "tidak-ada.csv"), "tidak ada berkas"),
        (("--from", "SHEET", "--jenis", "lain"), "--jenis lain tidak ada"),
        (("--dokumen", "https://contoh.example/lembar"), "salin alamat lembar"),
        (("--from", "SHEET", "--dokumen", "abc"), "tidak dapat bersama"),
    ],
)
def test_what_no_mapping_can_be_read_from_is_said_and_nothing_is_written(
    content: Path, tmp_path: Path, run_kinerja: RunKinerja, options: tuple[str, ...], words: str
) -> None:
    sheet = tmp_path / "lembar.csv"
    sheet.write_text("Timestamp,Usia\r\n19/01/2026 10:22:31,< 20\r\n", encoding="utf-8")
    given = [str(sheet) if option == "SHEET" else option for option in options]
    done = run_kinerja("new", "form", "baru", *given, "--content", content)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert words in done.stderr
    assert not (content / "formulir" / "baru.yaml").exists()


def test_a_first_mapping_comes_from_the_sheet_itself_too(
    content: Path, tmp_path: Path, run_kinerja: RunKinerja
) -> None:
    sheet = laid_sheet(tmp_path, content, "skm")
    with sheet.open(encoding="utf-8", newline="") as file:
        rows = typed(list(csv.reader(file)))
    address = "https://docs.google.com/spreadsheets/d/contoh-dokumen_1/edit?gid=0#gid=0"
    with running(Service({"contoh-dokumen_1": {"Jawaban": rows}})) as service:
        done = run_kinerja(
            "new", "form", "skm", "--dokumen", address, "--lembar", "Jawaban", "--content", content,
            env={"KINERJA_SHEETS_ENDPOINT": service.address},
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    made = yaml.safe_load((content / "formulir" / "skm.yaml").read_text(encoding="utf-8"))
    assert made["lembar"] == {"dokumen": "contoh-dokumen_1", "nama": "Jawaban"}
    assert len([column for column in made["kolom"].values() if "unsur" in column]) == 9
