"""Pull one form: read its sheet, lay it over what is stored, and write what changes."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path

from kinerja.errors import KinerjaError, Refused, shown
from kinerja.intake.bursts import Suspicion, suspicions
from kinerja.intake.changes import Changes, Stored, compare, published_periods
from kinerja.intake.comments import read_comments
from kinerja.intake.guards import refuse_lost_columns, refuse_other_keys
from kinerja.intake.key_check import load_checks, refuse_other_key, save_checks
from kinerja.intake.mapping import FormMapping
from kinerja.intake.moderation import service_place
from kinerja.intake.moments import given
from kinerja.intake.personal_columns import is_personal
from kinerja.intake.queue import Comment, load, locked, queue_path, save
from kinerja.intake.remember import (
    comments_by_block,
    former_comments,
    known_of,
    next_state,
    still_waiting,
    suspicions_with,
    with_comments,
)
from kinerja.intake.report import PullReport, report_path
from kinerja.intake.rows import Held, Reason
from kinerja.intake.sheet import Sheet, read_sheet
from kinerja.intake.source import Source, Unreadable
from kinerja.intake.state import load_state, save_state, stored_digests
from kinerja.intake.store import folder_of, read_form, render
from kinerja.intake.words import column_letter
from kinerja.package.files import remove_unfinished, write_atomically


def pull_form(
    mapping: FormMapping,
    source: Source,
    content_root: Path,
    key: bytes,
    *,
    dry_run: bool = False,
    others: Iterable[FormMapping] = (),
    follow: Collection[str] = (),
    everything: bool = False,
) -> PullReport:
    """Read a form's sheet and store its answers under ``content_root/tanggapan/FORM/``.

    Only mapped columns are stored. A row that cannot be understood is counted and named, and stays where it is: in
    the sheet. Files are written whole, after every row is read, and only where their bytes change; whenever this is
    interrupted, the next pull ends in the same files.

    :param key: the agency's key, from which the answers' keys are made.
    :param dry_run: report what would happen and write nothing.
    :param others: the agency's other forms; one of them is named where the sheet is its, and asked for only then.
    :param follow: periods in which every answer that left the sheet is removed, be they published or all gone.
    :param everything: read every row, whatever the last pull knew of the sheet. What a cell that was changed without a
        new time stamp did to an old row is otherwise seen when the row's turn comes (``remember.TURNS``).
    :raises KinerjaError: the sheet cannot be read or lacks a header, its dates say that ``periode.urutan`` is wrong,
        stored answers come again under other keys, a stored file is not as ``kinerja pull`` writes it, or the form's
        comments have no place to wait in.
    :raises Refused: the sheet is empty, or has lost a header, while answers of it are stored.
    """
    columns = [column.name for column in mapping.stored]
    service = service_place(mapping)
    queue = None if service is None else queue_path(mapping, content_root, key)
    state = None if everything else load_state(content_root, mapping, key)
    try:
        sheet = read_sheet(mapping, source, key, others, known_of(state, queue) if state else None)
    except Unreadable:
        raise
    except KinerjaError as error:
        raise _with_stored(error, read_form(content_root, mapping.form, columns)) from error
    with _alone(content_root):
        if state and state.files != stored_digests(content_root, mapping.form, key):
            state = None  # another pull wrote meanwhile: what this one took for stored is not
            sheet = read_sheet(mapping, source, key, others)
        if not sheet.same.blocks:
            state = None
        looked_at = sheet.touched | state.uneven if state else None
        before = read_form(content_root, mapping.form, columns, looked_at)
        if not sheet.read and any(before.values()):
            raise _with_stored(KinerjaError(f"{source.name}: tidak berisi jawaban lagi (the sheet is empty)"), before)
        try:
            refuse_lost_columns(mapping, before, sheet.layout, source.name)
        except KinerjaError as error:
            raise _with_stored(error, before) from error
        same = {name for period in before for name in sheet.same.keys(period)}
        refuse_other_keys(mapping, before, sheet.answers.values(), same)
        checks = load_checks(content_root, mapping.form)
        refuse_other_key(mapping.form, checks, before, sheet.answers.values(), key, same)
        changes = compare(
            before,
            sheet.answers,
            held=sheet.held,
            published=published_periods(content_root),
            follow=follow,
            key=key,
            same=same,
        )
        sheet = _without(sheet, changes.withheld, mapping)
        files = _store(folder_of(content_root, mapping.form), columns, changes, dry_run=dry_run)
        blocks, waiting = sheet.blocks, 0
        if queue is not None and service is not None:
            comments = comments_by_block(mapping, sheet, service, key)
            blocks = with_comments(blocks, comments)
            waiting = _offer(
                queue,
                chain.from_iterable(comments.values()),
                sheet,
                changes.kept,
                former_comments(mapping, sheet, key),
                dry_run=dry_run,
            )
        odd = suspicions(mapping, given(mapping, sheet, changes.after, key))
        report = _report(
            mapping, sheet, changes, files, waiting, suspicions_with(odd, state, changes.after), content_root
        )
        if not dry_run:
            ours = {code for block in sheet.blocks for code, keys in block.answers.items() if keys}
            save_checks(content_root, mapping.form, checks, ours.difference(changes.lost), key)
            _write(report_path(content_root, mapping.form), report.stored_form())
            left = None if changes.lost else next_state(
                sheet, blocks, changes, report.suspicions, before=state, content_root=content_root, form=mapping.form,
                key=key,
            )  # fmt: skip
            save_state(content_root, mapping, key, left)
    return report


def _without(sheet: Sheet, withheld: Collection[str], mapping: FormMapping) -> Sheet:
    """Return a sheet with some of its answers in quarantine."""
    if not withheld:
        return sheet
    place = sheet.layout.time
    held = [
        Held(answer.row, column_letter(place), mapping.time_titles[0], Reason.WITHHELD, answer.key)
        for answer in sheet.answers.values()
        if answer.key in withheld
    ]
    blocks = [
        replace(
            block, answers={code: tuple(k for k in keys if k not in withheld) for code, keys in block.answers.items()}
        )
        for block in sheet.blocks
    ]
    return replace(
        sheet,
        answers={name: answer for name, answer in sheet.answers.items() if name not in withheld},
        blocks=tuple(blocks),
        stored=sheet.stored - len(held),
        held=tuple(sorted((*sheet.held, *held), key=lambda row: row.row)),
    )


def _report(
    mapping: FormMapping,
    sheet: Sheet,
    changes: Changes,
    files: tuple[Path, ...],
    waiting: int,
    odd: tuple[Suspicion, ...],
    content_root: Path,
) -> PullReport:
    given = sum(len(keys) for block in sheet.blocks for code, keys in block.answers.items() if code in changes.after)
    return PullReport(
        form=mapping.form,
        read=sheet.read,
        blank=sheet.blank,
        stored=sheet.stored,
        duplicate=sheet.duplicate,
        outside_rows=sheet.outside,
        alike_rows=sheet.alike,
        held=sheet.held,
        missing=tuple(column.name for column in sheet.layout.missing),
        unmapped=tuple(
            (column_letter(place), title) for place, title in sheet.layout.unmapped if not is_personal(title)
        ),
        suspicions=odd,
        has_ids=sheet.layout.response_id is not None,
        new=changes.new,
        edited=changes.edited,
        moved=changes.moved,
        removed=changes.removed,
        stayed=sum(map(len, changes.after.values())) - given,
        comments_stay=tuple(code for code in changes.removed if read_comments(content_root, mapping.form, code)),
        kept=changes.kept,
        lost=changes.lost,
        published=changes.published,
        waiting=waiting,
        unseen=sheet.unseen,
        files=files,
    )


def _with_stored(error: KinerjaError, before: Stored) -> KinerjaError:
    """Return an error of a sheet; a finding where the sheet was in order before, for then something happened to it."""
    count = sum(map(len, before.values()))
    if not count:
        return error
    return Refused(f"{error}; {count} jawaban yang tersimpan tidak disentuh (nothing that is stored was touched)")


@contextmanager
def _alone(content_root: Path) -> Iterator[None]:
    """Wait until no other pull writes into this content folder; the system frees the lock of one that was killed."""
    try:
        folder = os.open(content_root, os.O_RDONLY)
    except OSError as error:
        raise KinerjaError(f"{shown(content_root)}: folder isi tidak dapat dibuka (cannot open the folder)") from error
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _store(folder: Path, columns: list[str], changes: Changes, *, dry_run: bool) -> tuple[Path, ...]:
    """Write the periods that change, and return them. A period without an answer has no file."""
    if not dry_run:
        remove_unfinished(folder)
    changed: list[Path] = []
    for period, answers in sorted(changes.after.items()):
        path = folder / f"{period}.csv"
        data = render(columns, answers) if answers else None
        if data == (path.read_bytes() if path.is_file() else None):
            continue
        changed.append(path)
        if not dry_run:
            if data is None:
                path.unlink()
            else:
                write_atomically(path, data)
    return tuple(changed)


def _offer(
    path: Path,
    comments: Iterable[Comment],
    sheet: Sheet,
    kept: Collection[str],
    former: Mapping[str, Sequence[str]],
    *,
    dry_run: bool,
) -> int:
    """Put comments that nobody has decided on into the queue, and return how many wait there."""
    unread = {name for block in sheet.same.blocks.values() for name in block.comments}
    if dry_run:
        queue = load(path).renamed(former, unread)
        return len(queue.offered(chain(still_waiting(queue, sheet), comments), kept).waiting)
    with locked(path):
        queue = load(path).renamed(former, unread)
        queue = queue.offered(chain(still_waiting(queue, sheet), comments), kept)
        save(path, queue)
    return len(queue.waiting)


def _write(path: Path, data: bytes) -> None:
    """Write a file where its bytes change."""
    remove_unfinished(path.parent)
    if not path.is_file() or path.read_bytes() != data:
        write_atomically(path, data)
