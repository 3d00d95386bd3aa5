"""What is recorded around evaluations arrives typed, and what is left out arrives as nothing, never as zero."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kinerja.content.followup_records import Attendance, Channel, EarlierIndex, Reach, RoutineReport
from kinerja.content.load import load
from kinerja.content.records import Content
from kinerja.package.period import Period
from tests.unit.test_records_doc import EXAMPLE

PLACES = {
    "portal": "portal.yaml",
    "unit": "unit/puskesmas-kenanga.yaml",
    "rencana": "rencana/2026/dinas-kesehatan.yaml",
    "evaluasi": "evaluasi/2026-T1/dinas-kesehatan.yaml",
    "indikator": "indikator/2026/dinas-kesehatan.yaml",
    "capaian": "capaian/2026-T1/dinas-kesehatan.yaml",
    "formulir": "formulir/skm.yaml",
    "komentar": "komentar/skm/2026-T1.yaml",
    "pelatihan": "pelatihan/imunisasi.yaml",
    "penghargaan": "penghargaan/teladan.yaml",
    "keberatan": "keberatan/2026-T1.yaml",
    "tindak-lanjut": "tindak-lanjut/loket.yaml",
}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The examples of docs/records.md as a content folder."""
    root = tmp_path_factory.mktemp("contoh") / "content"
    for kind, place in PLACES.items():
        path = root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(EXAMPLE[kind], encoding="utf-8")
    return load(root, use_cache=False).content


def test_an_evaluation_carries_attendance_and_teamwork(content: Content) -> None:
    (evaluation,) = content.evaluations["2026-T1"]
    assert evaluation.attendance == Attendance(62, 60, 2, 0)
    assert evaluation.teamwork == "sesuai_ekspektasi"


def test_a_service_standard_has_its_time_its_parts_and_its_median(content: Content) -> None:
    standard = next(i for i in content.indicators[2026] if i.id == "rawat-jalan-tepat-waktu")
    assert (standard.group, standard.standard) == ("waktu_layanan", (Decimal(60), "menit", "minutes"))
    reached = {a.indicator: a for a in content.achievements["2026-T1"]}
    assert reached["rawat-jalan-tepat-waktu"].parts == (Decimal(3410), Decimal(4050))
    assert reached["rawat-jalan-tepat-waktu"].median == Decimal(42)
    assert (reached["kasus-demam-berdarah"].parts, reached["kasus-demam-berdarah"].median) == (None, None)


def test_a_unit_says_its_predicate_and_its_routine_reports(content: Content) -> None:
    (unit,) = content.unit_results["2026-T1"]
    assert unit.predicate == "baik"
    assert unit.reports == (
        RoutineReport("Laporan bulanan sekolah dasar", "Monthly report of primary schools", "", 84, 82, 3),
        RoutineReport("Laporan bulanan", "Laporan bulanan", "SD Negeri 2 Contoh", 3, 3, 1),
    )


def test_a_survey_says_how_it_was_held_and_what_older_reports_printed(content: Content) -> None:
    (held,) = content.surveys_held
    assert (held.first, held.last, held.ways) == (date(2026, 1, 5), date(2026, 3, 27), ("daring", "loket"))
    assert held.reach == {"rawat-jalan-kenanga": Reach(400, 5200)}
    assert content.earlier_indices == (
        EarlierIndex(
            "skm", Period.parse("2024"), "rawat-jalan-kenanga", Decimal("81.02"), "bobot_0_11", "Laporan SKM 2024"
        ),
    )


def test_what_follows_an_evaluation_is_typed(content: Content) -> None:
    (training,), (award,), (promise,), (comment,) = (
        content.trainings, content.awards, content.promises, content.comments,
    )  # fmt: skip
    assert (training.id, training.hours, training.topics) == ("imunisasi", Decimal(24), ("ti_layanan", "arsip_digital"))
    assert (award.kind, len(award.recipients)) == ("penghargaan", 1)
    assert (promise.made, promise.done, promise.status) == (date(2026, 4, 20), date(2026, 6, 22), "selesai")
    assert comment.service == "rawat-jalan-kenanga"
    decided, pending = content.appeals["2026-T1"]
    assert (decided.outcome, decided.decided) == ("diterima", date(2026, 4, 22))
    assert (pending.outcome, pending.decided) == ("diproses", None)
    assert content.portal.feedback_weights == {"atasan": 40, "rekan": 30, "bawahan": 20, "publik": 10}
    assert content.portal.channels == (
        Channel("Papan pengumuman kelurahan", "Notice boards of the wards", "https://kota-contoh.example/kinerja"),
    )
