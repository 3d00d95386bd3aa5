"""Whether the answers of a period are there, and enough of them to say anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from kinerja.content.tree import Tree
from kinerja.measures.satisfaction import respondents
from kinerja.measures.surveys import reached
from kinerja.package.model import TOTAL
from kinerja.package.period import Period

_LENGTH: Final = {"bulan": "month", "triwulan": "quarter", "tahun": "year"}
"""``periode.aturan`` of a form → the length of its periods."""


@dataclass(frozen=True)
class SurveyGap:
    """Something that a form lacks; ``service`` empty where it concerns the form as a whole. ``file``: below content."""

    service: str
    level: Literal["kurang", "tinjau"]
    file: str
    message: str
    message_en: str


def survey_gaps(tree: Tree, period: Period) -> Iterator[SurveyGap]:
    """Yield what the forms due in a period lack; no count of answers below the threshold is said."""
    content = tree.content
    sets = {answers.form: answers for answers in content.answers.get(period.code, ())}
    for source in tree.of_kind("formulir"):
        form, mapping = source.named["formulir"], source.value
        if not _is_due(mapping["periode"], period):
            continue
        file = f"tanggapan/{form}/{period.code}.csv"
        answers = sets.get(form)
        if answers is None or not answers.rows:
            yield SurveyGap(
                "", "kurang", file,
                f'jawaban belum ditarik; jalankan "kinerja pull {form}"', "no answers; run kinerja pull",
            )  # fmt: skip
        elif mapping["sasaran"] == "publik" and any(c["tipe"] == "layanan" for c in mapping["kolom"].values()):
            counts = {service: n for service, n in respondents(answers).items() if service not in ("", TOTAL)}
            held = [known for known in content.surveys_held if (known.form, known.period) == (form, period)]
            for service, number in sorted(counts.items()):
                if number < content.portal.opinion_threshold:
                    least = content.portal.opinion_threshold
                    yield SurveyGap(
                        service, "tinjau", file,
                        f"jawaban tentang {service} kurang dari {least}; indeksnya disembunyikan",
                        f"fewer than {least} answers about {service}: its index is hidden",
                    )  # fmt: skip
            for reach in reached(held, counts, tree.agency):
                if reach.enough is False:
                    yield SurveyGap(
                        reach.service, "tinjau", file,
                        f"jawaban tentang {reach.service} belum mencapai {reach.needed}, sampel menurut Krejcie dan "
                        f"Morgan untuk {reach.served} orang yang dilayani",
                        f"fewer answers about {reach.service} than the sample needed, {reach.needed}",
                    )  # fmt: skip


def _is_due(when: Any, period: Period) -> bool:
    """Whether a form asks in periods of this length, and in this one."""
    length = "quarter" if period.quarter else "year" if len(period.code) == 4 else "month"
    first = date.fromisoformat(str(when.get("mulai", date.min)))
    last = date.fromisoformat(str(when.get("selesai", date.max)))
    return _LENGTH[when["aturan"]] == length and first <= period.last and last >= period.first
