"""The table of findings for people, and the sentences, say the same codes and are fit to print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kinerja.content.catalogue import READING, Sentence
from kinerja.rules.catalogue import RULES

DOCUMENT = Path(__file__).parents[3] / "docs" / "findings.md"
ALL = {**READING, **RULES}


def test_the_table_lists_every_code_with_its_level_and_what_to_do() -> None:
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in DOCUMENT.read_text(encoding="utf-8").splitlines()
        if line.startswith("| `")
    ]
    assert {row[0].strip("`"): row[1] for row in rows} == {code: s.level for code, s in ALL.items()}
    assert len(rows) == len(ALL)
    assert all(len(row) == 5 and all(row) for row in rows)


def test_no_code_is_in_both_catalogues() -> None:
    assert not READING.keys() & RULES.keys()


@pytest.mark.parametrize(("code", "sentence"), ALL.items())
def test_a_sentence_is_one_line_in_both_languages_about_the_same_things(code: str, sentence: Sentence) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", code)
    assert "\n" not in sentence.message + sentence.message_en
    indonesian, english = (
        {field.removesuffix("_en") for field in re.findall(r"{(\w+)}", text)}
        for text in (sentence.message, sentence.message_en)
    )
    assert indonesian == english
