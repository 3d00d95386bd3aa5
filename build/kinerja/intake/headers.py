"""Find the mapped columns below a sheet's titles; a missing or doubled title is said with its column letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from kinerja.errors import KinerjaError
from kinerja.intake.mapping import Column, FormMapping
from kinerja.intake.source import Row
from kinerja.intake.words import column_letter, header_words, nearest, visible

_LOOKED_THROUGH = 20
"""Rows in which a title row is looked for where the mapping does not find it: above it stand a letterhead, notes."""


RESPONSE_ID = frozenset({"id tanggapan", "id respons", "id jawaban", "response id"})
"""Titles, in our words, of the column of response ids."""


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
    response_id: int | None = None
    """Which of ``keys`` holds the response ids that a form's script writes, and an edited answer keeps."""
    comments: tuple[tuple[Column, int], ...] = ()
    """Free text to be moderated that the sheet has."""
    doubled: tuple[tuple[int, ...], ...] = ()
    """Places of one question that was replaced by another wording: the sheet keeps both columns, first the mapping's
    first wording. ``joined`` moves an answer to the first place."""
    unmapped: tuple[tuple[int, str], ...] = ()
    """Place and title of the columns that the mapping says nothing of."""


def open_sheet(
    mapping: FormMapping, rows: Iterator[Row], source: str, others: Iterable[FormMapping] = ()
) -> tuple[Layout, Iterator[Row]]:
    """Read a sheet's titles, and return where its columns stand and the rows below them, as they came.

    :param source: the sheet's name, for messages.
    :param others: the agency's other forms; one of them is named where the sheet is its, and asked for only then.
    :raises KinerjaError: the sheet ends before its title rows do, or the titles are not the mapping's.
    """
    first, last = mapping.header_rows[0], mapping.header_rows[-1]
    seen: list[Row] = []
    for row in rows:
        seen.append(row)
        if row.number >= last:
            break
    titles = {row.number: row.cells for row in seen}
    if last not in titles:
        raise KinerjaError(f"{source}: kosong; baris {last} harus berisi judul kolom (no header row)")
    try:
        layout = find_layout(mapping, titles[last], source, titles.get(first, ()) if first != last else ())
    except KinerjaError:
        _explain(mapping, seen, rows, source, others)
        raise
    return layout, rows


def titles_of(headers: Sequence[str], groups: Sequence[str] = ()) -> tuple[str, ...]:
    """Return what each column is called: its title, with the group's before it where there are two title rows.

    A group's title stands over its first column alone (the rest of a merged cell is empty); a column whose own title is
    empty is called by the cell above it.
    """
    names: list[str] = []
    group = ""
    for place in range(max(len(headers), len(groups))):
        above = visible(groups[place]) if place < len(groups) else ""
        own = visible(headers[place]) if place < len(headers) else ""
        if above or not own:
            group = above if own else ""
        names.append(f"{group}: {own}" if group and own else own or above)
    return tuple(names)


def find_layout(mapping: FormMapping, headers: Sequence[str], source: str, groups: Sequence[str] = ()) -> Layout:
    """Match a mapping to the titles of a sheet.

    :param groups: the cells of the upper of two title rows. A column then answers to its own title, and to both.
    :raises KinerjaError: a header that must be there is not, or stands over two columns, or two mapped columns claim
        the same one.
    """
    names = titles_of(headers, groups)
    known = [
        {header_words(name), header_words(own)} - {""} for name, own in zip(names, _padded(headers, names), strict=True)
    ]
    if not any(known):
        raise KinerjaError(
            f"{source}: baris {mapping.header_rows[-1]} kosong; judul kolom dicari di baris itu. Perbaiki lembar, atau "
            f"tulis lembar.baris_judul di formulir/{mapping.form}.yaml (no header row there: set lembar.baris_judul)"
        )

    def place(title: str) -> int | None:
        wanted = header_words(title)
        found = [index for index, texts in enumerate(known) if wanted in texts]
        exact = [index for index in found if header_words(names[index]) == wanted]
        found = exact or found
        if len(found) > 1:
            letters = ", ".join(column_letter(index) for index in found)
            raise KinerjaError(
                f'{source}: judul "{title}" ada di beberapa kolom ({letters}); hapus atau ganti judul yang tidak '
                f"dipakai (header found in several columns: {letters})"
            )
        return found[0] if found else None

    def places(titles: Sequence[str]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(index for title in titles if (index := place(title)) is not None))

    def needed(titles: Sequence[str]) -> tuple[int, ...]:
        found = places(titles)
        if not found:
            raise KinerjaError(_missing(titles, names, source, mapping))
        return found

    times = needed(mapping.time_titles)
    keys = places([t for title in mapping.key_titles for t in _same_time(mapping, title)])
    ids = places([title for title in mapping.key_titles if header_words(title) in RESPONSE_ID])
    if not keys:
        raise KinerjaError(_missing(mapping.key_titles, names, source, mapping))
    found = {c.name: needed(c.titles) if c.needs_header else places(c.titles) for c in mapping.columns}
    _refuse_shared(mapping, found)
    return Layout(
        time=times[0],
        keys=keys,
        columns=tuple((c, found[c.name][0]) for c in mapping.columns if c.is_stored and found[c.name]),
        missing=tuple(c for c in mapping.columns if c.is_stored and not found[c.name]),
        response_id=ids[0] if ids else None,
        comments=tuple((c, found[c.name][0]) for c in mapping.columns if c.moderated and found[c.name]),
        doubled=tuple(group for group in (times, *found.values()) if len(group) > 1),
        unmapped=tuple(
            (place, name)
            for place, name in enumerate(names)
            if name and place not in {*times, *keys, *(p for group in found.values() for p in group)}
        ),
    )


