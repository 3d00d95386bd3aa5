"""Who answered: respondents by sex, age, education and occupation, as bars; hidden classes are hatched."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja.package.model import HIDDEN, PUBLISHED, TOTAL, CountTable
from kinerja.site.archive import Edition, leaves
from kinerja.site.text import Speech
from kinerja.site.views.figures import share, width

TABLES = ("responden_jenis_kelamin", "responden_usia", "responden_pendidikan", "responden_pekerjaan")


@dataclass(frozen=True)
class Class:
    """The respondents of one class; texts are empty unless ``state`` is ``terbit``."""

    name: str
    state: str
    count: str
    share: str
    width: str


@dataclass(frozen=True)
class Trait:
    """Respondents by one trait, in the form's order."""

    name: str
    rows: tuple[Class, ...]
    any_hidden: bool
    csv: str


@dataclass(frozen=True)
class Respondents:
    """The profile; ``finding`` says how many they are."""

    finding: str
    traits: tuple[Trait, ...]


def respondents(speech: Speech, edition: Edition) -> Respondents | None:
    """The profile of an edition's respondents; None where the release has none."""
    names = {
        TABLES[0]: speech.gettext("Jenis kelamin"),
        TABLES[1]: speech.gettext("Usia"),
        TABLES[2]: speech.gettext("Pendidikan"),
        TABLES[3]: speech.gettext("Pekerjaan"),
    }
    found = [_trait(speech, edition, table, names[name]) for name in TABLES
             if isinstance(table := edition.release.tables.get(name), CountTable)]  # fmt: skip
    whole = next((row.count for name in TABLES if (row := edition.count(name, TOTAL)).count), None)
    if not found or whole is None:
        return None
    return Respondents(speech.plural("Siapa {count} responden itu", whole), tuple(found))


def _trait(speech: Speech, edition: Edition, table: CountTable, name: str) -> Trait:
    members = edition.names.get(table.name, {})
    whole = edition.count(table.name, TOTAL).count or 0
    rows = []
    for code in leaves(table.members[table.name]):
        cell, member = edition.count(table.name, code), members.get(code)
        said = speech.pick(member.name, member.name_en) if member else code
        said = said[:1].upper() + said[1:]
        if cell.status != PUBLISHED or cell.count is None:
            rows.append(Class(said, cell.status, "", "", ""))
        elif cell.count or code != "tidak_diisi":
            part = share(cell.count, whole)
            rows.append(
                Class(said, PUBLISHED, speech.number(cell.count), speech.percent(part), width(cell.count, whole))
            )
    return Trait(name, tuple(rows), any(row.state == HIDDEN for row in rows), f"{edition.data}/tabel/{table.name}.csv")
