"""``kinerja new KIND …``: a template at its right path, filled in as far as the content folder knows."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kinerja.content.templates.agency import Agency


class Kind(NamedTuple):
    """A kind of file: what its help says, its arguments in order, and its options as (name, help)."""

    help: str
    arguments: tuple[str, ...]
    options: tuple[tuple[str, str], ...] = ()


_ARGUMENTS: Final = {
    "id": ("ID", "kode berkas, misalnya dinas-kesehatan (the file's id)"),
    "unit": ("UNIT", "kode unit di folder unit/ (a unit's id)"),
    "periode": ("PERIODE", "misalnya 2026-T2 (a period)"),
    "tahun": ("TAHUN", "misalnya 2027 (a year)"),
}

KINDS: Final = {
    "unit": Kind(
        "unit kerja (a unit)",
        ("id",),
        (
            ("nama", "nama resmi (official name)"),
            ("nama-en", "nama dalam bahasa Inggris (English name)"),
            ("induk", "kode unit di atasnya (parent unit)"),
            ("jenis", "jenis unit, misalnya dinas (kind of unit)"),
        ),
    ),
    "pegawai": Kind("daftar masa kerja satu unit (a unit's register)", ("unit",)),
    "rencana": Kind("rencana (SKP) setiap pegawai satu unit (plans)", ("tahun", "unit")),
    "evaluasi": Kind("evaluasi setiap pegawai satu unit (evaluations)", ("periode", "unit")),
    "indikator": Kind("indikator dan target satu unit (a unit's indicators)", ("tahun", "unit")),
    "capaian": Kind("capaian indikator satu unit (a unit's results)", ("periode", "unit")),
    "formulir": Kind(
        "formulir survei, juga dari lembar yang sudah ada (a survey form, also from a sheet there is)",
        ("id",),
        (
            ("jenis", "jenis survei: skm, spkp, spak, program, umpan_balik; baku: dibaca dari lembar, atau skm (kind)"),
            ("nama", "nama survei (the survey's name)"),
        ),
    ),
    "pelatihan": Kind("kegiatan pelatihan (a training)", ("id",)),
    "penghargaan": Kind("penghargaan (an award)", ("id", "periode")),
    "keberatan": Kind("keberatan pada satu periode (appeals)", ("periode",)),
    "tindak-lanjut": Kind("janji perbaikan (a promised improvement)", ("id", "unit")),
    "halaman": Kind("halaman dan kembaran Inggrisnya (a page and its English twin)", ("id",)),
}


ALIASES: Final = {"formulir": ("form",)}
"""Other words for a kind."""


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser, with one of its own for each kind."""
    parser = subparsers.add_parser(
        "new",
        help="buat berkas baru dari contoh yang siap diisi (a filled-in template at the right path)",
        description="Membuat berkas baru di tempat yang benar, terisi sejauh yang sudah diketahui; yang harus diisi "
        "orang dibiarkan kosong dan ditunjuk oleh kinerja validate. Berkas yang sudah ada tidak pernah ditimpa "
        "(writes a template at the right path; never overwrites). Mencetak jalur berkasnya (prints the path).",
    )
    _add_content(parser, Path("content"))
    kinds = parser.add_subparsers(title="jenis (kinds)", metavar="JENIS", required=True)
    for name, kind in KINDS.items():
        below = kinds.add_parser(
            name, aliases=ALIASES.get(name, ()), help=kind.help, description=f"Membuat berkas: {kind.help}."
        )
        for argument in kind.arguments:
            metavar, help_text = _ARGUMENTS[argument]
            below.add_argument(argument, metavar=metavar, help=help_text)
        for option, help_text in kind.options:
            below.add_argument(f"--{option}", metavar="TEKS", help=help_text)
        if name == "formulir":
            _add_sheet(below)
        _add_content(below, argparse.SUPPRESS)
        below.set_defaults(run=run, kind=name)


