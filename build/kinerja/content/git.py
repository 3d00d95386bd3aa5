"""Run git on the repository that a folder lies in, whichever repository's hook runs us."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Final

_OF_A_REPOSITORY: Final = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_NAMESPACE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    }
)
"""What git tells its hooks of their repository (of ``git rev-parse --local-env-vars``, all but configuration). With it,
``git -C FOLDER`` takes FOLDER for the top of that one."""


def run_git(folder: Path, *arguments: str, words: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """Return what git answers in a folder, in English and without touching the index.

    :param words: standard input.
    :raises OSError: there is no git.
    """
    environment = {name: value for name, value in os.environ.items() if name not in _OF_A_REPOSITORY}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    return subprocess.run(
        ["git", "-C", str(folder), *arguments], capture_output=True, check=False, env=environment, input=words
    )
