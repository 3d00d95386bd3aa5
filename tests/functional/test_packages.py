"""The packages the project stands on: declared where used, pinned by name and version, each with its reason."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

from tests.conftest import CHECKOUT

PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CONSTRAINTS = (CHECKOUT / "constraints.txt").read_text(encoding="utf-8").splitlines()


def names(requirements: Iterable[str]) -> set[str]:
    """Return the package names of requirement lines, normalised as registries do (PEP 503)."""
    return {re.sub(r"[-_.]+", "-", re.split(r"[^A-Za-z0-9._-]", line)[0]).lower() for line in requirements}


def imported(folder: Path) -> set[str]:
    """Return the packages, by their names in a registry, that modules below ``folder`` import."""
    modules = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                modules.add(node.module)
    found = set()
    packages = importlib.metadata.packages_distributions()
    for module in modules:
        top = module.split(".")[0]
        if top == "google":  # a namespace that many packages share
            found.add("google-auth")
        elif top not in sys.stdlib_module_names and top not in {"kinerja", "tests"}:
            found |= names(packages.get(top, [top]))
    return found


def test_what_the_package_imports_is_what_it_declares() -> None:
    assert imported(CHECKOUT / "build") == names(PROJECT["dependencies"])


def test_what_the_tests_import_is_declared_for_them() -> None:
    declared = names([*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]])
    assert imported(CHECKOUT / "tests") - declared == set()


def test_every_dependency_has_its_reason_in_the_readme() -> None:
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    assert names(PROJECT["dependencies"]) - names(re.findall(r"`([^`\s]+)`", readme)) == set()


def test_constraints_hold_names_and_versions_only() -> None:
    name, version, marker = r"[a-z0-9]+(?:-[a-z0-9]+)*", r"[0-9][0-9a-z.+!]*", r"[a-zA-Z0-9_ .<>=!'()]+"
    assert [line for line in CONSTRAINTS if not re.fullmatch(rf"{name}=={version}(?: ; {marker})?", line)] == []


def test_every_package_the_project_names_is_constrained() -> None:
    groups = PROJECT["optional-dependencies"].values()
    wanted = names([*PROJECT["dependencies"], *(package for group in groups for package in group)])
    assert wanted - names(CONSTRAINTS) == set()
