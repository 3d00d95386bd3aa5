"""The cache can only save time: killed, full, corrupt or shared, it never gives another answer."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinerja.content import cache as cache_module
from kinerja.content.cache import Cache
from kinerja.content.cache_secret import cache_secret
from kinerja.content.csv_reader import Row, Table
from kinerja.content.load import CACHE_FOLDER, load

BASE = Path(__file__).parents[2] / "functional" / "findings" / "dasar"

SECRET = bytes(range(32))

KEY = "ab" + "0" * 62

VALUES = st.recursive(
    st.one_of(
        st.text(max_size=6),
        st.sampled_from(("\0", "\0" + "1", '"\\u0000', "\\u00005", "NaN", "1e5", "\ud800", "\u2028")),
        st.integers(-(10**30), 10**30),
        st.booleans(),
        st.none(),
        st.decimals(allow_nan=False, allow_infinity=False).filter(lambda number: number.as_tuple().exponent != 0),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path / "content"


def kept(root: Path) -> list[Path]:
    return sorted((root.parent / CACHE_FOLDER).glob("*/*"))


def same(root: Path) -> bool:
    """Whether the cache changes nothing of what is read."""
    fresh, cached = load(root, use_cache=False), load(root)
    return repr((fresh.sources, fresh.findings)) == repr((cached.sources, cached.findings))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=VALUES)
def test_a_value_comes_back_as_it_was_or_not_at_all(value: Any, tmp_path: Path) -> None:
    cache = Cache(tmp_path, SECRET)
    shutil.rmtree(tmp_path / KEY[:2], ignore_errors=True)
    cache.put(KEY, value)
    back = cache.get(KEY)
    assert back is None or repr(back) == repr(value)


@pytest.mark.parametrize("number", ["0.5", "-1.50", "100.0", "0.0000001", "12345678901234567890.12345"])
def test_a_fraction_is_kept_exactly(number: str, tmp_path: Path) -> None:
    value = {"a": [Decimal(number), 1, "0.5"]}
    Cache(tmp_path, SECRET).put(KEY, value)
    assert repr(Cache(tmp_path, SECRET).get(KEY)) == repr(value)


def test_a_table_is_kept_with_its_lines(tmp_path: Path) -> None:
    table = Table(("a", "b"), (Row(2, ("1", "x;y")), Row(5, ("", "\n"))))
    Cache(tmp_path, SECRET).put(KEY, table)
    assert Cache(tmp_path, SECRET).get(KEY) == table


def corruptions(whole: bytes) -> dict[str, Callable[[int], bytes]]:
    """Ways in which a disk, a copy program or an editor spoils a file, each at any place."""
    return {
        "terpotong": lambda place: whole[:place],
        "terbalik": lambda place: whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :],
        "nol": lambda place: whole[:place] + b"\0" * (len(whole) - place),
        "ganda": lambda place: whole[:place] + whole,
    }


@pytest.mark.parametrize("how", ["terpotong", "terbalik", "nol", "ganda"])
def test_a_file_spoilt_at_any_place_is_ignored(how: str, tmp_path: Path) -> None:
    value = {"unit": "dinas-contoh", "target": [Decimal("1.5"), 2]}
    Cache(tmp_path, SECRET).put(KEY, value)
    path = tmp_path / KEY[:2] / KEY[2:]
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(corruptions(whole)[how](place))
        assert Cache(tmp_path, SECRET).get(KEY) in (None, value if path.read_bytes() == whole else None)


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO])
@pytest.mark.parametrize("call", ["write", "replace", "mkdir", "mkstemp"])
def test_a_disk_that_refuses_changes_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, call: str, fault: int
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(fault, os.strerror(fault))

    target = {
        "write": "kinerja.package.files.os.fdopen",
        "replace": "pathlib.Path.replace",
        "mkdir": "pathlib.Path.mkdir",
        "mkstemp": "kinerja.package.files.tempfile.mkstemp",
    }[call]
    with monkeypatch.context() as patched:
        patched.setattr(target, refuse)
        assert load(root).sources
    assert [path for path in kept(root) if path.suffix != ".baru"] == []
    assert same(root)


FULL = """
import errno, os, sys
from pathlib import Path
import kinerja.package.files as files
from kinerja.content.load import load

left = int(sys.argv[2])
def step(real):
    def call(*arguments, **named):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), 9)
        return real(*arguments, **named)
    return call
