"""What a pull takes from the one before it, and leaves for the one after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kinerja.content.pseudonym import answer_key
from kinerja.intake import blocks as cut
from kinerja.intake.blocks import Block, number_of
from kinerja.intake.bursts import Suspicion
from kinerja.intake.changes import Changes
from kinerja.intake.mapping import FormMapping
from kinerja.intake.moderation import clean, comments_of
from kinerja.intake.queue import Comment, Queue, comment_id, load
from kinerja.intake.settle import apart
from kinerja.intake.sheet import Known, Sheet, layout_digest
from kinerja.intake.state import State, stored_digests

SMALLEST = 10_000
"""Rows up to which a sheet is read whole each time: it is one range of the service."""
TURNS = 20
"""Pulls in which every block has its turn to be read whole, though its time stamps and ids are as they were."""


def known_of(state: State, queue: Path | None) -> Known:
    """Return what may be taken from the last pull.

    Read whole are the blocks that hold a row in quarantine or outside the form's days, since people mend such rows in
    the sheet without a new time stamp, and a few others in turn. A block whose comments are not in the queue is read
    again: somebody moved the queue away.

    :param queue: where the form's comments wait; None where it has none.
    :raises KinerjaError: the queue is not as this program writes it.
    """
    told = _told(load(queue)) if queue is not None else frozenset()
    numbered = tuple(enumerate(state.blocks))
    return Known(
        layout=state.layout,
        blocks=state.blocks,
        distrusted=frozenset(number for number, block in numbered if not told.issuperset(block.comments)),
        looked=frozenset(
            number for number, block in numbered if block.held or block.outside or (number + state.turn) % TURNS == 0
        ),
    )


def _told(queue: Queue) -> frozenset[str]:
    """Return the comments that a queue knows of."""
    publishing = {queue.publishing.comment.id} if queue.publishing else set()
    return frozenset((*queue.waiting, *queue.decided, *publishing))


def comments_by_block(mapping: FormMapping, sheet: Sheet, service: int, key: bytes) -> dict[int, list[Comment]]:
    """Return the comments of the answers that were read, by the number of their block.

    :param service: see ``moderation.service_place``.
    """
    found: dict[int, list[Comment]] = {}
    for answer in sheet.answers.values():
        if any(answer.comments):
            found.setdefault(number_of(answer.row), []).extend(comments_of(mapping, (answer,), service, key))
    return found


def former_comments(mapping: FormMapping, sheet: Sheet, key: bytes) -> dict[str, tuple[str, ...]]:
    """Return the id of each comment whose answer was known otherwise → the ids it may have had.

    So it is where a sheet got response ids, and where only a day tells answers apart and counted them before. People
    who answered in the same second had keys that count them (``settle``), so there may be several.
    """
    columns = [column.name for column in mapping.columns if column.moderated]
    together = Counter(answer.former for answer in sheet.answers.values())
    found: dict[str, tuple[str, ...]] = {}
    for answer in sheet.answers.values():
        numbers = range(together[answer.former])
        if answer.apart:
            counted = [answer.key]
        elif not answer.has_id or answer.former == answer.key:
            continue
        elif answer.day_only:
            counted = [apart(answer.former, answer.values, number, key) for number in numbers]
        else:
            counted = [answer.former, *(answer_key(key, (answer.former, str(number))) for number in numbers[1:])]
        keys = (answer.apart or answer.key, *counted)
        for column, written in zip(columns, answer.comments, strict=False):
            text = clean(written)
            if text:
                now, *before = (comment_id(key, mapping.form, known_as, column, text) for known_as in keys)
                found[now] = tuple(before)
    return found


def with_comments(blocks: Sequence[Block], comments: Mapping[int, Sequence[Comment]]) -> tuple[Block, ...]:
    """Return the records of blocks with the ids of the comments that were found in them."""
    return tuple(
        replace(block, comments=tuple(sorted(comment.id for comment in comments[number])))
        if number in comments
        else block
        for number, block in enumerate(blocks)
    )


def still_waiting(queue: Queue, sheet: Sheet) -> list[Comment]:
    """Return the comments of blocks that were not read again and that nobody has decided on."""
    known = (name for block in sheet.same.blocks.values() for name in block.comments)
    return [queue.waiting[name] for name in known if name in queue.waiting]


def suspicions_with(
    found: Sequence[Suspicion], state: State | None, looked_at: Collection[str]
) -> tuple[Suspicion, ...]:
    """Return what to look at in the whole sheet, the last pull's periods that did not change included.

    :param looked_at: the periods that ``found`` is about.
    """
    before = state.suspicions if state else ()
    kept = [suspicion for suspicion in before if suspicion.period not in looked_at]
    return tuple(sorted((*kept, *found), key=lambda suspicion: suspicion.period))


def next_state(
    sheet: Sheet,
    blocks: tuple[Block, ...],
    changes: Changes,
    suspicions: tuple[Suspicion, ...],
    *,
    before: State | None,
    content_root: Path,
    form: str,
    key: bytes,
) -> State | None:
    """Return what the next pull may know, after everything was written; None for a sheet that is read whole anyway.

    :param blocks: the sheet's, with their comments.
    :param before: the state that this pull used.
    """
    if len(blocks) * cut.ROWS <= SMALLEST:
        return None
    held: dict[str, int] = {}
    for block in blocks:
        for period, keys in block.answers.items():
            held[period] = held.get(period, 0) + len(keys)
    return State(
        layout=layout_digest(sheet.layout, key),
        blocks=blocks,
        files=stored_digests(content_root, form, key),
        uneven=frozenset(period for period, stored in changes.after.items() if len(stored) != held.get(period, 0)),
        suspicions=suspicions,
        turn=((before.turn if before else 0) + bool(sheet.unseen)) % TURNS,
    )
