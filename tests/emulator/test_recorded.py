"""The emulator answers every recorded request as the real service did (Sheets v4, gspread's public recordings)."""

from __future__ import annotations

import json
import re
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from tests.emulator.sheets import Grid, Service, running

RECORDED: list[dict[str, Any]] = json.loads((Path(__file__).parent / "recorded" / "responses.json").read_text())
NAMES = [f"{number}-{recorded['from']}" for number, recorded in enumerate(RECORDED)]
START = re.compile(r"'?(?P<sheet>[^'!]+)'?!(?P<column>[A-Z])(?P<row>[0-9]+)")


def sheets_of(body: dict[str, Any]) -> dict[str, Grid]:
    """Return sheets that hold what an answer says they hold."""
    titles = [sheet["properties"]["title"] for sheet in body.get("sheets", ())] or ["Sheet1"]
    grids: dict[str, list[list[str]]] = {title: [] for title in titles}
    for found in body.get("valueRanges", [body]):
        start = START.match(found.get("range", ""))
        if start is None:
            continue
        grid = grids.setdefault(start["sheet"], [])
        for down, values in enumerate(found.get("values", ()), start=int(start["row"]) - 1):
            grid += [[] for _ in range(down + 1 - len(grid))]
            left = ord(start["column"]) - ord("A")
            grid[down][left:] = [""] * (left - len(grid[down])) + values
    return {**grids}


def asked(service: Service, path: str) -> tuple[int, str | None, Any]:
    """Return status, content type and body."""
    connection = HTTPConnection(service.address.removeprefix("http://"))
    connection.request("GET", path)
    response = connection.getresponse()
    found = response.status, response.headers["Content-Type"], json.loads(response.read())
    connection.close()
    return found


def shape(value: Any) -> Any:
    """Return what kinds of values stand under which keys."""
    if isinstance(value, dict):
        return {key: shape(child) for key, child in value.items()}
    if isinstance(value, list):
        return [shape(child) for child in value]
    return type(value).__name__


@pytest.mark.parametrize("recorded", RECORDED, ids=NAMES)
def test_the_emulator_answers_as_the_service_did(recorded: dict[str, Any]) -> None:
    status, body = recorded["status"]["code"], recorded["body"]
    service = Service({"SPREADSHEET": sheets_of(body)}, private=frozenset({"SPREADSHEET"} if status == 403 else ()))
    with running(service) as service:
        found_status, content_type, found = asked(service, recorded["path"])
    assert (found_status, [content_type]) == (status, recorded["content_type"])
    assert shape(found) == shape(body)
    if "sheets" not in body:  # a document's own title, language and time zone are ours to choose
        assert found == body
    else:
        assert found["sheets"] == body["sheets"]


def test_the_recordings_are_those_that_the_tests_speak_of() -> None:
    assert len(RECORDED) == 30
    assert {recorded["status"]["code"] for recorded in RECORDED} == {200, 403, 404}
