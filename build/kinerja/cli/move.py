"""``kinerja move PSEUDONYM --ke UNIT --mulai DATE``: an employee changes unit."""

from __future__ import annotations

import argparse

from kinerja.cli.arguments import add_content, add_dry_run, tanggal


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "move",
        help="pindahkan pegawai ke unit lain (an employee changes unit)",
        description="Mengakhiri masa kerja di unit lama pada hari sebelumnya, menambah masa kerja di unit baru, dan "
        "menyebut apa yang masih perlu mengikuti (ends one spell, begins the next, and says what must follow).",
    )
    parser.add_argument("employee", metavar="NAMA-SANDI", help="nama sandi pegawai (a pseudonym)")
    parser.add_argument("--ke", required=True, metavar="UNIT", help="kode unit tujuan (the new unit)")
    parser.add_argument(
        "--mulai", required=True, type=tanggal, metavar="TANGGAL", help="hari pertama di sana, 2026-07-01 (first day)"
    )
    parser.add_argument("--kelompok-jabatan", metavar="KODE", help="bila jabatannya juga berganti (the new job family)")
    add_dry_run(parser)
    add_content(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Move and print what changed."""
    from kinerja.cli.change_report import tell
    from kinerja.upkeep.change import carry_out
    from kinerja.upkeep.move import move

    change = move(args.content, args.employee, args.ke, args.mulai, args.kelompok_jabatan)
    tell(carry_out(args.content, change, dry_run=args.dry_run), change.todo, dry_run=args.dry_run)
    return 0
