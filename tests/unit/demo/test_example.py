"""The default example shows what the portal must get right: every situation, and enough people behind each number."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from statistics import mean
from typing import Any

import pytest

from kinerja.content.survey_rules import elements
from kinerja.demo.generate import Agency, Options

Records = Mapping[str, Any]
QUARTERS = ("2026-T1", "2026-T2", "2026-T3", "2026-T4")
WORDS = ("sangat baik", "baik", "butuh perbaikan", "kurang", "sangat kurang")


def spread(records: Records, period: str) -> dict[str, Counter[str]]:
    """Unit → predicate → people, of the units that reported."""
    return {
        record["unit"]: Counter(evaluation["predikat"] for evaluation in record["evaluasi"].values())
        for path, record in records.items()
        if path.startswith(f"evaluasi/{period}/")
    }


def achieved(records: Records, unit: str, indicator: str) -> list[Any]:
    """The indicator's realisation, quarter by quarter."""
    return [
        records[f"capaian/{period}/{unit}.yaml"]["capaian"].get(indicator, {}).get("realisasi") for period in QUARTERS
    ]


def targets(records: Records, unit: str, indicator: str) -> list[Any]:
    """The indicator's targets, quarter by quarter."""
    told = records[f"indikator/2026/{unit}.yaml"]["indikator"][indicator]["target"]
    return [told.get(period) for period in QUARTERS]


def stored(example: Mapping[str, str], form: str, period: str) -> list[dict[str, str]]:
    """The stripped answers of a form and period."""
    return list(csv.DictReader(io.StringIO(example[f"content/tanggapan/{form}/{period}.csv"])))


def index(rows: Sequence[Mapping[str, str]], service: str) -> float:
    """A service's index, as a rough float."""
    own = [row for row in rows if row["layanan"] == service]
    scores = [mean(int(row[e.code]) for row in own if row[e.code]) for e in elements("skm")]
    return 25 * mean(scores)


def test_ratings_spread_as_planned(records: Records) -> None:
    total = sum((counts for period in QUARTERS for counts in spread(records, period).values()), Counter[str]())
    people = total.total()
    shares = {word: total[word] / people for word in WORDS}
    planned = {"sangat baik": 0.17, "baik": 0.66, "butuh perbaikan": 0.12, "kurang": 0.035, "sangat kurang": 0.015}
    for word, share in planned.items():
        assert shares[word] == pytest.approx(share, rel=0.1)


def test_most_people_see_their_own_units_merged_counts_in_every_quarter(records: Records) -> None:
    clear: Counter[str] = Counter()
    people: Counter[str] = Counter()
    for period in QUARTERS:
        for unit, counts in spread(records, period).items():
            good = counts["sangat baik"] + counts["baik"]
            below = counts.total() - good
            people[unit] = max(people[unit], counts.total())
            clear[unit] += good >= 5 and (below == 0 or below >= 5)
    reported = Counter(unit for period in QUARTERS for unit in spread(records, period))
    seen = sum(people[unit] for unit in people if clear[unit] == reported[unit])
    assert seen / people.total() >= 0.93


def test_units_are_tiny_or_at_least_45(records: Records) -> None:
    for counts in spread(records, "2026-T1").values():
        assert counts.total() <= 8 or counts.total() >= 45


def test_all_units_report_three_quarters_and_one_ordinary_unit_not_the_fourth(records: Records) -> None:
    units = {path[5:-5] for path in records if path.startswith("unit/")}
    assert all(set(spread(records, period)) == units for period in QUARTERS[:3])
    (late,) = units - set(spread(records, "2026-T4"))
    assert spread(records, "2026-T3")[late].total() >= 45
    assert f"capaian/2026-T4/{late}.yaml" not in records


