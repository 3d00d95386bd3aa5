"""Rules on words: indicators that cannot be measured, and one text that stands for everybody in a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from kinerja.content.document import Path as Steps
from kinerja.content.findings import Finding
from kinerja.content.tree import Source
from kinerja.rules.index import Index, entries

FEWEST: Final = 5
"""People of a unit from which on equal texts are a pattern and no accident."""

SHARE: Final = 80
"""Per cent of them that have one text word for word."""


NO_STRATEGY: Final = "Tidak tercantum di lembar yang diimpor."
"""What an imported plan says where the sheet has no strategy: forms of e-Kinerja have none, and a record needs one."""


def words(text: str) -> frozenset[str]:
    """Return the words of a list that is written as one text."""
    return frozenset(text.split())


_DOING: Final = words(
    "melaksanakan melakukan mengikuti menghadiri membantu menyusun membuat menyiapkan mempersiapkan mengerjakan "
    "menjalankan menyelenggarakan mengadakan mengelola mengoordinasikan mengkoordinasikan mengkoordinir memfasilitasi "
    "mendampingi membina mengawasi memantau memonitor mengumpulkan menginput memasukkan mengisi mencatat mengarsipkan "
    "memeriksa memverifikasi memproses menindaklanjuti melayani menerima mengirim mengirimkan mengajar mendukung "
    "berpartisipasi ikut turut bertugas bekerja merencanakan mengevaluasi melaporkan mengusulkan merekap menganalisis "
    "menganalisa menyosialisasikan mensosialisasikan menyampaikan memberikan memberi menata merawat menjaga "
    "membersihkan mengoperasikan mengetik menangani mengusahakan mengupayakan mengoptimalkan memaksimalkan"
)
"""Verbs that say what somebody does and not what comes of it; a figure needs something to count."""

_HAPPENED: Final = words(
    "terlaksananya terlaksanakannya terselenggaranya terfasilitasinya terkoordinasinya terkoordinirnya terdukungnya "
    "terbantunya terikutinya diikutinya dilaksanakannya dilakukannya diselenggarakannya berjalannya adanya terciptanya "
    "terwujudnya terjalinnya"
)
"""``Terlaksananya …`` says that something took place, which is yes or no, whatever the target."""

_VAGUE: Final = re.compile(
    r"\b(?:(?:dengan|secara) (?:baik|lancar|optimal|maksimal)|sebaik-baiknya|(?:sebaik|seoptimal|semaksimal) mungkin"
    r"|dan lain[- ]lain|dll|dsb|tugas(?:-tugas)? lain(?:nya)?|diberikan (?:oleh )?(?:atasan|pimpinan))\b",
    re.IGNORECASE,
)
"""Words with which everybody reaches the target, or nobody can say whether."""

_NO_MEASURE: Final = words(
    "- . n/a na ada ya tidak lainnya dll angka target satuan jumlah kuantitas kualitas waktu biaya baik lancar sesuai "
    "optimal maksimal lengkap tepat selesai terlaksana tercapai"
) | {"tidak ada", "tepat waktu", "sangat baik", "dan lain-lain"}
"""Written as ``satuan`` where no unit of measure came to mind."""


def check(known: Index) -> Iterator[Finding]:
    """Yield the findings of this theme."""
    unfilled: dict[str, list[tuple[Source, str]]] = {}
    for source, employee, plan in entries(known.tree, "rencana", asked=True):
        yield from _plan(known, source, employee, plan)
        if _compared(plan["strategi"]) == _compared(NO_STRATEGY):
            unfilled.setdefault(str(source.path), []).append((source, employee))
    for people in unfilled.values():
        source, employee = people[0]
        yield known.at(source, ("rencana", employee, "strategi"), "strategi-belum-diisi", banyak=len(people))
    for source, name, entry in entries(known.tree, "indikator"):
        path: Steps = ("indikator", name)
        yield from _measurable(known, source, _Aim((*path, "nama"), entry["nama"], (*path, "satuan"), entry["satuan"]))
    yield from _alike(known, "rencana", "tahun")
    yield from _alike(known, "evaluasi", "periode")


@dataclass(frozen=True)
class _Aim:
    """An indicator's words and unit of measure, each with its place, and whose it is."""

    at_text: Steps
    text: str
    at_measure: Steps
    measure: str
    whose: str = ""
    whose_en: str = ""


