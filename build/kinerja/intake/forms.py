"""Find the agency's forms and read their mappings, with the portal's calendar and the units' names filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from kinerja.content.catalogue import READING, finding
from kinerja.content.document import Problem
from kinerja.content.files import read_bytes
from kinerja.content.load import shown
from kinerja.content.read_file import read_file
from kinerja.content.schemas import schema_of
from kinerja.content.text import MAXIMUM_BYTES
from kinerja.errors import KinerjaError
from kinerja.intake.mapping import SERVICE_KINDS, FormMapping, from_record, with_names
from kinerja.package.period import Period

_FORM_ID: Final = re.compile(r"[a-z][a-z0-9-]*")
"""The names that forms have (``$defs/id`` of the schemas): they reach scripts and addresses as they are."""


def form_ids(content_root: Path) -> tuple[str, ...]:
    """Return the ids of the agency's forms, sorted; a file whose name is no id is for ``kinerja validate`` to name.

    :raises KinerjaError: there is no content folder.
    """
    if not content_root.is_dir():
        raise KinerjaError(
            f"{shown(content_root)}: folder isi tidak ada; jalankan dari folder yang memuatnya, atau tunjuk dengan "
            "--content (no such content folder)"
        )
    stems = (path.stem for path in (content_root / "formulir").glob("*.yaml"))
    return tuple(sorted(filter(_FORM_ID.fullmatch, stems)))


def choose(known: Iterable[str], asked: Iterable[str], *, one: bool) -> tuple[str, ...]:
    """Return the forms to pull: those asked for, or all.

    :param one: exactly one is wanted, because one file is read; it need not be named where there is only one.
    :raises KinerjaError: no form, an unknown one, or not exactly one where one is wanted.
    """
    forms = tuple(sorted(known))
    listed = ", ".join(forms)
    if not forms:
        raise KinerjaError('belum ada formulir; buat dengan "kinerja new form FORM" (no form yet)')
    chosen = tuple(dict.fromkeys(asked)) or forms
    unknown = [form for form in chosen if form not in forms]
    if unknown:
        raise KinerjaError(f"formulir {unknown[0]!r} tidak ada; yang ada: {listed} (no such form)")
    if one and len(chosen) != 1:
        raise KinerjaError(f"--from membaca satu formulir; sebutkan satu dari: {listed} (name one form)")
    return chosen


def load_mapping(content_root: Path, form: str) -> FormMapping:
    """Return a form's mapping, ready to pull by.

    Days before the first and after the last year of the portal's release calendar are outside, unless the form's own
    ``periode.mulai`` and ``selesai`` say otherwise: a time stamp of 1970 or 2062 is a wrong clock.

    :raises KinerjaError: a file cannot be read, or the form's is not a mapping.
    """
    mapping = load_form(content_root, form)
    first, last = _calendar(read_record(content_root, "portal", "portal.yaml"))
    return replace(mapping, first=mapping.first or first, last=mapping.last or last)


def load_form(content_root: Path, form: str) -> FormMapping:
    """Return a form's mapping as its file says it; services or units that list no answers know those of ``unit/``.

    :raises KinerjaError: a file cannot be read, or the form's is not a mapping.
    """
    mapping = from_record(form, read_record(content_root, "formulir", f"formulir/{form}.yaml"))
    if any(column.kind in SERVICE_KINDS and not column.answers for column in mapping.columns):
        return with_names(mapping, names_of(content_root))
    return mapping


def is_example(content_root: Path) -> bool:
    """Tell whether the agency is a fictional one (``contoh`` of ``portal.yaml``)."""
    return read_record(content_root, "portal", "portal.yaml")["contoh"] is True


def read_record(content_root: Path, kind: str, name: str) -> Mapping[str, Any]:
    """Return one file's value, judged by its schema.

    :raises KinerjaError: the file is missing or wrong; with the first finding's place and words.
    """
    path = content_root / name
    data = read_bytes(path, MAXIMUM_BYTES)
    if isinstance(data, Problem):
        raise _refused(path, data)
    reading = read_file(kind, data, schema_of(kind, content_root.absolute().parent))
    if reading.problems:
        raise _refused(path, min(reading.problems, key=lambda problem: problem.place))
    record: Mapping[str, Any] = reading.value
    return record


def _refused(path: Path, problem: Problem) -> KinerjaError:
    found = finding(READING, problem.code, shown(path), problem.place, problem.detail)
    return KinerjaError(f"{found.path}:{found.line}:{found.column}: {found.message} ({found.message_en})")


def _calendar(portal: Mapping[str, Any]) -> tuple[date | None, date | None]:
    """Return the first and last day of the years that the release calendar speaks of; None where it is empty."""
    years = [Period.parse(str(entry["periode"])).year for entry in portal["kalender"]]
    return (date(min(years), 1, 1), date(max(years), 12, 31)) if years else (None, None)


def names_of(content_root: Path) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return what units and services are called: kind (``unit``, ``layanan``) → id → names.

    :raises KinerjaError: a file of ``unit/`` cannot be read.
    """
    units: dict[str, tuple[str, ...]] = {}
    services: dict[str, tuple[str, ...]] = {}
    for path in sorted((content_root / "unit").glob("*.yaml")):
        record = read_record(content_root, "unit", f"unit/{path.name}")
        units[path.stem] = _texts(record)
        services |= {service["id"]: _texts(service) for service in record.get("layanan", ())}
    return {"unit": units, "layanan": services}


def _texts(record: Mapping[str, Any]) -> tuple[str, ...]:
    return record["nama"], record["nama_en"]
