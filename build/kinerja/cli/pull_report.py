"""What ``kinerja pull`` prints of a report: JSON for programs, sentences that say what to do for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kinerja.intake.bursts import NIGHT, WINDOW_MINUTES, Suspicion
from kinerja.intake.report import PullReport
from kinerja.intake.rows import Reason

_REASONS = {
    Reason.NO_TIME: (
        "waktu pengisian tidak terbaca; perbaiki di lembar, atau atur periode.urutan",
        "time stamp not read: mend the sheet, or set periode.urutan",
    ),
    Reason.NO_KEY: ("semua kolom kunci kosong; isi di lembar", "every key column is empty: fill one in the sheet"),
    Reason.UNKNOWN: (
        "jawaban belum dikenal; tambahkan sebagai sinonim di formulir/{form}.yaml, atau perbaiki di lembar",
        "answer not known: add it as a synonym to the mapping, or mend the sheet",
    ),
    Reason.EMPTY: (
        "jawaban wajib belum diisi; lengkapi di lembar",
        "a required answer is missing: fill it in the sheet",
    ),
    Reason.WITHHELD: (
        "tidak disimpan dahulu, karena sebagian besar jawaban lain periodenya hilang dari lembar",
        "not stored yet, since most other answers of its period left the sheet",
    ),
}
_SIGNS = {
    "rentetan": (f"datang dalam {WINDOW_MINUTES} menit", f"came within {WINDOW_MINUTES} minutes"),
    "seragam": ("persis sama di semua pertanyaan", "are alike in every question"),
    "malam": (
        f"masuk antara pukul {NIGHT[0]}.00 dan {NIGHT[1]:02d}.00",
        f"came between {NIGHT[0]}:00 and {NIGHT[1]:02d}:00",
    ),
}
_MOST_ROWS = 20
"""Rows of one kind whose numbers text output gives; JSON gives them all."""
_MOST_SHOWN = 20
"""Answers to look at that text output lists for each form; JSON lists them all."""


def as_json(reports: Sequence[PullReport]) -> dict[str, object]:
    """Return the contract's counts under ``formulir``, and beside them where to look and what changed."""
    return {
        "formulir": {report.form: report.counts() for report in reports},
        "rincian": {report.form: {**report.of_sheet(), **report.of_store()} for report in reports},
    }


def as_text(report: PullReport, *, dry_run: bool) -> list[str]:
    """Return the lines that tell a person what was read, what to look at, and what changed."""
    counted = (
        f"{report.form}: {report.read} dibaca, {report.stored} disimpan, {report.duplicate} ganda, "
        f"{report.outside} di luar periode, {report.quarantined} dikarantina "
        f"({report.read} read: {report.stored} stored, {report.duplicate} duplicate, "
        f"{report.outside} outside the periods, {report.quarantined} in quarantine)"
    )
    done = "akan ditulis (would be written)" if dry_run else "ditulis (written)"
    files = f"  {done}: {', '.join(path.name for path in report.files) or '-'}"
    return [counted, *_sheet(report), *_suspicions(report.suspicions), *_store(report), files]


def _sheet(report: PullReport) -> list[str]:
    """Say what in the sheet wants a look."""
    lines: list[str] = []
    if not report.read:
        lines.append("  lembar ini belum berisi jawaban (the sheet holds no answers yet)")
    if report.blank:
        lines.append(f"  {report.blank} baris kosong di antara jawaban dilewati (blank rows passed over)")
    if report.unseen:
        lines.append(
            f"  {report.unseen} baris lama tidak dibaca ulang, karena waktu pengisian dan ID-nya tidak berubah; bila "
            f'ada sel yang disunting di lembar, jalankan "kinerja pull {report.form} --semua", yang membaca semuanya '
            f"({report.unseen} old rows not read again; after editing cells by hand use --semua)"
        )
    for (column, title, reason), held in report.held_by_column().items():
        said, said_en = _REASONS[reason]
        lines.append(
            f'  {len(held)} baris dikarantina, kolom {column} "{title}" (baris {_rows(held)}): '
            f"{said.format(form=report.form)} ({len(held)} rows, column {column}: {said_en})"
        )
    if report.outside:
        lines.append(
            f"  di luar periode (baris {_rows(report.outside_rows)}): periksa tahunnya di lembar, atau atur kalender "
            f"di portal.yaml, atau periode.mulai dan periode.selesai di formulir/{report.form}.yaml "
            "(outside: check the year in the sheet, or set the calendar, or the form's own days)"
        )
    if report.alike_rows:
        lines.append(
            f"  tinjau: {len(report.alike_rows)} baris berisi hari tanpa jam dan sama persis dengan baris lain (baris "
            f"{_rows(report.alike_rows)}); semuanya dihitung sebagai orang yang berbeda. Hapus di lembar bila itu "
            "salinan; pakailah kolom waktu yang lengkap dengan jam, atau kolom ID tanggapan (look at this: equal rows "
            "of one day without a time are counted as people; delete copies in the sheet)"
        )
    lines += [
        f"  kolom {column} tidak ada di lembar; disimpan kosong (column not in the sheet: stored empty)"
        for column in report.missing
    ]
    if report.unmapped:
        columns = ", ".join(f'{column} "{title}"' for column, title in report.unmapped)
        lines.append(
            f"  tidak dipetakan, jadi tidak disimpan: {columns}; tambahkan ke formulir/{report.form}.yaml bila perlu "
            "(questions that the mapping does not have: not stored)"
        )
    return lines


