"""Identifiers are known by their shape, and what offices write every day is not taken for one."""

from __future__ import annotations

import re
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.content.personal import _numbers, _phones, identifiers, masked
from kinerja.content.plain_text import plain

BORN, APPOINTED = "19900315", "201503"

SHOWN = [
    ("nip", f"{BORN}{APPOINTED}1002"),
    ("nip", f"{BORN} {APPOINTED} 1 002"),
    ("nip", f"NIP. {BORN}{APPOINTED}2002."),
    ("nip", f"{BORN}202221" + "2001"),  # PPPK: a year and a contract code
    ("nip", f"NIP{BORN}{APPOINTED}1002"),
    ("nip", f"nip-{BORN}{APPOINTED}1002"),
    ("nik", "367405" + "450390" + "0001"),
    ("npwp", "09.254.294" + ".3-407.000"),
    ("telepon", "0812" + "-3456-7890"),
    ("telepon", "+62" + " 812 3456 7890"),
    ("telepon", "(021)" + " 5551234"),
    ("surel", "nama.orang" + "@" + "kota.go.id"),
]

NIP, PHONE = f"{BORN}{APPOINTED}1002", "0812" + "34567890"
NIK, HEAD_OFFICE = "317401" + "010190" + "0001", "092542943" + "407" + "000"
EMAIL = "nama.orang" + "@" + "kota.go.id"

HIDDEN = [
    ("nip", f"3,{NIP}"),
    ("nip", f"{NIP},5"),
    ("nip", f"{NIP}/2026"),
    ("nip", f"{NIP}.2"),
    ("nip", f"{BORN}\n      {APPOINTED} 1 002"),
    ("nip", f"{BORN}\\\n      {APPOINTED}1002"),
    ("nip", f"{BORN}\n# {APPOINTED}1002"),
    ("nip", "".join(f"\\u{ord(digit):04x}" for digit in NIP)),
    ("nip", "".join(f"&#{ord(digit)};" for digit in NIP)),
    ("nip", f"{NIP[:5]}\\x{ord(NIP[5]):x}{NIP[6:]}"),
    ("nip", f"{BORN}<b>{APPOINTED}</b>1002"),
    ("nip", f"**{BORN}** *{APPOINTED}* 1002"),
    *(("nip", mark.join(NIP)) for mark in "\u034f\ufe0f\u3164\u2800\u200b\u00ad"),
    ("nik", f"x,3,{NIK}"),
    ("nik", "3174.0101" + ".0190.0001"),
    ("nik", "317401-010190" + "-0001"),
    ("npwp", HEAD_OFFICE),
    ("npwp", f"NPWP: {HEAD_OFFICE[:12]}001"),
    ("npwp", "09 254 294" + " 3 407 001"),
    ("telepon", f"a,{PHONE}"),
    ("telepon", f"T1,4,{PHONE},3"),
    ("telepon", f"_{PHONE}_"),
    ("telepon", f"HP.{PHONE}"),
    ("telepon", f"HP{PHONE}"),
    ("telepon", f"wa.me/62{PHONE[1:]}"),
    ("telepon", f"rumah-{PHONE}"),
    ("telepon", f"{PHONE}-rumah"),
    ("telepon", f"halaman/budi-{PHONE}.png"),
    ("telepon", "62-812" + "-3456-7890"),
    ("telepon", "0812/3456" + "/7890"),
    ("telepon", "0812\u20133456" + "\u20137890"),
    ("telepon", "0812-3456" + "-\n  7890"),
    ("surel", EMAIL.replace("@", "&#64;")),
    ("surel", EMAIL.replace("@", "\\x40")),
    ("surel", "mailto:" + EMAIL.replace("@", "%40")),
    ("surel", EMAIL.replace("@", "\uff20")),
    ("surel", EMAIL.replace("kota", "k\u00f6ta")),
    ("surel", EMAIL.replace("kota", "k\u043eta")),
]
"""What people, programs and whoever wants it hidden make of an identifier."""

TRIED = Path(__file__).parents[3] / "docs" / "decisions" / "identifiers.md"
HARMLESS = re.findall(r"^\| [^|]+ \| `(.+)` \|$", TRIED.read_text(encoding="utf-8"), re.MULTILINE)
"""What offices write every day: the table that people read and add to."""


@pytest.mark.parametrize(("kind", "text"), SHOWN + HIDDEN)
def test_an_identifier_is_found_with_its_kind(kind: str, text: str) -> None:
    assert [found.kind for found in identifiers(f"catatan {text} di sini")] == [kind]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_offices_write_every_day_passes(text: str) -> None:
    assert identifiers(text) == []
    assert identifiers(f"catatan: {text}, di sini") == []


def test_the_table_of_what_passes_is_read() -> None:
    assert len(HARMLESS) > 80


DIGITS = st.text("0123456789 ().-,/+a\n", max_size=25)


@given(DIGITS, st.sampled_from([text for kind, text in SHOWN if kind != "surel"]), DIGITS)
def test_looking_only_at_runs_of_digits_loses_nothing(before: str, shown: str, after: str) -> None:
    """The quick way finds what the patterns find when they go over the whole text."""
    text = before + shown + after
    whole = [(0, len(text))]
    numbers = [*_numbers(text, whole)]
    others = [p for p in _phones(text, whole) if not any(p.start < n.end and n.start < p.end for n in numbers)]
    assert identifiers(text) == sorted([*numbers, *others])


