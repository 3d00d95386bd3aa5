"""This repository's own pipelines: as their hosts' schemas allow, without secrets, and the command everybody runs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import CHECKOUT

FILES = {".github/workflows/tests.yml": "vendor.github-workflows", ".gitlab-ci.yml": "vendor.gitlab-ci"}


@pytest.mark.parametrize(("file", "schema"), FILES.items())
def test_a_pipeline_is_what_its_host_allows(file: str, schema: str) -> None:
    checked = subprocess.run(
        [Path(sys.executable).parent / "check-jsonschema", "--builtin-schema", schema, CHECKOUT / file],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("file", FILES)
def test_a_pipeline_runs_the_one_command_and_has_no_secret(file: str) -> None:
    text = (CHECKOUT / file).read_text(encoding="utf-8")
    assert "secrets" not in re.sub(r"^#.*$", "", text, flags=re.MULTILINE)
    job = yaml.safe_load(text)["jobs"]["tests"] if "github" in file else yaml.safe_load(text)["tests"]
    steps = [step["run"] for step in job["steps"] if "run" in step] if "steps" in job else job["script"]
    assert steps == [".ci/run"]
    assert os.access(CHECKOUT / ".ci/run", os.X_OK)


def test_actions_are_pinned_by_commit_and_may_only_read() -> None:
    data = yaml.safe_load((CHECKOUT / ".github/workflows/tests.yml").read_text(encoding="utf-8"))
    assert data["permissions"] == {}
    for job in data["jobs"].values():
        assert set(job["permissions"].values()) == {"read"}
        for step in job["steps"]:
            assert "uses" not in step or re.fullmatch(r"actions/checkout@[0-9a-f]{40}", step["uses"])
