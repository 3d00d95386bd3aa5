"""Refuse a pull whose every row looks right and whose whole is wrong: dates in the other order, keys made otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from kinerja.errors import KinerjaError
from kinerja.intake.changes import Stored
from kinerja.intake.dates import Order
from kinerja.intake.headers import Layout, nearest_title
from kinerja.intake.mapping import FormMapping
from kinerja.intake.rows import Answer

_FEWEST = 10
"""Stored answers of a period below which chance could make them look like others."""


def refuse_wrong_order(mapping: FormMapping, orders: Mapping[Order, int], source: str) -> None:
    """Refuse a sheet whose dates are plainly in the other order: ``3/4/2026`` would go to the wrong quarter unseen.

    One odd date among others is a row in quarantine; a sheet where some dates fit only the other order, none fit only
    ours, and some fit both, is a sheet in the other order.
    """
    ours, theirs = Order.DAY_FIRST, Order.MONTH_FIRST
    if mapping.month_first:
        ours, theirs = theirs, ours
    if orders[theirs] and not orders[ours] and orders[Order.EITHER]:
        raise KinerjaError(
            f'{source}: tanggal di lembar berurutan {theirs.value}; tulis "urutan: {theirs.value}" di bawah periode '
            f"pada formulir/{mapping.form}.yaml (the sheet's dates are in the other order)"
        )


def refuse_lost_columns(mapping: FormMapping, before: Stored, layout: Layout, source: str) -> None:
    """Refuse a sheet that lacks an optional column of which answers are stored: storing it empty would delete them.

    A title that was changed in the form does that to every answer at once.
    """
    places = {column.name: place for place, column in enumerate(mapping.stored)}
    for column in layout.missing:
        given = sum(bool(values[places[column.name]]) for stored in before.values() for values in stored.values())
        if given:
            raise KinerjaError(
                f'{source}: judul "{column.titles[0]}" tidak ada lagi di lembar, padahal kolom {column.name} terisi '
                f"pada {given} jawaban tersimpan (header gone, answers stored); "
                f"{nearest_title(column.titles, layout.unmapped)}; tambahkan judul barunya di formulir/{mapping.form}"
                ".yaml, atau hapus kolom itu dari sana bila memang tidak dipakai lagi"
            )


def refuse_other_keys(
    mapping: FormMapping,
    before: Stored,
    answers: Iterable[Answer],
    same: Collection[str] = (),
) -> None:
    """Refuse answers that are stored already under other keys: kept beside the new ones, each would count twice.

    It happens with another ``KINERJA_KEY``, where a sheet shows its time stamps in another form, and in an export
    without the column of response ids. A period is refused where most of its stored answers, at least ten and mostly
    different ones, have keys that the sheet does not give, and nine in ten of those come back with the same values.

    :param same: keys of stored answers that the sheet holds as they are, and that are not among ``answers``.
    """
    keys = {key for stored in before.values() for key in stored}
    given: dict[str, list[Answer]] = {}
    known: set[str] = set(same)
    for answer in answers:
        known.update((answer.key, answer.former))
        if keys.isdisjoint((answer.key, answer.former)):
            given.setdefault(answer.period, []).append(answer)
    for period, stored in sorted(before.items()):
        gone = [values for key, values in stored.items() if key not in known]
        values = Counter(gone)
        if len(gone) < _FEWEST or 2 * len(gone) <= len(stored) or 2 * len(values) < len(gone):
            continue
        returned = values & Counter(answer.values for answer in given.get(period, ()))
        if 10 * returned.total() >= 9 * len(gone):
            raise KinerjaError(
                f"tanggapan/{mapping.form}/{period}.csv: {len(gone)} jawaban tersimpan datang lagi dengan kunci "
                "lain; periksa KINERJA_KEY, kolom ID tanggapan, dan bentuk kolom kunci di lembar, atau hapus berkas "
                "itu bila kuncinya memang diganti (the stored answers came again under other keys)"
            )
