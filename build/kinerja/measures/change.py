"""The parameters of ``package.chance``, from ``schemas/aturan/perubahan.json`` or the agency's own table."""

from __future__ import annotations

from pathlib import Path

from kinerja.content.regulation_files import read
from kinerja.errors import KinerjaError
from kinerja.package import chance
from kinerja.package.chance import Parameters


def parameters(agency: Path | None = None) -> Parameters:
    """Return the parameters that decide what is more than chance.

    :raises KinerjaError: the agency's own table gives one that is no number, or one below nothing.
    """
    found = chance.parameters(read("perubahan", agency)["parameter"])
    if found is None:
        raise KinerjaError("aturan/perubahan.json: parameter harus angka, paling sedikit nol (numbers, zero or more)")
    return found