def _add_sheet(parser: argparse.ArgumentParser) -> None:
    """Where a form's first mapping is read from: an export, or the sheet itself."""
    sheet = parser.add_mutually_exclusive_group()
    sheet.add_argument(
        "--from", dest="file", type=Path, metavar="BERKAS", help="usulkan dari ekspor CSV atau XLSX (from an export)"
    )
    sheet.add_argument(
        "--dokumen", metavar="ALAMAT", help="usulkan dari lembar Google: alamat atau kodenya (from a Google sheet)"
    )
    parser.add_argument("--lembar", metavar="NAMA", help="nama lembar di dalamnya (the sheet's title)")


def _add_content(parser: argparse.ArgumentParser, default: object) -> None:
    """``--content`` may stand before the kind or behind it; behind it, its absence must not undo the one before."""
    parser.add_argument("--content", type=Path, default=default, metavar="DIR", help="folder data: content")


def run(args: argparse.Namespace) -> int:
    """Write the template and print its path."""
    from kinerja.content.templates.agency import Agency
    from kinerja.content.templates.kinds import columns, make
    from kinerja.content.templates.write import write_new
    from kinerja.intake.forms import is_example

    kind = KINDS[args.kind]
    names = [*kind.arguments, *(option.replace("-", "_") for option, _ in kind.options)]
    words = {name: getattr(args, name) for name in names if getattr(args, name) is not None}
    agency = Agency(args.content, is_example(args.content))
    made = make(args.kind, agency, words)
    if args.kind == "formulir" and (args.file or args.dokumen):
        made = dict.fromkeys(made, _from_sheet(agency, args))
    for path in write_new(args.content, _with_schema(agency.folder, args.kind, made)):
        print(path)
    if args.kind == "pegawai":
        for line in columns(agency):
            print(f"  {line}")
    return 0


def _with_schema(agency: Path, kind: str, made: Mapping[str, str]) -> dict[str, str]:
    """Let a first line name the schema for language servers, where the repository keeps schemas for editors."""
    place = f".vscode/skema/{kind}.json"
    if not (agency / place).is_file():
        return dict(made)
    return {
        path: f"# yaml-language-server: $schema={'../' * (path.count('/') + 1)}{place}\n{text}"
        if path.endswith(".yaml")
        else text
        for path, text in made.items()
    }


def _from_sheet(agency: Agency, args: argparse.Namespace) -> str:
    """Return the first mapping that an export or a Google sheet suggests."""
    from kinerja.intake.first_mapping import first_mapping, sheet_of_export

    if args.file:
        from kinerja.errors import KinerjaError
        from kinerja.intake.exports import open_export
        from kinerja.intake.xlsx_source import XlsxSource

        document, sheet = "", args.lembar or sheet_of_export(args.file.name)
        source = open_export(args.file, sheet)
        titles = source.titles() if isinstance(source, XlsxSource) else ()
        if len(titles) > 1 and sheet not in titles:
            listed = ", ".join(f'"{title}"' for title in titles)
            raise KinerjaError(
                f"{args.file.name}: pilih lembarnya dengan --lembar; yang ada: {listed} (choose a sheet)"
            )
    else:
        from kinerja.intake.patience import Patience
        from kinerja.intake.sheets import SheetsSource, reach

        document, sheet = _document_id(args.dokumen), args.lembar or "Form Responses 1"
        source = SheetsSource(reach()(Patience()), document, sheet)
    return first_mapping(source, agency, args.id, sheet=sheet, document_id=document, kind=args.jenis, name=args.nama)


def _document_id(address: str) -> str:
    """Return a spreadsheet's id from its address, or the id itself."""
    from kinerja.errors import KinerjaError

    match = re.fullmatch(
        r"(?:https://docs\.google\.com/spreadsheets/(?:u/[0-9]+/)?d/)?([A-Za-z0-9_-]+)(?:/.*)?", address
    )
    if match is None:
        raise KinerjaError(
            "--dokumen: salin alamat lembar dari peramban, https://docs.google.com/spreadsheets/d/… "
            "(copy the sheet's address from the browser)"
        )
    return match[1]
