"""Pelican, shown a staging folder instead of the content folder, whatever ``PATH`` it is started with."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from pelican import Pelican

from kinerja.site.consent import read_consent
from kinerja.site.staging import Staged, stage


class StagedSite:
    """The ``PELICAN_CLASS`` of our settings.

    ``settings["PATH"]`` is the agency's content folder; the Pelican inside gets a copy of the settings whose ``PATH``
    is the staging folder, so that no link, no plugin and no other setting can reach a record. The staging folder
    lives as long as this object; every run fills it anew.
    """

    def __init__(self, settings: dict[str, Any]) -> None:
        self._content = Path(settings["PATH"])
        self._temporary = tempfile.TemporaryDirectory(prefix="kinerja-")
        self._folder = Path(self._temporary.name) / "situs"
        consent = settings.get("KINERJA_CONSENT_FILE")
        self._consent = read_consent(Path(consent), self._content) if consent else ()
        self.staged = self._stage()
        self._current = True
        self.settings = {
            **settings,
            "PATH": str(self._folder),
            "SITENAME": self.staged.portal["instansi"],
            "KINERJA_RELEASES": str(self.staged.releases),
            "KINERJA_PORTAL": self.staged.portal,
            "KINERJA_CONSENT": self._consent,
        }
        self._pelican = Pelican(self.settings)

    def run(self) -> None:
        """Build the site once, from the content as it is now."""
        if not self._current:
            shutil.rmtree(self._folder)
            self.staged = self._stage()
            self.settings["KINERJA_PORTAL"] = self.staged.portal
        self._current = False
        self._pelican.run()

    def _stage(self) -> Staged:
        return stage(self._content, self._folder)