def test_a_concentrated_agency_is_94_per_cent_good() -> None:
    files = dict(Agency(Options(profile="concentrated")).files())
    said = Counter(
        line.removeprefix("    predikat: ")
        for path, text in files.items()
        if path.startswith("content/evaluasi/")
        for line in text.splitlines()
        if line.startswith("    predikat: ")
    )
    assert said["baik"] / said.total() == pytest.approx(0.94, abs=0.01)
    assert all(said[word] > 0 for word in WORDS)


def test_a_few_people_are_not_evaluated(records: Records, example: Mapping[str, str]) -> None:
    employed = {
        row["pegawai"]
        for path, text in example.items()
        if path.startswith("content/pegawai/") and path.endswith(".csv")
        for row in csv.DictReader(io.StringIO(text))
        if row["mulai"] <= "2026-01-01" and (not row["selesai"] or row["selesai"] >= "2026-03-31")
    }
    rated = {
        person
        for path, record in records.items()
        if path.startswith("evaluasi/2026-T1/")
        for person in record["evaluasi"]
    }
    assert rated < employed
    assert 0.005 < 1 - len(rated) / len(employed) < 0.05


def test_health_reaches_people_and_dengue_falls_and_rises(records: Records) -> None:
    office = "dinas-kesehatan"
    reached = achieved(records, office, "warga-terskrining")
    assert reached == sorted(reached)
    dengue = achieved(records, office, "kasus-demam-berdarah")
    assert dengue[0] > dengue[1] < dengue[3] > targets(records, office, "kasus-demam-berdarah")[3]
    waiting = achieved(records, office, "waktu-tunggu-rawat-jalan")
    assert waiting == sorted(waiting, reverse=True)
    for indicator in ("balita-stunting", "imunisasi-dasar-lengkap", "pengaduan-kesehatan"):
        assert any(value is not None for value in achieved(records, office, indicator))


def test_education_measures_teaching_attendance_parents_and_graduation_and_counts_school_reports(
    records: Records,
) -> None:
    office = "dinas-pendidikan"
    for indicator in ("mutu-mengajar", "kehadiran-murid", "partisipasi-orang-tua"):
        assert None not in achieved(records, office, indicator)
    assert [value is None for value in achieved(records, office, "kelulusan")] == [True, False, True, True]
    for period in QUARTERS:
        reports = records[f"capaian/{period}/{office}.yaml"]["laporan"]
        assert all(report["terlambat"] <= report["diterima"] <= report["wajib"] for report in reports)
        assert records[f"capaian/{period}/smp-negeri-1-contoh.yaml"]["laporan"]


def test_registry_is_fast_and_accurate_and_personnel_trains(records: Records) -> None:
    registry = "dinas-kependudukan-dan-pencatatan-sipil"
    assert achieved(records, registry, "ktp-satu-hari")[3] > 95
    assert achieved(records, registry, "dokumen-akurat")[3] > 98
    names = {path for path in records if path.startswith("pelatihan/")}
    assert any("ti-layanan" in name for name in names)
    assert any("kepemimpinan" in name for name in names)


def test_indicators_meet_and_miss_targets_and_have_every_direction(records: Records) -> None:
    directions: Counter[str] = Counter()
    met: Counter[bool] = Counter()
    empty = 0
    for path, record in records.items():
        if not path.startswith("indikator/"):
            continue
        for name, indicator in record["indikator"].items():
            directions[indicator["arah"]] += 1
            for period, target in indicator["target"].items():
                result = records.get(f"capaian/{period}/{record['unit']}.yaml", {"capaian": {}})["capaian"].get(name)
                if result is None:
                    continue
                if result["realisasi"] is None:
                    empty += 1
                    assert result["penjelasan"]
                elif indicator["arah"] in ("naik", "turun", "tonggak"):
                    met[(result["realisasi"] <= target) == (indicator["arah"] == "turun")] += 1
                if "pembilang" in result:
                    share = 100 * result["pembilang"] / result["penyebut"]
                    assert result["realisasi"] == pytest.approx(share, abs=0.5 * 10 ** -indicator["desimal"] + 1e-9)
    assert directions["rentang"] == directions["tonggak"] == 1
    assert min(directions["naik"], directions["turun"]) >= 3
    assert empty == 1
    assert met[False] >= 15
    assert met[True] > met[False]