@pytest.mark.parametrize(("kind", "text"), SHOWN + HIDDEN)
def test_a_masked_text_does_not_hold_the_identifier(kind: str, text: str) -> None:
    rest = masked(text)
    assert sum(c.isdigit() for c in rest) < 8
    assert "@" not in rest
    assert kind != "surel" or "nama" not in rest


@pytest.mark.parametrize(
    "text",
    [
        f"{NIP[:8]}x{NIP[8:]}",
        f"{NIP}5",
        f"{NIP[:8]}\u0332x{NIP[8:]}",
        "budi@localhost",
        f"unit/{BORN}_{APPOINTED}_1_002.yaml",
        "x".join(("19850101", "201001" + "1001")),
    ],
)
def test_when_in_doubt_a_message_shows_dots(text: str) -> None:
    rest = masked(text)
    assert "•" in rest
    assert sum(c.isdigit() for c in rest) < 8
    assert "@" not in rest


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-14",
        "14/01/2026 s.d. 14-03-2026",
        "2024-2026",
        "2026/2026-01",
        "2026-01-14T10:00",
        "2026-T1",
        "91,5",
        "1303/1318",
    ],
)
def test_a_message_may_show_times_and_small_numbers(text: str) -> None:
    assert masked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "0,6931471805599453",
        "3.1741010101900001",
        f"sha256:a{NIK}b3c4d5e6f",
        "14-01-2026 0800-1530",
        "15/01/2026 12/03/2026",
        "1945-08-17 2026-08-17 10",
        "3,0833333333",
        "Rp 254294345678000",
        "0821/4455/2026",
    ],
)
def test_what_only_counts_measures_or_dates_passes(text: str) -> None:
    assert [found.kind for found in identifiers(text)] == []


SEPARATORS = st.sampled_from(
    ["", " ", "  ", "-", ".", "_", "/", "\u2013", "\u00a0", "\u034f", " - ", "*", "\n    ", "\u2800"]
)
PARTS = {
    "nip": (BORN[:4], BORN[4:6], BORN[6:], APPOINTED[:4], APPOINTED[4:], "1", "002"),
    "nik": ("31", "74", "01", "010190", "0001"),
}
AROUND = st.sampled_from(["", " ", "NIP ", "3,", "a,", "(", "_", "\n", "# ", "x: ", '"'])


@pytest.mark.parametrize("kind", PARTS)
@given(data=st.data())
def test_whatever_stands_between_its_parts_it_is_found_and_never_shown(kind: str, data: st.DataObject) -> None:
    first, *others = PARTS[kind]
    text = first + "".join(data.draw(SEPARATORS) + part for part in others)
    text = data.draw(AROUND) + text + data.draw(st.sampled_from(["", ",", ".", ",5", "\n", ")", "_", " x"]))
    assert kind in [found.kind for found in identifiers(text)]
    assert sum(c.isdigit() for c in masked(text)) < 8


@given(data=st.data())
def test_a_mobile_number_is_found_and_never_shown_whatever_separates_it(data: st.DataObject) -> None:
    separator = data.draw(
        st.sampled_from(["", " ", "  ", "-", ".", "_", "/", "\u2013", "\u00a0", "\u034f", " - ", ") "])
    )
    start = data.draw(
        st.sampled_from(["0812", "0857", "62812", "+62812", "(0812"] if separator else ["0812", "+62878"])
    )
    text = (
        data.draw(AROUND)
        + separator.join((start, "3456", "7890"))
        + data.draw(st.sampled_from(["", ",4", ".", "_", " x"]))
    )
    assert [found.kind for found in identifiers(text)] == ["telepon"]
    assert sum(c.isdigit() for c in masked(text)) < 8


@given(st.text("019 -.,/_\n\\&#%;@ab\u0660\u034f\u2800\ufdfa\u00df", max_size=40))
def test_a_place_found_is_a_place_in_the_text_as_written(text: str) -> None:
    view = plain(text)
    spans = [view.span(at, at + 1) for at in range(len(view.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    if view.text == text:
        assert spans == [(at, at + 1) for at in range(len(text))]


ENORMOUS = {
    "satu huruf dari delapan belas": "\ufdfa" * 2_000_000,
    "angka": "1 " * 1_000_000,
    "tahun": "19 " * 500_000,
    "tak terlihat": "a\u200b" * 500_000,
    "telepon": f"{PHONE}\n" * 50_000,
    "surel": "a@b.co\n" * 50_000,
}


@pytest.mark.parametrize("text", ENORMOUS.values(), ids=ENORMOUS)
def test_a_large_file_of_one_thing_takes_little_memory(text: str) -> None:
    tracemalloc.start()
    try:
        identifiers(text)
        assert tracemalloc.get_traced_memory()[1] < 60_000_000
    finally:
        tracemalloc.stop()


def test_of_many_telephone_numbers_the_library_is_asked_about_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    import phonenumbers

    asked: list[str] = []
    real = phonenumbers.parse

    def parse(number: str, region: str | None = None) -> phonenumbers.PhoneNumber:
        asked.append(number)
        return real(number, region)

    monkeypatch.setattr(phonenumbers, "parse", parse)
    assert len(identifiers(f"{PHONE}\n" * 20_000)) == 20_000
    assert len(asked) < 1_000
