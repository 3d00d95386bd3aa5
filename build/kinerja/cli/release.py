"""``kinerja release PERIODE…``: check, measure, protect, attack, and only then write ``rilis/PERIODE/``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kinerja.cli.progress import to_terminal
from kinerja.errors import KinerjaError, Refused

if TYPE_CHECKING:
    from kinerja.package.model import Release
    from kinerja.release.publish import Outcome


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "release",
        help="buat rilis yang aman diterbitkan (make a release that is safe to publish)",
        description="Menghitung, melindungi, lalu menyerang hasilnya sendiri sebelum menulis rilis/PERIODE/ "
        "(measures, protects and attacks its own output before it writes).",
    )
    parser.add_argument("periods", metavar="PERIODE", nargs="+", help="misalnya 2026-T1 (for example)")
    parser.add_argument("--content", type=Path, default=Path("content"), metavar="DIR", help="folder isi (content)")
    parser.add_argument("--dry-run", action="store_true", help="tampilkan saja, jangan menulis (write nothing)")
    parser.add_argument(
        "--koreksi", default="", metavar="TEKS", help="apa yang dikoreksi dan mengapa (what is corrected and why)"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make, show or refuse releases; what is checked is read once."""
    from kinerja import rules
    from kinerja.content.load import load
    from kinerja.package.period import Period
    from kinerja.release.build import build_release
    from kinerja.release.publish import publish

    for period in args.periods:
        try:
            Period.parse(period)
        except ValueError as error:
            raise KinerjaError(f"{error}; tulis misalnya 2026-T1 (write for example 2026-T1)") from error
    progress = to_terminal()
    tree = load(args.content, use_cache=False, progress=progress)  # a cache can be written by others
    faults = [f for f in (*tree.findings, *rules.check(tree)) if f.level == "galat"]
    if faults:
        first = faults[0]
        raise Refused(
            f"{first.path}:{first.line}:{first.column}: {first.message} [{first.code}]; {len(faults)} galat harus "
            "diperbaiki sebelum rilis, lihat kinerja validate (mend what kinerja validate finds, then release)"
        )

    for period in args.periods:

        def make(revision: int, correction: str, earlier: Sequence[Release], period: str = period) -> Release:
            return build_release(
                tree.content, period, revision=revision, correction=correction, earlier=earlier, progress=progress
            )

        _say(publish(args.content / "rilis", period, make, correction=args.koreksi.strip(), dry_run=args.dry_run))
    return 0


def _say(outcome: Outcome) -> None:
    if not outcome.new:
        print(f"{outcome.folder}: tidak berubah, sama dengan yang sudah terbit (unchanged, already published)")
        return
    done = "ditulis (written)" if outcome.written else "akan ditulis (would be written)"
    print(f"{outcome.folder}: {done}")
    for line in summary(outcome.release):
        print(f"  {line}")


def summary(release: Release) -> list[str]:
    """What a release says and hides, a line a table, and how many people are shown in their own unit."""
    from kinerja.package.model import HIDDEN, PUBLISHED, PlainTable

    lines = []
    for name, table in sorted(release.tables.items()):
        if isinstance(table, PlainTable):
            lines.append(f"{name}: {len(table.rows)} baris (rows)")
            continue
        shown = sum(row.status == PUBLISHED for row in table.rows)
        hidden = sum(row.status == HIDDEN for row in table.rows)
        lines.append(f"{name}: {shown} sel terbit, {hidden} disembunyikan (cells shown, hidden)")
    rated, own = release.coverage["dinilai"], release.coverage["di_unit_sendiri"]
    share = f"{100 * own / rated:.1f}".replace(".", ",")
    lines.append(f"{own} dari {rated} pegawai ({share}%) terlihat di unitnya sendiri (people shown in their own unit)")
    return lines
