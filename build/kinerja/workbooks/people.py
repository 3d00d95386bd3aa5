"""Who a spreadsheet speaks of: NIPs become pseudonyms; names are kept for the roster, and to be found in texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from kinerja.content.names import Names, find_names, may_hold_names, name_words, names_of
from kinerja.content.personal import identifiers
from kinerja.content.pseudonym import collisions, pseudonym
from kinerja.content.roster import Person
from kinerja.content.typed import REGIONAL_HEAD
from kinerja.errors import KinerjaError
from kinerja.intake.words import header_words
from kinerja.workbooks.remarks import NotUnderstood, Place, Remarks
from kinerja.workbooks.table import Line, Table
from kinerja.workbooks.values import nip_and_name, read_nip
from kinerja.workbooks.vocabulary import likeness, meant, vocabulary


@dataclass(frozen=True, repr=False)
class Rows:
    """One person's rows in a sheet, in its order. Has no ``repr`` of its own: a fault's words must not show it."""

    nip: str
    pseudonym: str
    lines: tuple[Line, ...]

    @property
    def place(self) -> Place:
        """The cell of the NIP."""
        return self.lines[0].place("nip")


@dataclass(repr=False)
class People:
    """The people of a sheet."""

    key: bytes
    persons: dict[str, Person] = field(default_factory=dict)
    """NIP → person, raters included; the name is empty where the sheet has none."""
    heard: set[str] = field(default_factory=set)
    """Names in the sheet, those beside which no NIP is understood included; none of them may stand in a text."""
    _by_name: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    _pseudonyms: dict[str, str] = field(default_factory=dict)

    def pseudonym(self, nip: str) -> str:
        """Return the pseudonym of a NIP."""
        known = self._pseudonyms.get(nip)
        if known is None:
            known = self._pseudonyms[nip] = pseudonym(self.key, nip)
        return known

    def add(self, nip: str, name: str) -> bool:
        """Take up a person; False where the NIP is another person's by the name."""
        before = self.persons.get(nip)
        words = name_words(name)
        if before is not None and before.name and words and not one_person(words, name_words(before.name)):
            return False
        if before is None or name:
            self.persons[nip] = Person(nip, name)
        if words:
            self._by_name.setdefault(words, set()).add(nip)
        return True

    def named(self, name: str) -> str | None:
        """Return the NIP of the one person of this name, or None where there is none or more than one."""
        found = self._by_name.get(name_words(name), set())
        return next(iter(found)) if len(found) == 1 else None

    def require_no_collision(self) -> None:
        """Make sure that no two NIPs share a pseudonym.

        :raises KinerjaError: two do; with another key they would not.
        """
        shared = collisions(self.key, self.persons)
        if shared:
            raise KinerjaError(
                f"dua NIP menghasilkan nama sandi yang sama ({', '.join(shared)}); laporkan kepada pengelola "
                "(two NIPs share one pseudonym)"
            )

    @cached_property
    def names(self) -> Names:
        """What is looked for in texts; ask when every row is known."""
        return names_of((*self.persons.values(), *(Person("", name) for name in sorted(self.heard))))

    def may_be_in(self, text: str) -> bool:
        """Whether a text holds an identifier or all words of somebody's name, be they a school's too."""
        return bool(identifiers(text)) or may_hold_names(text, self.names)

    def found_in(self, text: str) -> bool:
        """Whether a text holds an identifier or a name of somebody in the sheet."""
        if not self.may_be_in(text):
            return False
        return bool(identifiers(text)) or any(item.kind == "nama" for item in find_names(text, self.names))