def test_larger_units_have_three_to_six_indicators_and_tiny_ones_none(records: Records) -> None:
    for unit, counts in spread(records, "2026-T1").items():
        own = records.get(f"indikator/2026/{unit}.yaml")
        assert (own is None) if counts.total() < 10 else own is not None and 3 <= len(own["indikator"]) <= 6


def test_the_unit_with_more_to_improve_has_the_less_satisfied_public(
    records: Records, example: Mapping[str, str]
) -> None:
    year: dict[str, Counter[str]] = {}
    for period in QUARTERS:
        for unit, counts in spread(records, period).items():
            year[unit] = year.get(unit, Counter()) + counts
    needs = {unit: counts["butuh perbaikan"] / counts.total() for unit, counts in year.items()}
    assert needs["dinas-lingkungan-hidup"] > needs["puskesmas-kenanga"]
    assert needs["puskesmas-kenanga"] > needs["dinas-kependudukan-dan-pencatatan-sipil"]
    for period in QUARTERS:
        rows = stored(example, "skm", period)
        assert index(rows, "pengangkutan-sampah") < 76
        assert index(rows, "ktp-akta") > 88.6
        assert 78 < index(rows, "rawat-jalan-kenanga") < 88


def test_about_300_people_answer_for_three_services_and_a_handful_for_the_fourth(example: Mapping[str, str]) -> None:
    for period in QUARTERS:
        counts = Counter(row["layanan"] for row in stored(example, "skm", period))
        assert 4 <= counts.pop("tera-ulang") <= 7
        assert all(280 <= count <= 350 for count in counts.values())
        assert len(counts) == 3
    assert any("" in row.values() for row in stored(example, "skm", "2026-T1"))


def test_residents_rate_greening_on_its_own_elements(records: Records, example: Mapping[str, str]) -> None:
    form = records["formulir/program-penghijauan.yaml"]
    asked = [name for name, column in form["kolom"].items() if "unsur" in column]
    assert len(asked) == 5
    rows = stored(example, "program-penghijauan", "2026-T2")
    assert {row[name] for row in rows for name in asked} <= {"", "1", "2", "3", "4"}


def test_feedback_comes_from_all_sides_and_mostly_from_three_people_or_more(example: Mapping[str, str]) -> None:
    for period in QUARTERS:
        rows = stored(example, "umpan-balik", period)
        assert {row["hubungan"] for row in rows} == {"atasan", "rekan", "bawahan", "publik", "diri"}
        raters = Counter(row["pegawai"] for row in rows if row["hubungan"] != "diri")
        few = sum(count < 3 for count in raters.values())
        assert (0 < few < 0.15 * len(raters)) if period == "2026-T1" else few == 0
        own = mean(int(row["adaptif"]) for row in rows if row["hubungan"] == "diri" and row["adaptif"])
        others = mean(int(row["adaptif"]) for row in rows if row["hubungan"] != "diri" and row["adaptif"])
        assert own > others


def test_feedback_is_about_people_of_the_unit_that_it_names(example: Mapping[str, str]) -> None:
    for row in stored(example, "umpan-balik", "2026-T3"):
        assert f"\n{row['pegawai']}," in example[f"content/pegawai/{row['unit']}.csv"]


@pytest.mark.parametrize(("form", "asked"), [("spkp", 8), ("spak", 5)])
def test_the_integrity_zone_asks_all_elements_of_two_services_in_three_weeks(
    records: Records, example: Mapping[str, str], form: str, asked: int
) -> None:
    columns = records[f"formulir/{form}.yaml"]["kolom"]
    assert [name for name, column in columns.items() if "unsur" in column] == [e.code for e in elements(form)]
    assert len(elements(form)) == asked
    for period in QUARTERS:
        counts = Counter(row["layanan"] for row in stored(example, form, period))
        assert set(counts) == {"ktp-akta", "rawat-jalan-kenanga"}
        assert min(counts.values()) >= 80
        told = records[f"formulir/{form}.yaml"]["pelaksanaan"][period]
        assert (told["selesai"] - told["mulai"]).days == 21
        for service, count in counts.items():
            assert count < told["layanan"][service]["diundang"]


