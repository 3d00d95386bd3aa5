"""``kinerja serve``: on this machine alone, safe headers, nothing but the site, and rebuilt when its sources change."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest

from kinerja.errors import KinerjaError
from kinerja.site.serve import HOST, LOCAL_HEADERS, changes, server, serving, snapshot
from tests.site_content import write_content

WAIT = 60
"""Seconds after which a silent server counts as broken; nothing is asserted of how fast it is."""


SAFE = {name.casefold(): value for name, value in LOCAL_HEADERS.items()}


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a server of a small folder; a secret lies beside and one is linked to."""
    folder = tmp_path_factory.mktemp("sajian")
    site = folder / "public"
    (site / "unit").mkdir(parents=True)
    (site / "index.html").write_text("<p>beranda</p>")
    (site / "data.csv").write_text("a,b\n")
    (site / "rilis.atom").write_text("<feed/>")
    (site / ".kinerja-situs").write_text("rahasia")
    (folder / "rahasia.txt").write_text("rahasia")
    (site / "tautan.txt").symlink_to(folder / "rahasia.txt")
    with serving(site, 0) as address:
        yield int(address.rsplit(":", 1)[1].rstrip("/"))


def ask(port: int, path: str, *, method: str = "GET", host: str | None = None) -> tuple[int, bytes, dict[str, str]]:
    """Send ``path`` as it is, with no client in between that would tidy it up."""
    connection = http.client.HTTPConnection(HOST, port, timeout=WAIT)
    try:
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", host or f"{HOST}:{port}")
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.read(), {name.casefold(): value for name, value in answer.getheaders()}
    finally:
        connection.close()


def test_files_come_with_their_type_and_safe_headers(port: int) -> None:
    for path, kind in {
        "/": "text/html",
        "/data.csv": "text/csv; charset=utf-8",
        "/rilis.atom": "application/atom+xml",
    }.items():
        status, _, headers = ask(port, path)
        assert (status, headers["content-type"]) == (200, kind)
        assert SAFE.items() <= headers.items()
    assert "Python" not in ask(port, "/")[2]["server"]


@pytest.mark.parametrize(
    "path",
    ["/../rahasia.txt", "/..%2frahasia.txt", "/%2e%2e/rahasia.txt", "/%2e%2e%2frahasia.txt", "/unit/../../rahasia.txt",
     "/..\\rahasia.txt", "//../rahasia.txt", "/tautan.txt", "/.kinerja-situs", "/%2ekinerja-situs", "/unit/", "/unit",
     "/hilang.html", "/index.html%00.txt", "/./../rahasia.txt", "/....//rahasia.txt"],
)  # fmt: skip
def test_nothing_outside_the_site_and_no_list_of_a_folder(path: str, port: int) -> None:
    status, body, headers = ask(port, path)
    if status == 301:
        status, body, headers = ask(port, headers["location"])
    assert status == 404
    assert b"rahasia</" not in body
    assert b"Directory listing" not in body
    assert SAFE.items() <= headers.items()


def test_only_reading_is_understood(port: int) -> None:
    assert ask(port, "/", method="HEAD")[:2] == (200, b"")
    assert [ask(port, "/", method=method)[0] for method in ("POST", "PUT", "DELETE", "OPTIONS")] == [501] * 4


def test_another_host_s_name_for_this_machine_gets_nothing(port: int) -> None:
    assert ask(port, "/", host=f"localhost:{port}")[0] == 200
    for host in ("contoh.example", f"contoh.example:{port}", "127.0.0.1", f"127.0.0.1.contoh.example:{port}"):
        status, body, _ = ask(port, "/", host=host)
        assert (status, b"beranda" in body) == (421, False)


def test_it_listens_on_the_loopback_address_alone(tmp_path: Path) -> None:
    with server(tmp_path, 0) as httpd:
        assert httpd.socket.getsockname()[0] == "127.0.0.1"


def test_a_taken_port_is_passed_over_unless_it_was_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        number = taken.getsockname()[1]
        monkeypatch.setattr("kinerja.site.serve.PORT", number)
        with server(tmp_path, None) as httpd:
            assert number < httpd.server_port < number + 100
        with pytest.raises(KinerjaError, match=f"porta {number}"):
            server(tmp_path, number)
    with pytest.raises(KinerjaError, match="porta 70000"):
        server(tmp_path, 70000)


def test_changes_are_seen_where_a_site_is_made_from_and_nowhere_else(tmp_path: Path) -> None:
    content, theme = write_content(tmp_path / "content"), tmp_path / "theme"
    theme.mkdir()
    seen = snapshot(content, theme)
    (content / "evaluasi/2026-T1/baru.yaml").write_text("x")
    (content / "pegawai/dinas-kesehatan.csv").write_text("lain")
    assert snapshot(content, theme) == seen
    for path in (
        content / "halaman/baru.md",
        content / "portal.yaml",
        theme / "a.css",
        content / "rilis/2026-T1/b.csv",
    ):
        before = snapshot(content, theme)
        path.write_text("perubahan")
        assert snapshot(content, theme) != before


def test_one_change_is_one_rebuild_once_the_files_have_come_to_rest() -> None:
    states = iter([{"a": (n, 0)} for n in (1, 1, 2, 3, 3, 3, 4, 4)])
    log: list[str] = []
    looks = changes(lambda: next(states), lambda: log.append("tunggu"))
    next(looks)
    assert len(log) == 4
    next(looks)
    assert len(log) == 7


class Running:
    """``kinerja serve`` in a process of its own; what it prints is read line by line."""

    def __init__(self, content: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "kinerja", "serve", "--port", "0", *arguments],
            cwd=content.parent,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._lines: Queue[str] = Queue()
        Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self._lines.put(line)

    def line_with(self, words: str) -> str:
        """The next line that holds ``words``."""
        while words not in (line := self._lines.get(timeout=WAIT)):
            pass
        return line

    def stop(self, number: int) -> int:
        """End it; returns its exit code."""
        self.process.send_signal(number)
        return self.process.wait(WAIT)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_builds_serves_rebuilds_survives_a_mistake_and_ends_quietly(number: int, tmp_path: Path) -> None:
    content = write_content(tmp_path / "content")
    running = Running(content)
    try:
        port = int(running.line_with("Buka http://127.0.0.1:").split("127.0.0.1:")[1].split("/")[0])
        assert b"Panduan singkat" in ask(port, "/panduan.html")[1]
        page = content / "halaman/panduan.md"
        good = page.read_text()
        page.write_text("Title: Panduan\n\n[x](javascript:1)\n")
        assert "halaman/panduan.md:3:5" in running.line_with("halaman-alamat-jalan")
        assert b"Panduan singkat" in ask(port, "/panduan.html")[1]
        page.write_text(good.replace("Panduan singkat", "Panduan baru"))
        running.line_with("berubah")
        assert b"Panduan baru" in ask(port, "/panduan.html")[1]
        (content / "portal.yaml").write_text("instansi: [\n")
        assert "portal.yaml:2:1" in running.line_with("kinerja: ")
        assert b"Panduan baru" in ask(port, "/panduan.html")[1]
        assert running.stop(number) == 0
    finally:
        running.process.kill()
    assert "Traceback" not in "".join(list(running._lines.queue))


def test_a_first_build_that_fails_serves_nothing(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content")
    (content / "halaman/buruk.md").write_text("teks\n")
    running = Running(content)
    assert "halaman-judul" in running.line_with("buruk.md:1:1")
    assert running.process.wait(WAIT) == 1
