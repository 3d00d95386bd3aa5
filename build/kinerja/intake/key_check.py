"""Know another ``KINERJA_KEY`` before it doubles answers: a check value of the key that each stored period has."""

from __future__ import annotations

import hmac
import json
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from kinerja.errors import KinerjaError
from kinerja.intake.changes import Stored
from kinerja.intake.report import FOLDER
from kinerja.intake.rows import Answer
from kinerja.package.files import remove_unfinished, write_atomically

_DIGITS = 16
"""Of the check value: enough that two keys differ, and no part of what makes the answers' keys."""


def checks_path(content_root: Path, form: str) -> Path:
    """Return where a form's check values are kept, beside its report."""
    return content_root.absolute().parent / FOLDER / f"{form}.kunci"


def load_checks(content_root: Path, form: str) -> dict[str, str]:
    """Return period → check value of the key it was last pulled with; nothing where that is not known."""
    try:
        record = json.loads(checks_path(content_root, form).read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(period): str(check) for period, check in record.items()} if isinstance(record, dict) else {}


def save_checks(content_root: Path, form: str, before: Mapping[str, str], periods: Iterable[str], key: bytes) -> None:
    """Write the check values where they change, readable by their owner alone.

    :param before: ``load_checks``.
    :param periods: periods whose stored answers were made with ``key``.
    """
    path = checks_path(content_root, form)
    after = {**before, **dict.fromkeys(periods, _check(key))}
    if after != before:
        remove_unfinished(path.parent)
        write_atomically(path, (json.dumps(after, sort_keys=True, indent=2) + "\n").encode(), mode=0o600)


def refuse_other_key(
    form: str,
    checks: Mapping[str, str],
    before: Stored,
    answers: Iterable[Answer],
    key: bytes,
    same: Collection[str] = (),
) -> None:
    """Refuse a sheet for a period that is stored under another key; however few its answers are, each would be doubled.

    A period of which the sheet gives a stored key has this key, whatever its check value says: the stored files came
    from elsewhere.

    :param same: keys of stored answers that the sheet holds as they are, and that are not among ``answers``.
    :raises KinerjaError: the key is another one.
    """
    given: dict[str, set[str]] = {}
    known = set(same)
    for answer in answers:
        given.setdefault(answer.period, set()).add(answer.key)
        known.update((answer.key, answer.former))
    for period, stored in sorted(before.items()):
        other = checks.get(period, _check(key)) != _check(key)
        if other and stored and given.get(period) and known.isdisjoint(stored):
            raise KinerjaError(
                f"tanggapan/{form}/{period}.csv: {len(stored)} jawaban tersimpan memakai KINERJA_KEY lain; periksa "
                "KINERJA_KEY, atau hapus berkas itu bila kuncinya memang diganti (the stored answers were made with "
                "another key)"
            )


def _check(key: bytes) -> str:
    return hmac.digest(key, b"kinerja/kunci tanggapan/1", "sha256").hex()[:_DIGITS]