def test_answers_come_on_days_on_which_a_survey_was_held(records: Records, example: Mapping[str, str]) -> None:
    for form in ("skm", "spkp", "spak", "program-penghijauan"):
        held = records[f"formulir/{form}.yaml"]["pelaksanaan"].values()
        for row in list(csv.reader(io.StringIO(example[f"lembar/{form}.csv"])))[1:]:
            day = datetime.strptime(row[0], "%d/%m/%Y %H:%M:%S").date()  # noqa: DTZ007 - a sheet's local time
            assert any(told["mulai"] <= day <= told["selesai"] for told in held)


def test_sheets_hold_what_careless_forms_collect_and_all_of_it_is_invented(example: Mapping[str, str]) -> None:
    rows = list(csv.reader(io.StringIO(example["lembar/skm.csv"])))
    assert rows[0][:4] == ["Timestamp", "Email Address", "Nama lengkap", "Nomor telepon"]
    assert all(row[1].endswith("@surel.example") for row in rows[1:])
    assert all(row[3].startswith("0800-555-") for row in rows[1:])
    times = Counter(row[0] for row in rows[1:])
    twice = [time for time, count in times.items() if count == 2]
    assert len(twice) >= 5
    assert max(times.values()) == 2
    assert all(first == second for first, second in ([row for row in rows if row[0] == time] for time in twice))


def test_nothing_of_the_sheets_is_in_content(example: Mapping[str, str]) -> None:
    kept = "".join(text for path, text in example.items() if path.startswith("content/"))
    assert "surel.example" not in kept
    assert "0800-555" not in kept


def test_awards_appeals_promises_and_comments_follow(records: Records) -> None:
    awards = [record for path, record in records.items() if path.startswith("penghargaan/")]
    assert len(awards) >= 8
    assert all(len(award["penerima"]) >= 5 and award["kriteria"] and award["kriteria_en"] for award in awards)
    outcomes = Counter(
        appeal["hasil"]
        for path, record in records.items()
        if path.startswith("keberatan/")
        for appeal in record["keberatan"].values()
    )
    assert set(outcomes) == {"diterima", "ditolak", "diproses"}
    promises = Counter(record["status"] for path, record in records.items() if path.startswith("tindak-lanjut/"))
    assert set(promises) == {"selesai", "berjalan", "terlambat"}
    comments = [record for path, record in records.items() if path.startswith("komentar/")]
    assert {comment["formulir"] for comment in comments} == {"skm", "program-penghijauan"}


def test_every_page_has_an_english_twin_and_about_says_that_data_are_samples(example: Mapping[str, str]) -> None:
    paths = [path for path in example if path.startswith("content/halaman/") and path.endswith(".md")]
    names = {path.removeprefix("content/halaman/") for path in paths}
    ours = {name for name in names if not name.endswith(".en.md")}
    assert ours >= {"tentang.md", "indikator-yang-baik.md", "istilah.md", "panduan.md", "pegawai.md"}
    assert {name.replace(".md", ".en.md") for name in ours} == names - ours
    assert "**Data contoh.**" in example["content/halaman/tentang.md"]


def test_every_file_says_that_it_is_fictional(example: Mapping[str, str]) -> None:
    for path, text in example.items():
        if path.endswith(".yaml"):
            assert text.startswith("# Data contoh")
    for folder in ("pegawai", "tanggapan"):
        assert example[f"content/{folder}/BACA-SAYA.md"].startswith("# Data contoh")
