"""Serve the built site on this machine alone, and build it anew when what it is made from changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from kinerja.errors import KinerjaError
from kinerja.site.hosting import HEADERS

HOST = "127.0.0.1"
PORT = 8000
PORTS_TRIED = 100

LOCAL_HEADERS: Mapping[str, str] = {
    **dict(HEADERS),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
"""Sent with every answer; a web host should send the same (but its own ``Cache-Control``)."""

_TYPES = {".csv": "text/csv; charset=utf-8", ".json": "application/json", ".atom": "application/atom+xml"}

Snapshot = Mapping[str, tuple[int, int]]
"""Path → (time of change in ns, size) of every file that a site is made from."""


class _Handler(SimpleHTTPRequestHandler):
    """Files below one folder: no lists of folders, nothing hidden, no other host's name."""

    server_version = "kinerja"
    sys_version = ""
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **_TYPES}  # noqa: RUF012 - the base class's own shape

    def send_head(self) -> BinaryIO | None:
        if not self._is_ours():
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return None
        parts = unquote(urlsplit(self.path).path).replace("\\", "/").split("/")
        if any(part.startswith(".") for part in parts) or "\0" in unquote(self.path):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        if not Path(self.translate_path(self.path)).resolve().is_relative_to(Path(self.directory).resolve()):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def list_directory(self, path: object) -> None:  # noqa: ARG002 - no list, whatever the folder
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        for name, value in LOCAL_HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """A request is no news."""

    def _is_ours(self) -> bool:
        """A page elsewhere that lets its name lead to this machine (DNS rebinding) asks for another host."""
        port = self.server.server_port if isinstance(self.server, ThreadingHTTPServer) else 0
        return self.headers.get("Host") in {f"{name}:{port}" for name in (HOST, "localhost")}


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away is no news either."""


def server(folder: Path, port: int | None) -> ThreadingHTTPServer:
    """Bind a server for ``folder`` to the loopback address; call ``serve_forever`` on it.

    :param port: None takes 8000 or the next free one; 0 lets the system choose.
    :raises KinerjaError: the port is taken or not allowed.
    """
    handler = partial(_Handler, directory=str(folder))
    for number in range(PORT, PORT + PORTS_TRIED) if port is None else (port,):
        try:
            return _Server((HOST, number), handler)
        except (OSError, OverflowError) as error:
            if port is not None:
                raise KinerjaError(
                    f"porta {port} tidak dapat dipakai; pilih --port lain (the port cannot be used: {error})"
                ) from error
    raise KinerjaError(f"porta {PORT}–{PORT + PORTS_TRIED - 1} terpakai semua; pilih --port (no free port)")


@contextmanager
def serving(folder: Path, port: int | None) -> Iterator[str]:
    """Serve ``folder`` from a thread while the block runs; gives the address to open."""
    with server(folder, port) as httpd:
        thread = Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        thread.start()
        try:
            yield f"http://{HOST}:{httpd.server_port}/"
        finally:
            httpd.shutdown()
            thread.join()


def snapshot(content: Path, theme: Path) -> Snapshot:
    """The state of every file a site is made from; looks at names, times and sizes, opens nothing."""
    seen: dict[str, tuple[int, int]] = {}
    for root in (content / "portal.yaml", content / "halaman", content / "rilis", theme):
        for path in (root, *sorted(root.rglob("*"))) if root.is_dir() else (root,):
            try:
                state = path.lstat()
            except OSError:
                continue
            seen[str(path)] = (state.st_mtime_ns, state.st_size)
    return seen


def changes(look: Callable[[], Snapshot], wait: Callable[[], None]) -> Iterator[None]:
    """Give one item each time ``look`` sees another state than the last given, and that state has come to rest.

    The first state is the one at the call, so that what changes during the first build is not missed.

    :param wait: called between two looks.
    """
    return _changes(look(), look, wait)


def _changes(before: Snapshot, look: Callable[[], Snapshot], wait: Callable[[], None]) -> Iterator[None]:
    while True:
        wait()
        now = look()
        if now == before:
            continue
        settled: Snapshot = before
        while settled != now:
            wait()
            settled, now = now, look()
        before = now
        yield
