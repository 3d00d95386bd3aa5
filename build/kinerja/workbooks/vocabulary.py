"""The words that spreadsheets of personnel offices use for what our records hold, from ``vocabulary.yaml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import yaml

from kinerja.intake.words import header_words

Kind = Literal["register", "evaluasi", "rencana"]
"""What a spreadsheet holds."""

KINDS: Final[tuple[Kind, ...]] = ("register", "evaluasi", "rencana")

Phrases = Mapping[str, tuple[str, ...]]
"""Code → the phrases that mean it, as ``header_words`` gives them."""

ALIKE: Final = 0.84
"""Likeness, 0-1, from which a word is a misspelling of another: `INDKATOR`, `ekspetasi`, `Perilkau Kerja`."""

_MARGIN: Final = 0.06
"""How much more alike a word must be to one meaning than to any other."""

_SHORTEST: Final = 5
"""Letters from which a word may be misspelt; a shorter one means too many things with one letter changed."""


@dataclass(frozen=True)
class Vocabulary:
    """All of ``vocabulary.yaml``."""

    titles: Mapping[str, Phrases]
    """Kind of spreadsheet → field → titles."""
    codes: Mapping[str, Phrases]
    """``jabatan``, ``ekspektasi``, ``predikat`` …: code → phrases."""
    words: Mapping[str, frozenset[str]]
    """``jenjang``, ``sebelum_jabatan``, ``bukan_asn``, ``kepala_daerah``, ``akhir_tabel``."""
    short_forms: Mapping[str, str]


@cache
def vocabulary() -> Vocabulary:
    """Return the words; the file is part of this program, so it is read without findings."""
    read: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("vocabulary.yaml").read_text(encoding="utf-8"))
    return Vocabulary(
        titles={kind: _phrases(fields) for kind, fields in read["judul"].items()},
        codes={
            name: _phrases(read[name])
            for name in ("jabatan", "jenis_kelamin", "status_pegawai", "ekspektasi", "predikat", "aspek", "jenis_hasil")
        },
        words={
            name: frozenset(read[name])
            for name in ("jenjang", "sebelum_jabatan", "bukan_asn", "kepala_daerah", "akhir_tabel")
        },
        short_forms=read["singkatan"],
    )


def _phrases(found: Mapping[str, Iterable[str]]) -> Phrases:
    return {code: tuple(phrases) for code, phrases in found.items()}


def meant(text: str, phrases: Phrases) -> str | None:
    """Return the code that a text means, or None where it means none or may mean several.

    A phrase that is the text's words wins; otherwise the one most like it, if no other code's is nearly as much so.

    >>> ratings = vocabulary().codes["ekspektasi"]
    >>> meant("SESUAI EKSPETASI", ratings), meant("Diatas  ekspektasi", ratings), meant("D", ratings)
    ('sesuai ekspektasi', 'di atas ekspektasi', None)
    """
    words = header_words(text)
    for code, several in phrases.items():
        if words in several:
            return code
    if len(words) < _SHORTEST:
        return None
    ranked = sorted(
        ((max(likeness(words, phrase) for phrase in several), code) for code, several in phrases.items()), reverse=True
    )
    best = ranked[0]
    near = ranked[1][0] if len(ranked) > 1 else 0.0
    return best[1] if best[0] >= ALIKE and best[0] - near >= _MARGIN else None


def likeness(words: str, phrase: str, least: float = ALIKE) -> float:
    """How alike two phrases are, 0-1; 0 below ``least``. Spaces do not matter, numbers must be the same."""
    one, other = words.replace(" ", ""), phrase.replace(" ", "")
    if len(phrase) < _SHORTEST or _digits(one) != _digits(other):
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= least else 0.0


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())