def one_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names may be one person's: each word of the shorter is in the longer, slips and initials allowed.

    >>> one_person(("m", "contoh"), ("muhammad", "contoh", "rekaan")), one_person(("contoh", "satu"), ("contoh", "dua"))
    (True, False)
    """
    shorter, longer = sorted((one, other), key=len)
    return all(any(_one_word(word, there) for there in longer) for word in shorter)


def _one_word(word: str, other: str) -> bool:
    return word == other or (1 in (len(word), len(other)) and word[0] == other[0]) or likeness(word, other) > 0


def rows_of(table: Table, people: People, remarks: Remarks, *, several: bool) -> Iterator[Rows]:
    """Yield each person's rows; a row without a NIP and a name belongs to the person above it (merged cells).

    Rows above the first person and rows that hold one text alone are passed over: headings, notes, signatures.

    :param several: whether a person may have several rows that stand apart; otherwise the second is an error.
    """
    current: tuple[str, list[Line]] | None = None
    collected: dict[str, list[Line]] = {}
    seen: dict[str, Place] = {}
    for line in table.lines:
        text, beside = nip_and_name(line.text("nip"))
        name = line.text("nama") or beside
        people.heard |= {heard for heard in (name, line.text("nama_penilai")) if heard and not is_regional_head(heard)}
        if several and header_words(line.texts[0]) in vocabulary().words["akhir_tabel"]:
            current = None  # what follows in a form is no result
        if not text and not name:
            if current is not None and (len(line.texts) > 1 or is_heading(line)):
                current[1].append(line)
            continue
        current = None
        place = line.place("nip")
        if not text:
            if len(line.texts) > 1:
                remarks.error(place, "NIP kosong; isi 18 angka, atau hapus barisnya", "no NIP: fill it in")
            continue
        if header_words(text) == header_words(table.titles.get("nip", "")):
            continue  # the titles again, at the top of a printed page
        try:
            nip = read_nip(text)
        except NotUnderstood as problem:
            remarks.refused(place, problem)
            continue
        if not people.add(nip, " ".join(name.split())):
            remarks.error(
                place,
                f"NIP ini milik orang lain di {seen.get(nip, 'roster')}; periksa NIP keduanya ke sumber aslinya",
                f"this NIP is another person's at {seen.get(nip, 'the roster')}: check both",
            )
            continue
        if nip in collected and not several:
            remarks.error(
                place,
                f"pegawai ini sudah ada di {seen[nip]}; hapus salah satu barisnya",
                f"this person stands at {seen[nip]} already: delete one row",
            )
            continue
        seen.setdefault(nip, place)
        current = nip, collected.setdefault(nip, [])
        current[1].append(line)
    for nip, lines in collected.items():
        yield Rows(nip, people.pseudonym(nip), tuple(lines))


def is_heading(line: Line) -> bool:
    """Whether a row only says which results follow: the main ones, or additional ones."""
    return len(line.texts) == 1 and heading_of(line) is not None


def heading_of(line: Line) -> str | None:
    """Return ``utama`` or ``tambahan`` where a row is such a heading."""
    return meant(line.texts[0], vocabulary().codes["jenis_hasil"])


def read_rater(rows: Rows, people: People, remarks: Remarks) -> str | None:
    """Return who rates a person: a pseudonym, ``kepala-daerah``, or None where the sheet does not say.

    By the NIP where there is one; else by the name, if exactly one person of the sheet or the roster has it.
    """
    for line in rows.lines:
        text, name = line.text("penilai"), line.text("nama_penilai")
        if is_regional_head(text) or (not text and is_regional_head(name)):
            return REGIONAL_HEAD
        if text:
            return _by_nip(line, people, remarks)
        if name:
            nip = people.named(name)
            if nip is not None:
                return people.pseudonym(nip)
            remarks.error(
                line.place("nama_penilai"),
                "penilai tidak dikenal dari namanya saja; tambahkan kolom NIP PENILAI, atau --roster yang memuatnya",
                "the rater is not known by name alone: add a column NIP PENILAI, or give --roster",
            )
            return None
    return None


def _by_nip(line: Line, people: People, remarks: Remarks) -> str | None:
    place = line.place("penilai")
    try:
        nip = read_nip(line.text("penilai"))
    except NotUnderstood as problem:
        remarks.refused(place, problem)
        return None
    if not people.add(nip, " ".join(line.text("nama_penilai").split())):
        remarks.error(
            place,
            "NIP penilai ini milik orang lain menurut namanya; periksa NIP dan nama penilai",
            "by its name this rater's NIP is somebody else's: check both",
        )
        return None
    return people.pseudonym(nip)


def is_regional_head(text: str) -> bool:
    """Whether a text means the head of the region, who is in no register."""
    words = header_words(text).split()
    return any(" ".join(words[:n]) in vocabulary().words["kepala_daerah"] for n in (1, 2, 3))