def _same_time(mapping: FormMapping, title: str) -> tuple[str, ...]:
    """Return a key's title, in each of its wordings where it is the time stamp: sheets are in many languages."""
    times = mapping.time_titles
    return times if header_words(title) in {header_words(time) for time in times} else (title,)


def _padded(headers: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    return (*headers, *("" for _ in range(len(names) - len(headers))))


def _refuse_shared(mapping: FormMapping, found: Mapping[str, tuple[int, ...]]) -> None:
    claimed: dict[int, str] = {}
    for name, index in ((name, index) for name, group in found.items() for index in group):
        if index in claimed:
            raise KinerjaError(
                f"formulir/{mapping.form}.yaml: kolom {claimed[index]} dan {name} memakai judul yang sama "
                f"(kolom {column_letter(index)} lembar); beri judul yang berbeda (two columns claim one header)"
            )
        claimed[index] = name


def joined(row: Row, doubled: tuple[tuple[int, ...], ...]) -> Row:
    """Move an answer under another wording of its question to the first wording's place, where that is empty."""
    if not doubled:
        return row
    cells = list(row.cells)
    for first, *rest in doubled:
        for place in rest:
            if place < len(cells) and visible(cells[place]):
                cells += [""] * (first + 1 - len(cells))
                cells[first] = cells[first] if visible(cells[first]) else cells[place]
    return Row(row.number, tuple(cells))


def _explain(
    mapping: FormMapping, seen: Sequence[Row], rows: Iterator[Row], source: str, others: Iterable[FormMapping]
) -> None:
    """Say why a sheet's titles are not the form's, where it can be told.

    :raises KinerjaError: the titles stand in other rows, or the sheet is another form's.
    """
    looked: list[Row] = []
    for row in chain(seen, rows):
        if row.number > _LOOKED_THROUGH:
            break
        if _fits(mapping, row):
            raise _elsewhere(mapping, source, str(row.number))
        if looked and _fits(mapping, row, looked[-1]):
            raise _elsewhere(mapping, source, f"[{looked[-1].number}, {row.number}]")
        looked.append(row)
    for other in others:
        if any(_fits(other, row) for row in looked if row.number == other.header_rows[-1]):
            raise KinerjaError(
                f'{source}: ini lembar formulir {other.form}, bukan {mapping.form}; tulis "kinerja pull {other.form}" '
                f"(this is the sheet of {other.form})"
            )


def _elsewhere(mapping: FormMapping, source: str, where: str) -> KinerjaError:
    return KinerjaError(
        f"{source}: judul kolom ada di baris {where.strip('[]').replace(', ', ' dan ')}; tulis `baris_judul: {where}` "
        f"di bawah `lembar` pada formulir/{mapping.form}.yaml (the header is in row {where}: set lembar.baris_judul)"
    )


def _fits(mapping: FormMapping, header: Row, above: Row | None = None) -> bool:
    try:
        find_layout(mapping, header.cells, "", above.cells if above else ())
    except KinerjaError:
        return False
    return True


def _missing(titles: Sequence[str], headers: Sequence[str], source: str, mapping: FormMapping) -> str:
    hint = nearest_title(titles, tuple(enumerate(headers)))
    rows = " dan ".join(map(str, mapping.header_rows))
    where = "baris pertama" if rows == "1" else f"baris {rows}"
    return (
        f'{source}: judul "{titles[0]}" tidak ditemukan di {where} (header not found); {hint}; '
        f"perbaiki lembar, atau tambahkan judulnya di formulir/{mapping.form}.yaml"
    )


def nearest_title(titles: Sequence[str], columns: Sequence[tuple[int, str]]) -> str:
    """Say which of a sheet's titles is most like one that is missing.

    :param columns: place and title of each that comes into question.
    """
    like = nearest(titles, [title for _, title in columns])
    if like is None:
        return "tidak ada judul yang mirip (no header is like it)"
    place, title = columns[like]
    letter = column_letter(place)
    return f'yang paling mirip: "{title.strip()}" di kolom {letter} (nearest: column {letter})'
