"""Lay what a sheet says of people over the plans or evaluations that are recorded, unit by unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, Final

from kinerja.content.read_file import read_file
from kinerja.content.schemas import schema_of
from kinerja.content.templates.layout import EXAMPLE_LINE
from kinerja.errors import KinerjaError, shown
from kinerja.workbooks.remarks import Place
from kinerja.workbooks.spells import Tally
from kinerja.workbooks.splice import RESULTS, as_block, flow, lines_of, spliced

TIME: Final = {"rencana": "tahun", "evaluasi": "periode"}
"""Kind of file → the key that says of when it is."""


@dataclass(frozen=True)
class Wanted:
    """What a sheet says of one person: the keys that it has, in the record's order, as the record writes them."""

    employee: str
    unit: str
    values: Mapping[str, Any]
    place: Place


Records = Mapping[str, Mapping[str, Any]]
"""Pseudonym → entry."""


@dataclass(frozen=True)
class Book:
    """One file of a unit as it is."""

    path: Path
    text: str
    entries: Records


def recorded(root: Path, kind: str, time: str, unit: str) -> tuple[Book, ...]:
    """Return a unit's files of a year or period, in order; none where there is none yet.

    :raises KinerjaError: a file cannot be read whole: what is laid over it would be lost.
    """
    folder = root / kind / time
    paths = [folder / f"{unit}.yaml"] if (folder / f"{unit}.yaml").exists() else sorted((folder / unit).glob("*.yaml"))
    books: list[Book] = []
    for path in paths:
        data = path.read_bytes()
        reading = read_file(kind, data, schema_of(kind, root.absolute().parent))
        if reading.problems or reading.value is None:
            raise KinerjaError(
                f'{shown(path)}: belum dapat dibaca utuh; jalankan "kinerja validate" dan perbaiki dahulu '
                "(mend this file first)"
            )
        books.append(Book(path, data.decode("utf-8"), reading.value[kind]))
    return tuple(books)


def laid_over(
    root: Path,
    kind: str,
    time: str,
    wanted: Sequence[Wanted],
    present: frozenset[str],
    *,
    example: bool,
) -> tuple[dict[Path, bytes], Tally]:
    """Return the files as they become, those that change alone, and what happened to how many people.

    Keys that the sheet does not have stay as people wrote them; so do entries of people who are not in the sheet.

    :param time: the year, or the period's code.
    :param present: everybody in the sheet; who is recorded and not among them is told of.
    :param example: begin new files with the line that marks fictional data.
    """
    files: dict[Path, bytes] = {}
    tally = Tally()
    by_unit: dict[str, list[Wanted]] = {}
    for entry in wanted:
        by_unit.setdefault(entry.unit, []).append(entry)
    for unit, entries in sorted(by_unit.items()):
        books = recorded(root, kind, time, unit)
        home = {name: book for book in books for name in book.entries}
        new = {entry.employee: entry.values for entry in entries if entry.employee not in home}
        differ = {
            e.employee: e.values
            for e in entries
            if e.employee in home and not _holds(home[e.employee].entries[e.employee], e.values)
        }
        tally.new += len(new)
        tally.changed += len(differ)
        tally.unchanged += len(entries) - len(new) - len(differ)
        tally.left += [f"{shown(book.path)}: {name}" for name, book in sorted(home.items()) if name not in present]
        if not books:
            files[root / kind / time / f"{unit}.yaml"] = _fresh(kind, time, unit, new, example=example)
            continue
        for book in books:
            added = new if book is books[-1] else {}
            changes = {
                name: partial(bring_over, values=values) for name, values in differ.items() if home[name] is book
            }
            if added or changes:
                files[book.path] = spliced(book.text, kind, list(book.entries), added, changes).encode()
    return files, tally


def _fresh(kind: str, time: str, unit: str, new: Records, *, example: bool) -> bytes:
    lines = [EXAMPLE_LINE] if example else []
    lines += [f"unit: {unit}", f"{TIME[kind]}: {time}", f"{kind}:"]
    lines += [f"  {line}" for name in sorted(new) for line in lines_of(name, new[name])]
    return ("\n".join(lines) + "\n").encode()


def _holds(there: Any, wanted: Any) -> bool:
    """Whether a record already says all that is wanted."""
    if isinstance(wanted, Mapping):
        return isinstance(there, Mapping) and all(key in there and _holds(there[key], wanted[key]) for key in wanted)
    if isinstance(wanted, list) and wanted and isinstance(wanted[0], Mapping):
        by_id = {item["id"]: item for item in there or ()}
        return all(item["id"] in by_id and _holds(by_id[item["id"]], item) for item in wanted)
    if isinstance(wanted, list | tuple):
        return isinstance(there, list) and len(there) == len(wanted) and all(map(_holds, there, wanted))
    return bool(_plain(there) == _plain(wanted))


def _plain(value: Any) -> Any:
    return (
        Decimal(str(value)) if isinstance(value, int | float | Decimal) and not isinstance(value, bool) else str(value)
    )


def bring_over(there: Any, values: Mapping[str, Any]) -> None:
    """Change an entry in place, as far as it differs; lists of results and indicators go by their ids."""
    for key, wanted in values.items():
        known = there.get(key)
        if known is not None and _holds(known, wanted):
            continue
        if isinstance(wanted, Mapping) and isinstance(known, Mapping):
            bring_over(known, wanted)
        elif isinstance(wanted, list) and wanted and isinstance(wanted[0], Mapping) and known is not None:
            _bring_items(known, wanted, as_block if key == RESULTS else flow)
        else:
            there[key] = as_block({key: wanted})[key]


def _bring_items(known: Any, wanted: Sequence[Mapping[str, Any]], new: Callable[[Any], Any]) -> None:
    by_id = {item["id"]: item for item in known}
    for item in wanted:
        if item["id"] in by_id:
            bring_over(by_id[item["id"]], item)
        else:
            known.append(new(item))
