"""The emulator answers in the shape of the real service's recorded answers (Sheets v4, gspread's public recordings)."""

from __future__ import annotations

import json
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.emulator.sheets import Service, answer, running

SERVICE = Service(
    documents={
        "DOC": {
            "Sheet1": [["", "Dummy", ""], ["", ""]],
            "Two": [["1", "2"], ["down", ""], ["", ""], ["A4", "B4", "", "D4"]],
            "Form Responses 1": [],
        },
        "SECRET": {"Sheet1": []},
    },
    private=frozenset({"SECRET"}),
)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (
            "/v4/spreadsheets/DOC/values/%27Sheet1%27",
            {"range": "Sheet1!A1:Z1000", "majorDimension": "ROWS", "values": [["", "Dummy"]]},
        ),
        ("/v4/spreadsheets/DOC/values/%27Sheet1%27%21A2%3AD2", {"range": "Sheet1!A2:D2", "majorDimension": "ROWS"}),
        (
            "/v4/spreadsheets/DOC/values/%27Two%27%21A1%3AB2",
            {"range": "Two!A1:B2", "majorDimension": "ROWS", "values": [["1", "2"], ["down"]]},
        ),
        (
            "/v4/spreadsheets/DOC/values/%27Sheet1%27%21D4?valueRenderOption=FORMATTED_VALUE",
            {"range": "Sheet1!D4", "majorDimension": "ROWS"},
        ),
        (
            "/v4/spreadsheets/DOC/values:batchGet?ranges=%27Two%27%21A1%3AB1&ranges=%27Two%27%21B4%3AD4",
            {
                "spreadsheetId": "DOC",
                "valueRanges": [
                    {"range": "Two!A1:B1", "majorDimension": "ROWS", "values": [["1", "2"]]},
                    {"range": "Two!B4:D4", "majorDimension": "ROWS", "values": [["B4", "", "D4"]]},
                ],
            },
        ),
        (
            "/v4/spreadsheets/DOC/values/%27Form%20Responses%201%27",
            {"range": "'Form Responses 1'!A1:Z1000", "majorDimension": "ROWS"},
        ),
    ],
)
def test_values_have_the_recorded_shape(path: str, body: dict[str, Any]) -> None:
    assert answer(SERVICE, path) == body


def test_metadata_names_every_sheet_and_its_extent() -> None:
    body = answer(SERVICE, "/v4/spreadsheets/DOC?includeGridData=false")
    assert [sheet["properties"]["title"] for sheet in body["sheets"]] == ["Sheet1", "Two", "Form Responses 1"]
    assert body["sheets"][0]["properties"]["gridProperties"] == {"rowCount": 1000, "columnCount": 26}


@pytest.mark.parametrize(
    ("path", "code", "status"),
    [
        ("/v4/spreadsheets/test?includeGridData=false", 404, "NOT_FOUND"),
        ("/v4/spreadsheets/SECRET?includeGridData=false", 403, "PERMISSION_DENIED"),
        ("/v4/spreadsheets/DOC/values/%27Nowhere%27", 400, "INVALID_ARGUMENT"),
    ],
)
def test_a_refusal_has_a_code_a_message_and_a_status(path: str, code: int, status: str) -> None:
    with running(SERVICE) as service, pytest.raises(HTTPError) as refused:
        urlopen(f"{service.address}{path}")  # noqa: S310 - the address is the emulator's own, on this machine
    error = json.loads(refused.value.read())["error"]
    assert (error["code"], error["status"]) == (code, status)
    assert error["message"]
