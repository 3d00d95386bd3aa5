"""Propose a first mapping for a sheet: what its titles and answers show, and what a person must look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kinerja.content import regulations
from kinerja.content.personal import identifiers
from kinerja.content.survey_rules import Element, element_of_header, is_only_a_number
from kinerja.errors import KinerjaError
from kinerja.intake.choices import Scale, choices_of, code_of, scale_of, shared_steps
from kinerja.intake.headers import RESPONSE_ID
from kinerja.intake.mapping import ANYTHING_ELSE
from kinerja.intake.personal_columns import looks_personal, names_staff
from kinerja.intake.titles import Table
from kinerja.intake.words import answer_words, column_letter, header_words

Names = Mapping[str, Mapping[str, Iterable[str]]]
"""Kind (``unit``, ``layanan``) → id → names."""

_ID: Final = "ID tanggapan"

_KNOWN: Final = (
    ("jenis_kelamin", r"jenis kelamin|gender|kelamin|sex"),
    ("kelompok_umur", r"usia|umur|age"),
    ("pendidikan", r"pendidikan|education"),
    ("pekerjaan", r"pekerjaan|profesi|occupation"),
    ("hubungan", r"hubungan anda|hubungan dengan"),
)
"""Columns that published surveys describe respondents by (PermenPANRB 14/2017), and words of their titles."""

_SEXES: Final = {"l": ("laki laki", "laki", "pria", "l", "male"), "p": ("perempuan", "wanita", "p", "female")}

_LONGEST_TITLE: Final = 1000
"""Letters of a title that a mapping may hold."""

_ENOUGH: Final = 10
"""Answers from which numbers alone are a scale: a single ``2`` may be a number of children."""

_FREE_TEXT: Final = r"\b(saran|kritik|masukan|komentar|keluhan|alasan|harapan|pesan|ulasan|suggestions?|comments?)\b"
_SERVICE: Final = r"\b(layanan|pelayanan) (apa|yang|anda|diterima|dinilai)|\b(jenis|nama) (layanan|pelayanan)|^layanan$"
_UNIT: Final = r"\b(unit kerja|unit|opd|perangkat daerah|dinas|instansi)\b"
_FEEDBACK: Final = r"\b(umpan balik|pegawai tersebut|rekan (kerja )?(anda|yang)|atasan anda|bawahan anda)\b"

_UNIMPORTANT: Final = frozenset(
    {"apa", "apakah", "anda", "saudara", "bagaimana", "pendapat", "tentang", "yang", "di", "dan", "dalam", "ke", "dari",
     "dengan", "mana", "untuk", "ini", "itu", "atas", "menurut", "mohon", "silakan", "pilih"}
)  # fmt: skip
"""Words of a question that do not tell it from others."""


@dataclass
class Proposal:
    """A first mapping. ``notes`` are sentences for a person, one a column that is not in it."""

    table: Table
    kind: str
    kind_is_sure: bool
    key_titles: tuple[str, ...]
    columns: dict[str, dict[str, object]] = field(default_factory=dict)
    looks: dict[str, str] = field(default_factory=dict)
    """Column → what to look at before it is used."""
    notes: list[str] = field(default_factory=list)


def propose(table: Table, kind: str | None, names: Names, agency: Path | None = None) -> Proposal:
    """Return a first mapping of a sheet.

    Columns that look personal are named in a note and never proposed; choices are copied only where several people
    gave the same answer.

    :param kind: the kind of survey (``skm`` …), or None to tell it by the questions.
    :param names: the agency's units and services.
    :param agency: the agency's own repository, whose regulation tables win over ours.
    :raises KinerjaError: no column can be proposed.
    """
    told = kind or _kind_of(table, agency)
    ids = tuple(name for name in table.names if header_words(name) in RESPONSE_ID)
    made = Proposal(table, told, kind is not None, (table.names[table.time], *(ids or (_ID,))))
    elements = {element.code: element for element in regulations.elements(told, agency=agency)}
    seen = [header_words(name) for name in table.names]
    steps = shared_steps([table.cells(place) for place in range(len(table.names))])
    for place, title in enumerate(table.names):
        if place == table.time or title in ids:
            continue
        if not seen[place]:
            if table.cells(place):
                made.notes.append(f"kolom {column_letter(place)} tanpa judul: tidak dipetakan.")
        elif len(title) > _LONGEST_TITLE:
            made.notes.append(f"{_at(place, title)}: judul ini terlalu panjang; ringkas pertanyaannya di formulir.")
        elif identifiers(title):
            made.notes.append(f"{_at(place, title)}: judulnya memuat nomor atau surel seseorang; ubah di formulir.")
        elif seen.count(seen[place]) > 1:
            made.notes.append(f"{_at(place, title)}: judul ini ada di beberapa kolom; ganti salah satunya di lembar.")
        else:
            _propose_column(made, place, title, steps[place], elements, names, agency)
    if not made.columns:
        raise KinerjaError(
            "tidak ada kolom yang dapat diusulkan dari lembar ini; buat pemetaan dari contoh, tanpa --from "
            "(no column of this sheet can be proposed)"
        )
    return made


def _kind_of(table: Table, agency: Path | None) -> str:
    """The kind of survey whose elements most questions ask about; ``program`` where hardly one does."""
    found = {
        survey.code: len({e for name in table.names if (e := element_of_header(name, survey.code, agency=agency))})
        for survey in regulations.surveys(agency)
    }
    if any(re.search(_FEEDBACK, header_words(name)) for name in table.names):
        return "umpan_balik"
    best = max(found, key=lambda code: found[code])
    numbered = sum(1 for name in table.names if is_only_a_number(name))
    return best if found[best] >= 3 else "skm" if numbered >= 9 else "program"


def _at(place: int, title: str) -> str:
    """A column in a note: its letter and title; an identifier in a title is not repeated."""
    return f"kolom {column_letter(place)}" + ("" if identifiers(title) else f' "{title[:80]}"')


def _propose_column(
    made: Proposal,
    place: int,
    title: str,
    steps: Mapping[str, int],
    elements: Mapping[str, Element],
    names: Names,
    agency: Path | None,
) -> None:
    answers = made.table.cells(place)
    element = element_of_header(title, made.kind, agency=agency) if elements else None
    scale = scale_of(answers, elements[element].answers if element else (), steps)
    if element and element in {column.get("unsur") for column in made.columns.values()}:
        made.notes.append(f"{_at(place, title)}: unsur {element} sudah ditanyakan kolom lain; pilih salah satu.")
        return
    if element and (scale or not answers):
        _add_element(made, title, elements[element], scale, steps)
        return
    worded = scale is not None and bool(scale.lettered or scale.texts or scale.unplaced)
    if not worded and re.search(_FREE_TEXT, header_words(title)) and looks_personal(title, ()) is None:
        _add_choices(made, place, title, answers)  # a suggestion may hold a number: it is never stored as it stands
    elif not worded and (personal := looks_personal(title, answers)):
        made.notes.append(f"{_at(place, title)} tidak dipetakan dan tidak pernah disimpan: tampaknya {personal[0]}.")
    elif element:
        made.notes.append(
            f"{_at(place, title)} menanyakan unsur {element}, tetapi jawabannya bukan 1 sampai 4 atau a sampai d."
        )
    elif scale and (worded or len(answers) >= _ENOUGH):
        _add_scale(made, title, scale, _value_of(title, agency) if made.kind == "umpan_balik" else None)
    elif not _add_service(made, title, answers, names):
        _add_choices(made, place, title, answers)


def _value_of(title: str, agency: Path | None) -> str | None:
    """The BerAKHLAK value whose name or published statement a feedback question holds."""
    words = header_words(title)
    found = [
        value.code
        for value in regulations.values(agency)
        if any(header_words(text) in words for text in (value.name, *(said for said, _ in value.behaviours)))
    ]
    return found[0] if len(found) == 1 else None


def _add_element(made: Proposal, title: str, element: Element, scale: Scale | None, steps: Mapping[str, int]) -> None:
    if scale and scale.top == 5:
        made.columns[element.code] = {"judul": [title], "tipe": "skala_1_5"}
        made.looks[element.code] = "jawabannya 1 sampai 5, sedangkan indeks memerlukan 1 sampai 4; ubah pertanyaannya"
        return
    read = scale or Scale(4, lettered=True, texts={})
    usual = {answer_words(text) for text in element.answers}
    own = any(text in steps for said in read.texts.values() for text in said)
    answers: dict[str, list[str]] = {}
    for step, standard in enumerate(element.answers, 1):
        elsewhere = [text for text, at in steps.items() if own and at == step]
        answers[str(step)] = [read.mark(step), *read.texts.get(str(step), elsewhere[:1] or [standard])]
    made.columns[element.code] = {
        "judul": [title],
        "tipe": "huruf" if read.lettered else "skala_1_4",
        "unsur": element.code,
        "jawaban": answers,
    }
    if read.falling:
        made.looks[element.code] = (
            f"di formulir ini {read.mark(4)} jawaban terbaik dan {read.mark(1)} terburuk; cocokkan dengan formulirnya"
        )
    elif any(answer_words(text) not in usual for texts in read.texts.values() for text in texts):
        made.looks[element.code] = "periksa urutan jawabannya: 1 paling buruk, 4 paling baik"
    _look_at_unplaced(made, element.code, scale)


def _look_at_unplaced(made: Proposal, column: str, scale: Scale | None) -> None:
    if scale and scale.unplaced:
        listed = ", ".join(f'"{text}"' for text in scale.unplaced)
        made.looks[column] = f"tempatkan jawaban {listed} pada 1 sampai {scale.top}"


def _add_scale(made: Proposal, title: str, scale: Scale, value: str | None) -> None:
    """A scale whose title tells no element of an index: a number (half of all forms swap U8 and U9), or another."""
    name = value if value and value not in made.columns else _name(made, title)
    lettered = scale.lettered and scale.top == 4
    column: dict[str, object] = {"judul": [title], "tipe": "huruf" if lettered else f"skala_1_{scale.top}"}
    if scale.texts:
        listed = range(1, scale.top + 1) if scale.falling else map(int, scale.texts)
        column["jawaban"] = {str(step): [scale.mark(step), *scale.texts.get(str(step), ())] for step in listed}
    if value or made.kind == "program":
        column["unsur"] = name
    elif is_only_a_number(title):
        made.looks[name] = "judul ini hanya nomor; cocokkan dengan formulirnya, lalu tulis bunyinya di judul dan unsur"
    else:
        made.looks[name] = "unsur tidak terbaca dari pertanyaannya; tulis unsur, atau hapus kolom ini"
    made.columns[name] = column
    _look_at_unplaced(made, name, scale)


def _add_service(made: Proposal, title: str, answers: Sequence[str], names: Names) -> bool:
    """Propose a column of services or units where the title says so or most answers are their names."""
    words = header_words(title)
    asked = {"layanan": _SERVICE, "unit": _UNIT}
    for kind in ("layanan", "unit"):
        owners = {answer_words(text): code for code, texts in names.get(kind, {}).items() for text in texts}
        known = [answer for answer in answers if answer_words(answer) in owners]
        enough = len(known) * 2 > len(answers)
        if kind in made.columns or not (enough if answers else re.search(asked[kind], words)):
            continue
        listed: dict[str, list[str]] = {}
        for answer in sorted(set(known)):
            listed.setdefault(owners[answer_words(answer)], []).append(answer)
        column: dict[str, object] = {"judul": [title], "tipe": kind, "wajib": True}
        made.columns[kind] = column | ({"jawaban": dict(sorted(listed.items()))} if listed else {})
        if len(known) < len(answers):
            made.looks[kind] = f"{len(answers) - len(known)} jawaban bukan nama {kind} di unit/; tambahkan di jawaban"
        return True
    return False


def _add_choices(made: Proposal, place: int, title: str, answers: Sequence[str]) -> None:
    words = header_words(title)
    name = next((n for n, pattern in _KNOWN if re.search(rf"\b(?:{pattern})\b", words)), None)
    if re.search(_FREE_TEXT, words):
        column = _name(made, "saran" if "saran" in words else title)
        made.columns[column] = {"judul": [title], "tipe": "teks"}
        made.looks[column] = (
            "tidak disimpan; tambahkan `moderasi: true` bila komentar boleh terbit dan dijanjikan demikian"
        )
    elif not answers:
        made.notes.append(f"{_at(place, title)}: belum ada jawaban; tulis tipe dan pilihannya bila perlu disimpan.")
    elif names_staff(title):
        made.notes.append(f"{_at(place, title)} tidak dipetakan: jawabannya mungkin nama pegawai.")
    elif _numbers(answers):
        made.notes.append(f"{_at(place, title)} tidak dipetakan: jawabannya angka; ubah pertanyaannya menjadi pilihan.")
    elif (found := choices_of(answers)) is None:
        made.notes.append(
            f"{_at(place, title)} tidak dipetakan: jawabannya kata-kata orang sendiri, atau terlalu sedikit."
        )
    else:
        column = name if name and name not in made.columns else _name(made, title)
        codes: dict[str, list[str]] = {}
        for text in found.texts:
            code = _sex(text) if name == "jenis_kelamin" else None
            codes.setdefault(code or code_of(text, codes), []).append(text)
        if found.other:
            codes.setdefault("lainnya", []).append(ANYTHING_ELSE)
        kind = "banyak_pilihan" if found.several else "pilihan"
        made.columns[column] = {"judul": [title], "tipe": kind, "jawaban": codes}
        if re.search(_SERVICE, words) and "layanan" not in made.columns:
            made.looks[column] = (
                "tampaknya layanan, tetapi namanya bukan nama layanan di unit/; tulis `tipe: layanan`, dan di "
                "`jawaban` kode layanannya untuk setiap tulisan"
            )
        elif name is None:
            made.looks[column] = "periksa apakah kolom ini perlu disimpan, dan apakah pilihannya lengkap"


def _numbers(answers: Sequence[str]) -> bool:
    return all(re.fullmatch(r"[0-9]+(?:[.,][0-9]+)?(?: ?(?:tahun|thn|th))?", answer.casefold()) for answer in answers)


def _sex(text: str) -> str | None:
    return next((code for code, words in _SEXES.items() if answer_words(text) in words), None)


def _name(made: Proposal, title: str) -> str:
    """A column's name from the telling words of its title."""
    words = [word for word in header_words(title).split() if word not in _UNIMPORTANT][:4]
    name = code_of(" ".join(words) or title, made.columns)
    return name if name[0].isalpha() and name != "kunci" else f"kolom_{name}"
