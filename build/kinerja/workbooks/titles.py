"""Find the row of titles in a spreadsheet and which column holds which field, by words and slips of the pen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from kinerja.errors import KinerjaError
from kinerja.intake.headers import titles_of
from kinerja.intake.source import Row
from kinerja.intake.words import column_letter, header_words
from kinerja.workbooks.vocabulary import ALIKE, Kind, Phrases, likeness, vocabulary


@dataclass(frozen=True)
class Titles:
    """A row of titles. ``number`` counts from 1; ``columns``: field → column, from 0."""

    number: int
    names: tuple[str, ...]
    columns: Mapping[str, int]


def find_titles(top: Sequence[Row], kind: Kind, known: Phrases) -> Titles:
    """Return the row of titles that names most fields of such a spreadsheet; number 0 where no row names any.

    :param top: the sheet's first rows.
    :param known: field → titles from the agency's own mapping.
    """
    best = Titles(0, (), {})
    score = 0.0
    for place, row in enumerate(top):
        if _holds_numbers(row):
            continue
        for above in ((), top[place - 1].cells if place else ()):
            names = titles_of(row.cells, above)
            columns = _columns(names, row.cells, kind, known)
            value = len(columns) + (0.5 if "nip" in columns else 0)
            if value > score:  # of two that name as much, the one that stands alone and comes first
                score, best = value, Titles(row.number, names, columns)
    return best


def _holds_numbers(row: Row) -> bool:
    """Whether a row holds somebody's NIP or a date: then it is data, whatever its words are."""
    return any(sum(c.isdigit() for c in cell) >= 8 for cell in row.cells)


def _columns(names: Sequence[str], own: Sequence[str], kind: Kind, known: Phrases) -> dict[str, int]:
    """Return field → column, each column once: the agency's own titles, then ours, then misspelt ones."""
    unread = {field for field, several in known.items() if not several}
    ours = {field: several for field, several in vocabulary().titles[kind].items() if field not in unread}
    words = [_ways(name, own[place] if place < len(own) else "") for place, name in enumerate(names)]
    columns: dict[str, int] = {}
    for titles in (known, ours):
        for depth in (0, 1):  # with its group's title, then by its own alone
            for field, phrases in titles.items():
                wanted = {_joined(header_words(phrase)) for phrase in phrases} - {""}
                fits = [
                    place
                    for place, several in enumerate(words)
                    if place not in columns.values() and depth < len(several) and _joined(several[depth]) in wanted
                ]
                if fits and field not in columns:
                    columns[field] = fits[0]
    both = {field: (*known.get(field, ()), *several) for field, several in ours.items()}
    for _, field, place in sorted(_misspelt(words, both, columns), reverse=True):
        if field not in columns and place not in columns.values():
            columns[field] = place
    return columns


_OF_RATER: Final = frozenset({"penilai", "atasan", "pimpinan"})
"""Words of a group's title under which NIP and name are the rater's."""


def _ways(name: str, own: str) -> tuple[str, ...]:
    """Return the words of a column's title with its group's, and by its own alone."""
    whole, alone = header_words(name), header_words(own)
    if alone in ("nip", "nama") and not _OF_RATER.isdisjoint(whole.split()):
        return whole, f"{alone} penilai"
    return (whole, alone) if alone and alone != whole else (whole,)


def _joined(words: str) -> str:
    """A title however it is spaced out: ``N I P`` is ``NIP``."""
    return words.replace(" ", "")


_SMALL: Final = 4
"""Letters from which a word of a title means something of its own: ``unit`` does, ``yg`` and ``sd`` do not."""

_COUNTERPART: Final = 0.75


def _alike(words: str, phrase: str) -> float:
    """How alike a title is to one of ours; 0 where it has a word that ours has not (``JABATAN PENILAI``)."""
    alike = likeness(words, phrase)
    ours = phrase.split()
    strange = (
        word
        for word in words.split()
        if len(word) >= _SMALL
        and not any(SequenceMatcher(None, word, other, autojunk=False).ratio() >= _COUNTERPART for other in ours)
    )
    return 0.0 if alike and next(strange, None) else alike


def _misspelt(
    titles_words: Sequence[tuple[str, ...]], titles: Phrases, columns: Mapping[str, int]
) -> Iterator[tuple[float, str, int]]:
    taken = set(columns.values())
    for place, several in enumerate(titles_words):
        if place in taken or len(several[0]) > 100:
            continue
        for field, phrases in titles.items():
            if field in columns:
                continue
            alike = max((_alike(words, phrase) for words in several for phrase in phrases), default=0.0)
            if alike >= ALIKE:
                yield alike, field, place


def refuse_doubled(source: str, titles: Titles) -> None:
    """Refuse two columns of one title: nobody can tell which of them is meant.

    :raises KinerjaError: a mapped column's title stands over another one too.
    """
    names = titles.names
    for place in sorted(titles.columns.values()):
        alike = [other for other, name in enumerate(names) if header_words(name) == header_words(names[place])]
        if len(alike) > 1:
            letters = ", ".join(map(column_letter, alike))
            raise KinerjaError(
                f'{source}: judul "{names[place]}" ada di kolom {letters}; beri judul yang berbeda, misalnya NIP dan '
                f"NIP PENILAI, atau hapus kolom yang tidak dipakai (one title over columns {letters})"
            )
