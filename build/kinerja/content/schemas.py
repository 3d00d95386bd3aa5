"""The validator of each kind of file: JSON Schema 2020-12, the one authority on what a file may hold."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError
from jsonschema.protocols import Validator

from kinerja.content.schema_files import schema
from kinerja.errors import KinerjaError


@dataclass(frozen=True)
class Schema:
    """One kind's schema, ready to judge; ``digest`` changes whenever its verdicts might."""

    kind: str
    contents: Mapping[str, Any]
    validator: Validator
    digest: str

    def of_cells(self) -> Schema:
        """Return the schema of single cells of a row: the same, but no column is required."""
        contents = {key: value for key, value in self.contents.items() if key != "required"}
        return Schema(self.kind, contents, _validator(contents), self.digest)


@cache
def schema_of(kind: str, agency: Path | None = None) -> Schema:
    """Return the schema of a kind of file (``evaluasi``, ``pegawai`` …).

    :param agency: the folder that holds ``content/``; its own ``schemas/`` win over ours.
    :raises KinerjaError: a schema file is missing, is not JSON, or is no JSON Schema 2020-12.
    """
    contents = schema(kind, agency)
    try:
        if contents != schema(kind):  # ours are checked by a test; checking again takes longer than reading the files
            Draft202012Validator.check_schema(contents)
    except SchemaError:
        raise KinerjaError(
            f"schemas/{kind}.json: bukan JSON Schema 2020-12 yang sah; perbaiki (not a valid schema)"
        ) from None
    digest = hashlib.sha256(json.dumps(contents, sort_keys=True).encode()).hexdigest()
    return Schema(kind, contents, _validator(contents), digest)


def _validator(contents: Mapping[str, Any]) -> Validator:
    return Draft202012Validator(contents, format_checker=Draft202012Validator.FORMAT_CHECKER)
