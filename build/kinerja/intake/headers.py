"""Find the mapped columns in a sheet's header row; a missing or doubled header is said with its column letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinerja.errors import KinerjaError
from kinerja.intake.mapping import Column, FormMapping
from kinerja.intake.words import column_letter, header_words, nearest


@dataclass(frozen=True)
class Layout:
    """Where a sheet holds what is kept; places count from 0."""

    time: int
    keys: tuple[int, ...]
    """In the order of the mapping's ``kunci.judul``, whatever the sheet's."""
    columns: tuple[tuple[Column, int], ...]
    """Stored columns that the sheet has."""
    missing: tuple[Column, ...]
    """Stored columns that the sheet lacks and may lack."""


def find_layout(mapping: FormMapping, headers: Sequence[str], source: str) -> Layout:
    """Match a mapping to a header row.

    :param source: the sheet's name, for messages.
    :raises KinerjaError: a header that must be there is not, or stands over two columns, or two mapped columns claim
        the same one.
    """
    known = [header_words(header) for header in headers]
    if not any(known):
        raise KinerjaError(
            f"{source}: baris pertama kosong; judul kolom harus di baris 1, hapus baris di atasnya (no header row)"
        )

    def place(titles: Sequence[str]) -> int | None:
        wanted = {header_words(title) for title in titles}
        found = [index for index, header in enumerate(known) if header and header in wanted]
        if len(found) > 1:
            letters = ", ".join(column_letter(index) for index in found)
            raise KinerjaError(
                f'{source}: judul "{titles[0]}" ada di beberapa kolom ({letters}); hapus atau ganti judul yang tidak '
                f"dipakai (header found in several columns: {letters})"
            )
        return found[0] if found else None

    def needed(titles: Sequence[str]) -> int:
        found = place(titles)
        if found is None:
            raise KinerjaError(_missing(titles, headers, source, mapping.form))
        return found

    time = needed(mapping.time_titles)
    keys = tuple(index for title in mapping.key_titles if (index := place([title])) is not None)
    if not keys:
        raise KinerjaError(_missing(mapping.key_titles, headers, source, mapping.form))
    columns: list[tuple[Column, int]] = []
    missing: list[Column] = []
    claimed: dict[int, str] = {}
    for column in mapping.columns:
        index = needed(column.titles) if column.needs_header else place(column.titles)
        if index is None:
            missing += [column] if column.is_stored else []
            continue
        if index in claimed:
            raise KinerjaError(
                f"formulir/{mapping.form}.yaml: kolom {claimed[index]} dan {column.name} memakai judul yang sama "
                f"(kolom {column_letter(index)} lembar); beri judul yang berbeda (two columns claim one header)"
            )
        claimed[index] = column.name
        if column.is_stored:
            columns.append((column, index))
    return Layout(time, tuple(dict.fromkeys(keys)), tuple(columns), tuple(missing))


def _missing(titles: Sequence[str], headers: Sequence[str], source: str, form: str) -> str:
    like = nearest(titles, headers)
    hint = (
        "tidak ada judul yang mirip (no header is like it)"
        if like is None
        else f'yang paling mirip: "{headers[like].strip()}" di kolom {column_letter(like)} (nearest: column '
        f"{column_letter(like)})"
    )
    return (
        f'{source}: judul "{titles[0]}" tidak ditemukan di baris pertama (header not found); {hint}; '
        f"perbaiki lembar, atau tambahkan judulnya di formulir/{form}.yaml"
    )
