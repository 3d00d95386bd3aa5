"""``portal.yaml`` of the fictional agency."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from kinerja.demo.catalogue import load
from kinerja.demo.emit import Flow
from kinerja.demo.surveys import Form
from kinerja.package.period import Period

DAYS_TO_PUBLISH = 20
"""A release comes out on the twentieth day after its quarter."""

LAST_YEAR = 2099
"""The last year that records may name."""


def portal(periods: Sequence[Period], forms: Sequence[Form]) -> dict[str, object]:
    """Return ``portal.yaml``: thresholds of the design, release dates, contacts that reach nobody.

    The calendar goes one quarter further than the records: a release is announced before it is made.
    """
    announced = [*periods, *_following(periods[-1])]
    dates = [Flow({"periode": p.code, "terbit": p.last + timedelta(days=DAYS_TO_PUBLISH)}) for p in announced]
    public = {form.id: f"https://formulir.kota-contoh.example/{form.id}" for form in forms if form.audience == "publik"}
    told = load("portal")
    record: dict[str, object] = {
        "instansi": "Pemerintah Kota Contoh",
        "instansi_en": "Government of Contoh City",
        "nama_pendek": "Kota Contoh",
        "nama_pendek_en": "Contoh City",
        "contoh": True,
        "bahasa": Flow(["id", "en"]),
        "ambang": 5,
        "ambang_pendapat": 10,
        "unit_minimum": 10,
        "alamat_situs": "https://kinerja.kota-contoh.example",
        "kalender": dates,
        "bobot_umpan_balik": Flow(told["bobot_umpan_balik"]),
        "saluran_publikasi": [Flow(channel) for channel in told["saluran_publikasi"]],
        "kontak": {
            "pengelola": "Bagian Organisasi, Sekretariat Daerah Kota Contoh",
            "pengelola_en": "Organisation Division, Regional Secretariat of Contoh City",
            "surel": "kinerja@kota-contoh.example",
            "telepon": "0210000000",
            "alamat": "Jalan Contoh Nomor 1, Kota Contoh",
        },
        "tautan": {
            "lapor": "https://www.lapor.go.id",
            "repositori": "https://git.kota-contoh.example/kinerja",
        },
    }
    if public:
        record["formulir"] = public
    return record


def _following(period: Period) -> list[Period]:
    """Return the quarter after a period; none after the last that a record may name."""
    year, quarter = divmod(4 * period.year + (period.quarter or 4), 4)
    return [Period.parse(f"{year}-T{quarter + 1}")] if year <= LAST_YEAR else []
