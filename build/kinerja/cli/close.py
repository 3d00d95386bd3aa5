"""``kinerja close PERIODE``: what is missing before a release, by unit and person in charge. Writes nothing."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from kinerja.cli.arguments import add_content
from kinerja.errors import KinerjaError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinerja.upkeep.readiness import Gap


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "close",
        help="apa yang kurang sebelum rilis (what is missing before a release)",
        description="Mencetak rencana, evaluasi, capaian, jawaban, persetujuan, dan perbaikan yang masih kurang untuk "
        "satu periode, menurut unit dan penanggung jawab (lists what a period still lacks, by unit and person in "
        "charge). Kode keluar: 0 siap dirilis, 1 masih kurang.",
    )
    parser.add_argument("periode", metavar="PERIODE", help="misalnya 2026-T1 (for example)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="bentuk keluaran (output format)")
    add_content(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Look and print; returns 1 where something is missing."""
    from kinerja import rules
    from kinerja.cli.progress import to_terminal
    from kinerja.content.load import load
    from kinerja.package.period import Period
    from kinerja.upkeep.published import is_approved
    from kinerja.upkeep.readiness import gaps

    try:
        period = Period.parse(args.periode)
    except ValueError as error:
        raise KinerjaError(f"{error}; tulis misalnya 2026-T1 (write for example 2026-T1)") from error
    tree = load(args.content, progress=to_terminal())
    found = gaps(tree, period, (*tree.findings, *rules.check(tree)), is_approved(args.content, period.code))
    print(_json(period.code, found) if args.format == "json" else _text(period.code, found))
    return 1 if _missing(found) else 0


def _missing(found: Sequence[Gap]) -> int:
    return sum(gap.level == "kurang" for gap in found)


def _text(period: str, found: Sequence[Gap]) -> str:
    lines: list[str] = []
    heading: tuple[str, str] | None = None
    for gap in found:
        if (gap.unit, gap.who) != heading:
            heading = gap.unit, gap.who
            lines += ["", f"{gap.unit or 'instansi (agency)'}, {gap.who}"]
        lines.append(f"  {gap.level:<6}  {gap.subject}: {gap.message}  ({gap.file})")
        lines.append(f"          {gap.message_en}")
    missing = _missing(found)
    look = len(found) - missing
    state = "siap dirilis (ready to release)" if not missing else f"{missing} hal kurang (things missing)"
    return "\n".join([*lines[1:], *([""] if lines else []), f"{period}: {state}, {look} untuk ditinjau (to look at)"])


def _json(period: str, found: Sequence[Gap]) -> str:
    record = {
        "periode": period,
        "siap": not _missing(found),
        "hal": [
            {
                "unit": gap.unit or None,
                "penanggung_jawab": gap.who,
                "perihal": gap.subject,
                "tingkat": gap.level,
                "berkas": gap.file,
                "pesan": gap.message,
                "pesan_en": gap.message_en,
            }
            for gap in found
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=2)
