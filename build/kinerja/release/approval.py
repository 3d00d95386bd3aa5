"""Who approved a release, by role, and on which day: what ``--disetujui`` says and the descriptor keeps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from kinerja.content.personal import identifiers
from kinerja.errors import KinerjaError
from kinerja.package.period import Period

KEY: Final = "persetujuan"
"""Key of ``kinerja`` in ``datapackage.json``; absent where nobody's approval was given."""

_OFFICES: Final = re.compile(
    r"asisten|bupati|camat|direktur|gubernur|inspektur|kabag|kabid|kasubag|kepala|ketua|koordinator|lurah|menteri|"
    r"pejabat|pengelola|penjabat|pimpinan|plh|plt|ppid|rektor|sekda|sekretaris|tim|wakil|wali|walikota"
)
"""First words of an office: a name begins with none of them."""

_OF_A_PERSON: Final = re.compile(
    r"\b(?:bapak|bpk|ibu(?! kota)|saudara|saudari|sdr|sdri|haji|hajah|dr|drs|dra|ir|prof)\b|\b[SMAD]\.\s?[A-Z][a-z]*\b",
    re.IGNORECASE,
)
"""Titles and degrees, which stand beside a name and in no office's."""

_LONGEST_ROLE: Final = 120


@dataclass(frozen=True)
class Approval:
    """One approval: the role that gave it (``Sekretaris Daerah``) and the day."""

    role: str
    day: date


def read_approval(text: str, period: Period) -> Approval:
    """Read ``"PERAN, TANGGAL"``; the day is what follows the last comma.

    :param period: what was approved; nobody can have approved it before it began.
    :raises KinerjaError: no comma, no such day, a day before the period, or a role that may be a person's name.
    """
    said, _, when = text.rpartition(",")
    role = " ".join(said.split())
    try:
        day = date.fromisoformat(when.strip())
    except ValueError:
        day = None
    if not role or day is None:
        raise KinerjaError(
            '--disetujui: tulis jabatan lalu tanggal, misalnya "Sekretaris Daerah, 2026-07-18" (office, then day)'
        )
    if day < period.first:
        raise KinerjaError(
            f"--disetujui: {day} mendahului periode {period.code}; periksa tahunnya (the day is before the period)"
        )
    words = re.findall(r"[a-z]+", role.casefold())
    if not words or not _OFFICES.fullmatch(words[0]) or _OF_A_PERSON.search(role) or identifiers(role):
        raise KinerjaError(
            "--disetujui: tulis jabatannya saja, diawali misalnya Kepala, Sekretaris, atau Plt.; nama, gelar, dan "
            "pengenal orang tidak terbit (write the office alone: no name, title or identifier of a person)"
        )
    if len(role) > _LONGEST_ROLE or not role.isprintable():
        raise KinerjaError(f"--disetujui: jabatan paling panjang {_LONGEST_ROLE} huruf (the role is too long)")
    return Approval(role, day)


def described(approvals: Sequence[Approval]) -> list[dict[str, str]]:
    """Return approvals as the descriptor says them, by day and role; the same one twice is one."""
    return [
        {"peran": approval.role, "tanggal": approval.day.isoformat()}
        for approval in sorted(set(approvals), key=lambda one: (one.day, one.role))
    ]
