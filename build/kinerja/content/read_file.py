"""Read and judge one file: its value without the entries that are wrong, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kinerja.content import csv_reader
from kinerja.content.catalogue import MOST_ALIKE, READING
from kinerja.content.csv_reader import Row, Table
from kinerja.content.document import Document, Path, Problem
from kinerja.content.failures import MANY
from kinerja.content.hints import type_names
from kinerja.content.judge import ENTRIES, Departure, called, judge
from kinerja.content.pseudonym import is_pseudonym
from kinerja.content.schemas import Schema
from kinerja.content.yaml_scalars import DATE

CSV_KINDS = frozenset({"pegawai", "tanggapan"})


@dataclass(frozen=True)
class Reading:
    """One file's value, what is wrong with it, and what a person should look at.

    ``value`` is None where nothing of it can be used. Entries (people, indicators, CSV rows) with a problem are left
    out of it; ``broken`` names those of a mapping, so that nobody calls them missing.
    """

    value: Any
    problems: tuple[Problem, ...]
    broken: frozenset[str] = frozenset()
    notes: tuple[Problem, ...] = ()
    """What leaves the value as it is (``tinjau``)."""


def open_document(kind: str, data: bytes, schema: Schema) -> Document:
    """Parse a file's bytes by its kind."""
    if kind not in CSV_KINDS:
        from kinerja.content import yaml_reader  # a run in which no file changed needs no parser

        return yaml_reader.read(data, schema.date_keys, schema.keys)
    columns = list(schema.contents["properties"]) if kind == "pegawai" else None
    return csv_reader.read(data, columns)


def read_file(kind: str, data: bytes, schema: Schema, named: Mapping[str, str] | None = None) -> Reading:
    """Read and judge a file's bytes; never raises for what they hold.

    :param named: what the file's path says (``unit``, ``periode`` …): the example to follow where the file does not.
    """
    document = open_document(kind, data, schema)
    if document.value is None:
        return Reading(None, document.problems)
    if isinstance(document.value, Table):
        return _judge_table(document, document.value, schema)
    problems = [_after_path(problem, named or {}) for problem in _with_departures(document, schema)]
    told = {problem.place for problem in problems}
    notes = (problem for problem in document.problems if _is_note(problem) and problem.place not in told)
    return replace(_without_broken(kind, document.value, problems), notes=tuple(_once_a_place(notes)))


def _is_note(problem: Problem) -> bool:
    return READING[problem.code].level == "tinjau"


def _after_path(problem: Problem, named: Mapping[str, str]) -> Problem:
    """Give what the path says as the example for a key that repeats it."""
    detail = problem.detail
    if problem.code == "skema-kunci-kurang" and problem.path == () and detail["kunci"] in named:
        written = f"`{detail['kunci']}: {named[str(detail['kunci'])]}`"
        return replace(problem, detail={**detail, "saran": f"tambahkan {written}", "saran_en": f"add {written}"})
    if problem.code == "skema-isi-lain":
        where = str(detail["jalur"])
        for name, value in named.items():
            where = where.replace(name.upper(), value)
        return replace(problem, detail={**detail, "jalur": where})
    if problem.code != "skema-pola" or problem.path is None or len(problem.path) != 1:
        return problem
    right = named.get(str(problem.path[0]))
    if right is None:
        return problem
    return replace(problem, detail={**detail, "saran": f"tulis `{right}`", "saran_en": f"write `{right}`"})


def _with_departures(document: Document, schema: Schema) -> list[Problem]:
    """Join reading and schema problems; what was not read as it was meant explains all that is wrong above it."""
    departures = [_placed(document, d) for d in judge(document.value, schema)]
    judged = {problem.place for problem in departures}
    truths = {d.path for d in departures if d.detail.get("harus") == type_names("boolean")[0]}
    read: list[Problem] = []
    for problem in document.problems:
        if _is_note(problem):
            continue
        if problem.code == "yaml-nilai-berubah" and problem.path in truths:
            continue  # `yes` where the schema wants true or false: quoting it would not help
        if problem.code == "yaml-nilai-berubah" and problem.detail["dibaca"] == DATE.name and problem.place in judged:
            continue  # a date where the schema takes no such text either: quoting it would not help
        # A `~` where the schema accepts null means null.
        if problem.code == "yaml-nilai-berubah" and problem.detail["tertulis"] == "~" and problem.place not in judged:
            continue
        read.append(problem)
    explained = {
        problem.path[:length] for problem in read if problem.path is not None for length in range(len(problem.path) + 1)
    }
    return [*_once_a_place(read), *(d for d in departures if d.path not in explained)]


