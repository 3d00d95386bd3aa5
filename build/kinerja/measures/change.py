"""Whether a figure's change since an earlier period is more than chance, from published numbers alone.

The formulas are ``package.chance``'s, which pages use too; parameters and sources are in
``schemas/aturan/perubahan.json``, or in the agency's own table.
"""

from __future__ import annotations

from pathlib import Path

from kinerja.content.regulation_files import read
from kinerja.errors import KinerjaError
from kinerja.package import chance
from kinerja.package.chance import Figure, Parameters


def parameters(agency: Path | None = None) -> Parameters:
    """Return the parameters that decide what is more than chance.

    :raises KinerjaError: the agency's own table gives one that is no number, or one below nothing.
    """
    found = chance.parameters(read("perubahan", agency)["parameter"])
    if found is None:
        raise KinerjaError("aturan/perubahan.json: parameter harus angka, paling sedikit nol (numbers, zero or more)")
    return found


def change(now: Figure | None, before: Figure | None, agency: Path | None = None) -> str:
    """Say what ``chance.change`` says, by the agency's parameters.

    :raises TypeError: one is a share and the other a mean: such figures are not comparable.
    """
    return chance.change(now, before, parameters(agency))
