"""How the surveys of the public were held: first and last day, ways of asking, people invited and people served."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any

from kinerja.demo.catalogue import load
from kinerja.demo.chance import stream
from kinerja.demo.emit import Flow
from kinerja.demo.surveys import Answer, Form, window
from kinerja.package.period import Period


def held(seed: int, form: Form, filled: Sequence[Answer], periods: Sequence[Period]) -> dict[str, object]:
    """Return ``pelaksanaan`` of a form by period, as its answers say; empty where the catalogue tells of no survey."""
    told: Mapping[str, Any] = load("formulir")[form.id]
    if "pelaksanaan" not in told:
        return {}
    answered = Counter((answer.period, answer.codes[0]) for answer in filled)
    found: dict[str, object] = {}
    for period in periods:
        rng = stream(seed, "held", form.id, period.code)
        first, last = window(form, period)
        reach = {
            service: Flow(_reach(told["pelaksanaan"], service, answered[period.code, service], rng))
            for service in form.questions[0].answers
        }
        found[period.code] = {
            "mulai": period.first + timedelta(days=first),
            "selesai": period.first + timedelta(days=last),
            "cara": Flow(told["pelaksanaan"]["cara"]),
            "layanan": {service: known for service, known in reach.items() if known.value},
        }
    return found


def earlier(form: Form) -> list[object]:
    """Return ``indeks_terdahulu`` of a form: what reports older than the portal printed of services that it asks of."""
    told: Sequence[Mapping[str, object]] = load("formulir")[form.id].get("indeks_terdahulu", ())
    services = form.questions[0].answers
    return [
        Flow({**index, "indeks": Decimal(str(index["indeks"]))})
        for index in told
        if "layanan" not in index or index["layanan"] in services
    ]


def _reach(told: Mapping[str, Any], service: str, answered: int, rng: Random) -> dict[str, int]:
    """Return people invited, by the share of them that answered, and people served, each where it is recorded."""
    share, served = rng.uniform(*told["menjawab"]), told.get("dilayani", {})
    number = rng.randint(*served.get(service) or served.get("lain", (0, 0)))
    found: dict[str, int] = {}
    if service not in told.get("tanpa_undangan", ()):
        found["diundang"] = round(answered / share)
    if number:
        found["dilayani"] = max(number, answered)
    return found
