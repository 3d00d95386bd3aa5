"""What becomes of the text of each kind of file when a unit gets another id. Texts in, texts out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from kinerja.content import yaml_reader
from kinerja.content.edit import rename_key, updated, updated_rows
from kinerja.upkeep.registers import Row, day_before

Pair = tuple[str | None, str | None]
"""What stays under the old id and what goes to the new one; None: no file."""


def with_value(text: str, key: str, value: str, *, only: str | None = None) -> str:
    """Return a file with another id for a key at its top; with ``only``, where that is its value now.

    A line that says just that is changed as text: a whole file of plans takes seconds to read for editing.
    """
    old = re.escape(only) if only is not None else "[a-z][a-z0-9-]*"
    plain = re.compile(rf"^({re.escape(key)}:[ \t]+)(?:{old})(?=[ \t]*(?:#.*)?\r?$)", re.MULTILINE)
    if len(plain.findall(text)) == 1:
        return plain.sub(rf"\g<1>{value}", text)

    def change(content: Any) -> None:
        if only is None or content.get(key) == only:
            content[key] = value

    return updated(text, change)


def renamed_unit(text: str, name: str | None, name_en: str | None, before: str | None) -> str:
    """Return a unit's file with its new names, and the unit that it replaces."""

    def change(content: Any) -> None:
        content["nama"] = name or content["nama"]
        content["nama_en"] = name_en or content["nama_en"]
        if before is not None:
            content["pendahulu"] = [before]

    return updated(text, change)


def without_services(text: str) -> str:
    """Return a unit's file without services: they belong to the unit that replaces it."""

    def change(content: Any) -> None:
        content.pop("layanan", None)

    return updated(text, change)


def with_parent(text: str, old: str, new: str, *, predecessors: bool) -> str:
    """Return another unit's file in which ``induk``, and with ``predecessors`` ``pendahulu`` too, names the new id."""

    def change(content: Any) -> None:
        if content.get("induk") == old:
            content["induk"] = new
        named = content.get("pendahulu", ())
        if predecessors and old in named:
            named[named.index(old)] = new

    return updated(text, change)


def register_after(text: str, start: date | None) -> tuple[str | None, str]:
    """Split a register at a day: spells until the day before, and spells from then on. None: all of it goes."""
    if start is None:
        return None, text
    first = start.isoformat()

    def is_over(row: Row) -> bool:
        return bool(row["selesai"]) and row["selesai"] < first

    def ended(rows: list[Row]) -> None:
        rows[:] = [row for row in rows if row["mulai"] < first]
        for row in rows:
            if not is_over(row):
                row["selesai"] = day_before(start).isoformat()

    def begun(rows: list[Row]) -> None:
        rows[:] = [row for row in rows if not is_over(row)]
        for row in rows:
            row["mulai"] = max(row["mulai"], first)

    return updated_rows(text, ended), updated_rows(text, begun)


def entries_of(text: str, section: str, new: str, goes: Callable[[str], bool]) -> Pair:
    """Split plans or evaluations by whose they are."""
    people = list(yaml_reader.read(text.encode()).value[section])
    gone = {employee for employee in people if goes(employee)}

    def keep(content: Any) -> None:
        for employee in gone:
            del content[section][employee]

    def take(content: Any) -> None:
        content["unit"] = new
        for employee in set(people) - gone:
            del content[section][employee]

    if gone == set(people):
        return None, with_value(text, "unit", new)
    return updated(text, keep), updated(text, take) if gone else None


def indicators_of(text: str, new: str, moves: Callable[[str], bool]) -> Pair:
    """Split a unit's indicators by the periods of their targets."""
    indicators = yaml_reader.read(text.encode()).value["indikator"]
    codes = {str(code) for indicator in indicators.values() for code in indicator["target"]}
    if not any(map(moves, codes)):
        return (text, None) if codes else (None, with_value(text, "unit", new))

    def only(wanted: Callable[[str], bool]) -> Callable[[Any], None]:
        def change(content: Any) -> None:
            for name in list(content["indikator"]):
                targets = content["indikator"][name]["target"]
                for code in [code for code in targets if not wanted(str(code))]:
                    del targets[code]
                if not targets:
                    del content["indikator"][name]

        return change

    def take(content: Any) -> None:
        content["unit"] = new
        only(moves)(content)

    stays = None if all(map(moves, codes)) else updated(text, only(lambda code: not moves(code)))
    return stays, updated(text, take)


def with_answers(text: str, old: str, new: str, names: Iterable[str]) -> str:
    """Return a form's mapping in which the answers that meant the old id mean the new one, its new name among them."""

    def change(content: Any) -> None:
        for column in content["kolom"].values():
            answers = column.get("jawaban", {})
            if column["tipe"] == "unit" and old in answers:
                answers[old].extend(name for name in names if name not in answers[old])
                rename_key(answers, old, new)

    return updated(text, change)


def with_sheet_words(text: str, old: str, new: str) -> str:
    """Return a spreadsheet's mapping in which the words that meant the old id mean the new one."""

    def change(content: Any) -> None:
        units = content.get("nilai", {}).get("unit", {})
        if old in units and new in units:
            units[new].extend(word for word in units.pop(old) if word not in units[new])
        elif old in units:
            rename_key(units, old, new)

    return updated(text, change)


def unit_columns(text: str) -> tuple[str, ...]:
    """Return a form's columns whose answers are units."""
    columns = (yaml_reader.read(text.encode()).value or {}).get("kolom", {})
    return tuple(name for name, column in columns.items() if column.get("tipe") == "unit")


def with_cells(text: str, columns: Iterable[str], old: str, new: str) -> str:
    """Return stored answers in which those columns hold the new id for the old one."""

    def change(rows: list[Row]) -> None:
        for row in rows:
            for column in columns:
                if row.get(column) == old:
                    row[column] = new

    return updated_rows(text, change)


def owners(text: str, old: str, new: str, *, both: bool) -> str:
    """Return CODEOWNERS with the new id for the old one; with ``both``, a line for each."""
    lines: list[str] = []
    for line in text.splitlines(keepends=True):
        fresh = re.sub(rf"(?<![a-z0-9-]){re.escape(old)}(?![a-z0-9-])", new, line)
        if fresh == line:
            lines.append(line)
        else:
            lines += [line, fresh] if both and not line.lstrip().startswith("#") and fresh not in text else [fresh]
    return "".join(lines)
