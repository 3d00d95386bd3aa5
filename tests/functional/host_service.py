"""A small GitHub and GitLab on the loopback: comments and requests, kept as those hosts keep them, and nothing else."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN = "-".join(("token", "uji"))
"""What a caller has to show; any other is refused with 403."""


@dataclass
class Host:
    """What is on the host: comments of request 7, and open requests by their source branch."""

    comments: list[dict[str, Any]] = field(default_factory=list)
    requests: dict[str, dict[str, Any]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    """Method and path of each call."""
    address: str = ""


@contextmanager
def running(host: Host) -> Iterator[Host]:
    """Serve ``host`` while the block runs; its ``address`` is set."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer()

        do_POST = do_PUT = do_PATCH = do_GET  # noqa: N815 - names that http.server asks for

        def _answer(self) -> None:
            given = (self.headers.get("Authorization"), self.headers.get("PRIVATE-TOKEN"))
            length = int(self.headers.get("Content-Length") or 0)
            fields = json.loads(self.rfile.read(length) or b"{}") if length else {}
            host.asked.append(f"{self.command} {self.path}")
            allowed = given in ((f"Bearer {TOKEN}", None), (None, TOKEN))
            code, value = _answered(host, self.command, self.path, fields) if allowed else (403, {})
            data = json.dumps(value).encode()
            self.send_response(code)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the base class's name
            """Say nothing on the terminal of the tests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    host.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()


def _answered(host: Host, method: str, target: str, fields: dict[str, Any]) -> tuple[int, Any]:
    parts = urlsplit(target)
    query = {key: values[0] for key, values in parse_qs(parts.query).items()}
    path = re.sub(r"\A/(?:repos/instansi/data|projects/12)", "", parts.path)
    if re.fullmatch(r"/(?:issues|merge_requests)/7/(?:comments|notes)", path):
        if method == "POST":
            host.comments.append({"id": 100 + len(host.comments), "body": fields["body"]})
            return 201, host.comments[-1]
        first = (int(query["page"]) - 1) * int(query["per_page"])
        return 200, host.comments[first : first + int(query["per_page"])]
    if edited := re.fullmatch(r"/(?:issues/comments|merge_requests/7/notes)/(\d+)", path):
        [one] = [comment for comment in host.comments if comment["id"] == int(edited[1])]
        one["body"] = fields["body"]
        return 200, one
    if path in ("/pulls", "/merge_requests"):
        if method == "POST":
            branch = fields.get("head") or fields["source_branch"]
            number = 20 + len(host.requests)
            host.requests[branch] = {"number": number, "iid": number, **fields}
            return 201, host.requests[branch]
        branch = query.get("source_branch") or query["head"].split(":", 1)[1]
        return 200, [host.requests[branch]] if branch in host.requests else []
    if known := re.fullmatch(r"/(?:pulls|merge_requests)/(\d+)", path):
        [one] = [request for request in host.requests.values() if request["number"] == int(known[1])]
        one.update(fields)
        return 200, one
    return 404, {}
