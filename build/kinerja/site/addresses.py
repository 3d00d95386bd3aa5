"""Where pages stand and how one page links to another: flat files, relative links, the same tree below ``en/``."""

from __future__ import annotations

HOME = "index.html"
UNITS = "unit.html"
INDICATORS = "indikator.html"
SATISFACTION = "kepuasan.html"
METHOD = "metode.html"
DATA = "data.html"
PRIVACY = "privasi.html"
COMPLETENESS = "kelengkapan.html"
PROMISES = "janji.html"
EVIDENCE = "bukti.html"
TRAINING = "pelatihan.html"
FEEDBACK = "umpan-balik.html"
AWARDS = "penghargaan.html"
ALPHABET = "indeks.html"
FAIRNESS = "adil.html"
PLANS = "rencana.html"
BEHAVIOUR = "perilaku.html"
FEED = "rilis.atom"


def unit_page(unit: str, period: str | None = None) -> str:
    """The unit's page of a period, or its stable address, which shows the newest."""
    return f"unit/{unit}.html" if period is None else f"unit/{unit}/{period}.html"


def compare_page(unit: str) -> str:
    """The unit beside its siblings, its parent and the agency, in the newest period."""
    return f"banding/{unit}.html"


def service_page(service: str, period: str | None = None) -> str:
    """The service's page of a period, or its stable address, which shows the newest."""
    return f"layanan/{service}.html" if period is None else f"layanan/{service}/{period}.html"


def indicator_page(indicator: str) -> str:
    """The indicator's page, which shows all its periods; a code belongs to one unit."""
    return f"indikator/{indicator}.html"


def board_page(service: str) -> str:
    """The wall board of a service, always of the newest period: what hangs on a wall keeps its address."""
    return f"papan/{service}.html"


def output_path(language: str, address: str) -> str:
    """The page's file below the output folder: ``en/`` first for English."""
    return address if language == "id" else f"{language}/{address}"


def to_language_root(address: str) -> str:
    """Prefix that leads from a page at ``address`` to its language's first folder (``""``, ``../`` …)."""
    return "../" * address.count("/")


def to_site_root(language: str, address: str) -> str:
    """Prefix that leads from a page to the site's first folder, where styles and downloads are."""
    return "../" * output_path(language, address).count("/")
