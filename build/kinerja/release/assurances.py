"""A release that is finer than what respondents were told is refused, before anything is measured."""

from __future__ import annotations

from kinerja.content.assurances import PUBLISHED, asked_about, span_of, too_fine, too_short
from kinerja.content.records import Content
from kinerja.errors import Refused
from kinerja.package.period import Period


def keep_assurances(content: Content, period: str) -> None:
    """Hold a period's answers against what their respondents were told (``janji``; UU 27/2022 article 21).

    ``kinerja validate`` finds the same earlier; here it also stands in the way of whoever calls the release directly.

    :raises Refused: a form whose answers the release would publish was promised a coarser or rarer publication.
    """
    for answers in content.answers.get(period, ()):
        told = content.assurances.get(answers.form)
        if told is None or answers.kind not in PUBLISHED:
            continue
        asks = any(row.get(asked_about(answers.kind)) for row in answers.rows) or not answers.rows
        if level := too_fine(told, answers.kind, asks=asks):
            raise Refused(
                f"formulir/{answers.form}.yaml: responden dijanjikan hasil per {told.level}, rilis ini per {level}; "
                "jawaban itu tidak dapat dirilis (respondents were promised a coarser publication)"
            )
        span = span_of(Period.parse(period))
        if too_short(told, span):
            raise Refused(
                f"formulir/{answers.form}.yaml: responden dijanjikan hasil per {told.span}, rilis ini per {span}; "
                f"rilis jawaban itu per {told.span} (respondents were promised a rarer publication)"
            )
