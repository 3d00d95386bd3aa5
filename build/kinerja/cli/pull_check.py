"""``kinerja pull --check``: whether accounts, documents, sheets and titles are in order, before anything is pulled."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from kinerja.errors import KinerjaError

if TYPE_CHECKING:
    from kinerja.intake.check import Checked
    from kinerja.intake.mapping import FormMapping
    from kinerja.intake.source import Source


def check_forms(
    forms: Sequence[str],
    load: Callable[[str], FormMapping],
    open_source: Callable[[FormMapping], Source],
    others: Callable[[str], Iterable[FormMapping]],
    *,
    as_json: bool,
) -> int:
    """Check each form and print what was found; return the exit code: that of the worst.

    :param load: form id → mapping.
    :param others: form id → the agency's other forms.
    """
    from kinerja.intake.check import check

    worst = 0
    found: dict[str, dict[str, object]] = {}
    for form in forms:
        try:
            mapping = load(form)
            checked = check(mapping, open_source(mapping), others(form))
        except KinerjaError as error:
            worst = max(worst, error.exit_code)
            found[form] = {"siap": False, "pesan": " ".join(str(error).split())}
        else:
            found[form] = {"siap": True, "pesan": _sentence(checked), "kolom_tidak_ada": list(checked.missing)}
    if as_json:
        print(json.dumps({"periksa": found}, ensure_ascii=False, indent=2))
    else:
        for form, result in found.items():
            print(f"{form}: {'siap (ready)' if result['siap'] else 'BELUM siap (not ready)'}: {result['pesan']}")
    return worst


def _sentence(checked: Checked) -> str:
    who = f"{checked.account} dapat membacanya; " if checked.account else ""
    missing = ", ".join(checked.missing)
    said = f"{checked.source}: {who}{checked.found} kolom ditemukan (columns found)"
    if missing:
        said += f"; tidak ada, dan akan disimpan kosong: {missing} (missing, to be stored empty)"
    if not checked.has_ids:
        said += "; tanpa kolom ID tanggapan, suntingan tampak sebagai jawaban baru (no response ids)"
    return said
