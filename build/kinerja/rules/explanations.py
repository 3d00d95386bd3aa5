"""What every code means and how it is mended, in two sentences each: for the documents, SARIF and whoever asks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from kinerja.content.catalogue import READING
from kinerja.content.findings import Level
from kinerja.rules.catalogue import RULES


@dataclass(frozen=True)
class Explanation:
    """One code: its level, what it means, and how to mend it, in Indonesian and English."""

    code: str
    level: Level
    meaning: str
    mend: str
    meaning_en: str
    mend_en: str

    @property
    def place(self) -> str:
        """Where the documents explain it."""
        return f"docs/findings.md#{self.code}"


EXAMPLES: Final = Path(__file__).with_name("examples.json")
"""Code → the lines of its example; made by ``scripts/findings`` of the broken files in ``tests``."""


def example_of(code: str) -> tuple[str, ...]:
    """Return where a broken file breaks a rule, what mends it and what is said of it; empty where none is kept."""
    return tuple(json.loads(EXAMPLES.read_text(encoding="utf-8")).get(code, ()))


@cache
def explanations() -> Mapping[str, Explanation]:
    """Return code → explanation, in the order of the documents; what the page check finds is always a ``galat``."""
    sentences = {**READING, **RULES}
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    told = loader(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")).get_single_data()
    return {
        code: Explanation(code, sentences[code].level if code in sentences else "galat", *words)
        for code, words in told.items()
    }
