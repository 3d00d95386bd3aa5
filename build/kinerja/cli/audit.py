"""``kinerja audit DIR…``: attack published releases as an outsider would, from their folders alone."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kinerja.cli.progress import to_terminal

if TYPE_CHECKING:
    from kinerja.release.audit import Leak


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "audit",
        help="serang rilis yang sudah terbit seperti orang luar (attack published releases as an outsider)",
        description="Mencoba menghitung ulang sel yang disembunyikan hanya dari berkas yang terbit "
        "(tries to work out hidden cells from the published files alone).",
    )
    parser.add_argument("folders", nargs="+", type=Path, metavar="DIR", help="folder rilis (release folders)")
    parser.add_argument("--content", type=Path, default=Path("content"), metavar="DIR", help=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Attack, and say what was found: a line a finding."""
    from kinerja.package.check import faults
    from kinerja.package.read import read_release, wrong_digests
    from kinerja.release.audit import leaks

    releases = [read_release(folder) for folder in args.folders]
    findings = [
        f"{folder / path}: digest tidak cocok dengan datapackage.json; berkas berubah setelah terbit "
        "(digest does not match: changed after publication)"
        for folder in args.folders
        for path in wrong_digests(folder)
    ]
    findings += [
        f"{folder / fault.path}{f' [{fault.where}]' if fault.where else ''}: {fault.message} ({fault.message_en})"
        for folder, release in zip(args.folders, releases, strict=True)
        for fault in faults(release, folder)
    ]
    findings += [_sentence(leak) for leak in leaks(releases, to_terminal())]
    for line in findings:
        print(line)
    names = ", ".join(release.folder for release in releases)
    if findings:
        print(f"{names}: {len(findings)} temuan (findings)", file=sys.stderr)
        return 1
    print(f"{names}: tidak ada sel tersembunyi yang dapat dihitung ulang (no hidden cell can be worked out)")
    return 0


def _sentence(leak: Leak) -> str:
    breach = leak.breach
    cell = ", ".join(f"{d}={member}" for d, member in zip(breach.dimensions, breach.key, strict=True))
    where = f"{' + '.join(leak.folders)}: tabel {breach.table} [{cell}]"
    if breach.kind == "kecil":
        return f"{where}: jumlah {breach.low} terlalu kecil untuk ditampilkan (count too small to show)"
    if breach.kind == "satu_kelas":
        return f"{where}: semua orang di kelompok ini diketahui sekelas (everyone is known to be of one class)"
    if breach.kind == "selisih":
        return (
            f"{where}: rata-rata berubah karena kurang dari ambang jawaban, dari {breach.low} menjadi {breach.high}; "
            "jawaban itu dapat dihitung (too few answers changed: they can be worked out)"
        )
    if breach.kind == "terkait":
        return (
            f"{where}: jumlah ini juga ada pada tabel lain tentang orang yang sama, harus terbit dan sama di keduanya "
            "(this sum stands in another table of the same people too: both must show it, and the same)"
        )
    if breach.kind == "bertentangan":
        return f"{where}: angka yang terbit saling bertentangan (published numbers contradict one another)"
    return (
        f"{where}: sel tersembunyi dapat dihitung ulang, nilainya {breach.low} sampai {breach.high} "
        f"(hidden cell can be worked out, between {breach.low} and {breach.high})"
    )
