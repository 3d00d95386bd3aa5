"""Typed records of survey forms: what a survey is called, what it asks, and what its stored answers mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """One stored column of a form. ``asks``: the element's code, ``layanan`` or ``unit``, or the column's own name."""

    asks: str
    kind: str
    """``tipe``: ``skala_1_4``, ``pilihan`` …"""
    text: str
    """The question in the form's own words."""
    text_en: str
    """``judul_en``; the form's own words where it has none."""
    answers: Mapping[str, tuple[str, str]]
    """Stored value → the form's own words for it, and their English (``jawaban_en``), in the form's order."""


@dataclass(frozen=True)
class Form:
    """``formulir/ID.yaml``, as far as what is published of its answers needs it."""

    id: str
    name: str
    name_en: str
    kind: str
    """``jenis``: ``skm``, ``spkp``, ``spak``, ``program`` or ``umpan_balik``."""
    questions: tuple[Question, ...] = ()
