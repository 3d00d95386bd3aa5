"""The slides can be shown: the same in both languages, few words each, pictures that exist, the table of the rules."""

from __future__ import annotations

import json
import re

import pytest

from tests.conftest import CHECKOUT

FOLDER = CHECKOUT / "docs" / "paparan"
LANGUAGES = ("sosialisasi.md", "sosialisasi.en.md")
MOST_WORDS = 60
"""Words on a slide that can be read from the last row."""


def slides(name: str) -> list[str]:
    _, head, *rest = re.split(r"^---$", (FOLDER / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert "marp: true" in head
    return rest


def words(slide: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"<!--.*?-->|\]\([^)]*\)", "", slide, flags=re.DOTALL))


def shape(slide: str) -> tuple[int, int, int, bool]:
    """List items, rows of a table, pictures, and whether it has notes for the speaker."""
    items, rows = (len(re.findall(pattern, slide, re.MULTILINE)) for pattern in (r"^(?:- |\d\. )", r"^\|"))
    return items, rows, slide.count("!["), "<!--" in slide


def test_both_languages_show_the_same_slides() -> None:
    indonesian, english = ([shape(slide) for slide in slides(name)] for name in LANGUAGES)
    assert indonesian == english
    assert len(indonesian) == 15
    assert all(notes for *_, notes in indonesian)


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_slide_has_a_title_and_few_words(name: str) -> None:
    for slide in slides(name):
        assert len(re.findall(r"^##? ", slide, re.MULTILINE)) == 1
        assert len(words(slide)) <= MOST_WORDS, slide


@pytest.mark.parametrize("name", [*LANGUAGES, "BACA-SAYA.md"])
def test_pictures_and_links_exist(name: str) -> None:
    linked = re.findall(r"\]\(([^)]+)\)", (FOLDER / name).read_text(encoding="utf-8"))
    assert linked
    assert [link for link in linked if not (FOLDER / link).exists()] == []


def test_the_table_on_the_slide_is_the_rules() -> None:
    rules = json.loads((CHECKOUT / "schemas/aturan/predikat.json").read_text(encoding="utf-8"))
    names = {entry["kode"]: (entry["nama"], entry["nama_en"]) for entry in rules["daftar"]}
    levels = ("di_atas_ekspektasi", "sesuai_ekspektasi", "di_bawah_ekspektasi")
    given = {(row["hasil_kerja"], row["perilaku_kerja"]): row["predikat"] for row in rules["matriks"]}
    for language, name in enumerate(LANGUAGES):
        rows = next(slide for slide in slides(name) if slide.count("|") > 20)
        cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in rows.splitlines() if "|" in line]
        for results, row in zip(levels, cells[2:], strict=True):
            expected = [names[given[results, behaviour]][language] for behaviour in reversed(levels)]
            assert row[1:] == expected
