"""``kinerja form script``: run in a real JavaScript engine against a stand-in for Google's services, then pulled."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from tests.conftest import RunKinerja
from tests.emulator.sheets import Grid, Service, running, typed

SERVICE = "Layanan apa yang Anda terima?"
AGE = "Usia Anda"
PROCEDURE = "Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?"
COST = "Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?"
WASTE, CLINIC = "Pengangkutan sampah", "Rawat jalan Puskesmas Kenanga"

ONE_FORM = "Object.values(CLOUD.forms)[0]"
SHEET = "Object.values(CLOUD.files)[0].sheets[0]"

Cloud = Callable[[str], Any]
"""Evaluate an expression where the script and the stand-in live."""


@pytest.fixture
def content(checkout: Path, tmp_path: Path) -> Path:
    """The example's forms, units and settings, without an answer."""
    content = tmp_path / "content"
    for name in ("formulir", "unit"):
        shutil.copytree(checkout / "content" / name, content / name)
    shutil.copy(checkout / "content" / "portal.yaml", content)
    return content


@pytest.fixture
def cloud(browser: Browser, checkout: Path, content: Path, run_kinerja: RunKinerja) -> Callable[..., Cloud]:
    """Load a form's script beside a fresh stand-in."""

    def load(form: str, *options: str) -> Cloud:
        page = browser.new_page()
        page.add_script_tag(content=(checkout / "tests" / "emulator" / "form_service.js").read_text(encoding="utf-8"))
        made = run_kinerja("form", "script", form, *options, "--content", content)
        assert made.returncode == 0, made.stderr
        page.add_script_tag(content=made.stdout)

        def evaluate(expression: str) -> Any:
            return page.evaluate(expression)

        return evaluate

    return load


def edit(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    record = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(record)
    path.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), encoding="utf-8")


def answer(
    cloud: Cloud, given: dict[str, object], *, after: int = 60_000, edits: str = "", form: str = ONE_FORM
) -> str:
    said = f"{form}.answer({json.dumps(given)}, {after}, {json.dumps(edits)})"
    return str(cloud(said))


def export(cloud: Cloud, folder: Path) -> Path:
    path = folder / "lembar.csv"
    path.write_text(cloud(f"asCsv({SHEET})"), encoding="utf-8", newline="")
    return path


