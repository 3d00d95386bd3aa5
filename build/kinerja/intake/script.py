"""From a form's mapping to the Google Apps Script that makes the form, its sheet and the column of response ids."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from kinerja.content.survey_rules import elements, is_only_a_number
from kinerja.errors import KinerjaError
from kinerja.intake.mapping import ANYTHING_ELSE, FREE_TEXT, PERSON, SERVICE_KINDS, Column, FormMapping
from kinerja.intake.notice import notice
from kinerja.intake.words import header_words

_PROGRAM: Final = Path(__file__).with_name("form_script.js")

ID_TITLE: Final = "ID tanggapan"
"""Title of the column that holds response ids."""

_LONG_LIST: Final = 8
"""From this many choices on, a list that folds out is easier to fill in on a telephone than buttons."""

_MOST_TRIGGERS: Final = 20
"""Triggers that Apps Script allows a user in one script: one for each form."""

_THANKS: Final = "Terima kasih. Jawaban Anda sudah kami terima. (Thank you, your answer has been received.)"

_WRITE_NOTHING_PERSONAL: Final = "Jangan menulis nama, nomor telepon, atau data pribadi lain di sini."

_WRITE_THE_PSEUDONYM: Final = "Tulis nama sandi atau NIP pegawai seperti di undangan, bukan namanya."

_HELP: Final = {FREE_TEXT: _WRITE_NOTHING_PERSONAL, PERSON: _WRITE_THE_PSEUDONYM}
"""What stands below a question of a kind, where the mapping says nothing."""


def form_script(mapping: FormMapping, portal: Mapping[str, Any], *, by_service: bool = False) -> str:
    """Return the script's text: ASCII but for the program's own comments, LF line ends.

    :param mapping: the form as its file says it, with the names of services and units filled in.
    :param portal: ``portal.yaml``.
    :param by_service: a form for each service instead of one that asks for the service.
    :raises KinerjaError: the mapping cannot become a form; says what to write.
    """
    _require_id(mapping)
    service = next((column for column in mapping.columns if column.kind == "layanan"), None)
    services = _services(mapping, service) if service else {}
    if by_service and not services:
        raise KinerjaError(
            f"formulir/{mapping.form}.yaml: tidak ada kolom bertipe layanan; buat tanpa --per-layanan "
            "(no service column)"
        )
    if by_service and len(services) > _MOST_TRIGGERS:
        raise KinerjaError(
            f"--per-layanan: {len(services)} layanan, Apps Script hanya mengizinkan {_MOST_TRIGGERS} formulir dalam "
            "satu skrip; buat satu formulir untuk semua layanan (too many services for one script)"
        )
    described = {
        "kode": mapping.form,
        "judul": mapping.name,
        "pengantar": notice(mapping, portal),
        "penutup": _THANKS,
        "publik": mapping.audience == "publik",
        "per_layanan": by_service,
        "nama_dokumen": f"Jawaban: {mapping.name}",
        "bahasa_lembar": "en_US" if mapping.month_first else "id_ID",
        "lembar": mapping.sheet,
        "kolom_waktu": list(mapping.time_titles),
        "kolom_id": _id_title(mapping),
        "layanan": services,
        "pertanyaan": [_question(mapping, column, column is service) for column in mapping.columns],
    }
    head = f"// Dibuat oleh `kinerja form script {mapping.form}` (made by). Ubah pemetaannya, bukan berkas ini.\n"
    # JSON with every other letter escaped is JavaScript whatever a title holds: quotes, line ends, U+2028.
    data = json.dumps(described, ensure_ascii=True, indent=2)
    return f"{head}{_PROGRAM.read_text(encoding='utf-8')}\nconst FORMULIR = {data};\n"


def _id_title(mapping: FormMapping) -> str | None:
    wanted = header_words(ID_TITLE)
    return next((title for title in mapping.key_titles if header_words(title) == wanted), None)


def _require_id(mapping: FormMapping) -> None:
    if _id_title(mapping) is None:
        raise KinerjaError(
            f'formulir/{mapping.form}.yaml: tambahkan "{ID_TITLE}" pada kunci.judul, supaya jawaban yang disunting '
            "tetap satu jawaban (add it to kunci.judul, so that an edited answer stays one)"
        )
    if mapping.header_rows != (1,):
        raise KinerjaError(
            f"formulir/{mapping.form}.yaml: lembar yang dibuat skrip berjudul di baris 1; hapus lembar.baris_judul "
            "(the script's sheet has its titles in row 1: delete lembar.baris_judul)"
        )


def _services(mapping: FormMapping, column: Column) -> dict[str, str]:
    """Service id → the choice that stands for it."""
    named = {code: _shown(mapping, column, code) for code, texts in column.answers.items() if texts != (ANYTHING_ELSE,)}
    return {code: text for code, text in named.items() if text}


def _shown(mapping: FormMapping, column: Column, code: str) -> str:
    """Return the text of a choice: of a lettered one letter and words, else the first text; empty for "anything"."""
    texts = [text for text in column.answers[code] if text != ANYTHING_ELSE]
    if not texts and column.answers[code]:
        return ""
    if not texts:
        raise KinerjaError(
            f"formulir/{mapping.form}.yaml: kolom {column.name}: {code} tidak punya nama sendiri; tulis `jawaban` "
            "kolom ini (two have the same name: list the column's jawaban)"
        )
    words = [text for text in texts if len(text) > 1]
    mark = next((text for text in texts if len(text) == 1), "")
    if column.kind == "huruf" and mark and words:
        return f"{mark}. {words[0]}"
    return (words or texts)[0]


def _question(mapping: FormMapping, column: Column, is_service: bool) -> dict[str, object]:
    if is_only_a_number(column.titles[0]):
        raise KinerjaError(
            f'formulir/{mapping.form}.yaml: kolom {column.name}: judul "{column.titles[0]}" hanya nomor, padahal '
            "formulir menanyakannya apa adanya; tulis bunyi pertanyaannya sebagai judul pertama "
            "(write the question's words first)"
        )
    question: dict[str, object] = {
        "judul": column.titles[0],
        "bunyi_lama": list(column.titles[1:]),
        "bantuan": column.help or _HELP.get(column.kind, ""),
        "wajib": column.required,
        "layanan": is_service,
    }
    if column.kind in (FREE_TEXT, PERSON, "tanggal"):
        return question | {"bentuk": "tanggal" if column.kind == "tanggal" else "paragraf"}
    if column.kind in ("skala_1_4", "skala_1_5", "huruf"):
        return question | _scale(mapping, column)
    choices = [text for code in column.answers if (text := _shown(mapping, column, code))]
    if not choices:
        raise KinerjaError(
            f"formulir/{mapping.form}.yaml: kolom {column.name} tidak punya pilihan; tulis `jawaban`, atau isi layanan "
            "dan unit di unit/ (no choices: list them in jawaban)"
        )
    if column.kind == "banyak_pilihan":
        shape = "centang"
    else:
        shape = "daftar" if column.kind in SERVICE_KINDS or len(choices) >= _LONG_LIST else "pilihan"
    other = any(ANYTHING_ELSE in texts for texts in column.answers.values())
    if other and shape == "daftar":
        shape = "pilihan"  # a list has no "other"
    return question | {"bentuk": shape, "pilihan": choices, "lainnya": other}


def _scale(mapping: FormMapping, column: Column) -> dict[str, object]:
    """Choices where each step has words, else a row of numbers."""
    top = 5 if column.kind == "skala_1_5" else 4
    steps = [str(step) for step in range(1, top + 1)]
    texts = {code: _shown(mapping, column, code) for code in column.answers}
    if all(len(texts.get(step, "")) > 1 for step in steps):
        return {"bentuk": "pilihan", "pilihan": [texts[step] for step in steps], "lainnya": False}
    ends = [text if len(text := texts.get(step, "")) > 1 else "" for step in (steps[0], steps[-1])]
    return {"bentuk": "skala", "batas": [1, top], "ujung": ends if any(ends) else _ends(mapping, column)}


def _ends(mapping: FormMapping, column: Column) -> list[str]:
    """What the ends of a row of numbers are called where the mapping does not say: a bare 1 may be the best to some."""
    if column.answers and "1" not in column.answers.get("1", ("1",)):  # the numbers run from the best answer down
        return ["Paling baik", "Paling buruk"]
    element = next((e for e in elements(mapping.kind) if e.code == column.element), None)
    if element is None or column.kind == "skala_1_5":
        return ["Paling buruk", "Paling baik"]
    return [element.answers[0], element.answers[-1]]
