"""Find the agency's forms and read their mappings, with the portal's calendar and the units' names filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from kinerja.content import yaml_reader
from kinerja.content.catalogue import READING, finding
from kinerja.errors import KinerjaError
from kinerja.intake.mapping import SERVICE_KINDS, FormMapping, from_record, with_names
from kinerja.package.period import Period


def form_ids(content_root: Path) -> tuple[str, ...]:
    """Return the ids of the agency's forms, sorted."""
    return tuple(sorted(path.stem for path in (content_root / "formulir").glob("*.yaml")))


def choose(known: Iterable[str], asked: Iterable[str], *, one: bool) -> tuple[str, ...]:
    """Return the forms to pull: those asked for, or all.

    :param one: exactly one is wanted, because one file is read; it need not be named where there is only one.
    :raises KinerjaError: no form, an unknown one, or not exactly one where one is wanted.
    """
    forms = tuple(sorted(known))
    listed = ", ".join(forms)
    if not forms:
        raise KinerjaError('belum ada formulir; buat formulir/FORM.yaml dengan "kinerja new formulir" (no form yet)')
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
    ``periode.mulai`` and ``selesai`` say otherwise: a time stamp of 1970 or 2062 is a wrong clock. Columns of services
    or units that list no answers know those of ``unit/``.

    :raises KinerjaError: a file cannot be read, or the form's is not a mapping.
    """
    mapping = from_record(form, read_record(content_root / "formulir" / f"{form}.yaml"))
    first, last = _calendar(read_record(content_root / "portal.yaml"))
    mapping = replace(mapping, first=mapping.first or first, last=mapping.last or last)
    if any(column.kind in SERVICE_KINDS and not column.answers for column in mapping.columns):
        return with_names(mapping, _names(content_root))
    return mapping


def is_example(content_root: Path) -> bool:
    """Tell whether the agency is a fictional one (``contoh`` of ``portal.yaml``)."""
    return read_record(content_root / "portal.yaml").get("contoh") is True


def read_record(path: Path) -> Mapping[str, Any]:
    """Return a YAML file's mapping.

    :raises KinerjaError: the file is missing, is not readable YAML, or holds something else; with its place.
    """
    try:
        document = yaml_reader.read(path.read_bytes())
    except OSError as error:
        raise KinerjaError(f"{path}: berkas tidak dapat dibaca ({error.strerror}) (cannot read the file)") from error
    if document.problems:
        problem = document.problems[0]
        found = finding(READING, problem.code, path, problem.place, problem.detail)
        raise KinerjaError(f"{path}:{found.line}:{found.column}: {found.message} ({found.message_en})")
    if not isinstance(document.value, dict):
        raise KinerjaError(f"{path}:1:1: harus berisi pasangan kunci: nilai (not a mapping)")
    return document.value


def _calendar(portal: Mapping[str, Any]) -> tuple[date | None, date | None]:
    """Return the first and last day of the years that the release calendar speaks of; None where it is empty."""
    try:
        years = [Period.parse(str(entry["periode"])).year for entry in portal.get("kalender") or ()]
    except (KeyError, TypeError, ValueError) as error:
        raise KinerjaError(
            'portal.yaml: kalender tidak dapat dibaca; jalankan "kinerja validate" (run kinerja validate)'
        ) from error
    return (date(min(years), 1, 1), date(max(years), 12, 31)) if years else (None, None)


def _names(content_root: Path) -> dict[str, dict[str, tuple[str, ...]]]:
    units: dict[str, tuple[str, ...]] = {}
    services: dict[str, tuple[str, ...]] = {}
    for path in sorted((content_root / "unit").glob("*.yaml")):
        record = read_record(path)
        units[path.stem] = _texts(record)
        for service in record.get("layanan") or ():
            if isinstance(service, dict) and "id" in service:
                services[str(service["id"])] = _texts(service)
    return {"unit": units, "layanan": services}


def _texts(record: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(record[key]) for key in ("nama", "nama_en") if record.get(key))
