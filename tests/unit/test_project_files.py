"""The files that code hosts, catalogues and newcomers look for agree with the package and with their standards."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import kinerja
from tests.conftest import CHECKOUT

DOCUMENTS = ("SECURITY.md", "CHANGELOG.md", "CONTRIBUTING.md")

CATEGORIES = {"hr", "employee-management", "data-analytics", "data-visualization", "survey"}
"""Those of the standard's closed list (categories-list) that describe this software."""


def _yaml(name: str) -> dict[str, Any]:
    loaded = yaml.safe_load((CHECKOUT / name).read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def test_every_file_names_the_version_of_the_package() -> None:
    released = re.findall(r"^## \[([0-9.]+)\] - (\d{4}-\d\d-\d\d)$", _text("CHANGELOG.md"), re.MULTILINE)
    citation, catalogue = _yaml("CITATION.cff"), _yaml("publiccode.yml")
    assert released[0] == (kinerja.__version__, str(citation["date-released"]))
    assert (str(citation["version"]), str(catalogue["softwareVersion"])) == (kinerja.__version__,) * 2
    assert str(catalogue["releaseDate"]) == str(citation["date-released"])
    series = ".".join(kinerja.__version__.split(".")[:2])
    assert f"| {series}.x | ya (yes) |" in _text("SECURITY.md")


def test_the_catalogue_entry_has_what_its_standard_demands() -> None:
    """Keys, lengths and lists of publiccode.yml 0.4, "The Standard (core)"."""
    entry = _yaml("publiccode.yml")
    assert entry["publiccodeYmlVersion"] == "0.4"
    assert {"name", "url", "platforms", "developmentStatus", "softwareType"} <= set(entry)
    assert entry["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert entry["softwareType"] == "standalone/other"
    assert set(entry["categories"]) <= CATEGORIES
    for texts in entry["description"].values():
        assert len(texts["shortDescription"]) <= 150
        assert 150 <= len(texts["longDescription"]) <= 10_000
        assert 5 <= len(texts["features"]) <= 20
        assert [path for path in texts["screenshots"] if not (CHECKOUT / path).is_file()] == []
    assert entry["legal"]["license"] == _yaml("CITATION.cff")["license"] == "Apache-2.0"
    assert entry["maintenance"]["type"] == "community"
    assert [set(contact) for contact in entry["maintenance"]["contacts"]] == [{"name"}]
    assert entry["localisation"] == {"localisationReady": True, "availableLanguages": ["id", "en"]}


def test_the_changelog_has_the_form_it_names() -> None:
    """Keep a Changelog: newest first, Unreleased on top, known kinds of change, and a link for each version."""
    text = _text("CHANGELOG.md")
    versions = re.findall(r"^## \[([^\]]+)\]", text, re.MULTILINE)
    assert versions[0] == "Unreleased"
    numbers = [tuple(map(int, version.split("."))) for version in versions[1:]]
    assert numbers == sorted(numbers, reverse=True)
    kinds = set(re.findall(r"^### (.+)$", text, re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert set(re.findall(r"^\[([^\]]+)\]: ", text, re.MULTILINE)) == set(versions)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_a_document_links_exists(name: str) -> None:
    linked = re.findall(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)", _text(name))
    assert [link for link in linked if "://" not in link and not (CHECKOUT / link).exists()] == []


def _text(name: str | Path) -> str:
    return (CHECKOUT / name).read_text(encoding="utf-8")
