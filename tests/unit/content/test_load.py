"""Loading: typed records, periods, and a cache that can only save time."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from kinerja.content import cache
from kinerja.content.load import load
from kinerja.content.records import PersonalIndicator
from kinerja.errors import KinerjaError

BASE = Path(__file__).parents[2] / "functional" / "findings" / "dasar"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path / "content"


def cached(root: Path) -> set[str]:
    return {path.name for path in (root.parent / ".kinerja/cache").glob("*/*")}


def test_records_are_typed_and_ratings_are_codes(root: Path) -> None:
    content = load(root).content
    head, first, second = content.evaluations["2026-T1"]
    assert (head.rater, first.rater) == (None, "pkepaladinas")
    assert (second.results, second.predicate) == ("di_bawah_ekspektasi", "butuh_perbaikan")
    assert first.realised == {"h1/i1": Decimal(88), "h1/i2": Decimal(61)}
    assert content.plans[2026][1].results[0].indicators[0] == PersonalIndicator(
        "i1", "Berkas yang lengkap", "kualitas", (Decimal(80), Decimal(95)), "persen"
    )
    assert content.indicators[2026][0].targets["2026-T1"] == Decimal("88.0")
    assert [a.value for a in content.achievements["2026-T1"]] == [Decimal("91.3"), None]
    assert content.reported == {"2026-T1": frozenset({"dinas-contoh"})}
    (answers,) = content.answers["2026-T1"]
    assert (answers.kind, answers.elements, len(answers.rows)) == ("skm", ("waktu",), 2)
    assert content.portal.example


def test_elements_and_services_are_known_whatever_a_form_calls_their_columns(root: Path) -> None:
    before = load(root).content.answers["2026-T1"]
    for name in ("formulir/skm.yaml", "tanggapan/skm/2026-T1.csv"):
        text = (root / name).read_text(encoding="utf-8")
        (root / name).write_text(
            text.replace("  waktu:", "  u3:")
            .replace(",waktu", ",u3")
            .replace("  layanan:", "  loket:")
            .replace(",layanan", ",loket"),
            encoding="utf-8",
        )
    assert "u3" in (root / "tanggapan/skm/2026-T1.csv").read_text(encoding="utf-8")
    assert load(root).content.answers["2026-T1"] == before


def test_what_the_cache_keeps_is_what_was_read(root: Path) -> None:
    fresh = load(root, use_cache=False)
    load(root)
    kept = load(root)
    assert kept.content == fresh.content
    assert kept.sources == fresh.sources


def test_a_file_with_findings_is_never_kept(root: Path) -> None:
    (root / "tindak-lanjut/papan-antrean.yaml").write_text("unit: 1\n", encoding="utf-8")
    load(root)
    again = load(root)
    assert [finding.level for finding in again.findings][:1] == ["galat"]


def test_what_a_person_should_look_at_is_read_and_said_each_time(root: Path) -> None:
    plans = root / "rencana/2026/dinas-contoh.yaml"
    plans.write_text(plans.read_text(encoding="utf-8").replace("target: 240", "target: 1.250"), encoding="utf-8")
    for _ in range(2):
        tree = load(root)
        assert [(f.code, f.level) for f in tree.findings] == [("yaml-titik-ribuan", "tinjau")]
        assert tree.content.plans[2026][1].results[0].indicators[1].target == Decimal("1.250")


def test_a_cache_that_cannot_be_written_changes_nothing(root: Path) -> None:
    (root.parent / ".kinerja").write_text("bukan folder", encoding="utf-8")
    assert load(root).content == load(root, use_cache=False).content


def test_what_the_software_read_before_it_changed_is_not_taken(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(root)
    before = cached(root)
    load(root)
    assert cached(root) == before
    monkeypatch.setattr(cache, "_LIBRARIES", ("pyyaml",))
    cache._software.cache_clear()
    load(root)
    cache._software.cache_clear()
    assert len(cached(root)) == 2 * len(before)


def test_a_write_that_fails_leaves_nothing_in_the_cache(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("disk")

    monkeypatch.setattr(Path, "replace", refuse)
    load(root)
    assert cached(root) == set()


def test_a_corrupt_cache_is_ignored(root: Path) -> None:
    load(root)
    for number, path in enumerate(sorted((root.parent / ".kinerja/cache").glob("*/*"))):
        whole = path.read_bytes()
        path.write_bytes(
            [b"", b"\x80\x04.", b"[" * 100_000, b"null", whole[:-9], whole.replace(b"1", b"2")][number % 6]
        )
    assert load(root).content == load(root, use_cache=False).content


def test_a_unit_may_be_a_folder_of_files(root: Path) -> None:
    folder = root / "evaluasi/2026-T1/dinas-contoh"
    folder.mkdir()
    shutil.move(root / "evaluasi/2026-T1/dinas-contoh.yaml", folder / "loket.yaml")
    content = load(root).content
    assert len(content.evaluations["2026-T1"]) == 3
    assert content.reported["2026-T1"] == {"dinas-contoh"}


def test_no_folder_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(KinerjaError, match="--content"):
        load(tmp_path / "tidak-ada")
