"""An agency's own theme, beside its content: a file there takes the place of ours, and all others stay ours."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kinerja.cli.main import main
from tests.conftest import CHECKOUT


@pytest.fixture
def agency(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the public part of the example, in which commands run."""
    for name in ("portal.yaml", "halaman", "rilis/2026-T1"):
        source, target = CHECKOUT / "content" / name, tmp_path / "content" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(path: str, text: str) -> None:
    file = Path("theme", path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def page(path: str) -> str:
    return Path("public", path).read_text(encoding="utf-8")


def test_one_style_one_template_and_one_sentence_in_each_language_are_changed_in_place(agency: Path) -> None:
    put("static/portal.css", "body { color: maroon }")
    put("templates/page.html", '{% extends "base.html" %}{% block main %}<p>Halaman kami</p>{% endblock %}')
    put("translations/id/LC_MESSAGES/instansi.po", 'msgid "Beranda"\nmsgstr "Halaman depan"\n')
    put("translations/en/LC_MESSAGES/instansi.po", 'msgid "Beranda"\nmsgstr "Front page"\n')
    assert main(["site"]) == 0
    assert page("theme/portal.css") == "body { color: maroon }"
    assert "Halaman kami" in page("tentang.html")
    assert "Halaman depan</a>" in page("index.html")
    assert "Beranda</a>" not in page("index.html")
    assert "Front page</a>" in page("en/index.html")
    assert "Satisfaction</a>" in page("en/index.html")  # a sentence that the agency did not change


def test_without_a_theme_of_its_own_an_agency_has_ours(agency: Path) -> None:
    assert main(["site"]) == 0
    assert page("theme/portal.css") == (CHECKOUT / "theme/static/portal.css").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("templates/home.html", "{% if %}", "theme/templates/home.html:1"),
        ("translations/en/LC_MESSAGES/instansi.po", "Beranda = Front page\n", "instansi.po: bukan berkas PO"),
    ],
)
def test_a_broken_file_of_the_agency_is_named_and_the_old_site_stays(
    agency: Path, file: str, text: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["site"]) == 0
    before = page("index.html")
    put(file, text)
    assert main(["site"]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert len(told.strip().splitlines()) == 1
    assert page("index.html") == before


def test_a_link_out_of_the_theme_brings_no_record_into_the_site(
    agency: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("theme/static").mkdir(parents=True)
    Path("theme/static/evaluasi").symlink_to(CHECKOUT / "content" / "evaluasi")
    assert main(["site"]) == 1
    assert "tautan simbolik" in capsys.readouterr().err
    assert not Path("public").exists()


def test_a_preview_says_on_every_page_that_it_is_not_published_and_asks_not_to_be_indexed(agency: Path) -> None:
    assert main(["site", "--pratinjau", "--output", "pratinjau"]) == 0
    pages = sorted(Path("pratinjau").rglob("*.html"))
    assert len(pages) > 20
    for path in pages:
        text = path.read_text(encoding="utf-8")
        said = "This page is not published" if "en" in path.parts else "Halaman ini belum terbit"
        assert said in text, path
        assert '<meta name="robots" content="noindex">' in text, path
    assert not Path("pratinjau/robots.txt").exists()


def test_a_published_site_says_nothing_of_previews(agency: Path) -> None:
    assert main(["site"]) == 0
    assert not [path for path in Path("public").rglob("*.html") if "belum terbit; angkanya" in path.read_text("utf-8")]
