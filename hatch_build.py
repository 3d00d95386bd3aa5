"""What travels in the wheel beside the package: schemas, theme, Pelican settings and the versions that work together.

A hook and not ``force-include`` in pyproject.toml, because the backend copies those files into site-packages of an
editable installation as well, where they would go stale unseen.
"""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Shipped(BuildHookInterface[Any]):
    """Put the shared folders where ``kinerja.resources`` looks for them in an installed package."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the folders to a wheel proper; an editable one reads them from the checkout."""
        if version == "standard":
            build_data["force_include"] |= {
                "schemas": "kinerja/schemas",
                "theme": "kinerja/theme",
                "build/pelicanconf.py": "kinerja/pelicanconf.py",
                "constraints.txt": "kinerja/constraints.txt",
            }
