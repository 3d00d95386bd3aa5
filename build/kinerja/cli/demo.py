"""``kinerja demo``: write a fictional agency of any size."""

from __future__ import annotations

import argparse
from pathlib import Path


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``kinerja demo``."""
    parser = subparsers.add_parser(
        "demo",
        help="tulis instansi rekaan untuk belajar dan menguji (write a fictional agency)",
        description="Menulis DIR/content/ dan DIR/lembar/ sebuah instansi rekaan; argumen yang sama, isi yang sama "
        "(writes a fictional agency; the same arguments give the same bytes).",
    )
    parser.add_argument("folder", metavar="DIR", type=Path, help="folder tujuan (target folder)")
    parser.add_argument("--employees", type=int, default=1200, metavar="N", help="banyaknya pegawai (employees): 1200")
    parser.add_argument("--units", type=int, default=12, metavar="U", help="banyaknya unit kerja (units): 12")
    parser.add_argument("--periods", type=int, default=4, metavar="P", help="triwulan sejak 2026-T1 (quarters): 4")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="benih acak (random seed): 1")
    parser.add_argument(
        "--profile",
        choices=("spread", "concentrated"),
        default="spread",
        help="sebaran predikat: spread, atau concentrated (94%% baik)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the agency and say what was written; returns 0."""
    from kinerja.demo.generate import Options, write

    options = Options(args.employees, args.units, args.periods, args.seed, args.profile)
    written = write(args.folder, options)
    print(
        f"{args.folder}: {written.employees} pegawai, {written.units} unit, {written.evaluations} evaluasi, "
        f"{written.answers} tanggapan, {written.files} berkas. Data contoh "
        "(employees, units, evaluations, answers, files; fictional data)."
    )
    return 0
