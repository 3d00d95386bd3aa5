"""Plans and evaluations of the example: a cascade without gaps, measurable, and rated by the book."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from kinerja.content.personal import identifiers
from kinerja.demo.chance import stream
from kinerja.demo.evaluations import realised
from kinerja.demo.plans import Aim
from kinerja.demo.ratings import ABOVE, BELOW, MEETS

Records = Mapping[str, Any]


def plans(records: Records) -> dict[tuple[str, str], Any]:
    """Every plan by unit and pseudonym."""
    return {
        (record["unit"], person): plan
        for path, record in records.items()
        if path.startswith("rencana/")
        for person, plan in record["rencana"].items()
    }


def evaluations(records: Records) -> list[tuple[str, str, str, Any]]:
    """Every evaluation with its period, unit and pseudonym."""
    return [
        (record["periode"], record["unit"], person, evaluation)
        for path, record in records.items()
        if path.startswith("evaluasi/")
        for person, evaluation in record["evaluasi"].items()
    ]


def test_every_result_serves_one_that_its_superior_has_but_for_a_few_of_old_sheets(records: Records) -> None:
    promised = {
        f"{person}/{result['id']}"
        for (_, person), plan in plans(records).items()
        for result in plan["rencana_hasil_kerja"]
    }
    alone: Counter[str] = Counter()
    for (unit, _), plan in plans(records).items():
        for result in plan["rencana_hasil_kerja"]:
            if plan["penilai"] == "kepala-daerah":
                assert "mendukung" not in result
            elif "mendukung" not in result:
                alone[unit] += 1
            else:
                assert result["mendukung"].startswith(plan["penilai"] + "/")
                assert result["mendukung"] in promised
    assert list(alone) == ["sekretariat-daerah"]
    assert 5 <= alone.total() < 12


def test_top_heads_alone_are_rated_by_the_regional_head(records: Records) -> None:
    tops = {path[5:-5] for path, record in records.items() if path.startswith("unit/") and "induk" not in record}
    rated = [unit for (unit, _), plan in plans(records).items() if plan["penilai"] == "kepala-daerah"]
    assert sorted(rated) == sorted(tops)


def test_every_indicator_has_a_number_and_a_unit_of_measure(records: Records) -> None:
    for plan in plans(records).values():
        for result in plan["rencana_hasil_kerja"]:
            for indicator in result["indikator"]:
                target = indicator["target"]
                assert target > 0 if isinstance(target, int) else target[0] < target[1]
                assert indicator["satuan"]


def test_targets_vary_between_people_with_the_same_result(records: Records) -> None:
    targets: dict[str, set[Any]] = {}
    for plan in plans(records).values():
        for result in plan["rencana_hasil_kerja"]:
            for indicator in result["indikator"]:
                targets.setdefault(indicator["indikator"], set()).add(str(indicator["target"]))
    assert sum(len(found) > 2 for found in targets.values()) > len(targets) / 2


def test_some_plans_have_a_range_additional_work_and_no_agreement_yet(records: Records) -> None:
    found: Counter[str] = Counter()
    for plan in plans(records).values():
        found["open"] += "disepakati" not in plan
        for result in plan["rencana_hasil_kerja"]:
            found[result["jenis"]] += 1
            found["range"] += any(isinstance(indicator["target"], list) for indicator in result["indikator"])
    assert min(found["open"], found["tambahan"], found["range"]) >= 3


def test_realisations_are_of_the_persons_own_plan_in_that_unit(records: Records) -> None:
    own = plans(records)
    for _, unit, person, evaluation in evaluations(records):
        keys = [
            f"{result['id']}/{indicator['id']}"
            for result in own[unit, person]["rencana_hasil_kerja"]
            for indicator in result["indikator"]
        ]
        assert list(evaluation["realisasi"]) == keys
        assert evaluation["penilai"] == own[unit, person]["penilai"]


def test_a_rating_of_results_shows_in_the_realisation() -> None:
    rng = stream(1, "test")
    for _ in range(200):
        for measure, less_is_better in (("bayi", False), ("persen", False), ("menit", True)):
            aim = Aim("h1/i1", 80, measure)
            full = 20 if measure == "bayi" else 80
            good, fair, poor = (realised(aim, word, rng) for word in (ABOVE, MEETS, BELOW))
            if less_is_better:
                assert good < full < poor
                assert good < fair < poor
            else:
                assert poor < 0.95 * full < full < good
                assert poor < fair < good


def test_feedback_is_in_sentences_and_names_no_one(records: Records) -> None:
    for _, _, _, evaluation in evaluations(records):
        for key in {"kekuatan", "perbaikan"} & evaluation.keys():
            assert evaluation[key].endswith(".")
            assert not identifiers(evaluation[key])


def test_a_few_people_lack_a_strength_or_what_to_improve_or_both(records: Records) -> None:
    told = Counter(("kekuatan" in e, "perbaikan" in e) for _, _, _, e in evaluations(records))
    assert set(told) == {(True, True), (True, False), (False, True), (False, False)}
    assert 0.85 < told[True, True] / told.total() < 0.95


def test_plans_are_agreed_before_the_year_in_january_late_or_not_at_all(records: Records) -> None:
    days = [plan.get("disepakati") for plan in plans(records).values()]
    early, january, later, never = (
        sum(found)
        for found in zip(
            *((day is not None and day.year < 2026, day is not None and day.month == 1,
               day is not None and day.year == 2026 and day.month > 1, day is None) for day in days),
            strict=True,
        )
    )  # fmt: skip
    assert 0.15 < early / len(days) < 0.3
    assert 0.5 < january / len(days) < 0.75
    assert 0.06 < later / len(days) < 0.16
    assert 5 <= never < 0.03 * len(days)


def test_who_has_no_plan_has_no_evaluation(records: Records, example: Mapping[str, str]) -> None:
    planned = {person for _, person in plans(records)}
    employed = {
        line.partition(",")[0]
        for path, text in example.items()
        if path.startswith("content/pegawai/") and path.endswith(".csv")
        for line in text.splitlines()[1:]
    }
    assert 2 <= len(employed - planned) < 15
    assert {person for _, _, person, _ in evaluations(records)} <= planned


def test_attendance_and_teamwork_agree_with_behaviour_and_some_units_record_neither(records: Records) -> None:
    clean: Counter[tuple[str, bool]] = Counter()
    team: Counter[tuple[str, str]] = Counter()
    silent: dict[str, set[str]] = {"kehadiran": set(), "kerja_sama": set()}
    heard: dict[str, set[str]] = {"kehadiran": set(), "kerja_sama": set()}
    for _, unit, _, evaluation in evaluations(records):
        for key in silent:
            (heard if key in evaluation else silent)[key].add(unit)
        if days := evaluation.get("kehadiran"):
            assert days["terlambat"] <= days["hadir"] <= days["hari_kerja"] - days["tanpa_keterangan"]
            assert 55 <= days["hari_kerja"] <= 66
            clean[evaluation["perilaku_kerja"], days["terlambat"] == days["tanpa_keterangan"] == 0] += 1
        if "kerja_sama" in evaluation:
            team[evaluation["perilaku_kerja"], evaluation["kerja_sama"]] += 1
    share = {word: clean[word, True] / (clean[word, True] + clean[word, False]) for word in (ABOVE, MEETS, BELOW)}
    assert share[ABOVE] > share[MEETS] > share[BELOW]
    assert team[ABOVE, ABOVE] > team[ABOVE, BELOW]
    assert team[BELOW, BELOW] > team[BELOW, ABOVE]
    for key, found in silent.items():
        assert 1 <= len(found - heard[key]) <= 3


def test_who_falls_short_is_told_what_to_learn_more_often(records: Records) -> None:
    asked: Counter[tuple[bool, bool]] = Counter()
    for _, _, _, evaluation in evaluations(records):
        asked[evaluation["predikat"] in ("sangat baik", "baik"), "kebutuhan" in evaluation] += 1
    good = asked[True, True] / (asked[True, True] + asked[True, False])
    short = asked[False, True] / (asked[False, True] + asked[False, False])
    assert short > 2 * good > 0
