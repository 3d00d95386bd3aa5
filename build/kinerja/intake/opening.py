"""Open the source of a form's answers: an export that somebody names, or the sheet that its mapping names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kinerja.errors import KinerjaError
from kinerja.intake.mapping import FormMapping
from kinerja.intake.source import Source


def opener(file: Path | None, tell: Callable[[str], None] = lambda _: None) -> Callable[[FormMapping], Source]:
    """Return what opens a form's source.

    :param file: an export; without one the Sheets service is asked, as the environment says (``reach``).
    :param tell: told of every wait for the service.
    :raises KinerjaError: there are no credentials for the service, or they cannot be used.
    """
    if file is not None:
        from kinerja.intake.exports import open_export

        return lambda mapping: open_export(file, mapping.sheet)
    from kinerja.intake.patience import Patience
    from kinerja.intake.sheets import SheetsSource, reach

    client = reach()

    def open_sheet(mapping: FormMapping) -> Source:
        if not mapping.document:
            raise KinerjaError(
                f"formulir/{mapping.form}.yaml: lembar.dokumen belum diisi; isi dengan id dokumennya, atau pakai "
                "--from BERKAS (set lembar.dokumen, or use --from)"
            )
        return SheetsSource(client(Patience(tell=tell)), mapping.document, mapping.sheet)

    return open_sheet
