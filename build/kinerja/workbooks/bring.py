"""Read one spreadsheet and say what it makes of the records: files as they become, and a report. Writes nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kinerja.content.changeset import finish
from kinerja.content.pseudonym import agency_key
from kinerja.errors import KinerjaError
from kinerja.intake.forms import names_of, read_record
from kinerja.intake.words import column_letter
from kinerja.package.period import Period
from kinerja.workbooks import entries, evaluations, key, plans, register, roster_file, spells
from kinerja.workbooks.context import context_of
from kinerja.workbooks.mapping import Wording, kept, load_wording, mapping_path
from kinerja.workbooks.people import People
from kinerja.workbooks.remarks import Remark, Remarks, has_errors
from kinerja.workbooks.sheets import open_sheet, period_above
from kinerja.workbooks.spells import Tally
from kinerja.workbooks.table import Table, read_table
from kinerja.workbooks.units import Units
from kinerja.workbooks.values import read_day
from kinerja.workbooks.vocabulary import Kind


@dataclass(frozen=True)
class Asked:
    """What a person asks of an import, beside the file."""

    sheet: str | None = None
    unit: str | None = None
    """The one unit that the sheet is about, where its rows do not say."""
    since: str | None = None
    """Day from which new spells count where a register does not say."""
    period: str | None = None
    """Period of a recap, year of plans; without it what the rows above the titles say."""
    roster: Path | None = None
    partial: bool = False
    """Take what is understood and leave the rows that are not."""
    all_new: bool = False
    """Believe that next to nobody of a register is recorded yet, though their units have people."""


@dataclass(frozen=True)
class Report:
    """What was read and what it makes; holds no name and no NIP."""

    kind: Kind
    source: str
    period: str | None
    columns: tuple[tuple[str, str, str], ...]
    """(field, column letter, title), in the sheet's order."""
    people: int
    others: int
    """Rows of people who are neither PNS nor PPPK."""
    tally: Tally
    remarks: tuple[Remark, ...]
    refused: bool
    """Whether nothing may be written, because rows are not understood."""


@dataclass(frozen=True, repr=False)
class Outcome:
    """Files as they become, the roster's bytes (None: it stays as it is), and the report."""

    report: Report
    files: Mapping[Path, bytes | None] = field(default_factory=dict)
    roster: bytes | None = None


def bring(root: Path, kind: Kind, path: Path, asked: Asked) -> Outcome:
    """Read a spreadsheet against the records. A change that was interrupted before is finished first.

    :param root: the content folder.
    :raises KinerjaError: the file is none that can be read, or not what it should be; the records cannot be read; the
        roster lies where git would find it; the key is not the one of the records; or something that is needed was
        neither said nor found.
    """
    finish(root)
    portal = read_record(root, "portal", "portal.yaml")
    example = portal["contoh"] is True
    people = People(agency_key(example))
    if asked.roster is not None:
        roster_file.require_outside(asked.roster, root)
        for person in roster_file.known_people(asked.roster, root).people:
            people.add(person.nip, person.name)
    wording = load_wording(root, kind)
    names = names_of(root)["unit"]
    unit_wording = wording if kind == "register" else load_wording(root, "register")
    units = Units(names, unit_wording.values.get("unit", {}), str(portal["nama_pendek"]), people.may_be_in)
    only = _unit(asked.unit, names)
    source, has_others = open_sheet(path, wording, asked.sheet)
    needed = {"register": register.NEEDED, "evaluasi": evaluations.NEEDED, "rencana": plans.NEEDED}[kind]
    table = read_table(source, kind, wording.titles, [n for n in needed if not (only and n == ("unit",))])
    remarks = Remarks()
    read = _read(root, kind, table, people, units, wording, remarks, asked, only, example=example)
    people.require_no_collision()
    found = remarks.all()
    refused = has_errors(found) and not asked.partial
    report = Report(
        kind=kind,
        source=table.source,
        period=read.period,
        columns=tuple(
            (name, column_letter(place), table.titles[name])
            for name, place in sorted(table.columns.items(), key=lambda item: item[1])
        ),
        people=read.people,
        others=read.others,
        tally=read.tally,
        remarks=found,
        refused=refused,
    )
    if refused:
        return Outcome(report)
    sheet = asked.sheet if has_others and asked.sheet and not people.may_be_in(asked.sheet) else None
    files: dict[Path, bytes | None] = dict(read.files)
    files[mapping_path(root, kind)] = kept(root, wording, table.titles, sheet, example=example)
    roster = None
    if asked.roster is not None:
        roster = roster_file.merged(asked.roster, [person for person in people.persons.values() if person.name])
    return Outcome(report, files, roster)


@dataclass(frozen=True)
class _Read:
    files: Mapping[Path, bytes]
    tally: Tally
    people: int
    others: int = 0
    period: str | None = None


def _read(
    root: Path,
    kind: Kind,
    table: Table,
    people: People,
    units: Units,
    wording: Wording,
    remarks: Remarks,
    asked: Asked,
    only: str | None,
    *,
    example: bool,
) -> _Read:
    agency = root.absolute().parent
    if kind == "register":
        said = register.read_register(table, people, units, wording, remarks, agency=agency, unit=only)
        files, tally = spells.laid_over(root, said, remarks, since=_day(asked.since))
        if not asked.all_new:
            key.require_key_of_register(said.present, {wanted.unit for wanted in said.wanted}, root)
        return _Read(files, tally, len(said.present), said.others)
    period = _period(kind, table, asked.period)
    known = context_of(root, period)
    if kind == "evaluasi":
        wanted, present = evaluations.Reader(people, units, wording, known, remarks, agency, only).read(table)
    else:
        wanted, present = plans.Reader(people, units, wording, known, remarks, only).read(table)
    key.require_key_of_entries(present, root)
    files, tally = entries.laid_over(root, kind, period.code, wanted, present, example=example)
    return _Read(files, tally, len(present), period=period.code)


def _unit(asked: str | None, names: Mapping[str, object]) -> str | None:
    if asked is not None and asked not in names:
        raise KinerjaError(f"--unit {asked}: unit ini belum ada di folder unit/; buat dahulu (no such unit)")
    return asked


def _day(text: str | None) -> str | None:
    if text is not None and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise KinerjaError("--mulai: tulis tanggal seperti 2024-03-01 (write a day such as 2024-03-01)")
    return read_day(text) if text else None


def _period(kind: Kind, table: Table, asked: str | None) -> Period:
    option, example = ("--tahun", "2026") if kind == "rencana" else ("--periode", "2026-T1")
    code = asked or period_above(table.above, year_alone=kind == "rencana")
    if code is None:
        said = "tahun" if kind == "rencana" else "periode"
        raise KinerjaError(
            f"{table.source}: {said} lembar ini tidak tertulis di atas judulnya; sebut dengan {option} {example} "
            f"(the sheet does not say of when it is: give {option})"
        )
    try:
        period = Period.parse(code)
    except ValueError:
        raise KinerjaError(f"{option}: tulis seperti {example} (write it like {example})") from None
    if not 2000 <= period.year <= 2099 or (kind == "rencana" and len(code) != 4):
        raise KinerjaError(f"{option}: tulis seperti {example} (write it like {example})")
    return period
