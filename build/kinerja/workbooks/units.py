"""Know an agency's units by their names, as spreadsheets write them; what may be two units is neither."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kinerja.intake.words import header_words
from kinerja.workbooks.remarks import NotUnderstood
from kinerja.workbooks.vocabulary import Phrases, likeness, vocabulary

_OF_UNITS = frozenset(
    {"badan", "bagian", "balai", "bidang", "cabang", "dinas", "inspektorat", "kantor", "kecamatan", "kelurahan",
     "puskesmas", "rumah", "sakit", "satuan", "sd", "sdn", "sekolah", "sekretariat", "seksi", "sma", "smk", "smp",
     "smpn", "tk", "upt", "uptd"}
)  # fmt: skip
"""A text that holds one of these is a unit's name and no person's, so that a message may repeat it."""

_APART = re.compile(r"[,;/|>\n]| - ")
"""Between the units of a line that names a unit and those above it."""

_LONGEST = 80
_ALIKE = 0.8
"""Likeness of each word to its counterpart; less than for other words, since every word must be met."""


@dataclass
class Units:
    """The units of ``unit/``: id → names. ``own``: what the agency's mapping calls them besides."""

    names: Mapping[str, tuple[str, ...]]
    own: Phrases = field(default_factory=dict)
    place: str = ""
    """The agency's short name, which stands behind many a unit's name (``Kota Contoh``)."""
    personal: Callable[[str], bool] = lambda _: False
    """Tells whether a text may hold somebody's name; asked of an unknown unit before a message repeats it."""
    _known: dict[str, str | None] = field(default_factory=dict)

    def find(self, text: str) -> str:
        """Return a unit's id.

        :raises NotUnderstood: no unit is called so, or several may be.
        """
        if text not in self._known:
            self._known[text] = self._look(text)
        found = self._known[text]
        if found is None:
            raise NotUnderstood(*_unknown(text, repeat=not self.personal(text)))
        return found

    def _look(self, text: str) -> str | None:
        exact = self._exact(text)
        if exact:
            return exact.pop() if len(exact) == 1 else None
        parts = {unit for part in _APART.split(text) if (unit := self._named(part)) is not None}
        if parts:
            return parts.pop() if len(parts) == 1 else None
        near = {
            unit
            for unit, several in self._all().items()
            if any(_alike(one, other) for name in several for one in self._forms(name) for other in self._forms(text))
        }
        return near.pop() if len(near) == 1 else None

    def _exact(self, text: str) -> set[str]:
        wanted = set(self._forms(text))
        return {
            unit
            for unit, several in self._all().items()
            if any(not wanted.isdisjoint(self._forms(name)) for name in several)
        }

    def _named(self, part: str) -> str | None:
        """Return the unit that a part of a text names (`Bidang Pelayanan, Dinas Kesehatan`), if one does."""
        exact = self._exact(part) if part.strip() else set()
        return exact.pop() if len(exact) == 1 else None

    def _all(self) -> dict[str, tuple[str, ...]]:
        return {unit: (unit, *several, *self.own.get(unit, ())) for unit, several in self.names.items()}

    def _forms(self, text: str) -> tuple[str, ...]:
        words = " ".join(vocabulary().short_forms.get(word, word) for word in header_words(text).split())
        place = header_words(self.place)
        short = words.removesuffix(place).strip() if place and words != place else words
        return tuple(dict.fromkeys((words, short))) if short else (words,)


def _alike(one: str, other: str) -> bool:
    """Whether two names differ by slips of the pen alone: every word is like its counterpart, numbers are the same."""
    if one.replace(" ", "") == other.replace(" ", ""):
        return True
    words, others = one.split(), other.split()
    return len(words) == len(others) and all(
        a == b or likeness(a, b, _ALIKE) for a, b in zip(words, others, strict=True)
    )


def _unknown(text: str, *, repeat: bool) -> tuple[str, str]:
    words = set(header_words(text).split())
    if not repeat or words.isdisjoint(_OF_UNITS) or len(text) > _LONGEST or sum(c.isdigit() for c in text) > 4:
        said = said_en = ""
    else:
        said, said_en = f' "{text}"', f' "{text}"'
    advice = (
        f"unit{said} tidak dikenal atau dapat berarti beberapa unit; buat dengan kinerja new unit, atau tulis sebutan "
        "ini di impor/register.yaml: nilai: {unit: {KODE-UNIT: [sebutan]}}"
    )
    return (
        advice,
        f"no unit{said_en} is known, or several may be meant: make it, or say which one it is in the mapping",
    )
