"""Rules on single figures: no sign, size or fraction that what they measure does not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from kinerja.content.document import Path as Steps
from kinerja.content.findings import Finding
from kinerja.content.tree import Source
from kinerja.package.rounding import half_up
from kinerja.rules.index import Index, entries
from kinerja.rules.plans import plans_of
from kinerja.rules.wording import words

_FAR: Final = 5
"""Times the target from which on a point was forgotten, or the target is none."""

_WHOLE: Final = 100
"""Per cent. Above it, and far from the target, is no share of anything."""

_NEVER_BELOW_ZERO: Final = words(
    "detik menit jam hari minggu pekan bulan triwulan semester tahun "
    "orang jiwa warga penduduk pegawai siswa murid guru pasien ibu bayi balita anak peserta pemohon pelanggan keluarga "
    "kk kelompok desa kelurahan kecamatan sekolah kelas rumah gedung ruas lokasi titik unit paket barang buah lembar "
    "berkas dokumen laporan surat naskah izin layanan kunjungan pemeriksaan kegiatan rapat pertemuan acara kali kasus "
    "pengaduan jawaban pohon bibit ekor ton kg kuintal km meter m m2 m3 hektare hektar ha liter"
)
"""How a unit of measure begins that counts things or takes time: 0 is the least of it. A per cent, an index or an
amount of money may be below (growth, a deficit), and so may what nobody has thought of here."""


def check(known: Index) -> Iterator[Finding]:
    """Yield the findings of this theme."""
    measures = {(s.named["tahun"], s.named["unit"], name): entry for s, name, entry in entries(known.tree, "indikator")}
    yield from _targets(known)
    yield from _achievements(known, measures)
    yield from _planned(known)
    yield from _realised(known)


def is_percent(measure: str) -> bool:
    """Whether a unit of measure (``satuan``) is per cent.

    >>> is_percent("Persen"), is_percent("%"), is_percent("persen poin")
    (True, True, False)
    """
    return measure.strip().casefold() in _PERCENT


_PERCENT: Final = frozenset({"persen", "%", "prosen", "percent", "persentase"})


@dataclass(frozen=True)
class _Place:
    """Where a figure stands, and whose it is in words."""

    source: Source
    path: Steps
    whose: str
    whose_en: str

    def told(self, known: Index, code: str, **detail: object) -> Finding:
        return known.at(self.source, self.path, code, di=self.whose, di_en=self.whose_en, **detail)


def _of_unit(source: Source, name: str, *path: str | int) -> _Place:
    return _Place(source, (source.kind, name, *path), f"indikator `{name}`: ", f"indicator `{name}`: ")


def _of_person(source: Source, employee: str, *path: str | int) -> _Place:
    return _Place(source, (source.kind, employee, *path), f"pegawai `{employee}`: ", f"employee `{employee}`: ")


def _ends(path: Steps, target: Any) -> Iterator[tuple[Steps, Decimal]]:
    """Yield a target's number, or both of a range, each with its place."""
    for number, end in enumerate(target) if isinstance(target, list) else ((None, target),):
        yield path if number is None else (*path, number), Decimal(end)


def _targets(known: Index) -> Iterator[Finding]:
    for source, name, entry in entries(known.tree, "indikator", asked=True):
        ends = [end for code, target in entry["target"].items() for end in _ends(("target", code), target)]
        for path, target in ends:
            yield from _sign(known, _of_unit(source, name, *path), target, entry["satuan"])
        # A wrong `desimal` is one mistake, however many targets it cuts.
        if cut := next((target for _, target in ends if _is_cut(target, entry)), None):
            yield _of_unit(source, name, "desimal").told(known, "angka-desimal", **_shown(cut))


def _achievements(known: Index, measures: Mapping[tuple[str, str, str], Any]) -> Iterator[Finding]:
    """What has a numerator and a denominator is held to those (``capaian-hitungan``)."""
    for source, name, entry in entries(known.tree, "capaian", asked=True):
        measure = measures.get((source.named["periode"][:4], source.named["unit"], name))
        if measure is None or entry["realisasi"] is None:
            continue
        figure, place = Decimal(entry["realisasi"]), _of_unit(source, name, "realisasi")
        target = measure["target"].get(source.named["periode"])
        if "pembilang" not in entry:
            yield from _sign(known, place, figure, measure["satuan"])
            yield from _size(known, place, figure, target, measure["satuan"], rises=measure["arah"] == "naik")
        whole = not any(_is_cut(end, measure) for aim in measure["target"].values() for _, end in _ends((), aim))
        if whole and _is_cut(figure, measure):
            yield place.told(known, "angka-desimal", **_shown(figure))


def _planned(known: Index) -> Iterator[Finding]:
    for source, employee, plan in entries(known.tree, "rencana", asked=True):
        for number, result in enumerate(plan["rencana_hasil_kerja"]):
            for index, aim in enumerate(result["indikator"]):
                path = "rencana_hasil_kerja", number, "indikator", index, "target"
                for steps, target in _ends(path, aim["target"]):
                    yield from _sign(known, _of_person(source, employee, *steps), target, aim["satuan"])


def _realised(known: Index) -> Iterator[Finding]:
    plans = plans_of(known)
    for source, employee, entry in entries(known.tree, "evaluasi", asked=True):
        odd = {key: figure for key, figure in entry.get("realisasi", {}).items() if not 0 <= figure <= _WHOLE}
        own = plans.get(source.named["periode"][:4], {}).get(employee, ()) if odd else ()
        # Whoever moved has a plan in each unit, with the same ids for other indicators.
        here = [plan for of, plan in own if of.named["unit"] == source.named["unit"]] or [plan for _, plan in own]
        if len(here) != 1:
            continue
        aims = {f"{r['id']}/{i['id']}": i for r in here[0]["rencana_hasil_kerja"] for i in r["indikator"]}
        for key in odd.keys() & aims.keys():
            figure, place = Decimal(odd[key]), _of_person(source, employee, "realisasi", key)
            yield from _sign(known, place, figure, aims[key]["satuan"])
            yield from _size(known, place, figure, aims[key]["target"], aims[key]["satuan"])


def _sign(known: Index, place: _Place, figure: Decimal, measure: str) -> Iterator[Finding]:
    """No count and no time is below zero."""
    if figure < 0 and measure.casefold().split()[0] in _NEVER_BELOW_ZERO:
        yield place.told(known, "angka-negatif", tertulis=figure, satuan=measure)


def _size(
    known: Index, place: _Place, figure: Decimal, target: Any, measure: str, *, rises: bool = False
) -> Iterator[Finding]:
    """A figure far above its target: a share of a whole that cannot be, or what rises further than anybody aims."""
    aims = [end for _, end in _ends((), target)] if target is not None else []
    if not aims or max(aims) <= 0 or figure <= _FAR * max(aims):
        return
    if rises or (is_percent(measure) and figure > _WHOLE):
        yield place.told(known, "angka-jauh", tertulis=figure, kali=_FAR, target=max(aims))


def _is_cut(figure: Decimal, measure: Any) -> bool:
    """Whether pages show whole numbers of a figure that is none: 89.6 of 90 would be "90 of 90, not reached"."""
    return measure["desimal"] == 0 and figure != figure.to_integral_value()


def _shown(figure: Decimal) -> dict[str, object]:
    digits = -int(figure.normalize().as_tuple().exponent)
    return {"tertulis": figure, "tampil": half_up(figure, 0), "perlu": digits}
