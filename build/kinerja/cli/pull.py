"""``kinerja pull``: survey answers from their sheets to ``tanggapan/``, stripped."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from kinerja.errors import KinerjaError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kinerja.intake.mapping import FormMapping
    from kinerja.intake.pull import PullReport
    from kinerja.intake.source import Source

_REASONS = {
    "waktu": (
        "waktu pengisian tidak terbaca; perbaiki di lembar, atau atur periode.urutan",
        "time stamp not read: mend the sheet, or set periode.urutan",
    ),
    "kunci": ("semua kolom kunci kosong; isi di lembar", "every key column is empty: fill one in the sheet"),
    "jawaban": (
        "jawaban belum dikenal; tambahkan sebagai sinonim di formulir/{form}.yaml, atau perbaiki di lembar",
        "answer not known: add it as a synonym to the mapping, or mend the sheet",
    ),
    "kosong": ("jawaban wajib belum diisi; lengkapi di lembar", "a required answer is missing: fill it in the sheet"),
}
_MOST_OUTSIDE = 5
"""Rows outside the periods whose numbers text output gives."""
_MOST_SHOWN = 20
"""Held rows that text output lists for each form; JSON lists them all."""


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "pull",
        help="ambil jawaban survei tanpa identitas (fetch survey answers, stripped)",
        description="Membaca jawaban dari Google Sheets atau dari ekspor CSV, membuang semua kolom yang tidak "
        "dipetakan, dan menyimpannya di tanggapan/ (reads answers, drops every unmapped column, stores the rest).",
    )
    parser.add_argument("forms", nargs="*", metavar="FORM", help="formulir; baku: semua (forms; default: all)")
    parser.add_argument("--from", dest="file", type=Path, metavar="BERKAS", help="ekspor CSV satu lembar (a CSV)")
    parser.add_argument("--dry-run", action="store_true", help="hitung saja, jangan menulis (write nothing)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="bentuk keluaran (output)")
    parser.add_argument("--content", type=Path, default=Path("content"), metavar="DIR", help="folder isi (content)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Pull every form asked for; one that fails does not hold the others back."""
    from kinerja.cli.progress import say
    from kinerja.content.pseudonym import agency_key
    from kinerja.intake.forms import choose, form_ids, is_example, load_mapping
    from kinerja.intake.pull import pull_form

    forms = choose(form_ids(args.content), args.forms, one=args.file is not None)
    key = agency_key(is_example(args.content))
    open_source = _opener(args.file)
    reports: list[PullReport] = []
    failed = False
    for form in forms:
        try:
            mapping = load_mapping(args.content, form)
            others = _others(args.content, form)
            source = open_source(mapping)
            reports.append(pull_form(mapping, source, args.content, key, dry_run=args.dry_run, others=others))
        except KinerjaError as error:
            if len(forms) == 1:
                raise
            failed = True
            say(f"{form}: {error}")
    if args.format == "json":
        print(json.dumps(_as_json(reports), ensure_ascii=False, indent=2))
    else:
        for report in reports:
            print("\n".join(_as_text(report, dry_run=args.dry_run)))
    return KinerjaError.exit_code if failed else 0


def _others(content: Path, form: str) -> Iterator[FormMapping]:
    """Yield the agency's other forms that can be read, to recognise a sheet that is one of theirs."""
    from kinerja.intake.forms import form_ids, load_mapping

    for other in form_ids(content):
        if other != form:
            try:
                yield load_mapping(content, other)
            except KinerjaError:
                continue


def _opener(file: Path | None) -> Callable[[FormMapping], Source]:
    """Return what opens a form's source: the file given, or the Sheets service, connected once."""
    if file is not None:
        from kinerja.intake.source import CsvSource

        source = CsvSource(file)
        return lambda _: source
    from kinerja.intake.sheets import SheetsSource, connect

    client = connect()

    def open_sheet(mapping: FormMapping) -> Source:
        return SheetsSource(client, mapping.document, mapping.sheet)

    return open_sheet


def _as_json(reports: list[PullReport]) -> dict[str, object]:
    """Return the contract's counts under ``formulir``, and beside them where to look in each sheet."""
    counts = {
        report.form: {
            "dibaca": report.read,
            "disimpan": report.stored,
            "ganda": report.duplicate,
            "luar_periode": report.outside,
            "karantina": report.quarantined,
        }
        for report in reports
    }
    details = {
        report.form: {
            "karantina": [
                {"baris": held.row, "kolom": held.column, "judul": held.title, "sebab": held.reason.value}
                for held in report.held
            ],
            "tetap_disimpan": report.kept,
            "pindah_periode": report.moved,
            "kolom_tidak_ada": list(report.missing),
            "berkas": [path.name for path in report.files],
        }
        for report in reports
    }
    return {"formulir": counts, "rincian": details}


def _as_text(report: PullReport, *, dry_run: bool) -> list[str]:
    counted = (
        f"{report.form}: {report.read} dibaca, {report.stored} disimpan, {report.duplicate} ganda, "
        f"{report.outside} di luar periode, {report.quarantined} dikarantina "
        f"({report.read} read: {report.stored} stored, {report.duplicate} duplicate, "
        f"{report.outside} outside the periods, {report.quarantined} in quarantine)"
    )
    lines = [counted]
    if not report.read:
        lines.append("  lembar ini belum berisi jawaban (the sheet holds no answers yet)")
    for held in report.held[:_MOST_SHOWN]:
        said, said_en = _REASONS[held.reason.value]
        lines.append(
            f'  baris {held.row}, kolom {held.column} "{held.title}": {said.format(form=report.form)} '
            f"(row {held.row}, column {held.column}: {said_en})"
        )
    if report.quarantined > _MOST_SHOWN:
        rest = report.quarantined - _MOST_SHOWN
        lines.append(f"  … dan {rest} baris lain; lihat --format json (and {rest} more rows: see --format json)")
    if report.outside:
        rows = ", ".join(map(str, report.outside_rows[:_MOST_OUTSIDE]))
        rows += ", …" if report.outside > _MOST_OUTSIDE else ""
        lines.append(
            f"  di luar periode (baris {rows}): periksa tahunnya di lembar, atau atur kalender di portal.yaml, atau "
            f"periode.mulai dan periode.selesai di formulir/{report.form}.yaml (outside: check the year in the sheet, "
            "or set the calendar, or the form's own days)"
        )
    lines += [
        f"  kolom {column} tidak ada di lembar; disimpan kosong (column not in the sheet: stored empty)"
        for column in report.missing
    ]
    if report.kept:
        lines.append(
            f"  {report.kept} jawaban tersimpan tidak lagi ada di lembar, dan tetap disimpan "
            f"({report.kept} stored answers are no longer in the sheet, and are kept)"
        )
    if report.moved:
        lines.append(f"  {report.moved} jawaban pindah periode (answers changed period)")
    done = "akan ditulis (would be written)" if dry_run else "ditulis (written)"
    lines.append(f"  {done}: {', '.join(path.name for path in report.files) or '-'}")
    return lines
