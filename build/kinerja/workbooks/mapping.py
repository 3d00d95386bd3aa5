"""``impor/KIND.yaml``: the titles and words of an agency's own spreadsheets; guessed once, kept, edited by people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kinerja.content import edit
from kinerja.content.personal import identifiers
from kinerja.content.templates.layout import EXAMPLE_LINE
from kinerja.content.templates.yaml_text import comment, inline
from kinerja.intake.forms import read_record
from kinerja.intake.words import header_words
from kinerja.workbooks.vocabulary import Kind, Phrases, vocabulary

_PREFACE = (
    "Pemetaan untuk `kinerja import {kind}`: judul kolom di lembar kepegawaian untuk setiap isian. Diusulkan program, "
    "boleh disunting; dipakai lagi pada impor berikutnya. Isian dengan [] tidak dibaca. (Titles of the office's own "
    "spreadsheets; edit freely, it is used the next time.)"
)
_VALUES = (
    "Kata di lembar yang belum dikenal dapat ditambahkan di bawah `nilai`, misalnya "
    "`nilai: {unit: {dinas-kesehatan: [Dinkes]}}` (words of the sheet that are not known yet)."
)


@dataclass(frozen=True)
class Wording:
    """An agency's own words for one kind of spreadsheet."""

    kind: Kind
    sheet: str | None = None
    """``lembar``: the sheet's title."""
    titles: Phrases = field(default_factory=dict)
    """Field → titles of its column; none at all: the field is not read."""
    values: Mapping[str, Phrases] = field(default_factory=dict)
    """Field → code → words that mean it."""

    def phrases(self, name: str, ours: Phrases) -> Phrases:
        """Return code → phrases for a field: ours, and the agency's own before them."""
        own = self.values.get(name, {})
        return {
            code: (*(header_words(word) for word in own.get(code, ())), *ours.get(code, ()))
            for code in dict.fromkeys((*own, *ours))
        }


def mapping_path(root: Path, kind: Kind) -> Path:
    """Return where a mapping is kept."""
    return root / "impor" / f"{kind}.yaml"


def load_wording(root: Path, kind: Kind) -> Wording:
    """Return the agency's mapping; an empty one where none is kept yet.

    :raises KinerjaError: the file is not as its schema says.
    """
    if not mapping_path(root, kind).exists():
        return Wording(kind)
    record = read_record(root, "impor", f"impor/{kind}.yaml")
    return Wording(
        kind,
        record.get("lembar"),
        {name: tuple(titles) for name, titles in record["kolom"].items()},
        {
            name: {code: tuple(map(str, words)) for code, words in codes.items()}
            for name, codes in record.get("nilai", {}).items()
        },
    )


def kept(root: Path, wording: Wording, found: Mapping[str, str], sheet: str | None, *, example: bool) -> bytes:
    """Return the mapping's file after a sheet was read by it: every title it went by, and what people wrote.

    :param found: field → the title that the sheet has.
    :param sheet: the title of the sheet to take the next time, where a workbook has several.
    """
    fresh = {
        name: title
        for name, title in found.items()
        if not identifiers(title) and header_words(title) not in map(header_words, wording.titles.get(name, ()))
    }
    path = mapping_path(root, wording.kind)
    if not path.exists():
        order = [name for name in vocabulary().titles[wording.kind] if name in fresh]
        lines = [EXAMPLE_LINE] if example else []
        for paragraph in (_PREFACE.format(kind=wording.kind), _VALUES):
            lines += comment(paragraph)
        lines.append(f"jenis: {wording.kind}")
        lines += [f"lembar: {inline(sheet)}"] if sheet else []
        lines += ["kolom:", *(f"  {name}: {inline([fresh[name]])}" for name in order)]
        return ("\n".join(lines) + "\n").encode()
    text = path.read_text(encoding="utf-8")

    def change(record: Any) -> None:
        for name, title in fresh.items():
            if name in record["kolom"]:
                record["kolom"][name].append(title)
            else:
                record["kolom"][name] = [title]
        if sheet and record.get("lembar") != sheet:
            record["lembar"] = sheet

    return edit.updated(text, change).encode()
