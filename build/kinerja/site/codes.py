"""Codes of a release that become addresses, checked before the first page is drawn."""

from __future__ import annotations

import re

from kinerja.errors import KinerjaError
from kinerja.package.model import TOTAL
from kinerja.site.archive import Archive

_CODE = re.compile(r"[a-z0-9][a-z0-9.-]*\Z")


def check_codes(archive: Archive) -> None:
    """Refuse a release whose codes cannot be part of an address, or whose units do not stand under the agency.

    :raises KinerjaError: a code of a unit or a service that is the total's or has other characters than ``a-z``,
        ``0-9``, ``-`` and ``.``, or a unit whose parents do not lead to the total.
    """
    for edition in archive.every:
        for code in edition.units:
            top = (code, *(parent.code for parent in edition.above(code)))[-1]
            if edition.units[top].parent != TOTAL:
                raise KinerjaError(
                    f"rilis {edition.release.folder}: unit.csv: induk {code!r} melingkar atau tidak ada; pulihkan dari "
                    "git (its parents run in a circle or lead nowhere)"
                )
            if code == TOTAL or not _CODE.match(code):
                raise KinerjaError(
                    f"rilis {edition.release.folder}: unit.csv memuat kode unit {code!r}; pakai huruf kecil, angka, "
                    "'-' dan '.' saja (unit code cannot be part of an address)"
                )
        services, indicators = edition.release.services, {code for _, code in edition.facts.get("indikator", {})}
        for code in (*services, *sorted(indicators)):
            if code == TOTAL or not _CODE.match(code):
                raise KinerjaError(
                    f"rilis {edition.release.folder}: kode layanan atau indikator {code!r} tidak dapat menjadi alamat; "
                    "pakai huruf kecil, angka, '-' dan '.' saja (code cannot be part of an address)"
                )
