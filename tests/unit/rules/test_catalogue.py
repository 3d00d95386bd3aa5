"""The sentences of findings are fit to print, in both languages."""

from __future__ import annotations

import re

import pytest

from kinerja.content.catalogue import READING, Sentence
from kinerja.rules.catalogue import RULES

ALL = {**READING, **RULES}


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