def _once_a_place(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Say once what very many entries of one list or mapping have: it is one mistake, and not a thousand."""
    alike: dict[tuple[str, Path], list[Problem]] = {}
    for problem in problems:
        alike.setdefault((problem.code, (problem.path or ())[:-1]), []).append(problem)
    for found in alike.values():
        if len(found) > MANY:
            yield replace(found[0], detail={**found[0].detail, "lagi": len(found) - 1})
        else:
            yield from found


def _placed(document: Document, departure: Departure) -> Problem:
    place = document.locate(departure.path, key=departure.of_key)
    return Problem(departure.code, place, departure.detail, departure.path)


def _without_broken(kind: str, value: Any, problems: list[Problem]) -> Reading:
    if not problems:
        return Reading(value, ())
    section = ENTRIES[kind][0] if kind in ENTRIES else None
    broken: set[str] = set()
    for problem in problems:
        path = problem.path or ()
        if section is None or len(path) < 2 or path[0] != section or "lagi" in problem.detail:
            return Reading(None, tuple(problems), _entries(value, section))
        broken.update(str(step) for step in path[1:] if step == path[1] or is_pseudonym(str(step)))
    kept = {key: entry for key, entry in value[section].items() if key not in broken}
    return Reading({**value, section: kept}, tuple(problems), frozenset(broken))


def _entries(value: Any, section: str | None) -> frozenset[str]:
    """The names of a file's entries, when the file as a whole cannot be used."""
    entries = value.get(section) if isinstance(value, dict) and section else None
    return frozenset(map(str, entries)) if isinstance(entries, dict) else frozenset()


_NOT_PULLED = Problem(
    "csv-judul",
    (1, 1),
    {
        "seharusnya": "kunci,…",
        "saran": "hapus berkas ini, lalu ulangi `kinerja pull`",
        "saran_en": "delete this file and run `kinerja pull` again",
    },
)
"""Stored answers under another header than ``kinerja pull`` writes; it may hold an answer, so it is not repeated."""


def _judge_table(document: Document, table: Table, schema: Schema) -> Reading:
    problems = list(document.problems)
    if schema.kind == "tanggapan" and table.columns[0] != "kunci":
        return Reading(None, (*problems, _NOT_PULLED))
    if len(set(table.columns)) < len(table.columns):
        return Reading(None, (*problems, _NOT_PULLED))
    bad_rows: set[int] = set()
    if schema.kind == "pegawai":
        for row, first in _repeated(table):
            bad_rows.add(row.line)
            problems.append(Problem("csv-baris-ganda", (row.line, 1), {"baris": first.line}, (row.line,)))
    for line, column, departure in _departures(table, schema):
        bad_rows.add(line)
        path: Path = (line, column)
        problems.append(Problem(departure.code, document.locate(path), departure.detail, path))
    if not bad_rows:
        return Reading(table, _once_a_cause(problems), _first_cells(document, bad_rows))
    rows = tuple(row for row in table.rows if row.line not in bad_rows)
    return Reading(Table(table.columns, rows), _once_a_cause(problems), _first_cells(document, bad_rows))


def _repeated(table: Table) -> Iterator[tuple[Row, Row]]:
    """Yield each row that says again what an earlier one says, and that one."""
    first: dict[tuple[str, ...], Row] = {}
    for row in table.rows:
        if (before := first.setdefault(row.cells, row)) is not row:
            yield row, before


def _once_a_cause(problems: list[Problem]) -> tuple[Problem, ...]:
    """Say once what many rows have in one column: a column of NIPs is one mistake, and not a hundred."""
    alike: dict[tuple[str, object], list[Problem]] = {}
    for problem in problems:
        column = problem.path[1] if problem.path and len(problem.path) > 1 else None
        alike.setdefault((problem.code, column), []).append(problem)
    kept: list[Problem] = []
    for found in alike.values():
        first = found[0]
        if len(found) > MOST_ALIKE:
            kept.append(replace(first, detail={**first.detail, "lagi": len(found) - 1}))
        else:
            kept += found
    return tuple(kept)


def _first_cells(document: Document, bad_rows: set[int]) -> frozenset[str]:
    """The names of the rows left out: their first cells, those of rows with a wrong number of cells included."""
    table: Table = document.value
    unfit = {str(p.detail["pertama"]) for p in document.problems if "pertama" in p.detail}
    return frozenset(unfit | {row.cells[0] for row in table.rows if row.line in bad_rows})


def _departures(table: Table, schema: Schema) -> Iterator[tuple[int, str, Departure]]:
    """Judge each distinct value of a column once: answers repeat, and a survey has many rows."""
    of_cells = schema.of_cells()
    verdicts: dict[tuple[str, str], list[Departure]] = {}
    wrong: dict[str, list[list[Departure]]] = {}
    for row in table.rows:
        for column, value in zip(table.columns, row.cells, strict=True):
            verdict = verdicts.get((column, value))
            if verdict is None:
                verdict = _of_cell(column, value, of_cells) if len(wrong.get(column, ())) < MANY else None
                if verdict is None:
                    verdict = [] if _is_right(column, value, of_cells) else wrong[column][0]
                elif verdict:
                    wrong.setdefault(column, []).append(verdict)
                verdicts[column, value] = verdict
            for departure in verdict:
                yield row.line, column, departure


def _is_right(column: str, value: str, schema: Schema) -> bool:
    """Whether a cell has no departure, without a word about it: a column of many wrong values has one cause."""
    columns = [column, "mulai"] if value and (schema.kind, column) == ("pegawai", "selesai") else [column]
    return all(schema.accepts({name: value}) or schema.validator.is_valid({name: value}) for name in columns)


def _of_cell(column: str, value: str, schema: Schema) -> list[Departure]:
    """Judge one cell. An end that is not empty is a date like any start: the pattern alone lets 29 February through."""
    found = judge({column: value}, schema)
    if found or not value or (schema.kind, column) != ("pegawai", "selesai"):
        return found
    return [replace(d, detail={**d.detail, **called((column,))}) for d in judge({"mulai": value}, schema)]
