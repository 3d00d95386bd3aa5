"""Refuse a pull whose every row looks right and whose whole is wrong: dates in the other order, keys made otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from kinerja.errors import KinerjaError
from kinerja.intake.dates import Order
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


def refuse_other_keys(
    mapping: FormMapping,
    before: Mapping[str, Mapping[str, tuple[str, ...]]],
    answers: Iterable[Answer],
    same: Collection[str] = (),
) -> None:
    """Refuse answers that are stored already under other keys: kept beside the new ones, each would count twice.

    It happens with another ``KINERJA_KEY``, and where a sheet shows its time stamps in another form. A period is
    refused where it has at least ten stored answers, mostly different ones, none of whose keys the sheet gives, and
    nine in ten come back with the same values.

    :param same: keys of stored answers that the sheet holds as they are, and that are not among ``answers``.
    """
    given: dict[str, list[Answer]] = {}
    known: set[str] = set(same)
    for answer in answers:
        given.setdefault(answer.period, []).append(answer)
        known.update((answer.key, answer.former))
    for period, stored in sorted(before.items()):
        values = Counter(stored.values())
        if len(stored) < _FEWEST or 2 * len(values) < len(stored) or not known.isdisjoint(stored):
            continue
        returned = values & Counter(answer.values for answer in given.get(period, ()))
        if 10 * returned.total() >= 9 * len(stored):
            raise KinerjaError(
                f"tanggapan/{mapping.form}/{period}.csv: {len(stored)} jawaban tersimpan datang lagi dengan kunci "
                "lain; periksa KINERJA_KEY dan bentuk kolom kunci di lembar, atau hapus berkas itu bila kuncinya "
                "memang diganti (the stored answers came again under other keys)"
            )
