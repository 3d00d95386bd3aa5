"""A small Google Sheets v4 service on the loopback: read-only, and shaped like the real one's recorded answers.

An empty range has no ``values``; trailing empty cells and rows are dropped; ``range`` comes back with the sheet's real
extent; an error is ``{"error": {"code", "message", "status"}}``.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from kinerja.intake.words import column_letter

Grid = Sequence[Sequence[str]]

_COLUMNS, _ROWS = 26, 1000
_DOCUMENT = re.compile(r"/v4/spreadsheets/(?P<id>[^/:]+)(?P<rest>/values/.+|/values:batchGet)?\Z")
_RANGE = re.compile(r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!]+))(?:!(?P<cells>.+))?\Z")
_CELLS = re.compile(r"(?P<left>[A-Z]+)(?P<top>[0-9]+)?(?::(?P<right>[A-Z]+)(?P<bottom>[0-9]+)?)?\Z")


@dataclass
class Service:
    """What the service holds and what was asked of it."""

    documents: dict[str, dict[str, Grid]]
    """Document id → sheet title → rows of cells as the sheet shows them."""
    private: frozenset[str] = frozenset()
    """Documents nobody shared with the caller."""
    refusals: list[int] = field(default_factory=list)
    """Status codes the next requests are refused with, before any is answered."""
    requests: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    address: str = ""


class _RefusalError(Exception):
    def __init__(self, code: int, message: str, status: str) -> None:
        super().__init__(message)
        self.code, self.status = code, status


@contextmanager
def running(service: Service) -> Iterator[Service]:
    """Serve on a free loopback port until the block ends; ``service.address`` says where."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            service.requests.append(self.path)
            service.headers.append(dict(self.headers.items()))
            try:
                code, body = 200, answer(service, self.path)
            except _RefusalError as refusal:
                code = refusal.code
                body = {"error": {"code": code, "message": str(refusal), "status": refusal.status}}
            data = json.dumps(body, indent=2).encode()
            self.send_response(code)
            self.send_header("Content-Type", "application/json; charset=UTF-8")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def answer(service: Service, path: str) -> dict[str, Any]:
    """Return the body of one answer, or raise a refusal."""
    if service.refusals:
        raise _RefusalError(
            service.refusals.pop(0), "Quota exceeded for quota metric 'Read requests'", "RESOURCE_EXHAUSTED"
        )
    parts = urlsplit(path)
    match = _DOCUMENT.match(parts.path)
    if match is None or match["id"] not in service.documents:
        raise _RefusalError(404, "Requested entity was not found.", "NOT_FOUND")
    if match["id"] in service.private:
        raise _RefusalError(403, "The caller does not have permission", "PERMISSION_DENIED")
    sheets = service.documents[match["id"]]
    if match["rest"] is None:
        return _metadata(match["id"], sheets)
    if match["rest"] == "/values:batchGet":
        ranges = parse_qs(parts.query).get("ranges", [])
        return {"spreadsheetId": match["id"], "valueRanges": [_values(sheets, wanted) for wanted in ranges]}
    return _values(sheets, unquote(match["rest"].removeprefix("/values/")))


def _metadata(document: str, sheets: dict[str, Grid]) -> dict[str, Any]:
    return {
        "spreadsheetId": document,
        "properties": {"title": document, "locale": "in_ID", "autoRecalc": "ON_CHANGE", "timeZone": "Asia/Jakarta"},
        "sheets": [
            {
                "properties": {
                    "sheetId": index,
                    "title": title,
                    "index": index,
                    "sheetType": "GRID",
                    "gridProperties": dict(zip(("rowCount", "columnCount"), _extent(grid), strict=True)),
                }
            }
            for index, (title, grid) in enumerate(sheets.items())
        ],
        "spreadsheetUrl": f"https://docs.google.com/spreadsheets/d/{document}/edit",
    }


def _extent(grid: Grid) -> tuple[int, int]:
    return max(_ROWS, len(grid)), max([_COLUMNS, *(len(row) for row in grid)])


def _values(sheets: dict[str, Grid], wanted: str) -> dict[str, Any]:
    match = _RANGE.match(wanted)
    title = (match["quoted"].replace("''", "'") if match["quoted"] else match["plain"]) if match else ""
    cells = _CELLS.match(match["cells"]) if match and match["cells"] else None
    if match is None or title not in sheets or (match["cells"] and cells is None):
        raise _RefusalError(400, f"Unable to parse range: {wanted}", "INVALID_ARGUMENT")
    grid = sheets[title]
    rows, columns = _extent(grid)
    left, top, right, bottom = 0, 0, columns - 1, rows - 1
    if cells is not None:
        left, top = _index(cells["left"]), int(cells["top"] or 1) - 1
        right = _index(cells["right"]) if cells["right"] else left
        bottom = int(cells["bottom"]) - 1 if cells["bottom"] else (bottom if cells["right"] else top)
    picked = [_trimmed(list(row[left : right + 1])) for row in grid[top : bottom + 1]]
    while picked and not picked[-1]:
        picked.pop()
    start, end = f"{column_letter(left)}{top + 1}", f"{column_letter(right)}{bottom + 1}"
    shown = title if re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", title) else "'" + title.replace("'", "''") + "'"
    body: dict[str, Any] = {"range": f"{shown}!{start}" + (f":{end}" if start != end else ""), "majorDimension": "ROWS"}
    return body | ({"values": picked} if picked else {})


def _index(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def _trimmed(row: list[str]) -> list[str]:
    while row and row[-1] == "":
        row.pop()
    return row
