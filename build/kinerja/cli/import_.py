"""``kinerja import KIND FILE``: HR's own spreadsheets become records; names go to a roster outside git alone."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

_KINDS: Final = {
    "register": ("daftar pegawai menjadi pegawai/ (a register of staff)", "daftar pegawai"),
    "evaluasi": ("rekap penilaian menjadi evaluasi/ (a recap of ratings)", "rekap penilaian"),
    "rencana": ("tabel SKP menjadi rencana/ (plans)", "tabel rencana (SKP)"),
}


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser, with one of its own for each kind."""
    parser = subparsers.add_parser(
        "import",
        help="ubah lembar kepegawaian (Excel, CSV) menjadi data (turn HR's spreadsheets into records)",
        description="Membaca daftar pegawai, rekap penilaian, atau tabel rencana dari Excel atau CSV, mengganti NIP "
        "dengan nama sandi, dan menulis berkas data. Judul kolom dikenali dari katanya, dan pemetaannya disimpan di "
        "impor/. Nama dan NIP tidak pernah masuk folder data (reads HR's own spreadsheets; names and NIPs never enter "
        "the content folder).",
    )
    kinds = parser.add_subparsers(title="jenis (kinds)", metavar="JENIS", required=True)
    for kind, (help_text, what) in _KINDS.items():
        below = kinds.add_parser(kind, help=help_text, description=f"Membaca {what}: {help_text}.")
        below.add_argument("file", type=Path, metavar="BERKAS", help="buku kerja .xlsx atau CSV (workbook or CSV)")
        below.add_argument("--lembar", metavar="NAMA", help="nama lembar, bila ada beberapa (the sheet's title)")
        below.add_argument("--unit", metavar="UNIT", help="semua baris dari unit ini (every row is of this unit)")
        if kind == "register":
            below.add_argument(
                "--mulai", metavar="TANGGAL", help="hari mulai pegawai baru yang tanpa TMT (where the sheet has none)"
            )
            below.add_argument(
                "--semua-baru",
                action="store_true",
                help="pegawai di lembar memang belum ada yang terdaftar (nobody in the sheet is registered yet)",
            )
        elif kind == "evaluasi":
            below.add_argument("--periode", metavar="PERIODE", help="misalnya 2026-T1 (the period)")
        else:
            below.add_argument("--tahun", metavar="TAHUN", help="misalnya 2026 (the year)")
        below.add_argument(
            "--roster", type=Path, metavar="BERKAS", help="tambahkan nip,nama ke CSV ini, di luar git (outside git)"
        )
        below.add_argument(
            "--lewati", action="store_true", help="tulis yang terbaca, lewati baris yang galat (skip faulty rows)"
        )
        below.add_argument("--dry-run", action="store_true", help="periksa saja, jangan menulis (write nothing)")
        below.add_argument("--format", choices=("text", "json"), default="text", help="bentuk keluaran (output)")
        below.add_argument("--content", type=Path, default=Path("content"), metavar="DIR", help="folder data: content")
        below.set_defaults(run=run, kind=kind)


def run(args: argparse.Namespace) -> int:
    """Read, report, and write everything or nothing; returns 1 where rows are not understood."""
    from kinerja.cli.import_report import as_json, as_text
    from kinerja.cli.progress import say_to_terminal
    from kinerja.content.parallel import without_collection
    from kinerja.upkeep.change import Change, carry_out
    from kinerja.workbooks.bring import Asked, bring
    from kinerja.workbooks.remarks import has_errors
    from kinerja.workbooks.roster_file import write_roster

    period = getattr(args, "periode", None) or getattr(args, "tahun", None)
    asked = Asked(
        args.lembar,
        args.unit,
        getattr(args, "mulai", None),
        period,
        args.roster,
        args.lewati,
        getattr(args, "semua_baru", False),
    )
    say_to_terminal("membaca lembar (reading the sheet) …")
    with without_collection():
        outcome = bring(args.content, args.kind, args.file, asked)
    written: tuple[Path, ...] = ()
    if not outcome.report.refused:
        say_to_terminal("memeriksa hasilnya (checking the result) …")
        written = carry_out(args.content, Change(outcome.files), dry_run=args.dry_run)
        if outcome.roster is not None and not args.dry_run:
            write_roster(args.roster, outcome.roster)
    if args.format == "json":
        print(as_json(outcome.report, written, dry_run=args.dry_run))
    else:
        has_roster = None if args.roster is None else outcome.roster is not None
        print("\n".join(as_text(outcome.report, written, dry_run=args.dry_run, roster=has_roster)))
    return 1 if has_errors(outcome.report.remarks) else 0
