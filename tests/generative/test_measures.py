"""A second, independent computation of every measure agrees, on agencies that nobody thought of."""

from __future__ import annotations

import csv
import io
import shutil
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.content.load import load
from kinerja.demo.generate import Options, write
from kinerja.measures.feedback import View
from kinerja.measures.measured import Measured, measured
from kinerja.measures.satisfaction import ikm, of_service
from kinerja.package.period import Period
from tests.generative.reference_measures import Raw, Reference, number

PERIODS = ("2026-T1", "2026-T2", "2026-T3")


def agrees(root: Path) -> None:
    """Hold everything that is measured of every period against the reference."""
    tree = load(root, use_cache=False)
    assert not [source.shown for source in tree.sources if source.value is None or source.broken]
    raw = Raw(root)
    for before, period in zip((None, *PERIODS), PERIODS, strict=False):
        ours = measured(tree.content, Period.parse(period), Period.parse(before) if before else None)
        theirs = Reference(raw, period, before)
        cubes_agree(ours, theirs)
        facts_agree(ours, theirs)
        opinions_agree(ours, theirs)


def cubes_agree(ours: Measured, theirs: Reference) -> None:
    expected: dict[str, Counter[Any]] = {
        **theirs.plan_cubes(),
        **theirs.evaluation_cubes(),
        **theirs.development_cubes(),
        **theirs.awards(),
        **theirs.rater_cube(),
    }
    appeals = theirs.appeals()
    assert (ours.appeals is None) is (appeals is None)
    if ours.appeals is not None and appeals is not None:
        expected["keberatan"] = appeals[0]
        assert (ours.appeals.filed, ours.appeals.decided, ours.appeals.days) == appeals[1:]
    assert ours.cubes.keys() == expected.keys()
    for name, cube in ours.cubes.items():
        assert dict(cube.counts) == dict(expected[name]), name


def facts_agree(ours: Measured, theirs: Reference) -> None:
    assert ours.rater_spread == theirs.rater_spread()
    assert dict(ours.unit_predicates) == theirs.unit_predicates()
    assert [
        (i.unit, i.indicator, i.status, None if i.achievement is None else str(i.achievement)) for i in ours.indicators
    ] == theirs.indicators()
    assert [
        (p.unit, p.indicator, p.status, None if p.share is None else str(p.share)) for p in ours.paces
    ] == theirs.paces()
    assert sorted(
        (r.unit, r.report.name, r.report.due, r.report.received, r.report.late, r.missing) for r in ours.reports
    ) == theirs.reports()  # fmt: skip
    assert {
        key: (g.trainings, g.participations, number(g.hours)) for key, g in ours.trainings.items()
    } == theirs.given()
    assert {kept.promise.id: kept.standing for kept in ours.evidence.promises} == theirs.promises()


def opinions_agree(ours: Measured, theirs: Reference) -> None:
    surveys = theirs.surveys()
    assert ours.surveys.keys() == surveys.keys()
    for kind, survey in ours.surveys.items():
        for service, (people, counts, index, profile) in surveys[kind].items():
            elements = of_service(survey.counts, service)
            assert survey.respondents[service] == people
            # An element that nobody answered has no figure: whether it is named with zeros is no measure.
            assert {e: c for e, c in elements.items() if any(c)} == {e: c for e, c in counts.items() if any(c)}
            assert (str(ikm(elements)) if any(map(any, elements.values())) else None) == index
            for column, members in profile.items():
                found = {m: n for (s, m), n in survey.profile[column].items() if s == service and m != "semua"}
                assert found == dict(members)
    assert dict(ours.feedback.views) == {key: View(*cell) for key, cell in theirs.feedback().items()}


@cache
def agency(folder: Path, seed: int, profile: str) -> Path:
    target = folder / f"{seed}-{profile}"
    write(target, Options(employees=150 + 25 * seed, units=4 + seed, periods=len(PERIODS), seed=seed, profile=profile))
    return target / "content"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("instansi")


@pytest.mark.parametrize(("seed", "profile"), [(1, "spread"), (2, "concentrated"), (8, "spread")])
def test_both_computations_agree_on_an_agency_of_any_size(folder: Path, seed: int, profile: str) -> None:
    agrees(agency(folder, seed, profile))


# What is changed in an agency's files, each by a random number; all stay valid by their schemas.

Change = Callable[[Path, Random], None]


