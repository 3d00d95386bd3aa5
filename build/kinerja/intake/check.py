"""Tell before a pull whether account, document, sheet and titles are in order, from the first rows alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Protocol, runtime_checkable

from kinerja.errors import KinerjaError, Refused
from kinerja.intake.headers import open_sheet
from kinerja.intake.mapping import FormMapping
from kinerja.intake.source import Row, Source

_TOP_ROWS = 20
"""As many as a title row is looked for in."""


@runtime_checkable
class _Top(Protocol):
    def top(self, rows: int) -> list[Row]:
        """Return the first rows alone."""


@dataclass(frozen=True)
class Checked:
    """A source that is in order: what its titles gave."""

    form: str
    source: str
    account: str
    """Who reads it; empty for a file."""
    found: int
    """Mapped columns that the sheet has, the time stamp not counted."""
    missing: tuple[str, ...]
    """Optional columns that it does not have."""
    has_ids: bool
    """Whether it has a column of response ids."""


def check(mapping: FormMapping, source: Source, others: Iterable[FormMapping] = ()) -> Checked:
    """Look at a source's titles; no answer is read, but for those among the first rows of a file or a range.

    :raises KinerjaError: the account, the document or the sheet cannot be reached, or the file not be read.
    :raises Refused: it can, but its titles are not the mapping's.
    """
    rows = _first(source, max(_TOP_ROWS, mapping.header_rows[-1]))
    try:
        layout, _ = open_sheet(mapping, rows, source.name, others)
    except KinerjaError as error:
        raise Refused(str(error)) from error
    return Checked(
        form=mapping.form,
        source=source.name,
        account=str(getattr(source, "account", "")),
        found=len(layout.columns) + len(layout.comments),
        missing=tuple(column.name for column in layout.missing),
        has_ids=layout.response_id is not None,
    )


def _first(source: Source, many: int) -> Iterator[Row]:
    """Return the first rows, read already: what cannot be read is no matter of titles."""
    return iter(source.top(many) if isinstance(source, _Top) else list(islice(source.rows(), many)))
