"""Counts of answers behind the sample's elements: one told whole, one by low and high answers, one hidden."""

from __future__ import annotations

from kinerja.package.model import HIDDEN, PUBLISHED, TOTAL, CountRow, CountTable, Member

ANSWERS = (
    Member("rendah", TOTAL, "1 atau 2", "1 or 2"),
    Member("tinggi", TOTAL, "3 atau 4", "3 or 4"),
    *(Member(str(n), "rendah" if n < 3 else "tinggi", str(n), str(n)) for n in (1, 2, 3, 4)),
)
CODES = (TOTAL, *(member.code for member in ANSWERS))


def answers_table(elements: tuple[str, str, str]) -> CountTable:
    """The table of three elements, in the order: whole, low and high, hidden."""
    told = {
        elements[0]: (200, 30, 170, 10, 20, 100, 70),
        elements[1]: (200, 24, 176, None, None, None, None),
        elements[2]: (198, *[None] * 6),
        TOTAL: (598, *[None] * 6),
    }
    rows = tuple(
        CountRow((element, code), number, HIDDEN if number is None else PUBLISHED)
        for element in (TOTAL, *elements)
        for code, number in zip(CODES, told[element], strict=True)
    )
    members = {"unsur": (TOTAL, *elements), "jawaban": CODES}
    titles = ("Jawaban SKM tiap unsur, dari 1 sampai 4", "Answers to each element, 1 to 4")
    return CountTable("jawaban", *titles, "jawaban/skm", ("unsur", "jawaban"), members, 10, rows)
