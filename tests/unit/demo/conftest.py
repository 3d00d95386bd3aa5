"""The default example agency in memory, read back by PyYAML as anyone would."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
import yaml

from kinerja.demo.generate import Agency, Options

Files = Mapping[str, str]


@pytest.fixture(scope="session")
def example() -> Files:
    """Path below the target → text, of the default agency."""
    return dict(Agency(Options()).files())


@pytest.fixture(scope="session")
def records(example: Files) -> Mapping[str, Any]:
    """Path below ``content/`` → what PyYAML reads, for every YAML file of the default agency."""
    return {
        path.removeprefix("content/"): yaml.load(text, yaml.CSafeLoader)
        for path, text in example.items()
        if path.endswith(".yaml")
    }
