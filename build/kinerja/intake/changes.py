"""Lay a sheet's answers over the stored ones: what is new, edited, moved, and what becomes of answers that left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from kinerja.content.pseudonym import answer_key
from kinerja.intake.rows import Answer, Held, trace_of
from kinerja.package.period import Period

Values = tuple[str, ...]
Stored = Mapping[str, Mapping[str, Values]]
"""Period code → key → stored values."""

_FEW = 10
"""Answers of a period that may leave the sheet at once whatever the period's size: people do delete a few."""


@dataclass(frozen=True)
class Changes:
    """What a pull changes. Counts by period leave out periods without any."""

    after: dict[str, dict[str, Values]]
    """Every period that had or has answers, as it is stored from now on."""
    new: int
    edited: int
    moved: int
    """Answers whose time stamp is now in another period."""
    removed: dict[str, int]
    """Answers that left the sheet, and are stored no more."""
    kept: dict[str, int]
    """Answers that left the sheet and stay, because the period is published or because too many left at once."""
    lost: tuple[str, ...]
    """Unpublished periods most of whose answers left the sheet at once: nobody deletes like that. They stay as they
    are, for with the sheet's other answers among them the next pull would find that few had left."""
    withheld: frozenset[str]
    """Keys of the sheet's answers that would be new in ``lost`` periods, and are not stored."""
    published: dict[str, int]
    """Answers that are new, edited, moved or removed in periods that are published."""


def published_periods(content_root: Path) -> tuple[Period, ...]:
    """Return the periods of all releases, corrections included."""
    found = (content_root / "rilis").glob("*/datapackage.json")
    codes = {path.parent.name.partition(".")[0] for path in found}
    periods = []
    for code in sorted(codes):
        try:
            periods.append(Period.parse(code))
        except ValueError:  # not a release; kinerja audit says so
            continue
    return tuple(periods)


def compare(
    before: Stored,
    answers: Mapping[str, Answer],
    *,
    held: Sequence[Held],
    published: Iterable[Period],
    follow: Collection[str],
    key: bytes,
    same: Collection[str] = (),
) -> Changes:
    """Return what a sheet's answers change in the stored ones.

    An answer that is no longer in the sheet is no longer stored, except where its period is published, since what was
    published must not change because a sheet was tidied, and where most of a period left at once. To such a period
    nothing is added either.

    :param held: rows in quarantine; what is stored of them stays until they can be read.
    :param follow: periods in which whatever left the sheet goes all the same, because somebody said so.
    :param key: the agency's key.
    :param same: keys of stored answers that the sheet holds as they are, and that are not among ``answers``.
    """
    public = tuple(published)
    after = {period: dict(stored) for period, stored in before.items()}
    renamed = _renamed(before, answers, same, key)
    known = {**renamed, **{name: name for stored in before.values() for name in stored if name in answers}}
    left = {
        period: {name: values for name, values in stored.items() if name not in known and name not in same}
        for period, stored in sorted(before.items())
    }
    unread = _unread(left, held, key)
    gone = {period: [name for name in names if name not in unread] for period, names in left.items()}
    lost = tuple(
        period
        for period, names in gone.items()
        if len(names) > _FEW and 2 * len(names) > len(before[period])
        if period not in follow and not _is_published(period, public)
    )
    untouched = {answer.key for answer in answers.values() if answer.period in lost}
    untouched.update(known[name] for period in lost for name in before[period] if name in known)
    removed: dict[str, int] = {}
    kept: dict[str, int] = {}
    touched: Counter[str] = Counter()
    moved = edited = 0
    for period, stored in sorted(before.items()):
        for name, values in stored.items():
            if name not in known or known[name] in untouched:
                continue
            answer = answers[known[name]]
            del after[period][name]
            moved += answer.period != period
            touched[period] += answer.period != period or answer.values != values
            edited += answer.period == period and answer.values != values
        if not gone[period]:
            continue
        if period in lost or (period not in follow and _is_published(period, public)):
            kept[period] = len(gone[period])
            continue
        removed[period] = len(gone[period])
        touched[period] += len(gone[period])
        for name in gone[period]:
            del after[period][name]
    old = set(known.values())
    for answer in answers.values():
        if answer.key in untouched:
            continue
        after.setdefault(answer.period, {})[answer.key] = answer.values
        touched[answer.period] += answer.key not in old
    return Changes(
        after=after,
        new=len(answers.keys() - old - untouched),
        edited=edited,
        moved=moved,
        removed=removed,
        kept=kept,
        lost=lost,
        withheld=frozenset(untouched - old),
        published={
            period: count for period, count in sorted(touched.items()) if count and _is_published(period, public)
        },
    )


def _unread(left: Stored, held: Sequence[Held], key: bytes) -> set[str]:
    """Return which of the answers that seem to have left the sheet may be rows that cannot be read.

    A row without a key (its time stamp cannot be read) may be any answer whose codes are those that it has still; as
    many such answers stay as there are such rows.

    :param left: period → key → values of answers that no row of the sheet gives.
    """
    keys = {row.key for row in held if row.key}
    found = {name for stored in left.values() for name in stored if name in keys}
    traces = {row.understood: Counter[str]() for row in sorted(held, key=lambda row: (-len(row.understood), row.row))}
    for row in held:
        traces[row.understood].update([row.trace] if row.trace else [])
    for places, waiting in traces.items():
        for name, values in ((n, v) for stored in left.values() for n, v in sorted(stored.items())):
            if not waiting:
                break
            trace = trace_of([values[place] for place in places], key)
            if name not in found and waiting[trace] > 0:
                found.add(name)
                waiting[trace] -= 1
    return found


def _renamed(before: Stored, answers: Mapping[str, Answer], same: Collection[str], key: bytes) -> dict[str, str]:
    """Return stored key → new key of answers that were stored before the sheet had response ids.

    Where several people answered in one second, those without an id yet have the first of their keys (``settle``).
    """
    stored = {name for period in before.values() for name in period}
    taken: Counter[str] = Counter()
    renamed: dict[str, str] = {}
    unknown = [answer for answer in answers.values() if answer.former != answer.key and answer.key not in stored]
    for answer in sorted(unknown, key=lambda answer: (answer.period, answer.values)):  # as settle counted them
        for number in count(taken[answer.former]):
            former = answer_key(key, (answer.former, str(number))) if number else answer.former
            if former not in stored:
                break
            taken[answer.former] = number + 1
            if former not in answers and former not in same:
                renamed[former] = answer.key
                break
    return renamed


def _is_published(code: str, published: Iterable[Period]) -> bool:
    period = Period.parse(code)
    return any(known.first <= period.last and period.first <= known.last for known in published)
