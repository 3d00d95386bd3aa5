"""``kinerja release PERIODE…``: check, measure, protect, attack, and only then write ``rilis/PERIODE/``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kinerja.cli.progress import to_terminal
from kinerja.errors import KinerjaError, Refused
from kinerja.package.period import Period

if TYPE_CHECKING:
    from kinerja.package.model import Release
    from kinerja.release.publish import Outcome


_LISTED = 5
"""Services named on one line."""


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "release",
        help="buat rilis yang aman diterbitkan (make a release that is safe to publish)",
        description="Menghitung, melindungi, lalu menyerang hasilnya sendiri sebelum menulis rilis/PERIODE/ "
        "(measures, protects and attacks its own output before it writes).",
    )
    parser.add_argument("periods", metavar="PERIODE", nargs="*", help="misalnya 2026-T1 (for example)")
    parser.add_argument("--content", type=Path, default=Path("content"), metavar="DIR", help="folder isi (content)")
    parser.add_argument("--dry-run", action="store_true", help="tampilkan saja, jangan menulis (write nothing)")
    parser.add_argument(
        "--koreksi", default="", metavar="TEKS", help="apa yang dikoreksi dan mengapa (what is corrected and why)"
    )
    parser.add_argument(
        "--disetujui",
        action="append",
        default=[],
        metavar="JABATAN, TANGGAL",
        help='yang menyetujui dan harinya, tanpa nama: "Sekretaris Daerah, 2026-07-18" (who approved, by office)',
    )
    parser.add_argument(
        "--changed-since",
        metavar="REV",
        help="periode yang tersentuh perubahan sejak bercabang dari REV, bersama --dry-run (periods touched since)",
    )
    parser.add_argument(
        "--format",
        choices=("text", "markdown"),
        default="text",
        help="bentuk keluaran --dry-run; markdown untuk permintaan penggabungan (output of a dry run)",
    )
    parser.add_argument(
        "--tulis-ke",
        type=Path,
        metavar="DIR",
        help="tulis rilis percobaan di bawah folder lain, untuk situs pratinjau (write tried releases elsewhere)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make, show or refuse releases; what is checked is read once."""
    from kinerja import rules
    from kinerja.content.changes import Changes, changed_since
    from kinerja.content.load import load
    from kinerja.content.personal import identifiers
    from kinerja.release.touched import touched_periods

    _require_sense(args)
    note = args.koreksi.strip()
    if identifiers(note):
        raise KinerjaError(
            "--koreksi memuat NIP, NIK, nomor telepon, atau surel, padahal alasan koreksi terbit; tulis tanpa pengenal "
            "siapa pun (the note is published: write it without anybody's identifier)"
        )
    changes = Changes(frozenset(), schemas=False)
    if args.changed_since is not None:
        changes = changed_since(args.changed_since, args.content)
    progress = to_terminal()
    tree = load(args.content, use_cache=False, progress=progress)  # a cache can be written by others
    faults = [f for f in (*tree.findings, *rules.check(tree)) if f.level == "galat"]
    if faults and args.format == "markdown":
        from kinerja.cli.release_markdown import broken

        print(broken(len(faults)))
        return 1
    if faults:
        first = faults[0]
        raise Refused(
            f"{first.path}:{first.line}:{first.column}: {first.code}; {len(faults)} galat harus diperbaiki sebelum "
            "rilis, jalankan kinerja validate (mend what kinerja validate finds, then release)"
        )
    periods = args.periods or touched_periods(changes.files, tree.content.evaluations, schemas=changes.schemas)
    if args.format == "markdown":
        from kinerja.cli.release_preview import preview

        return preview(args, tree, periods, changes, note, progress)
    from kinerja.release.approval import read_approval
    from kinerja.release.draft import draft  # brings threads, beside which files are read by one process alone
    from kinerja.release.publish import publish

    for period in periods:
        approvals = [read_approval(text, Period.parse(period)) for text in args.disetujui]
        made = draft(tree.content, period, tree.agency)
        root = args.content / "rilis"
        _say(publish(root, made, correction=note, approvals=approvals, dry_run=args.dry_run, progress=progress))
    return 0


