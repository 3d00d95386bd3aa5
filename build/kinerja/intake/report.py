"""What one pull did, in numbers and places alone: fit to be shown wherever a pipeline posts it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kinerja.intake.bursts import Suspicion
from kinerja.intake.rows import Held, Reason

FOLDER = ".kinerja/pull"
"""Where reports are kept, beside the content folder: what the sheet holds today is no record of the agency."""


@dataclass(frozen=True)
class PullReport:
    """What one pull did. ``read`` = ``stored`` + ``duplicate`` + ``outside`` + ``quarantined``."""

    form: str
    read: int
    """Rows that are not blank, without the header."""
    blank: int
    """Blank rows between others."""
    stored: int
    """Answers of the sheet that are now stored, those stored before included."""
    duplicate: int
    """Rows that are a copy, or an earlier state, of another row's answer."""
    outside_rows: tuple[int, ...]
    """Where the sheet has rows dated outside the form's days."""
    alike_rows: tuple[int, ...]
    """Rows with a day alone that equal another one in every cell: counted as people, perhaps copies."""
    held: tuple[Held, ...]
    """Rows in quarantine, in the sheet's order."""
    missing: tuple[str, ...]
    """Optional columns that the sheet does not have."""
    unmapped: tuple[tuple[str, str], ...]
    """Letter and title of the sheet's questions that the mapping says nothing of, what looks personal left out."""
    suspicions: tuple[Suspicion, ...]
    """Answers that may not be a person's each."""
    has_ids: bool
    """Whether the sheet has a column of response ids."""
    new: int
    edited: int
    moved: int
    """Answers stored before in another period, whose time stamp has changed in the sheet."""
    removed: Mapping[str, int]
    """Period → answers that left the sheet and are stored no more."""
    stayed: int
    """Answers stored before that no readable row of the sheet gives, and that stay stored: ``kept``, quarantine."""
    comments_stay: tuple[str, ...]
    """Periods of ``removed`` in which approved comments are published: nobody knows whose they are."""
    kept: Mapping[str, int]
    """Period → answers that left the sheet and stay stored."""
    lost: tuple[str, ...]
    """Periods most of whose answers left the sheet at once: a finding."""
    published: Mapping[str, int]
    """Published period → answers that changed in it."""
    waiting: int
    """Comments that wait for a person."""
    unseen: int
    """Rows known from the last pull, of which only time stamps and response ids were asked for."""
    files: tuple[Path, ...]
    """Files written (or removed, where a period has no answer left), or that a dry run would write."""

    @property
    def outside(self) -> int:
        """How many rows are outside the form's days."""
        return len(self.outside_rows)

    @property
    def quarantined(self) -> int:
        """How many rows are in quarantine."""
        return len(self.held)

    def held_by_column(self) -> dict[tuple[str, str, Reason], list[int]]:
        """Return column letter, title and reason → the rows in quarantine for it, most rows first."""
        found: dict[tuple[str, str, Reason], list[int]] = {}
        for held in self.held:
            found.setdefault((held.column, held.title, held.reason), []).append(held.row)
        return dict(sorted(found.items(), key=lambda item: -len(item[1])))

    def counts(self) -> dict[str, int]:
        """Return the contract's counts: the first is the sum of the others."""
        return {
            "dibaca": self.read,
            "disimpan": self.stored,
            "ganda": self.duplicate,
            "luar_periode": self.outside,
            "karantina": self.quarantined,
        }

    def of_sheet(self) -> dict[str, object]:
        """Return what the sheet holds and where to look in it; the same for the same sheet, whatever was stored."""
        return {
            "baris_kosong": self.blank,
            "karantina": [
                {"baris": held.row, "kolom": held.column, "judul": held.title, "sebab": held.reason.value}
                for held in self.held
            ],
            "karantina_menurut_kolom": [
                {"kolom": column, "judul": title, "sebab": reason.value, "baris": len(rows)}
                for (column, title, reason), rows in self.held_by_column().items()
            ],
            "baris_luar_periode": list(self.outside_rows),
            "baris_kembar": list(self.alike_rows),
            "kolom_tidak_ada": list(self.missing),
            "kolom_tidak_dipetakan": [column for column, _ in self.unmapped],
            "tinjau": [suspicion.as_json() for suspicion in self.suspicions],
        }

    def of_store(self) -> dict[str, object]:
        """Return what this pull changed."""
        return {
            "baru": self.new,
            "diubah": self.edited,
            "pindah_periode": self.moved,
            "dihapus": dict(self.removed),
            "tersimpan_dari_sebelumnya": self.stayed,
            "komentar_tetap_terbit": list(self.comments_stay),
            "tetap_disimpan": dict(self.kept),
            "hilang_sekaligus": list(self.lost),
            "terbit_berubah": dict(self.published),
            "komentar_menunggu": self.waiting,
            "baris_tidak_dibaca_ulang": self.unseen,
            "berkas": [path.name for path in self.files],
        }

    def stored_form(self) -> bytes:
        """Return the report as it is kept: counts and places, without what depends on earlier pulls."""
        record = {"formulir": {self.form: self.counts()}, "rincian": {self.form: self.of_sheet()}}
        return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


def report_path(content_root: Path, form: str) -> Path:
    """Return where a form's last report is kept."""
    return content_root.absolute().parent / FOLDER / f"{form}.json"
