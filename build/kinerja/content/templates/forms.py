"""The template of a survey form: its questions and standard answers as the regulation words them."""

from __future__ import annotations

from kinerja.content import regulations
from kinerja.content.templates.agency import Agency
from kinerja.content.templates.layout import BLANK, document
from kinerja.errors import KinerjaError

_SERVICE = {"judul": ["Layanan apa yang Anda terima?"], "tipe": "layanan", "wajib": True}

_ADVICE = (
    "Belum ada formulir daringnya? `kinerja form script FORM` membuatnya dari berkas ini. Sudah ada? Samakan judul "
    "setiap kolom dengan pertanyaannya, kata demi kata, dan buang kolom yang tidak ditanyakan. Kolom lain di lembar, "
    "seperti nama dan surel, tidak pernah disimpan."
)

_ONE_QUESTION = {
    "judul": BLANK,
    "tipe": "skala_1_4",
    "jawaban": {"1": ["1", "Tidak"], "2": ["2", "Kurang"], "3": ["3", "Ya"], "4": ["4", "Sangat"]},
}
"""For kinds of survey whose questions no regulation sets."""


def form(agency: Agency, kind: str, name: str | None = None) -> str:
    """Return ``formulir/FORM.yaml`` for a kind of survey (``skm``, ``spkp``, ``spak``, ``program`` …).

    :param name: what the survey is called, or None for what its kind is called.
    :raises KinerjaError: there is no such kind.
    """
    schema = agency.schema("formulir")
    kinds = schema["properties"]["jenis"]["enum"]
    if kind not in kinds:
        raise KinerjaError(f"--jenis {kind} tidak ada; pilih {', '.join(kinds)} (no such kind of survey)")
    survey = next((s for s in regulations.surveys(agency.folder) if s.code == kind), None)
    given: dict[str, object] = {
        "nama": name or (survey.name if survey else BLANK),
        "nama_en": survey.name_en if survey else BLANK,
        "jenis": kind,
        "sasaran": BLANK if kind == "umpan_balik" else "publik",
        "lembar": {"nama": "Form Responses 1"},
        "periode": {"judul": ["Timestamp", "Stempel waktu"], "aturan": "triwulan"},
        "kunci": {"judul": ["Timestamp", "ID tanggapan"]},
        "kolom": {**({} if kind == "umpan_balik" else {"layanan": _SERVICE}), **_questions(agency, kind)},
    }
    return document(schema, given, preface=[_ADVICE], example=agency.example)


def _questions(agency: Agency, kind: str) -> dict[str, object]:
    elements = regulations.elements(kind, agency=agency.folder)
    if not elements:
        return {"pertanyaan_1": _ONE_QUESTION}
    return {
        element.code: {
            "judul": [element.question],
            "tipe": "huruf",
            "unsur": element.code,
            "jawaban": {
                str(place): [letter, answer]
                for place, (letter, answer) in enumerate(zip("abcd", element.answers, strict=True), 1)
            },
        }
        for element in elements
    }