def stored(content: Path, form: str) -> list[dict[str, str]]:
    text = (content / "tanggapan" / form / "2026-T1.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def pulled(run_kinerja: RunKinerja, content: Path, form: str, sheet: Path) -> dict[str, int]:
    done = run_kinerja("pull", form, "--from", sheet, "--content", content, "--format", "json")
    assert done.returncode == 0, done.stderr
    counts: dict[str, int] = json.loads(done.stdout)["formulir"][form]
    return counts


def test_the_script_makes_the_form_that_the_mapping_describes(cloud: Callable[..., Cloud], content: Path) -> None:
    made = cloud("skm")
    made("buatFormulir()")
    mapping = yaml.safe_load((content / "formulir" / "skm.yaml").read_text(encoding="utf-8"))
    titles = made(f"{ONE_FORM}.items.map((item) => item.title)")
    assert titles == [column["judul"][0] for column in mapping["kolom"].values()]
    assert made(f"{ONE_FORM}.items.filter((item) => item.required).map((item) => item.title)") == [SERVICE]
    choices = made(f"{ONE_FORM}.items.find((item) => item.title === {json.dumps(COST)}).choices")
    assert choices == ["a. Sangat mahal", "b. Cukup mahal", "c. Murah", "d. Gratis"]
    assert made(f"{ONE_FORM}.items[0].choices") == [
        texts[0] for texts in mapping["kolom"]["layanan"]["jawaban"].values()
    ]
    settings = made(f"{ONE_FORM}.settings")
    for name in ("CollectEmail", "RequireLogin", "LimitOneResponsePerUser", "PublishingSummary"):
        assert settings[name] is False
    assert made(f"{ONE_FORM}.published") is True


def test_respondents_are_told_before_they_answer(cloud: Callable[..., Cloud], content: Path) -> None:
    promise = {"tujuan": "Menata antrean", "terbit": "unit", "periode": "tahun", "komentar": False,
               "simpan_sampai": "2031-12-31"}  # fmt: skip
    edit(content / "formulir" / "skm.yaml", lambda record: record.update(janji=promise))
    made = cloud("skm")
    made("buatFormulir()")
    told = made(f"{ONE_FORM}.settings.Description")
    portal = yaml.safe_load((content / "portal.yaml").read_text(encoding="utf-8"))
    for words in (portal["instansi"], portal["kontak"]["pengelola"], portal["kontak"]["surel"], "menata antrean",
                  "per unit kerja", "setiap tahun", "sedikitnya 10 orang", "31 Desember 2031", "31 December 2031",
                  "jenis kelamin", "9 pertanyaan penilaian", "UU 27/2022", "sukarela"):  # fmt: skip
        assert words in told


def test_answers_come_back_through_pull_each_with_its_response_id(
    cloud: Callable[..., Cloud], content: Path, tmp_path: Path, run_kinerja: RunKinerja
) -> None:
    made = cloud("skm")
    made("buatFormulir()")
    first = answer(made, {SERVICE: WASTE, AGE: "Di bawah 20 tahun", COST: "d. Gratis"})
    same_second = [answer(made, {SERVICE: CLINIC, PROCEDURE: "b. Kurang mudah"}, after=step) for step in (90_000, 100)]
    sheet = export(made, tmp_path)
    rows = list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8"))))
    assert [row["ID tanggapan"] for row in rows] == [first, *same_second]
    counts = pulled(run_kinerja, content, "skm", sheet)
    assert (counts["dibaca"], counts["disimpan"], counts["karantina"]) == (3, 3, 0)
    kept = stored(content, "skm")
    assert sorted((row["layanan"], row["kelompok_umur"], row["biaya"], row["prosedur"]) for row in kept) == [
        ("pengangkutan-sampah", "di_bawah_20", "4", ""),
        ("rawat-jalan-kenanga", "", "", "2"),
        ("rawat-jalan-kenanga", "", "", "2"),
    ]

    answer(made, {SERVICE: WASTE, COST: "a. Sangat mahal"}, edits=first)
    counts = pulled(run_kinerja, content, "skm", export(made, tmp_path))
    assert counts["disimpan"] == 3
    assert sorted(row["biaya"] for row in stored(content, "skm")) == ["", "", "1"]


def test_run_again_it_makes_no_second_form_and_mends_what_changed(
    cloud: Callable[..., Cloud], content: Path, tmp_path: Path, run_kinerja: RunKinerja
) -> None:
    made = cloud("skm")
    made("buatFormulir()")
    answer(made, {SERVICE: WASTE})
    before = made("[Object.keys(CLOUD.forms), Object.keys(CLOUD.files), CLOUD.triggers, asCsv(" + SHEET + ")]")
    made("buatFormulir()")
    after = made("[Object.keys(CLOUD.forms), Object.keys(CLOUD.files), CLOUD.triggers, asCsv(" + SHEET + ")]")
    assert after == before

    def reword(record: dict[str, Any]) -> None:
        record["kolom"]["kelompok_umur"]["judul"] = ["Kelompok umur Anda", AGE]
        record["kolom"]["pekerjaan"]["jawaban"]["lainnya"] = ["*"]
        record["kolom"]["layanan"]["bantuan"] = "Pilih layanan yang terakhir Anda terima."

    edit(content / "formulir" / "skm.yaml", reword)
    script = run_kinerja("form", "script", "skm", "--content", content).stdout
    made(f"(0, eval)({json.dumps(script.replace('const FORMULIR', 'var BARU'))} + '; Object.assign(FORMULIR, BARU)')")
    made("buatFormulir()")
    assert made(f"{ONE_FORM}.items.length") == 14
    assert made(f"{ONE_FORM}.items[2].title") == "Kelompok umur Anda"
    assert made(f"{ONE_FORM}.items[0].help") == "Pilih layanan yang terakhir Anda terima."
    assert made(f"{ONE_FORM}.items.map((item) => item.other)").count(True) == 1
    assert AGE not in made(f"asCsv({SHEET})")
    assert pulled(run_kinerja, content, "skm", export(made, tmp_path))["disimpan"] == 1


def test_rows_that_a_failed_trigger_left_without_an_id_get_one_on_the_next_run(cloud: Callable[..., Cloud]) -> None:
    made = cloud("skm")
    made("buatFormulir()")
    made("CLOUD.triggers.splice(0)")
    ids = [answer(made, {SERVICE: WASTE}, after=after) for after in (60_000, 0, 700, 5_000)]
    made("buatFormulir()")
    column = made(f"{SHEET}.cells[0].indexOf('ID tanggapan')")
    assert made(f"{SHEET}.cells.slice(1).map((row) => row[{column}])") == ids


def test_a_form_for_each_service_fills_one_sheet(
    cloud: Callable[..., Cloud], content: Path, tmp_path: Path, run_kinerja: RunKinerja
) -> None:
    made = cloud("skm", "--per-layanan")
    made("buatFormulir()")
    made("buatFormulir()")
    forms = "Object.values(CLOUD.forms)"
    titles = made(f"{forms}.map((form) => form.settings.Title)")
    assert len(titles) == 4
    assert f"Survei Kepuasan Masyarakat: {WASTE}" in titles
    assert not made(f"{forms}.some((form) => form.items.some((item) => item.title === {json.dumps(SERVICE)}))")
    waste = f"{forms}[{titles.index(f'Survei Kepuasan Masyarakat: {WASTE}')}]"
    clinic = f"{forms}[{titles.index(f'Survei Kepuasan Masyarakat: {CLINIC}')}]"
    first = answer(made, {COST: "d. Gratis"}, form=waste)
    answer(made, {COST: "c. Murah"}, form=clinic)
    answer(made, {COST: "b. Cukup mahal"}, form=waste, edits=first)
    counts = pulled(run_kinerja, content, "skm", export(made, tmp_path))
    assert (counts["dibaca"], counts["disimpan"]) == (2, 2)
    assert sorted((row["layanan"], row["biaya"]) for row in stored(content, "skm")) == [
        ("pengangkutan-sampah", "2"),
        ("rawat-jalan-kenanga", "3"),
    ]
    log = "\n".join(made("CLOUD.log"))
    assert "id_layanan:" in log
    assert "formulir_layanan:" in log


def test_what_it_logs_goes_into_mapping_and_portal_and_validates(
    cloud: Callable[..., Cloud], content: Path, run_kinerja: RunKinerja
) -> None:
    made = cloud("skm")
    made("buatFormulir()")
    log = made("CLOUD.log")
    mapping, portal = (yaml.safe_load(text.split("\n", 1)[1]) for text in log[:2])
    assert mapping["lembar"] == {"dokumen": made("Object.keys(CLOUD.files)[0]"), "nama": "Form Responses 1"}
    assert mapping["formulir"]["id"] == made("Object.keys(CLOUD.forms)[0]")
    edit(content / "formulir" / "skm.yaml", lambda record: record.update(mapping))
    edit(content / "portal.yaml", lambda record: record.update(portal))
    found = run_kinerja("validate", "--content", content, "--format", "json")
    assert [one for one in json.loads(found.stdout)["temuan"] if "formulir" in one["kode"]] == []
    address = portal["formulir_layanan"]["skm"]["rawat-jalan-kenanga"]
    assert f"{mapping['formulir']['isian_layanan']}=Rawat%20jalan%20Puskesmas%20Kenanga" in address


def test_an_internal_form_is_not_logged_for_the_portal(cloud: Callable[..., Cloud]) -> None:
    made = cloud("umpan-balik")
    made("buatFormulir()")
    log = "\n".join(made("CLOUD.log"))
    assert "portal.yaml" not in log
    assert "jangan diumumkan" in log


def test_titles_are_data_and_never_code(cloud: Callable[..., Cloud], content: Path) -> None:
    sly = "'\"`${CLOUD.log}\\ \u2028\u2029 */ </script> //"

    def change(record: dict[str, Any]) -> None:
        record["nama"] = f"Survei {sly}"
        record["kolom"]["layanan"]["judul"] = [f"Layanan {sly}"]
        record["kolom"]["jenis_kelamin"]["jawaban"] = {"l": [f"Laki-laki {sly}"], "lainnya": ["*"]}
        record["kolom"]["saran"] = {"judul": [f"Saran {sly}"], "tipe": "teks"}

    edit(content / "formulir" / "skm.yaml", change)
    made = cloud("skm")
    made("buatFormulir()")
    assert made(f"{ONE_FORM}.settings.Title") == f"Survei {sly}"
    assert made(f"{ONE_FORM}.items[0].title") == f"Layanan {sly}"
    assert made(f"{ONE_FORM}.items[1].choices") == [f"Laki-laki {sly}"]
    assert made(f"{ONE_FORM}.items[1].other") is True


def test_written_formulas_reach_the_shared_sheet_as_text(cloud: Callable[..., Cloud], content: Path) -> None:
    saran = {"judul": ["Saran Anda"], "tipe": "teks"}
    edit(content / "formulir" / "skm.yaml", lambda record: record["kolom"].update(saran=saran))
    made = cloud("skm", "--per-layanan")
    made("buatFormulir()")
    answer(made, {"Saran Anda": '=HYPERLINK("https://jahat.example")'})
    column = made(f"{SHEET}.cells[0].indexOf('Saran Anda')")
    assert made(f"{SHEET}.cells[1][{column}]") == '=HYPERLINK("https://jahat.example")'


def test_the_script_is_written_to_a_file_and_the_same_each_time(content: Path, run_kinerja: RunKinerja) -> None:
    target = content.parent / "skm.gs"
    first = run_kinerja("form", "script", "skm", "--content", content)
    done = run_kinerja("form", "script", "skm", "--content", content, "--output", target)
    assert (done.returncode, done.stdout) == (0, f"{target}\n")
    assert target.read_text(encoding="utf-8") == first.stdout
    assert "janji" in first.stderr


@pytest.mark.parametrize(
    ("form", "change", "words"),
    [
        ("tidak-ada", None, "tidak ada; yang ada"),
        ("skm", lambda r: r["kunci"].update(judul=["Timestamp"]), 'tambahkan "ID tanggapan"'),
        ("skm", lambda r: r["lembar"].update(baris_judul=[2, 3]), "hapus lembar.baris_judul"),
        ("umpan-balik", None, "tanpa --per-layanan"),
    ],
)
def test_what_cannot_become_a_form_is_said_in_one_line(
    content: Path, run_kinerja: RunKinerja, form: str, change: Callable[[dict[str, Any]], None] | None, words: str
) -> None:
    if change:
        edit(content / "formulir" / f"{form}.yaml", change)
    done = run_kinerja("form", "script", form, "--per-layanan", "--content", content)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert words in done.stderr


def test_the_forms_own_sheet_is_pulled_from_the_service_after_the_ids_are_copied(
    cloud: Callable[..., Cloud], content: Path, run_kinerja: RunKinerja
) -> None:
    made = cloud("skm")
    made("buatFormulir()")
    answer(made, {SERVICE: WASTE, COST: "d. Gratis"})
    answer(made, {SERVICE: CLINIC, COST: "c. Murah"})
    copied = yaml.safe_load(made("CLOUD.log[0]").split("\n", 1)[1])
    edit(content / "formulir" / "skm.yaml", lambda record: record.update(copied))
    rows = list(csv.reader(io.StringIO(made(f"asCsv({SHEET})"))))
    sheets: dict[str, dict[str, Grid]] = {copied["lembar"]["dokumen"]: {copied["lembar"]["nama"]: typed(rows)}}
    with running(Service(sheets)) as service:
        done = run_kinerja("pull", "skm", "--content", content, env={"KINERJA_SHEETS_ENDPOINT": service.address})
    assert done.returncode == 0, done.stderr
    assert sorted(row["biaya"] for row in stored(content, "skm")) == ["3", "4"]
