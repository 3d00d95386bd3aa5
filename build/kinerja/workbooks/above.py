"""Who a form is about, where that stands above its table: ``NIP`` in one cell and the number in a cell beside it.

The form of PermenPANRB 6/2022 for one person's plan names the employee on the left and the rater on the right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from kinerja.intake.source import Row
from kinerja.intake.words import header_words, visible
from kinerja.workbooks.remarks import Place

Labelled = tuple[str, Place]
"""What stands beside a label, and its cell."""

_FIELDS = {"nip": ("nip", "penilai"), "nama": ("nama", "nama_penilai")}
"""Label → the field of its first value, and of its second."""


def labelled_above(rows: Sequence[Row]) -> dict[str, Labelled]:
    """Return field → value for the labels in the rows above a table; empty without a label ``NIP``.

    >>> rows = [Row(1, ("1", "NIP", ":", "123", "1", "NIP", "456"))]
    >>> {field: text for field, (text, _) in labelled_above(rows).items()}
    {'nip': '123', 'penilai': '456'}
    """
    found: dict[str, Labelled] = {}
    for label, fields in _FIELDS.items():
        found |= dict(zip(fields, _values(rows, label), strict=False))
    return found if "nip" in found else {}


def _values(rows: Sequence[Row], label: str) -> Iterator[Labelled]:
    for row in rows:
        cells = [visible(cell) for cell in row.cells]
        for place, cell in enumerate(cells):
            if header_words(cell) == label:
                beside = ((p, cells[p]) for p in range(place + 1, len(cells)) if cells[p].strip(": "))
                for there, text in islice(beside, 1):
                    yield text.lstrip(": "), Place(row.number, there)