def _suspicions(found: Sequence[Suspicion]) -> list[str]:
    """Say which answers to look at, the largest shares first where there are many."""
    shown = sorted(found, key=lambda one: -one.percent)[:_MOST_SHOWN] if len(found) > _MOST_SHOWN else found
    rest = len(found) - len(shown)
    more = [f"  … dan {rest} tinjauan lain; lihat --format json (and {rest} more: see --format json)"] if rest else []
    return [*map(_suspicion, shown), *more]


def _suspicion(found: Suspicion) -> str:
    said, said_en = _SIGNS[found.sign]
    percent = str(found.percent).replace(".", ",")
    line = f"  tinjau: {found.count} dari {found.total} jawaban {found.about} {found.period} ({percent}%) {said}"
    if found.mean is not None and found.mean_without is not None:
        means = [str(mean).replace(".", ",") for mean in (found.mean, found.mean_without)]
        line += f"; tanpa jawaban itu rerata {means[0]} menjadi {means[1]}"
    return (
        f"{line}. Tidak ada yang dibuang: periksa, lalu putuskan (look at this: {found.count} answers {said_en}; "
        "nothing was removed)"
    )


def _store(report: PullReport) -> list[str]:
    """Say what changed in what is stored."""
    lines: list[str] = []
    if report.new or report.edited or report.moved:
        lines.append(
            f"  {report.new} baru, {report.edited} berubah, {report.moved} pindah periode "
            f"({report.new} new, {report.edited} changed, {report.moved} moved to another period)"
        )
    if report.removed:
        lines.append(
            f"  tidak ada lagi di lembar, dan dihapus: {_by_period(report.removed)} (no longer in the sheet: removed)"
        )
        if report.new and not report.has_ids:
            lines.append(
                "  lembar ini tidak punya kolom ID tanggapan, jadi jawaban yang disunting tampak sebagai satu dihapus "
                "dan satu baru (no response ids: an edited answer shows as one removed and one new)"
            )
    if report.comments_stay:
        lines.append(
            "  komentar yang sudah disetujui tidak ikut dihapus, karena tidak diketahui lagi siapa penulisnya: "
            f"{', '.join(report.comments_stay)}; bila penulisnya meminta, hapus barisnya di komentar/{report.form}/ "
            "(approved comments stay: nobody knows whose they are)"
        )
    if report.stayed:
        lines.append(
            f"  {report.stayed} jawaban lain tetap tersimpan dari sebelumnya: tidak ada lagi di lembar, atau barisnya "
            f"dikarantina ({report.stayed} more answers stay stored from before: gone from the sheet, or in quarantine)"
        )
    kept = {period: count for period, count in report.kept.items() if period not in report.lost}
    if kept:
        lines.append(
            f"  tidak ada lagi di lembar, tetapi tetap disimpan karena periodenya sudah terbit: {_by_period(kept)}; "
            f"bila memang harus dihapus: {_remedy(report.form, kept)} (kept, since the period is published)"
        )
    if report.lost:
        lost = {period: report.kept[period] for period in report.lost}
        lines.append(
            f"  sebagian besar jawaban hilang sekaligus dari lembar, jadi tidak ada yang dihapus atau ditambah: "
            f"{_by_period(lost)}; periksa lembarnya; bila memang harus dihapus: {_remedy(report.form, lost)} "
            "(most answers left the sheet at once: nothing was removed or added)"
        )
    if report.published:
        lines.append(
            f"  jawaban periode yang sudah terbit berubah: {_by_period(report.published)}; rilisnya tidak berubah "
            'sampai ada "kinerja release PERIODE --koreksi" (answers of a published period changed)'
        )
    if report.waiting:
        lines.append(
            f'  {report.waiting} komentar menunggu dibaca: "kinerja moderate {report.form}" (comments wait for you)'
        )
    return lines


def _rows(numbers: Sequence[int]) -> str:
    more = ", …; semuanya di --format json" if len(numbers) > _MOST_ROWS else ""
    return ", ".join(map(str, numbers[:_MOST_ROWS])) + more


def _by_period(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{period} ({count})" for period, count in counts.items())


def _remedy(form: str, periods: Mapping[str, int]) -> str:
    return f'"kinerja pull {form} {" ".join(f"--hapus {period}" for period in periods)}"'
