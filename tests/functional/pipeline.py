"""Run the steps of a workflow file as its host would: the very lines of ``run`` or ``script``, in their environment."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

WHO = {
    "GIT_AUTHOR_NAME": "Petugas",
    "GIT_AUTHOR_EMAIL": "petugas@kota-contoh.example",
    "GIT_COMMITTER_NAME": "Petugas",
    "GIT_COMMITTER_EMAIL": "petugas@kota-contoh.example",
}

_EXPRESSION = re.compile(r"\$\{\{\s*(.+?)\s*\}\}")


def clean(**more: str) -> dict[str, str]:
    """The environment of a runner: this Python's environment is the one with our software, and no settings of ours."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("KINERJA_", "GITHUB_", "CI", "GIT_"))
    }
    return {**kept, "KINERJA_LINGKUNGAN": sys.prefix, "GIT_CONFIG_GLOBAL": "/dev/null", **more}


def git(folder: Path, *arguments: str) -> str:
    """Run git as an officer, and return what it says."""
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=clean(**WHO), capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"git {' '.join(arguments)}\n{done.stdout}{done.stderr}"
    return done.stdout


def script(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one of the repository's scripts as on a laptop."""
    return subprocess.run(
        list(arguments),
        cwd=folder,
        env=clean(**{**WHO, **environment}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def workflow(folder: Path, name: str) -> dict[Any, Any]:
    """Return a GitHub workflow as data; its key ``on`` is what YAML 1.1 calls true."""
    text = (folder / ".github" / "workflows" / f"{name}.yml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def github(
    folder: Path, name: str, job: str, values: Mapping[str, str], **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a job's ``run`` steps in order until one fails, and return the last.

    :param values: what each ``${{ expression }}`` in a step's environment stands for; one that is missing is an error.
    :param environment: what GitHub sets for every step.
    """
    done: subprocess.CompletedProcess[str] | None = None
    for step in workflow(folder, name)["jobs"][job]["steps"]:
        if "run" not in step:
            continue
        assert "${{" not in step["run"], "an expression inside a command can run what a stranger wrote"
        own = {
            key: _EXPRESSION.sub(lambda found: values[found[1]], value) for key, value in step.get("env", {}).items()
        }
        done = _shell(["bash", "-e", "-o", "pipefail", "-c", step["run"]], folder, {"CI": "true", **environment, **own})
        if done.returncode:
            break
    assert done is not None
    return done


def gitlab(folder: Path, job: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a GitLab job's ``script``, a line after the other in one shell."""
    jobs = yaml.safe_load((folder / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    lines = "\n".join(jobs[job]["script"])
    return _shell(["sh", "-e", "-c", lines], folder, {"CI": "true", "GITLAB_CI": "true", **environment})


def _shell(command: list[str], folder: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        env=clean(**environment),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