files.tempfile.mkstemp = step(files.tempfile.mkstemp)
files.os.fdopen = step(files.os.fdopen)
Path.chmod = step(Path.chmod)
Path.replace = step(Path.replace)
Path.unlink = step(Path.unlink)
load(Path(sys.argv[1]))
"""


def test_a_run_killed_at_any_step_of_a_write_spoils_nothing(root: Path) -> None:
    for steps in (0, 1, 2, 3, 4, 5, 6, 7, 9, 14, 23, 37):
        done = subprocess.run([sys.executable, "-c", FULL, str(root), str(steps)], check=False, capture_output=True)
        assert done.returncode == -signal.SIGKILL
        assert same(root)
        shutil.rmtree(root.parent / CACHE_FOLDER)


def test_two_runs_at_once_answer_alike(root: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from kinerja.content.load import load; t = load(Path(sys.argv[1]));"
    )
    program += "import hashlib; print(hashlib.sha256(repr((t.sources, t.findings)).encode()).hexdigest())"
    for _ in range(3):
        runs = [
            subprocess.Popen([sys.executable, "-c", program, str(root)], stdout=subprocess.PIPE, text=True)
            for _ in range(3)
        ]
        assert len({run.communicate()[0] for run in runs}) == 1
        assert [run.returncode for run in runs] == [0, 0, 0]
        for path in kept(root)[::3]:
            path.unlink()
    assert same(root)


def test_the_key_changes_with_kind_schema_bytes_and_software(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path, SECRET)
    keys = {cache.key("unit", "s", b"a"), cache.key("unit", "s", b"b"), cache.key("unit", "t", b"a")}
    keys.add(cache.key("rencana", "s", b"a"))
    monkeypatch.setattr(cache_module, "_LIBRARIES", ("pyyaml",))
    cache_module._software.cache_clear()
    keys.add(cache.key("unit", "s", b"a"))
    cache_module._software.cache_clear()
    assert len(keys) == 5


def test_what_no_run_uses_any_more_goes_at_last(root: Path) -> None:
    load(root)
    used = len(kept(root))
    folder = kept(root)[0].parent
    for number in range(4 * used + 101):
        (folder / f"{number:062}").write_bytes(b"0" * 64 + b"\n{}")
    load(root)
    assert len(kept(root)) == used


FORGED = [b"5", b'{"nilai": 5}', b'{"nilai": {}}', b'{"kolom": [], "baris": []}']


def forged(text: bytes) -> bytes:
    """An entry as somebody writes it who knows the program, but not the user's secret."""
    return hashlib.sha256(text).hexdigest().encode() + b"\n" + text


@pytest.mark.parametrize("text", FORGED)
def test_an_entry_that_a_pull_request_brings_along_is_never_taken(text: bytes, root: Path) -> None:
    load(root)
    for path in kept(root):
        path.write_bytes(forged(text))
    assert same(root)


def test_an_own_entry_under_another_name_is_not_taken(root: Path) -> None:
    load(root)
    several = kept(root)
    several[0].write_bytes(several[1].read_bytes())
    assert same(root)


def test_a_pipe_or_a_device_in_place_of_an_entry_is_not_opened(root: Path) -> None:
    load(root)
    pipe, device, *_ = kept(root)
    pipe.unlink()
    os.mkfifo(pipe)
    device.unlink()
    device.symlink_to("/dev/zero")
    assert same(root)


OBJECTS = 200


@pytest.fixture
def objects(root: Path) -> Path:
    """A folder such as git's ``objects``: of names that may be those of entries, and of no use to a run."""
    folder = root.parent / ".git" / "objects"
    for number in range(OBJECTS):
        path = folder / f"{number:02x}" / f"{number:062x}"
        path.parent.mkdir(parents=True)
        path.write_bytes(b"x\x01" + bytes(80))
        path.with_name("1" * 38).write_bytes(b"x\x01")
    return folder


@pytest.mark.parametrize("link", [".kinerja", ".kinerja/cache", ".kinerja/cache/00"])
def test_a_cache_behind_a_link_is_left_alone(link: str, root: Path, objects: Path) -> None:
    place = root.parent / link
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(objects / "00" if place.name == "00" else objects, target_is_directory=True)
    before = sorted(path.relative_to(objects) for path in objects.rglob("*"))
    assert same(root)
    assert sorted(path.relative_to(objects) for path in objects.rglob("*")) == before


def test_nothing_but_entries_is_deleted(root: Path) -> None:
    load(root)
    folder = kept(root)[0].parent
    for number in range(4 * len(kept(root)) + 200):
        (folder / f"{number:062}").write_bytes(b"x\x01" + bytes(80))
    (folder / "catatan").write_bytes(b"0" * 64 + b"\n{}")
    before = kept(root)
    load(root)
    assert kept(root) == before


def test_without_a_secret_nothing_is_kept(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for state in ("", str(root.parent / "state"), "state", "/proc/none"):
        monkeypatch.setenv("XDG_STATE_HOME", state)
        monkeypatch.delenv("HOME", raising=False)
        assert cache_secret(root.parent) is None
        load(root)
        assert kept(root) == []


def test_a_secret_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    environment = {"HOME": str(tmp_path / "rumah")}
    first = cache_secret(tmp_path / "instansi", environment)
    path = tmp_path / "rumah" / ".local" / "state" / "kinerja" / "kunci-tembolok"
    assert first is not None
    assert path.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    assert cache_secret(tmp_path / "instansi", environment) == first == path.read_bytes()
    path.chmod(0o644)
    assert cache_secret(tmp_path / "instansi", environment) is None
    path.unlink()
    path.symlink_to(tmp_path / "lain")
    assert cache_secret(tmp_path / "instansi", environment) is None
