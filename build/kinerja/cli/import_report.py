"""What an import says: the mapping it went by, what was not understood by cell, and what became of how many people."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from kinerja.errors import shown
from kinerja.workbooks.bring import Report

_MOST_LEFT: Final = 20
_MOST_REMARKS: Final = 40


def as_text(report: Report, written: Sequence[Path], *, dry_run: bool, roster: bool | None) -> Iterator[str]:
    """Yield the report's lines.

    :param roster: whether the roster changes; None where none was asked for.
    """
    mapping = ", ".join(f'{name} = {letter} "{title}"' for name, letter, title in report.columns)
    yield f"{report.source}: {mapping}"
    for remark in report.remarks[:_MOST_REMARKS]:
        yield f"  {remark.cells}  {remark.level}  {remark.message} ({remark.message_en})"
    if len(report.remarks) > _MOST_REMARKS:
        yield f"  dan {len(report.remarks) - _MOST_REMARKS} hal lagi; lihat semuanya dengan --format json (and more)"
    yield from _left(report)
    tally = report.tally
    if report.refused:
        count = len({p.row for r in report.remarks if r.level == "galat" for p in r.places})
        yield (
            f"tidak ada yang ditulis: {count} baris galat; perbaiki di lembarnya lalu impor lagi, atau --lewati untuk "
            "menulis yang terbaca (nothing was written: mend the sheet and import again, or skip with --lewati)"
        )
        return
    period = f" {report.period}" if report.period else ""
    others = f", {report.others} bukan PNS atau PPPK dilewati (not PNS or PPPK)" if report.others else ""
    yield (
        f"{report.kind}{period}: {tally.new} baru, {tally.changed} berubah, {tally.unchanged} tetap, "
        f"{len(tally.left)} tidak ada lagi di lembar{others} (new, changed, unchanged, no longer in the sheet)"
    )
    yield from (f"  {shown(path)}" for path in written)
    if roster is None:
        if report.kind == "register":
            yield (
                "tanpa --roster, nama sandi tidak disimpan bersama NIP dan nama, sehingga nanti tidak seorang pun "
                "dapat mengetahui siapa mereka; jalankan lagi dengan --roster BERKAS di luar git, misalnya --roster "
                "~/roster.csv (without a roster nobody can find out who is who: run it again with --roster)"
            )
    elif roster and dry_run:
        yield "roster di luar git akan diperbarui (the roster outside git would be brought up to date)"
    elif roster:
        yield "roster diperbarui di luar git (the roster outside git is brought up to date)"
    if dry_run:
        yield "hanya percobaan, tidak ada yang ditulis (a dry run: nothing was written)"


def _left(report: Report) -> Iterator[str]:
    left = report.tally.left
    if not left:
        return
    advice = (
        "isi `selesai` bila sudah berhenti, atau catat kepindahannya (fill in `selesai` if they left)"
        if report.kind == "register"
        else "hapus bila memang tidak dinilai di sini (delete what does not belong there)"
    )
    yield f"tercatat tetapi tidak ada di lembar, dan dibiarkan; {advice}:"
    yield from (f"  {line}" for line in left[:_MOST_LEFT])
    if len(left) > _MOST_LEFT:
        yield f"  dan {len(left) - _MOST_LEFT} orang lagi (and more)"


def as_json(report: Report, written: Sequence[Path], *, dry_run: bool) -> str:
    """Return the report as one JSON object."""
    tally = report.tally
    record: dict[str, Any] = {
        "jenis": report.kind,
        "periode": report.period,
        "pemetaan": {name: {"kolom": letter, "judul": title} for name, letter, title in report.columns},
        "pegawai": report.people,
        "bukan_asn": report.others,
        "baru": tally.new,
        "berubah": tally.changed,
        "tetap": tally.unchanged,
        "tidak_ada_lagi": tally.left,
        "temuan": [
            {
                "sel": [str(place) for place in remark.places],
                "tingkat": remark.level,
                "pesan": remark.message,
                "pesan_en": remark.message_en,
            }
            for remark in report.remarks
        ],
        "ditolak": report.refused,
        "percobaan": dry_run,
        "berkas": [str(shown(path)) for path in written],
    }
    return json.dumps(record, ensure_ascii=False, indent=2)
