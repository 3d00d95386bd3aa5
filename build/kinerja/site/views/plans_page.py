"""The page of plans: agreed and when, complete, serving results above, and with indicators that can be measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kinerja.package.model import HIDDEN, NOT_YET, PUBLISHED, CountRow
from kinerja.site.archive import Archive, Edition
from kinerja.site.text import Speech
from kinerja.site.views.around import table_files
from kinerja.site.views.counted import cell_of
from kinerja.site.views.cycle import (
    AGREED,
    CASCADE,
    COMPLETE,
    MEASURABLE,
    PLANS,
    PLANS_BY_UNIT,
    Block,
    Units,
    block,
    figure,
    finding,
    part_of,
    share_figure,
    side_by_side,
)
from kinerja.site.views.cycle_words import words
from kinerja.site.views.figures import Figure
from kinerja.site.views.when import when


@dataclass(frozen=True)
class PlansPage:
    """All that the page shows."""

    period: str
    when: str
    finding: str
    figures: tuple[Figure, ...]
    blocks: tuple[Block, ...]
    units: Units
    files: tuple[tuple[str, str], ...]


def plans_page(speech: Speech, archive: Archive, portal: Mapping[str, Any]) -> PlansPage:
    """The page of the newest release."""
    edition, earlier = archive.newest, archive.before(archive.newest.period)
    said = words(speech)
    return PlansPage(
        period=speech.period(edition.period),
        when=when(speech, edition, portal),
        finding=_finding(speech, edition),
        figures=(
            _in_time_figure(speech, edition, earlier),
            *(figure(speech, edition, earlier, aspect) for aspect in (COMPLETE, CASCADE, MEASURABLE)),
        ),
        blocks=tuple(block(speech, edition, aspect) for aspect in PLANS),
        units=side_by_side(speech, edition, [(said[aspect.table].head, aspect, {}) for aspect in PLANS_BY_UNIT]),
        files=table_files(speech, edition, *(aspect.table for aspect in PLANS)),
    )


def in_time(edition: Edition) -> CountRow:
    """People whose plan was agreed by the deadline: before the year or in time; shown only where both are."""
    parts = [cell_of(edition, AGREED.table, kesepakatan=code) for code in ("sebelum_tahun", "tepat_waktu")]
    counts = [part.count for part in parts if part.count is not None]
    if len(counts) == len(parts):
        return CountRow((), sum(counts), PUBLISHED)
    return CountRow((), None, HIDDEN if any(part.status == HIDDEN for part in parts) else NOT_YET)


def _finding(speech: Speech, edition: Edition) -> str:
    part, whole = in_time(edition), cell_of(edition, AGREED.table)
    if part.count is None or not whole.count:
        return finding(speech, edition, AGREED)
    return speech.gettext(
        "{part} pegawai menyepakati rencananya sampai tenggat", part=part_of(speech, part.count, whole.count)
    )


def _in_time_figure(speech: Speech, edition: Edition, earlier: Edition | None) -> Figure:
    about = (
        speech.gettext("Disepakati sampai tenggat"),
        f"#{AGREED.anchor}",
        speech.gettext("{k} dari {n} pegawai, termasuk yang sebelum tahun dimulai."),
    )
    before = (in_time(earlier), cell_of(earlier, AGREED.table)) if earlier else None
    return share_figure(speech, edition, earlier, about, (in_time(edition), cell_of(edition, AGREED.table)), before)
