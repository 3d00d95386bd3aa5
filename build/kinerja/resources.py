"""Find schemas and theme: the agency's own file first, then the installed package, then the checkout."""

from __future__ import annotations

from pathlib import Path

from kinerja.errors import KinerjaError

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def find(kind: str, name: str, *, agency: Path | None = None) -> Path:
    """Return the path of one shipped file or folder.

    :param kind: ``"schemas"`` or ``"theme"``.
    :param name: path below that folder, with ``/``; ``"."`` is the folder itself.
    :param agency: the agency's own repository (the folder that holds ``content/``); a file of the same name below
        its ``schemas/`` or ``theme/`` wins over ours.
    :raises KinerjaError: the file is nowhere.
    """
    roots = [agency / kind] if agency is not None else []
    roots += [_PACKAGE / kind, _CHECKOUT / kind]
    for root in roots:
        candidate = root / name
        if candidate.exists():
            return candidate
    raise KinerjaError(f"berkas {kind}/{name} tidak ditemukan; pasang ulang paket kinerja (reinstall the package)")