def _plan(known: Index, source: Source, employee: str, plan: Any) -> Iterator[Finding]:
    whose = f"pegawai `{employee}`: ", f"employee `{employee}`: "
    for number, result in enumerate(plan["rencana_hasil_kerja"]):
        path: Steps = ("rencana", employee, "rencana_hasil_kerja", number)
        if _first_word(result["hasil"]) in _DOING:
            told = {"tertulis": result["hasil"], "di": whose[0], "di_en": whose[1]}
            yield known.at(source, (*path, "hasil"), "hasil-kegiatan", **told)
        for place, aim in enumerate(result["indikator"]):
            here: Steps = (*path, "indikator", place)
            told_as = (*here, "indikator"), aim["indikator"], (*here, "satuan"), aim["satuan"]
            yield from _measurable(known, source, _Aim(*told_as, *whose))


def _measurable(known: Index, source: Source, aim: _Aim) -> Iterator[Finding]:
    """An indicator counts something, in a unit of measure, by words that everybody reads alike."""
    told = {"di": aim.whose, "di_en": aim.whose_en}
    measure = " ".join(aim.measure.casefold().split())
    unclear = measure in _NO_MEASURE or measure.replace(" ", "").isdigit()
    if unclear:
        yield known.at(source, aim.at_measure, "indikator-satuan", tertulis=aim.measure, **told)
    told["tertulis"] = aim.text
    first = _first_word(aim.text)
    if first in _DOING or first in _HAPPENED:
        thing = "berkas" if unclear or not measure.isalpha() or measure in _NO_THINGS else measure
        yield known.at(source, aim.at_text, "indikator-kegiatan", contoh=f"{thing.capitalize()} yang selesai", **told)
    elif vague := _VAGUE.search(aim.text):
        yield known.at(source, aim.at_text, "indikator-kabur", kata=vague[0], **told)


_NO_THINGS: Final = frozenset({"persen", "indeks", "nilai", "jam", "menit", "hari", "bulan", "rupiah", "kali"})
"""Units of measure that are nothing one could count and finish."""


def _first_word(text: str) -> str:
    match = re.match(r"[\W\d_]*([^\W\d_]+)", text)
    return match[1].casefold() if match else ""


def _alike(known: Index, kind: str, key: str) -> Iterator[Finding]:
    """What was copied to (nearly) everybody of a unit says nothing about anybody."""
    places: dict[tuple[str, str], list[tuple[Source, str, Any]]] = {}
    for source, employee, entry in entries(known.tree, kind):
        places.setdefault((source.named[key], source.named["unit"]), []).append((source, employee, entry))
    for (_, unit), people in places.items():
        if len(people) < FEWEST or not any(known.tree.is_asked(source.path) for source, _, _ in people):
            continue
        first: dict[str, dict[str, tuple[Source, Steps]]] = {}
        count: dict[tuple[str, str], int] = {}
        for source, employee, entry in people:
            for name, texts in _texts(kind, entry).items():
                for text, path in texts.items():
                    first.setdefault(name, {}).setdefault(text, (source, (kind, employee, *path)))
                    count[name, text] = count.get((name, text), 0) + 1
        for (name, text), many in count.items():
            if text != _compared(NO_STRATEGY) and many >= FEWEST and 100 * many >= SHARE * len(people):
                source, path = first[name][text]
                told = {"unit": unit, "banyak": many, "semua": len(people), "kunci": name}
                yield known.at(source, path, "isi-seragam", **told)


def _texts(kind: str, entry: Any) -> Mapping[str, Mapping[str, Steps]]:
    """Key → each text that a person has under it, as compared, and where it stands first."""
    if kind == "evaluasi":
        return {name: {_compared(entry[name]): (name,)} for name in ("kekuatan", "perbaikan") if entry.get(name)}
    found: dict[str, dict[str, Steps]] = {"strategi": {_compared(entry["strategi"]): ("strategi",)}}
    for number, result in enumerate(entry["rencana_hasil_kerja"]):
        path: Steps = ("rencana_hasil_kerja", number, "hasil")
        found.setdefault("hasil", {}).setdefault(_compared(result["hasil"]), path)
    return found


def _compared(text: str) -> str:
    return " ".join(text.lower().split()).rstrip(".")
