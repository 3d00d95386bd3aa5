"""Pelican, shown a staging folder instead of the content folder, whatever ``PATH`` it is started with."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from pelican import Pelican

from kinerja.errors import KinerjaError, Refused, shown
from kinerja.site.consent import read_consent
from kinerja.site.honours import honours_pages
from kinerja.site.output import check_apart
from kinerja.site.staging import PAGES, Staged, stage
from kinerja.site.theme import lay_theme


class StagedSite:
    """The ``PELICAN_CLASS`` of our settings.

    ``settings["PATH"]`` is the agency's content folder; the Pelican inside gets a copy of the settings whose ``PATH``
    is the staging folder, so that no link, no plugin and no other setting can reach a record. Every run fills the
    staging folder anew; it is there until ``close``, or until Python ends.
    """

    def __init__(self, settings: dict[str, Any]) -> None:
        self._content = shown(Path(settings["PATH"]))
        check_apart(Path(settings["OUTPUT_PATH"]), self._content)
        consent = settings.get("KINERJA_CONSENT_FILE")
        self.consent = read_consent(Path(consent), self._content) if consent else ()
        self._temporary = tempfile.TemporaryDirectory(prefix="kinerja-")
        self._folder = Path(self._temporary.name) / "situs"
        self._preview = bool(settings.get("KINERJA_PREVIEW"))
        try:
            self.staged = self._stage()
            theme = lay_theme(self._content, Path(self._temporary.name) / "theme")
        except BaseException:
            self.close()
            raise
        self._current = True
        self.settings = {
            **settings,
            "PATH": str(self._folder),
            "THEME": str(theme),
            # Pelican empties no output folder around its PATH; around the content folder it no longer would know.
            "DELETE_OUTPUT_DIRECTORY": False,
            "SITENAME": self.staged.portal["instansi"],
            "KINERJA_RELEASES": str(self.staged.releases),
            "KINERJA_PORTAL": self.staged.portal,
            "KINERJA_CONSENT": self.consent,
        }
        self._pelican = Pelican(self.settings)

    def run(self) -> None:
        """Build the site once, from the content as it is now."""
        if not self._current:
            shutil.rmtree(self._folder, ignore_errors=True)
            self.staged = self._stage()
            self.settings["KINERJA_PORTAL"] = self.staged.portal
        self._current = False
        self._pelican.run()

    def close(self) -> None:
        """Remove the staging folder."""
        self._temporary.cleanup()

    def _stage(self) -> Staged:
        staged = stage(self._content, self._folder)
        for name, text in honours_pages(self.consent).items():
            if name in staged.pages:
                raise Refused(
                    f"{self._content / 'halaman' / name}: alamat ini milik halaman pegawai teladan; ganti nama berkas "
                    "(the address of the page of exemplary employees)"
                )
            (staged.path / PAGES / name).write_text(text, encoding="utf-8", newline="\n")
        return replace(staged, portal={**staged.portal, "pratinjau": True}) if self._preview else staged


class CommandLineSite(StagedSite):
    """For ``pelican``'s own commands, which answer any exception with a traceback: what is wrong, in one line."""

    def __init__(self, settings: dict[str, Any]) -> None:
        try:
            super().__init__(settings)
        except KinerjaError as error:
            raise SystemExit("\n".join(error.lines)) from error
