"""What is hidden, why, and how sure: numbers of hidden cells from the release itself."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja.package.model import HIDDEN, PUBLISHED, PlainTable
from kinerja.site.archive import Archive
from kinerja.site.text import Speech
from kinerja.site.views.figures import share, width
from kinerja.site.views.method import thresholds


@dataclass(frozen=True)
class TableCover:
    """How many cells of a table are shown and hidden."""

    name: str
    shown: str
    hidden: str
    hidden_share: str
    width: str


@dataclass(frozen=True)
class Privacy:
    """All that the privacy page shows."""

    period: str
    release: str
    finding: str
    thresholds: tuple[tuple[str, str], ...]
    ambang: str
    gap: str
    tables: tuple[TableCover, ...]
    coverage: str
    archive_link: str
    software: str


def privacy(speech: Speech, archive: Archive) -> Privacy:
    """The privacy page of the newest release."""
    edition = archive.newest
    release = edition.release
    covers, shown_all, hidden_all = [], 0, 0
    for _, table in sorted(release.tables.items()):
        if isinstance(table, PlainTable):
            continue
        states = [row.status for row in table.rows]
        shown, hidden = states.count(PUBLISHED), states.count(HIDDEN)
        shown_all, hidden_all = shown_all + shown, hidden_all + hidden
        covers.append(
            TableCover(
                speech.pick(table.title, table.title_en),
                speech.number(shown),
                speech.number(hidden),
                speech.percent(share(hidden, shown + hidden)),
                width(hidden, shown + hidden),
            )
        )
    threshold = release.thresholds.get("ambang", 5)
    return Privacy(
        period=speech.short_period(edition.period),
        release=release.folder,
        finding=speech.gettext(
            "{hidden} dari {n} angka disembunyikan pada {period}",
            hidden=speech.number(hidden_all),
            n=speech.number(shown_all + hidden_all),
            period=speech.short_period(edition.period),
        )
        if hidden_all
        else speech.gettext(
            "Tidak ada angka yang disembunyikan pada {period}", period=speech.short_period(edition.period)
        ),
        thresholds=thresholds(speech, edition),
        ambang=speech.number(threshold),
        gap=speech.number(threshold - 1),
        tables=tuple(covers),
        coverage=_coverage(speech, release.coverage.get("dinilai"), release.coverage.get("di_unit_sendiri")),
        archive_link=f"{edition.data}.zip",
        software=release.software,
    )


def _coverage(speech: Speech, rated: int | None, own: int | None) -> str:
    if not rated or own is None:
        return ""
    return speech.gettext(
        "Meski begitu, {k} dari {n} pegawai ({share}) masuk dalam angka unitnya sendiri yang terbit.",
        k=speech.number(own),
        n=speech.number(rated),
        share=speech.percent(share(own, rated)),
    )
