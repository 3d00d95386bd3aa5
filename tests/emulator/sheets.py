"""A small Google Sheets v4 service on the loopback: read-only, and shaped like the real one's recorded answers.

An empty range has no ``values``; trailing empty cells and rows are dropped; ``range`` comes back with the sheet's real
extent; a range beyond it is refused; an error is ``{"error": {"code", "message", "status"}}``.

By hand: ``python -m tests.emulator --port 8085 contoh-skm-kota-contoh=lembar/skm.csv``, then
``KINERJA_SHEETS_ENDPOINT=http://127.0.0.1:8085 kinerja pull``. ``curl -d '[{"status": 503}]'
http://127.0.0.1:8085/faults`` makes the next request fail; see ``Fault``.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from kinerja.intake.words import column_letter

Cell = str | int | float | bool | date
Grid = Sequence[Sequence[Cell]]

_COLUMNS, _ROWS = 26, 1000
_DOCUMENT = re.compile(r"/v4/spreadsheets/(?P<id>[^/:]+)(?P<rest>/values/.+|/values:batchGet)?\Z")
_RANGE = re.compile(r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!]+))(?:!(?P<cells>.+))?\Z")
_CELLS = re.compile(r"(?P<left>[A-Z]+)(?P<top>[0-9]+)?(?::(?P<right>[A-Z]+)(?P<bottom>[0-9]+)?)?\Z")
_DAY_ZERO = datetime.fromisoformat("1899-12-30")
_TIME_STAMP = "%d/%m/%Y %H:%M:%S"
_HTML = "<!DOCTYPE html><html><body><h1>Sorry, unable to open the file at this time.</h1></body></html>"


@dataclass(frozen=True)
class Fault:
    """How one request goes wrong. Several may be set: the first that applies, from above, does."""

    drop: bool = False
    """Close the connection and say nothing."""
    hang: float = 0.0
    """Seconds of silence before the answer."""
    status: int = 200
    """Refuse with this status; 200 answers, and the rest of the fault happens to the answer."""
    reason: str = ""
    """The error's ``status`` word, and the ``reason`` among its details."""
    headers: tuple[tuple[str, str], ...] = ()
    html: bool = False
    """A page for people where JSON is due."""
    cut: int | None = None
    """Close the connection after so many bytes of the body."""
    chop: int | None = None
    """Send so many bytes of the body as if they were all."""
    drip: float = 0.0
    """Seconds between one byte of the body and the next."""


@dataclass
class Service:
    """What the service holds, how it fails, and what was asked of it."""

    documents: dict[str, dict[str, Grid]]
    """Document id → sheet title → rows of cells; a ``datetime`` or ``date`` is a cell formatted as one."""
    private: frozenset[str] = frozenset()
    """Documents nobody shared with the caller."""
    faults: list[Fault] = field(default_factory=list)
    """What the next requests meet, one each."""
    expired: str = ""
    """A token that is no longer good."""
    before: Callable[[int], None] = lambda _: None
    """Called before each answer with the number of requests so far: people edit sheets while they are read."""
    requests: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    address: str = ""


class _RefusalError(Exception):
    def __init__(self, code: int, message: str, status: str) -> None:
        super().__init__(message)
        self.code, self.status = code, status


