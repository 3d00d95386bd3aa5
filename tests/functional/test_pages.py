"""``kinerja site`` on a small city: pages in both languages, and the releases' own bytes to download."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import yaml

from tests.conftest import RunKinerja
from tests.unit.site.sample import portal, write_releases

ABOUT = "Title: Tentang portal ini\nSummary: Apa portal ini\n\nLihat [cara menilai](metode.html) dan **angka**.\n"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder that holds what the site may read."""
    folder = tmp_path_factory.mktemp("kota") / "content"
    write_releases(folder / "rilis")
    (folder / "portal.yaml").write_text(yaml.safe_dump(portal(), allow_unicode=True), encoding="utf-8")
    (folder / "halaman").mkdir()
    (folder / "halaman/tentang.md").write_text(ABOUT, encoding="utf-8")
    (folder / "halaman/tentang-angka.md").write_text("Title: Tentang angkanya\n\nIsi.\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def public(content: Path, run_kinerja: RunKinerja) -> Path:
    output = content.parent / "public"
    done = run_kinerja("site", "--content", content, "--output", output)
    assert done.returncode == 0, done.stderr
    return output


def test_releases_are_copied_byte_for_byte(content: Path, public: Path) -> None:
    originals = {p.relative_to(content / "rilis"): p for p in (content / "rilis").rglob("*") if p.is_file()}
    assert len(originals) > 30
    for path, original in originals.items():
        assert (public / "data" / path).read_bytes() == original.read_bytes()


def test_the_zip_of_a_release_holds_the_same_bytes(content: Path, public: Path) -> None:
    with zipfile.ZipFile(public / "data/2026-T3.zip") as bundle:
        beside = {name for name in bundle.namelist() if "/" not in name}
        names = set(bundle.namelist()) - beside
        for name in names:
            assert bundle.read(name) == (content / "rilis" / name).read_bytes()
    assert beside == {"BACA-SAYA.txt", "SITASI.txt", "kamus-kode.csv", "kamus-kolom.csv"}
    assert len(names) == len([p for p in (content / "rilis/2026-T3").rglob("*") if p.is_file()])


def test_every_page_is_there_in_both_languages(public: Path) -> None:
    pages = {p.relative_to(public).as_posix() for p in public.rglob("*.html")}
    expected = {"index.html", "unit.html", "metode.html", "data.html", "privasi.html", "tentang.html"}
    expected |= {"unit/dinas-kesehatan.html", "unit/dinas-kesehatan/2026-T1.html", "unit/gabungan-1.html"}
    assert expected <= pages
    indonesian = {path for path in pages if not path.startswith("en/")}
    assert {f"en/{path}" for path in indonesian} == pages - indonesian


def test_a_markdown_page_stands_in_the_portals_frame_and_in_every_footer(public: Path) -> None:
    page = (public / "tentang.html").read_text(encoding="utf-8")
    assert '<a href="metode.html">cara menilai</a>' in page
    assert "<strong>angka</strong>" in page
    assert '<a href="../tentang.html">Tentang portal ini</a>' in (public / "unit/gabungan-1.html").read_text("utf-8")


def test_a_page_named_after_another_is_its_part_and_leaves_the_menu_short(public: Path) -> None:
    part = (public / "tentang-angka.html").read_text(encoding="utf-8")
    crumbs = part.split('aria-label="Jejak halaman"')[1].split("</nav>")[0]
    assert crumbs.index('href="tentang.html"') < crumbs.index('aria-current="page">Tentang angkanya')
    menu = (public / "index.html").read_text(encoding="utf-8").split('id="menu"')[1].split("</nav>")[0]
    assert 'href="tentang.html"' in menu
    assert "tentang-angka" not in menu


def test_a_page_without_translation_says_so_and_marks_its_language(public: Path) -> None:
    page = (public / "en/tentang.html").read_text(encoding="utf-8")
    assert "This page has not been translated yet." in page
    assert '<div class="prose" lang="id">' in page
    assert '<a href="metode.html">' in page


def test_building_again_makes_the_same_bytes(content: Path, public: Path, run_kinerja: RunKinerja) -> None:
    again = content.parent / "again"
    assert run_kinerja("site", "--content", content, "--output", again).returncode == 0
    first = {p.relative_to(public): p.read_bytes() for p in public.rglob("*") if p.is_file()}
    assert first == {p.relative_to(again): p.read_bytes() for p in again.rglob("*") if p.is_file()}
