"""``komentar/FORM/PERIODE.yaml``: what people approved, in an order that says nothing of who wrote what when."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kinerja.content.templates.layout import EXAMPLE_LINE
from kinerja.content.templates.yaml_text import inline
from kinerja.intake.forms import read_record
from kinerja.package.files import remove_unfinished, write_atomically

Published = tuple[str, str]
"""Service and text."""


def read_comments(content_root: Path, form: str, period: str) -> tuple[Published, ...]:
    """Return a period's comments; none where there is no file yet.

    :raises KinerjaError: the file is not a list of comments; with the place and what to mend.
    """
    name = _name(form, period)
    if not (content_root / name).is_file():
        return ()
    record = read_record(content_root, "komentar", name)
    return tuple((comment["layanan"], comment["teks"]) for comment in record["komentar"])


def add_comment(content_root: Path, form: str, period: str, comment: Published, *, example: bool) -> Path:
    """Add one comment to its period's file, and return the file.

    Sorted by service and words, and without a key or a day: nothing ties a comment to an answer.

    :param example: the agency is fictional, which the file's first line says.
    :raises KinerjaError: the file is not a list of comments.
    """
    there = read_comments(content_root, form, period)
    return _write(content_root, form, period, (*there, comment), example=example)


def remove_comment(content_root: Path, form: str, period: str, comment: Published, *, example: bool) -> None:
    """Take one comment out of its period's file, if it is there.

    :raises KinerjaError: the file is not a list of comments.
    """
    there = list(read_comments(content_root, form, period))
    if comment in there:
        there.remove(comment)
        _write(content_root, form, period, there, example=example)


def _write(content_root: Path, form: str, period: str, comments: Iterable[Published], *, example: bool) -> Path:
    path = content_root / _name(form, period)
    listed = [f"  - {inline({'layanan': s, 'teks': text})}" for s, text in sorted(comments, key=_order)]
    lines = [
        *_preface(path, example=example),
        f"formulir: {form}",
        f"periode: {inline(period)}",
        *(["komentar:", *listed] if listed else ["komentar: []"]),
    ]
    remove_unfinished(path.parent)
    write_atomically(path, ("\n".join(lines) + "\n").encode())
    return path


def _name(form: str, period: str) -> str:
    return f"komentar/{form}/{period}.yaml"


def _order(comment: Published) -> tuple[str, str, str]:
    service, text = comment
    return service, text.casefold(), text


def _preface(path: Path, *, example: bool) -> list[str]:
    """Return the comment lines that a file begins with, which people may have written."""
    if not path.is_file():
        return [EXAMPLE_LINE] if example else []
    lines = path.read_text(encoding="utf-8").splitlines()
    end = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return lines[:end]
