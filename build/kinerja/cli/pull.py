"""``kinerja pull``: survey answers from their sheets to ``tanggapan/``, stripped."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from kinerja.errors import KinerjaError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kinerja.intake.mapping import FormMapping
    from kinerja.intake.report import PullReport


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "pull",
        help="ambil jawaban survei tanpa identitas (fetch survey answers, stripped)",
        description="Membaca jawaban dari Google Sheets atau dari ekspor CSV atau Excel, membuang semua kolom yang "
        "tidak dipetakan, dan menyimpannya di tanggapan/ (reads answers, drops unmapped columns, stores the rest).",
    )
    parser.add_argument("forms", nargs="*", metavar="FORM", help="formulir; baku: semua (forms; default: all)")
    parser.add_argument(
        "--from", dest="file", type=Path, metavar="BERKAS", help="ekspor lembar, CSV atau Excel (an export)"
    )
    parser.add_argument(
        "--hapus",
        action="append",
        default=[],
        metavar="PERIODE",
        help="hapus juga jawaban periode ini yang tidak ada lagi di lembar (drop what left the sheet in this period)",
    )
    parser.add_argument(
        "--semua",
        action="store_true",
        help="baca ulang semua baris, juga yang tampak tidak berubah sejak pull terakhir (read every row again)",
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="periksa akun, dokumen, lembar, dan judul kolom saja (only check account, document, sheet and titles)",
    )
    parser.add_argument("--dry-run", action="store_true", help="hitung saja, jangan menulis (write nothing)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="bentuk keluaran (output)")
    parser.add_argument("--content", type=Path, default=Path("content"), metavar="DIR", help="folder isi (content)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Pull every form asked for; one that fails does not hold the others back."""
    from kinerja.cli.progress import say, say_to_terminal
    from kinerja.cli.pull_report import as_json, as_text
    from kinerja.content.parallel import without_collection
    from kinerja.content.pseudonym import agency_key
    from kinerja.intake.forms import choose, form_ids, is_example, load_mapping
    from kinerja.intake.opening import opener
    from kinerja.intake.pull import pull_form

    _refuse_no_periods(args.hapus)
    forms = choose(form_ids(args.content), args.forms, one=args.file is not None)
    if args.check:
        from kinerja.cli.pull_check import check_forms

        return check_forms(
            forms,
            lambda form: load_mapping(args.content, form),
            opener(args.file, say_to_terminal),
            lambda form: _others(args.content, form),
            as_json=args.format == "json",
        )
    key = agency_key(is_example(args.content))
    open_source = opener(args.file, say_to_terminal)
    reports: list[PullReport] = []
    failed = 0
    for form in forms:
        try:
            mapping = load_mapping(args.content, form)
            others = _others(args.content, form)
            source = open_source(mapping)
            with without_collection():
                report = pull_form(
                    mapping,
                    source,
                    args.content,
                    key,
                    dry_run=args.dry_run,
                    others=others,
                    follow=args.hapus,
                    everything=args.semua,
                )
            reports.append(report)
        except KinerjaError as error:
            if len(forms) == 1:
                raise
            failed = max(failed, error.exit_code)
            say(f"{form}: {error}")
    if args.format == "json":
        print(json.dumps(as_json(reports), ensure_ascii=False, indent=2))
    else:
        for report in reports:
            print("\n".join(as_text(report, dry_run=args.dry_run)))
    return failed or int(any(report.lost for report in reports))


def _refuse_no_periods(codes: list[str]) -> None:
    from kinerja.package.period import Period

    for code in codes:
        try:
            Period.parse(code)
        except ValueError as error:
            raise KinerjaError(f"--hapus: {error}; tulis misalnya 2026-T1 (write for example 2026-T1)") from error


def _others(content: Path, form: str) -> Iterator[FormMapping]:
    """Yield the agency's other forms that can be read, to recognise a sheet that is one of theirs."""
    from kinerja.intake.forms import form_ids, load_mapping

    for other in form_ids(content):
        if other != form:
            try:
                yield load_mapping(content, other)
            except KinerjaError:
                continue
