"""Rows that share a key: copies and edits are one answer, people who answered in the same second are several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kinerja.content.pseudonym import answer_key
from kinerja.intake.rows import Answer


@dataclass(frozen=True)
class Settled:
    """A sheet's answers by their final key, whatever the order of its rows."""

    answers: dict[str, Answer]
    duplicate: int
    """Rows that are a copy, or an earlier state, of another row's answer."""
    alike: frozenset[int] = frozenset()
    """Numbers of rows that tell of a day alone and equal another row in every cell: counted, since people do answer
    alike on one day."""


def settle(answers: Iterable[Answer], key: bytes) -> Settled:
    """Give every answer a key of its own.

    One response id is one answer: its latest state counts. One time stamp without an id may be several people's: rows
    that are equal from the first cell to the last are copies, all others are answers. The first of them keeps the key
    of the time stamp and the others get keys that count them, in the order of what is stored of them, so that neither
    the order of rows nor the kind of export plays a part. Where nothing but a day tells rows apart, equal ones are
    people too, for any two of a day may answer alike.

    :param key: the agency's key.
    """
    first: dict[str, Answer] = {}
    shared: dict[str, list[Answer]] = {}
    rows = 0
    for answer in answers:
        rows += 1
        known = first.setdefault(answer.key, answer)
        if known is not answer:
            shared.setdefault(answer.key, [known]).append(answer)
        elif answer.day_only and not answer.has_id:
            first[answer.key] = replace(answer, apart=apart(answer.key, answer.values, 0, key))
    alike: set[int] = set()
    for base, group in shared.items():
        with_id = [answer for answer in group if answer.has_id]
        if with_id:
            first[base] = max(with_id, key=lambda answer: (answer.moment.day, answer.moment.second, answer.values))
            continue
        if all(answer.day_only for answer in group):
            many = Counter(answer.fingerprint for answer in group)
            alike.update(answer.row for answer in group if many[answer.fingerprint] > 1)
            different = _apart(base, group, key)
        else:
            different = list({answer.fingerprint: answer for answer in group}.values())
        ordered = sorted(different, key=lambda answer: (answer.period, answer.values, answer.comments))
        for number, answer in enumerate(ordered):
            known_as = answer_key(key, (base, str(number))) if number else base
            first[known_as] = replace(answer, key=known_as, former=known_as)
    return Settled(first, rows - len(first), frozenset(alike))


def apart(base: str, values: Sequence[str], number: int, key: bytes) -> str:
    """Return what the comments of an answer are known by that only its day, and what is stored, tell from others.

    :param base: the key that the day makes.
    :param number: counts answers with the same values, from 0.
    """
    return answer_key(key, (base, "hari", *values, str(number)))


def _apart(base: str, group: Iterable[Answer], key: bytes) -> list[Answer]:
    counted: Counter[tuple[str, ...]] = Counter()
    found: list[Answer] = []
    for answer in sorted(group, key=lambda answer: (answer.values, answer.comments)):
        found.append(replace(answer, apart=apart(base, answer.values, counted[answer.values], key)))
        counted[answer.values] += 1
    return found
