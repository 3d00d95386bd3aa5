from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from kinerja.site.text import Speech, speech, whole_code
from tests.unit.site.messages import message_ids

CHECKOUT = Path(__file__).resolve().parents[3]
TRANSLATIONS = CHECKOUT / "theme/translations"
NAMED = re.compile(r"\{[a-z_]+\}")


@pytest.fixture(scope="module")
def indonesian() -> Speech:
    return speech("id", TRANSLATIONS)


@pytest.fixture(scope="module")
def english() -> Speech:
    return speech("en", TRANSLATIONS)


@pytest.mark.parametrize(
    ("value", "decimals", "id_text", "en_text"),
    [
        (0, 0, "0", "0"),
        (1175, 0, "1.175", "1,175"),
        (Decimal("83.63"), 2, "83,63", "83.63"),
        (Decimal("95.325"), 2, "95,33", "95.33"),
        (Decimal("1234567.5"), 0, "1.234.568", "1,234,568"),
        (Decimal("-0.4"), 1, "−0,4", "−0.4"),
    ],
)
def test_numbers_are_written_as_each_language_writes_them_rounded_half_up(
    indonesian: Speech, english: Speech, value: Decimal | int, decimals: int, id_text: str, en_text: str
) -> None:
    assert indonesian.number(value, decimals) == id_text
    assert english.number(value, decimals) == en_text


@pytest.mark.parametrize(
    ("code", "id_text", "en_text"),
    [
        ("2026-T3", "Triwulan III 2026", "Quarter 3 of 2026"),
        ("2026", "2026", "2026"),
        ("2026-03", "Maret 2026", "March 2026"),
    ],
)
def test_periods_have_names(indonesian: Speech, english: Speech, code: str, id_text: str, en_text: str) -> None:
    assert indonesian.period(code) == id_text
    assert english.period(code) == en_text


def test_a_period_beside_one_of_the_same_year_needs_no_year(indonesian: Speech) -> None:
    assert indonesian.short_period("2026-T2", beside="2026-T3") == "triwulan II"
    assert indonesian.short_period("2025-T4", beside="2026-T1") == "triwulan IV 2025"


def test_dates_and_months_follow_the_language(indonesian: Speech, english: Speech) -> None:
    assert indonesian.date(date(2026, 10, 20)).split("\N{NO-BREAK SPACE}") == ["20", "Oktober", "2026"]
    assert english.date(date(2026, 10, 20)).split("\N{NO-BREAK SPACE}") == ["20", "October", "2026"]
    assert indonesian.months("2026-T3") == "Juli–September"


def test_sizes_are_rounded_up_to_whole_kilobytes(indonesian: Speech) -> None:
    assert [indonesian.size(n) for n in (0, 1, 1000, 1001)] == ["1 kB", "1 kB", "1 kB", "2 kB"]


def test_plurals_follow_the_language(indonesian: Speech, english: Speech) -> None:
    assert [english.plural("{count} koreksi", n) for n in (1, 2)] == ["1 correction", "2 corrections"]
    assert [indonesian.plural("{count} koreksi", n) for n in (1, 2)] == ["1 koreksi", "2 koreksi"]


@pytest.mark.parametrize(
    ("code", "held"),
    [
        (
            "kinerja release 2026-T1 --dry-run",
            'kinerja release <span class="nowrap">2026-T1</span> <span class="nowrap">--dry-run</span>',
        ),
        ("tinjau", "tinjau"),
        ("evaluasi/2026-T1/puskesmas-melati.yaml", "evaluasi/2026-T1/puskesmas-melati.yaml"),
    ],
)
def test_short_words_of_code_are_held_together_and_long_ones_may_fold(code: str, held: str) -> None:
    assert whole_code(f"<p><code>{code}</code></p>") == f"<p><code>{held}</code></p>"


def test_a_block_of_code_is_left_as_it_is() -> None:
    block = "<pre><code>kinerja release --dry-run\n</code></pre>"
    assert whole_code(block) == block


def test_every_text_of_the_portal_has_an_english_translation_and_none_is_left_over() -> None:
    with (TRANSLATIONS / "en/LC_MESSAGES/messages.po").open("rb") as file:
        catalogue = read_po(file, locale="en")
    translated: dict[str, tuple[str, ...]] = {}
    for message in catalogue:
        if message.id:
            source = message.id if isinstance(message.id, str) else message.id[0]
            translated[source] = (
                tuple(message.string) if isinstance(message.string, tuple | list) else (str(message.string),)
            )
            assert not message.fuzzy, source
    wanted = set(message_ids(CHECKOUT))
    assert wanted - translated.keys() == set()
    assert translated.keys() - wanted == set()
    for source, texts in translated.items():
        for text in texts:
            assert text, source
            assert set(NAMED.findall(text)) == set(NAMED.findall(source)), source
