"""Schemas as editors want them: one file a kind, nothing to look up elsewhere, the agency's own codes in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from kinerja.content.schema_files import schema

FOLDER: Final = ".vscode/skema"

KINDS: Final = (
    "portal", "unit", "rencana", "evaluasi", "indikator", "capaian", "formulir", "komentar", "pelatihan", "penghargaan",
    "keberatan", "tindak-lanjut",
)  # fmt: skip
"""The kinds that people write as YAML."""


def editor_schemas(agency: Path) -> dict[str, bytes]:
    """Return path below the repository → bytes.

    References are filled in: a language server that knows an older draft than 2020-12 passes over what stands beside a
    ``$ref``, and its hover help would be empty.

    :param agency: the repository's folder, whose own ``schemas/`` win over ours.
    """
    return {
        f"{FOLDER}/{kind}.json": (json.dumps(schema(kind, agency), ensure_ascii=False, indent=1) + "\n").encode()
        for kind in KINDS
    }
