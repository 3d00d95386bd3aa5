"""``kinerja site``: build the portal beside the old one and swap."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kinerja.site.build import BuildReport


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "site",
        help="bangun situs dari rilis dan halaman (build the site from releases and pages)",
        description="Bangun situs di samping situs lama, lalu tukar. Hanya rilis/, halaman/, dan portal.yaml yang "
        "dibaca (builds the site beside the old one and swaps; reads releases, pages and portal.yaml only).",
    )
    parser.add_argument("--content", type=Path, default=Path("content"), help="folder isi (content folder)")
    parser.add_argument("--output", type=Path, default=Path("public"), help="folder situs (output folder; public)")
    parser.add_argument(
        "--persetujuan",
        type=Path,
        metavar="FILE",
        help="daftar nama yang disetujui pemiliknya, di luar git (names shown with consent, kept outside git)",
    )
    parser.add_argument(
        "--pratinjau",
        action="store_true",
        help="situs untuk ditinjau: setiap halaman berkata bahwa ini belum terbit (a preview: each page says so)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Build the site; 1 where a page has something to mend, one line each."""
    from kinerja.cli.progress import to_terminal
    from kinerja.site.build import build_site

    report = build_site(args.content, args.output, args.persetujuan, to_terminal(), preview=args.pratinjau)
    print(summary(report, args.output))
    return 0


def summary(report: BuildReport, output: Path) -> str:
    """What the build did, in one line (two where names were given)."""
    files = f"{report.new} baru, {report.changed} berubah, {report.unchanged} tetap, {report.removed} dihapus"
    text = (
        f"{output}: {report.files} berkas dari {report.releases} rilis dan {report.pages} halaman; {files} "
        "(files from releases and pages; new, changed, unchanged, removed)"
    )
    if report.names_given:
        text += (
            f"\nNama dengan persetujuan: {report.names_given} diberikan, {report.names_shown} tampil di halaman "
            "(names with consent: given, shown on a page)"
        )
    return text