class _Handler(BaseHTTPRequestHandler):
    service: Service
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.service.requests.append(self.path)
        self.service.headers.append(dict(self.headers.items()))
        self.service.before(len(self.service.requests))
        fault = self.service.faults.pop(0) if self.service.faults else Fault()
        time.sleep(fault.hang)
        if fault.drop:
            self.close_connection = True
            return
        self._send(fault, *self._answer(fault))

    def do_POST(self) -> None:
        """Take faults for the next requests."""
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.service.faults += [Fault(**fault) for fault in told]
        self._send(Fault(), 204, b"")

    def _answer(self, fault: Fault) -> tuple[int, bytes]:
        try:
            if fault.status != 200:
                raise _RefusalError(fault.status, "The service has a message here", fault.reason or "UNAVAILABLE")
            if self.service.expired and self.headers.get("Authorization") == f"Bearer {self.service.expired}":
                raise _RefusalError(401, "Request had invalid authentication credentials", "UNAUTHENTICATED")
            code, body = 200, answer(self.service, self.path)
        except _RefusalError as refusal:
            code = refusal.code
            body = {"error": {"code": code, "message": str(refusal), "status": refusal.status}}
            if fault.reason:
                body["error"]["details"] = [{"reason": fault.reason}]
        plain = parse_qs(urlsplit(self.path).query).get("prettyPrint") == ["false"]
        return code, _HTML.encode() if fault.html else json.dumps(body, indent=None if plain else 2).encode()

    def _send(self, fault: Fault, code: int, data: bytes) -> None:
        data = data[: fault.chop]
        self.send_response_only(code)
        self.send_header("Content-Type", f"{'text/html' if fault.html else 'application/json'}; charset=UTF-8")
        self.send_header("Content-Length", str(len(data)))
        for name, value in {"Date": self.date_time_string(), **dict(fault.headers)}.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            if fault.drip:
                for place in range(len(data)):
                    self.wfile.write(data[place : place + 1])
                    self.wfile.flush()
                    time.sleep(fault.drip)
            else:
                self.wfile.write(data[: fault.cut])
        except ConnectionError:  # whoever asked has given up
            self.close_connection = True
        if fault.cut is not None:
            self.close_connection = True

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Stay silent."""


@contextmanager
def running(service: Service, port: int = 0) -> Iterator[Service]:
    """Serve on a free loopback port until the block ends; ``service.address`` says where."""
    handler = type("Handler", (_Handler,), {"service": service})
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
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
    parts = urlsplit(path)
    query = parse_qs(parts.query)
    match = _DOCUMENT.match(parts.path)
    if match is None or match["id"] not in service.documents:
        raise _RefusalError(404, "Requested entity was not found.", "NOT_FOUND")
    if match["id"] in service.private:
        raise _RefusalError(403, "The caller does not have permission", "PERMISSION_DENIED")
    sheets = service.documents[match["id"]]
    if match["rest"] is None:
        return _metadata(match["id"], sheets)
    if match["rest"] == "/values:batchGet":
        ranges = query.get("ranges", [])
        return {"spreadsheetId": match["id"], "valueRanges": [_values(sheets, wanted, query) for wanted in ranges]}
    return _values(sheets, unquote(match["rest"].removeprefix("/values/")), query)


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


def _values(sheets: dict[str, Grid], wanted: str, query: dict[str, list[str]]) -> dict[str, Any]:
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
    if bottom >= rows or right >= columns:
        said = f"Range ({wanted}) exceeds grid limits. Max rows: {rows}, max columns: {columns}"
        raise _RefusalError(400, said, "INVALID_ARGUMENT")
    render = _renderer(query)
    picked = [_trimmed([render(cell) for cell in row[left : right + 1]]) for row in grid[top : bottom + 1]]
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


def _renderer(query: dict[str, list[str]]) -> Callable[[Cell], Any]:
    """Return how cells are given: as the sheet shows them, or as it holds them."""
    if query.get("valueRenderOption") != ["UNFORMATTED_VALUE"]:
        return _shown
    if query.get("dateTimeRenderOption", ["SERIAL_NUMBER"]) == ["FORMATTED_STRING"]:
        return lambda cell: _shown(cell) if isinstance(cell, date) else cell
    return lambda cell: serial(cell) if isinstance(cell, date) else cell


def serial(day: date) -> float:
    """Return a date as the number of days that a sheet holds."""
    moment = day if isinstance(day, datetime) else datetime.combine(day, datetime.min.time())
    return (moment - _DAY_ZERO).total_seconds() / 86_400


def _shown(cell: Cell) -> str:
    """Return a cell as a sheet in Indonesia shows it."""
    match cell:
        case bool():
            return str(cell).upper()
        case datetime():
            return cell.strftime(_TIME_STAMP)
        case date():
            return cell.strftime("%d/%m/%Y")
        case _:
            return str(cell).replace(".", ",") if isinstance(cell, float) else str(cell)


def _trimmed(row: list[Any]) -> list[Any]:
    while row and row[-1] == "":
        row.pop()
    return row


def typed(rows: Sequence[Sequence[str]]) -> list[list[Cell]]:
    """Return an export's rows as the sheet holds them: time stamps are dates."""
    return [[_cell(text) for text in row] for row in rows]


def _cell(text: str) -> Cell:
    if len(text) == 19 and text[2] == "/":
        try:
            return datetime.strptime(text, _TIME_STAMP)  # noqa: DTZ007 - a sheet's own time zone, whichever it is
        except ValueError:
            pass
    return text
