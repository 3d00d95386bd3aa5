"""Pull one form: read its sheet, keep what the mapping names, and store it by period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kinerja.intake.dates import Order, order_of
from kinerja.intake.guards import refuse_other_keys, refuse_wrong_order
from kinerja.intake.headers import open_sheet
from kinerja.intake.mapping import FormMapping
from kinerja.intake.rows import Answer, Held, Outside, RowReader, is_blank
from kinerja.intake.source import Source
from kinerja.intake.store import folder_of, read_form, render
from kinerja.package.files import write_atomically

Values = tuple[str, ...]


@dataclass(frozen=True)
class PullReport:
    """What one pull did. ``read`` = ``stored`` + ``duplicate`` + ``outside`` + ``quarantined``."""

    form: str
    read: int
    """Rows that are not blank, without the header."""
    stored: int
    """Answers of the sheet that are now stored, those stored before included."""
    duplicate: int
    """Rows whose key a later row has too."""
    outside: int
    """Rows dated outside the form's days."""
    held: tuple[Held, ...]
    """Rows in quarantine, in the sheet's order."""
    kept: int
    """Answers stored before that the sheet no longer gives; they stay."""
    moved: int
    """Answers stored before in another period, whose time stamp has changed in the sheet."""
    missing: tuple[str, ...]
    """Optional columns that the sheet does not have."""
    files: tuple[Path, ...]
    """Files written (or removed, where every answer moved to another period), or that a dry run would write."""
    outside_rows: tuple[int, ...] = ()
    """Where the sheet has the rows that are outside."""

    @property
    def quarantined(self) -> int:
        """How many rows are in quarantine."""
        return len(self.held)


def pull_form(
    mapping: FormMapping,
    source: Source,
    content_root: Path,
    key: bytes,
    *,
    dry_run: bool = False,
    others: Iterable[FormMapping] = (),
) -> PullReport:
    """Read a form's sheet and store its answers under ``content_root/tanggapan/FORM/``.

    Only mapped columns are looked at, and free text (``teks``) not even then. A row that cannot be understood is
    counted and named, and stays where it is: in the sheet. Files are written whole, after every row is read, and only
    where their bytes change.

    :param key: the agency's key, from which the answers' keys are made.
    :param dry_run: report what would happen and write nothing.
    :param others: the agency's other forms; one of them is named where the sheet is its, and asked for only then.
    :raises KinerjaError: the sheet cannot be read or lacks a header, its dates say that ``periode.urutan`` is wrong,
        stored answers come again under other keys, or a stored file is not as ``kinerja pull`` writes it.
    """
    columns = [column.name for column in mapping.stored]
    before = read_form(content_root, mapping.form, columns)
    layout, rows = open_sheet(mapping, source.rows(), source.name, others)
    reader = RowReader(mapping, layout, key)

    read = duplicate = 0
    outside: list[int] = []
    held: list[Held] = []
    orders: Counter[Order] = Counter()
    answers: dict[str, Answer] = {}
    for row in rows:
        if is_blank(row):
            continue
        read += 1
        orders[order_of(reader.time_text(row))] += 1
        match reader.read(row):
            case Held() as unreadable:
                held.append(unreadable)
            case Outside():
                outside.append(row.number)
            case Answer() as answer:
                duplicate += answer.key in answers
                answers[answer.key] = answer
    refuse_wrong_order(mapping, orders, source.name)
    refuse_other_keys(mapping, before, answers.values())

    after, moved = _merge(before, answers)
    folder = folder_of(content_root, mapping.form)
    files = tuple(
        path
        for period in sorted(after)
        if _store(
            path := folder / f"{period}.csv",
            render(columns, after[period]) if after[period] else None,
            dry_run=dry_run,
        )
    )
    return PullReport(
        form=mapping.form,
        read=read,
        stored=len(answers),
        duplicate=duplicate,
        outside=len(outside),
        held=tuple(held),
        kept=sum(1 for stored in before.values() for known in stored if known not in answers),
        moved=moved,
        missing=tuple(column.name for column in layout.missing),
        files=files,
        outside_rows=tuple(outside),
    )


def _merge(
    before: dict[str, dict[str, Values]], answers: dict[str, Answer]
) -> tuple[dict[str, dict[str, Values]], int]:
    """Lay the sheet's answers over the stored ones, each in one period only; count those that changed period."""
    after = {period: dict(stored) for period, stored in before.items()}
    moved = 0
    for period, stored in after.items():
        gone = [known for known in stored if known in answers and answers[known].period != period]
        for known in gone:
            del stored[known]
        moved += len(gone)
    for answer in answers.values():
        after.setdefault(answer.period, {})[answer.key] = answer.values
    return after, moved


def _store(path: Path, data: bytes | None, *, dry_run: bool) -> bool:
    """Write a file, or remove it where no answer is left in its period; tell whether it changes."""
    current = path.read_bytes() if path.is_file() else None
    if current == data:
        return False
    if not dry_run:
        if data is None:
            path.unlink()
        else:
            write_atomically(path, data)
    return True
