"""Pull one form: read its sheet, lay it over what is stored, and write what changes."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kinerja.errors import KinerjaError, Refused, shown
from kinerja.intake.bursts import suspicions
from kinerja.intake.changes import Changes, Stored, compare, published_periods
from kinerja.intake.guards import refuse_other_keys
from kinerja.intake.mapping import FormMapping
from kinerja.intake.moderation import comments_of, service_place
from kinerja.intake.queue import Comment, load, locked, queue_path, save
from kinerja.intake.report import PullReport, report_path
from kinerja.intake.sheet import Sheet, read_sheet
from kinerja.intake.source import Source, Unreadable
from kinerja.intake.store import folder_of, read_form, render
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
) -> PullReport:
    """Read a form's sheet and store its answers under ``content_root/tanggapan/FORM/``.

    Only mapped columns are stored. A row that cannot be understood is counted and named, and stays where it is: in
    the sheet. Files are written whole, after every row is read, and only where their bytes change; whenever this is
    interrupted, the next pull ends in the same files.

    :param key: the agency's key, from which the answers' keys are made.
    :param dry_run: report what would happen and write nothing.
    :param others: the agency's other forms; one of them is named where the sheet is its, and asked for only then.
    :param follow: periods in which every answer that left the sheet is removed, be they published or all gone.
    :raises KinerjaError: the sheet cannot be read or lacks a header, its dates say that ``periode.urutan`` is wrong,
        stored answers come again under other keys, a stored file is not as ``kinerja pull`` writes it, or the form's
        comments have no place to wait in.
    :raises Refused: the sheet is empty, or has lost a header, while answers of it are stored.
    """
    columns = [column.name for column in mapping.stored]
    service = service_place(mapping)
    queue = None if service is None else queue_path(mapping, content_root, key)
    try:
        sheet = read_sheet(mapping, source, key, others)
    except Unreadable:
        raise
    except KinerjaError as error:
        raise _with_stored(error, read_form(content_root, mapping.form, columns)) from error
    with _alone(content_root):
        before = read_form(content_root, mapping.form, columns)
        if not sheet.read and any(before.values()):
            raise _with_stored(KinerjaError(f"{source.name}: tidak berisi jawaban lagi (the sheet is empty)"), before)
        refuse_other_keys(mapping, before, sheet.answers.values())
        changes = compare(
            before,
            sheet.answers,
            held={held.key for held in sheet.held if held.key},
            published=published_periods(content_root),
            follow=follow,
            key=key,
        )
        files = _store(folder_of(content_root, mapping.form), columns, changes, dry_run=dry_run)
        waiting = 0
        if queue is not None and service is not None:
            comments = comments_of(mapping, sheet.answers.values(), service, key)
            waiting = _offer(queue, comments, changes.kept, dry_run=dry_run)
        report = _report(mapping, sheet, changes, files, waiting)
        if not dry_run:
            _write(report_path(content_root, mapping.form), report.stored_form())
    return report


def _report(mapping: FormMapping, sheet: Sheet, changes: Changes, files: tuple[Path, ...], waiting: int) -> PullReport:
    return PullReport(
        form=mapping.form,
        read=sheet.read,
        blank=sheet.blank,
        stored=len(sheet.answers),
        duplicate=sheet.duplicate,
        outside_rows=sheet.outside,
        held=sheet.held,
        missing=sheet.missing,
        suspicions=suspicions(mapping, sheet.answers.values()),
        has_ids=sheet.has_ids,
        new=changes.new,
        edited=changes.edited,
        moved=changes.moved,
        removed=changes.removed,
        kept=changes.kept,
        lost=changes.lost,
        published=changes.published,
        waiting=waiting,
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


def _offer(path: Path, comments: Iterable[Comment], kept: Collection[str], *, dry_run: bool) -> int:
    """Put comments that nobody has decided on into the queue, and return how many wait there."""
    if dry_run:
        return len(load(path).offered(comments, kept).waiting)
    with locked(path):
        queue = load(path).offered(comments, kept)
        save(path, queue)
    return len(queue.waiting)


def _write(path: Path, data: bytes) -> None:
    """Write a file where its bytes change."""
    remove_unfinished(path.parent)
    if not path.is_file() or path.read_bytes() != data:
        write_atomically(path, data)
