"""The sample city's site, built once, served on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from kinerja.site.build import build_site
from tests.browser.served import served
from tests.unit.site.sample import portal, write_releases

WORDS = "Title: Istilah\n\nArti kata di portal ini.\n\n## IKM\n\n| Kata | Arti |\n|---|---|\n| IKM | Indeks |\n"


@pytest.fixture(scope="session")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site's folder."""
    folder = tmp_path_factory.mktemp("kota")
    content = folder / "content"
    write_releases(content / "rilis")
    (content / "portal.yaml").write_text(yaml.safe_dump(portal(), allow_unicode=True), encoding="utf-8")
    (content / "halaman").mkdir()
    (content / "halaman/istilah.md").write_text(WORDS, encoding="utf-8")
    build_site(content, folder / "public")
    return folder / "public"


@pytest.fixture(scope="session")
def address(public: Path) -> Iterator[str]:
    """The served site's address."""
    with served(public) as found:
        yield found