class _Plain(yaml.SafeDumper):
    """Writes no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def edited(root: Path, pattern: str, rng: Random, edit: Callable[[Any, Random], None]) -> None:
    path = rng.choice(sorted(root.glob(pattern)))
    value = yaml.safe_load(path.read_text("utf-8"))
    edit(value, rng)
    path.write_text(yaml.dump(value, Dumper=_Plain, allow_unicode=True, sort_keys=False), "utf-8")


def each(key: str, edit: Callable[[Any, Random], None], chance: float = 0.4) -> Callable[[Any, Random], None]:
    """Edit some entries of a mapping."""

    def some(value: Any, rng: Random) -> None:
        for entry in value[key].values():
            if rng.random() < chance:
                edit(entry, rng)

    return some


def attendance(entry: Any, rng: Random) -> None:
    entry["kehadiran"] = {
        "hari_kerja": 62,
        "hadir": 60,
        "terlambat": rng.choice((0, 0, 3)),
        "tanpa_keterangan": rng.choice((0, 0, 1, 2, 3, 9)),
    }
    entry["kerja_sama"] = rng.choice(("di atas ekspektasi", "sesuai ekspektasi", "di bawah ekspektasi"))


def fewer_words(entry: Any, rng: Random) -> None:
    for key in ("kekuatan", "perbaikan", "nilai", "kebutuhan"):
        if rng.random() < 0.5:
            entry.pop(key, None)


def other_rating(entry: Any, rng: Random) -> None:
    entry["predikat"] = rng.choice(("sangat baik", "baik", "butuh perbaikan", "kurang", "sangat kurang"))
    entry["penilai"] = rng.choice((entry["penilai"], "kepala-daerah"))


EDGES = ("2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01", "2026-03-31", "2026-04-01", "2026-04-20", "2026-06-30")
"""Days on which something ends, begins or is due; a slip of one day shows there."""


def day(rng: Random) -> str:
    return rng.choice((*EDGES, f"2026-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"))


def other_plan(entry: Any, rng: Random) -> None:
    entry.pop("disepakati", None)
    if rng.random() < 0.8:
        entry["disepakati"] = day(rng)
    for result in entry["rencana_hasil_kerja"]:
        if rng.random() < 0.4:
            result.pop("mendukung", None)
        result["jenis"] = rng.choice(("utama", "utama", "tambahan"))
        for indicator in result["indikator"]:
            indicator["satuan"] = rng.choice((indicator["satuan"], "Optimal", "baik"))


def lose(key: str) -> Callable[[Any, Random], None]:
    def some(value: Any, rng: Random) -> None:
        for name in [name for name in value[key] if rng.random() < 0.3]:
            del value[key][name]

    return some


def cumulative(entry: Any, rng: Random) -> None:
    entry["kumulatif"] = rng.random() < 0.8
    if entry["arah"] != "rentang" and rng.random() < 0.5:
        entry["target"]["2026"] = rng.choice((0, 10, 1000.5))


def spells(root: Path, rng: Random) -> None:
    """People move, leave, change job family, and stand on two registers."""
    path = rng.choice(sorted(root.glob("pegawai/*.csv")))
    other = rng.choice(sorted(root.glob("pegawai/*.csv")))
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
    more = list(csv.DictReader(io.StringIO(other.read_text("utf-8")))) if other != path else rows
    for row in list(rows):
        if rng.random() < 0.3:
            month = rng.randint(1, 9)
            row["selesai"] = f"2026-{month:02d}-14"
            family = rng.choice(("guru", "pelaksana", "fungsional_umum"))
            if rng.random() < 0.7:
                start = rng.choice((f"2026-{month:02d}-15", row["mulai"], *EDGES))
                more.append({**row, "mulai": start, "selesai": "", "kelompok_jabatan": family})
    for where, content in ((path, rows), (other, more)):
        text = io.StringIO()
        writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(content)
        where.write_text(text.getvalue(), "utf-8")


def blank_answers(root: Path, rng: Random) -> None:
    path = rng.choice(sorted(root.glob("tanggapan/*/*.csv")))
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8"))))
    for row in rows[1:]:
        for place in range(2, len(row)):
            if rng.random() < 0.2:
                row[place] = ""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows[: 1 + rng.randint(0, len(rows))])
    path.write_text(text.getvalue(), "utf-8")


def promise(value: Any, rng: Random) -> None:
    value["dijanjikan"], value["tenggat"] = day(rng), day(rng)
    value["status"] = rng.choice(("selesai", "berjalan", "terlambat"))
    if value["status"] == "selesai" and rng.random() < 0.8:
        value["diselesaikan"] = day(rng)


def course(value: Any, rng: Random) -> None:
    value["mulai"] = value["selesai"] = day(rng)


def in_file(pattern: str, edit: Callable[[Any, Random], None]) -> Change:
    return lambda root, rng: edited(root, pattern, rng, edit)


def in_every(pattern: str, edit: Callable[[Any, Random], None]) -> Change:
    def all_files(root: Path, rng: Random) -> None:
        for path in sorted(root.glob(pattern)):
            edited(root, str(path.relative_to(root)), rng, edit)

    return all_files


CHANGES: dict[str, Change] = {
    "attendance": in_file("evaluasi/*/*.yaml", each("evaluasi", attendance)),
    "fewer words": in_file("evaluasi/*/*.yaml", each("evaluasi", fewer_words)),
    "other ratings": in_file("evaluasi/*/*.yaml", each("evaluasi", other_rating)),
    "lost evaluations": in_file("evaluasi/*/*.yaml", lose("evaluasi")),
    "other plans": in_file("rencana/*/*.yaml", each("rencana", other_plan)),
    "lost plans": in_file("rencana/*/*.yaml", lose("rencana")),
    "lost appeals": in_file("keberatan/*.yaml", lose("keberatan")),
    "lost results": in_file("capaian/*/*.yaml", lose("capaian")),
    "cumulative indicators": in_file("indikator/*/*.yaml", each("indikator", cumulative)),
    "promises with days": in_every("tindak-lanjut/*.yaml", promise),
    "trainings on other days": in_every("pelatihan/*.yaml", course),
    "spells": spells,
    "blank answers": blank_answers,
}


@settings(deadline=None, max_examples=12)
@given(seed=st.integers(0, 2**32), names=st.lists(st.sampled_from(sorted(CHANGES)), min_size=1, max_size=8))
def test_both_computations_agree_on_an_agency_with_random_gaps_moves_and_edits(
    folder: Path, seed: int, names: list[str]
) -> None:
    rng = Random(seed)  # noqa: S311 - no secret: which entries of a test are edited
    with TemporaryDirectory() as place:
        root = Path(place) / "content"
        shutil.copytree(agency(folder, 1, "spread"), root)
        for name in names:
            CHANGES[name](root, rng)
        agrees(root)