def _require_sense(args: argparse.Namespace) -> None:
    """Hold the arguments against one another before anything is read.

    :raises KinerjaError: they ask for nothing, for two things at once, or for what is no period or approval.
    """
    from kinerja.release.approval import read_approval

    if bool(args.periods) == (args.changed_since is not None):
        raise KinerjaError("release: tulis PERIODE, atau --changed-since REV bersama --dry-run (name periods, or REV)")
    if not args.dry_run and (args.changed_since is not None or args.format == "markdown"):
        raise KinerjaError("release: --changed-since dan --format markdown hanya untuk --dry-run (for a dry run alone)")
    if args.tulis_ke is not None and args.format != "markdown":
        raise KinerjaError("release: --tulis-ke hanya bersama --format markdown (goes with --format markdown alone)")
    if args.tulis_ke is not None and args.tulis_ke.resolve().is_relative_to(args.content.resolve()):
        raise KinerjaError("release: --tulis-ke harus di luar folder isi (must lie outside the content folder)")
    for code in args.periods:
        try:
            period = Period.parse(code)
        except ValueError as error:
            raise KinerjaError(f"{error}; tulis misalnya 2026-T1 (write for example 2026-T1)") from error
        for text in args.disetujui:
            read_approval(text, period)


def _say(outcome: Outcome) -> None:
    if outcome.written:
        done = "ditulis (written)"
    elif outcome.new:
        done = "akan ditulis (would be written)"
    else:
        done = "tidak berubah, sama dengan yang sudah terbit (unchanged, already published)"
    print(f"{outcome.folder}: {done}")
    for line in summary(outcome.release):
        print(f"  {line}")


def summary(release: Release) -> list[str]:
    """What a release says and hides: a line a table that hides something, and how many people their own unit shows."""
    from kinerja.package.model import HIDDEN, PUBLISHED, PlainTable
    from kinerja.release.satisfaction import left_out, without_index

    lines, whole, facts = [], [], []
    for name, table in sorted(release.tables.items()):
        if isinstance(table, PlainTable):
            facts.append(f"{name} {len(table.rows)}")
            continue
        shown = sum(row.status == PUBLISHED for row in table.rows)
        hidden = sum(row.status == HIDDEN for row in table.rows)
        if hidden:
            lines.append(f"{name}: {shown} sel terbit, {hidden} disembunyikan (cells shown, hidden)")
        else:
            whole.append(f"{name} {shown}")
    if whole:
        lines.append(f"tanpa sel tersembunyi (nothing hidden), sel terbit: {', '.join(whole)}")
    if facts:
        lines.append(f"tabel fakta (tables of facts), baris: {', '.join(facts)}")
    for service, elements in left_out(release.tables).items():
        lines.append(
            f"ikm {service}: tanpa unsur {', '.join(elements)}, yang dijawab kurang dari "
            f"{release.thresholds['ambang_pendapat']} orang; unsur lain berbagi bobotnya (index without these elements)"
        )
    if empty := without_index(release.tables):
        rest = f" dan {len(empty) - _LISTED} lainnya" if len(empty) > _LISTED else ""
        lines.append(
            f"ikm belum ada untuk {', '.join(empty[:_LISTED])}{rest}: perlu "
            f"{release.thresholds['ambang_pendapat']} jawaban yang menyebut layanan dan dua unsur atau lebih; lihat "
            "kinerja validate (no index yet)"
        )
    if "rerata_dari" in release.extra:
        lines.append(
            f"rerata tetap seperti rilis {release.extra['rerata_dari']}: jawaban yang berubah belum cukup banyak untuk "
            "terbit tanpa membuka jawaban seseorang (means stay as they were: too few answers changed)"
        )
    rated, own = release.coverage["dinilai"], release.coverage["di_unit_sendiri"]
    share = f"{100 * own / rated:.1f}".replace(".", ",")
    lines.append(f"{own} dari {rated} pegawai ({share}%) terlihat di unitnya sendiri (people shown in their own unit)")
    return lines
