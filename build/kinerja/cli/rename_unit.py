"""``kinerja rename-unit OLD NEW``: a unit gets another id or name."""

from __future__ import annotations

import argparse

from kinerja.cli.arguments import add_content, add_dry_run, tanggal


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "rename-unit",
        help="ganti kode atau nama unit (a unit gets another id or name)",
        description="Memindahkan berkas unit ke kode baru beserta semua yang menyebutnya. Yang sudah terbit tetap atas "
        "kode lama, dan unit baru menyebutnya sebagai pendahulu (moves a unit's files and whatever names it; what is "
        "published stays under the old id, which becomes the predecessor).",
    )
    parser.add_argument("old", metavar="LAMA", help="kode unit sekarang (the id now)")
    parser.add_argument("new", metavar="BARU", help="kode unit yang baru (the new id)")
    parser.add_argument("--nama", metavar="TEKS", help="nama resmi yang baru (the new official name)")
    parser.add_argument("--nama-en", metavar="TEKS", help="nama baru dalam bahasa Inggris (in English)")
    parser.add_argument(
        "--mulai", type=tanggal, metavar="TANGGAL", help="hari pertama dengan kode baru, 2027-01-01 (first day)"
    )
    add_dry_run(parser)
    add_content(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Rename and print what changed."""
    from kinerja.cli.change_report import tell
    from kinerja.upkeep.change import Change, carry_out
    from kinerja.upkeep.rename import rename, renaming

    plan = renaming(args.content, args.old, args.new, name=args.nama, name_en=args.nama_en, start=args.mulai)
    change = rename(args.content, plan) if plan else Change()
    as_before = plan.as_before if plan else str
    tell(carry_out(args.content, change, dry_run=args.dry_run, as_before=as_before), change.todo, dry_run=args.dry_run)
    return 0
