"""A page is judged by what it renders to: each known leak is found on its line, ordinary pages pass untouched."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.package.page_addresses import Target, judge
from kinerja.package.page_html import TAGS, as_written, render, sanitise
from kinerja.package.page_pictures import picture_flaw, read_picture
from kinerja.package.pages import check_page, check_source, page_name
from tests.page_leaks import HEAD, LEAKS, Leak
from tests.site_content import png, write_content


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_content(tmp_path_factory.mktemp("isi") / "content")


@pytest.mark.parametrize("leak", LEAKS, ids=lambda leak: leak.name)
def test_every_known_leak_is_found_on_its_line(leak: Leak, content: Path) -> None:
    found = check_source(leak.source, "uji.md", content)
    assert {problem.line for problem in found} == {leak.line}
    assert leak.code in {problem.code for problem in found}
    assert all("\n" not in text and text for text in (found[0].message, found[0].message_en))
    assert 1 <= found[0].column <= len(leak.source.split("\n")[leak.line - 1]) + 1


@pytest.mark.parametrize("leak", [leak for leak in LEAKS if leak.traces], ids=lambda leak: leak.name)
def test_the_sanitiser_alone_leaves_no_trace(leak: Leak) -> None:
    safe = sanitise(render(leak.source).html, as_written)
    assert not [trace for trace in leak.traces if trace in safe.casefold()]


@pytest.mark.parametrize(
    "body",
    [
        "[situs](https://www.contoh.example/a?b=c#d) dan <http://contoh.example>",
        "[surel](mailto:kinerja@kota-contoh.example) <kinerja@kota-contoh.example>",
        "[halaman](panduan.md) [lagi]({filename}panduan.md#bagian) [Inggris](panduan.en.md) [bagian](#atas)",
        "[rilis](../rilis/2026-T1/unit.csv) [lagi]({static}/rilis/2026-T1/tabel/predikat.csv)",
        "[unit](unit/dinas-kesehatan.html) [unit lain](unit.html?x=1)",
        "Alamat `javascript:alert(1)` dan `../evaluasi/` hanya dikutip, begitu juga javascript: di sini.",
        "```html\n<script>alert(1)</script>\n```",
        "<!-- catatan untuk penyunting -->\n\nAngka 3 < 4 & 5 > 2.",
        "| a | b |\n|:--|--:|\n| 1 | 2 |\n\n- satu\n- dua\n    1. tiga\n\n> kutipan\n\n## Bagian\n\n***",
        "<details><summary>Rincian</summary>\n<p>Isi</p></details>\n\nH<sub>2</sub>O",
        "![Kantor](gambar/kantor.png) dan ![Kantor lagi][k]\n\n[k]: gambar/kantor.png",
        "SKP\n: Sasaran Kinerja Pegawai\n\n*[IKM]: Indeks Kepuasan Masyarakat\n\nIKM naik.",
    ],
)
def test_ordinary_pages_pass_and_stay_as_they_are(body: str, content: Path) -> None:
    assert check_source(HEAD + body, "uji.md", content) == []
    html = render(HEAD + body).html
    assert sanitise(sanitise(html, as_written), as_written) == sanitise(html, as_written)


def test_every_problem_of_a_page_is_told_at_once(content: Path) -> None:
    source = "Save_as: x\n\n<script>1</script>\n\n[a](javascript:1)\n[a](javascript:1)\n\n![b](b.png)\n"
    found = check_source(source, "uji.md", content)
    assert [(problem.line, problem.code.removeprefix("halaman-")) for problem in found] == [
        (1, "judul"),
        (1, "metadata"),
        (3, "html"),
        (5, "alamat-jalan"),
        (6, "alamat-jalan"),
        (8, "gambar"),
    ]


def test_the_english_twin_needs_its_original_and_its_language(content: Path) -> None:
    assert check_source("Title: Guide\nLang: en\nSlug: panduan\n\nx", "panduan.en.md", content) == []
    wrong = check_source("Title: Guide\nLang: id\n\nx", "panduan.en.md", content)
    assert [(problem.line, problem.code) for problem in wrong] == [(2, "halaman-metadata-nilai")]
    alone = check_source("Title: Guide\n\nx", "baru.en.md", content)
    assert [problem.code for problem in alone] == ["halaman-kembar"]


@pytest.mark.parametrize("name", ["Panduan.md", "pan duan.md", ".md", "a/../b.md", "a.fr.md", "a_b.md", "..md"])
def test_a_file_name_that_is_no_address_is_refused(name: str, content: Path) -> None:
    assert page_name(name) is None
    assert [problem.code for problem in check_source("Title: x\n\nx", name, content)] == ["halaman-nama"]


def test_a_picture_is_shown_as_it_is_and_only_with_words() -> None:
    html = sanitise(render('![Kantor "lama" > baru](gambar/kantor.png)').html, as_written)
    assert html == '<p><img alt="Kantor &quot;lama&quot; &gt; baru" src="gambar/kantor.png"></p>'
    gone = sanitise('<p>a<img alt="> x" src="https://contoh.example/a.png">b</p>', as_written)
    assert gone == "<p>ab</p>"


@pytest.mark.parametrize(
    ("data", "flaw"),
    [
        (png(), None),
        (png((b"pHYs", bytes(9))), None),
        (png((b"eXIf", b"x")), "tersembunyi"),
        (png((b"IDAT", b""), (b"zTXt", b"x")), "tersembunyi"),
        (png((b"tIME", bytes(7))), "tersembunyi"),
        (png(after=b"PK\3\4"), "tersembunyi"),
        (png(after=png()), "tersembunyi"),
        (png()[:-12], "tersembunyi"),
        (png()[:40], "bukan-png"),
        (png((b"IDAT", bytes(300_000))), "besar"),
        (b"GIF89a", "bukan-png"),
        (b"", "bukan-png"),
        (None, "hilang"),
    ],
)
def test_a_picture_holds_nothing_but_what_is_seen(data: bytes | None, flaw: str | None) -> None:
    assert picture_flaw(data) == flaw


def test_a_picture_is_a_plain_file_of_its_own_folder(content: Path, tmp_path: Path) -> None:
    (tmp_path / "tautan.png").symlink_to(content / "halaman/gambar/kantor.png")
    os.mkfifo(tmp_path / "pipa.png")
    assert [read_picture(tmp_path / name) for name in ("tautan.png", "pipa.png", "hilang.png")] == [None] * 3
    assert read_picture(tmp_path) is None
    assert read_picture(content / "halaman/gambar/kantor.png") == png()


def test_only_utf8_files_of_a_page_s_size_are_pages(tmp_path: Path) -> None:
    folder = tmp_path / "halaman"
    folder.mkdir()
    (tmp_path / "rahasia.yaml").write_text("Title: x\n\nx")
    (folder / "tautan.md").symlink_to(tmp_path / "rahasia.yaml")
    (folder / "besar.md").write_bytes(b"Title: x\n\n" + b"a" * 1_000_000)
    (folder / "latin.md").write_bytes(b"Title: x\n\nbaik\n\xe9\n")
    (folder / "nol.md").write_bytes(b"Title: x\n\n\0")
    (folder / "folder.md").mkdir()
    os.mkfifo(folder / "pipa.md")
    (folder / "dalam.md").write_text("Title: x\n\n" + "\n".join("    " * depth + "- a" for depth in range(400)))
    lines = {path.name: [(p.line, p.code) for p in check_page(path, tmp_path)] for path in sorted(folder.iterdir())}
    assert lines == {
        "besar.md": [(1, "halaman-berkas")],
        "dalam.md": [(1, "halaman-berkas")],
        "folder.md": [(1, "halaman-berkas")],
        "latin.md": [(4, "halaman-berkas")],
        "nol.md": [(3, "halaman-berkas")],
        "pipa.md": [(1, "halaman-berkas")],
        "tautan.md": [(1, "halaman-berkas")],
    }
    assert [p.code for p in check_page(folder / "hilang.md", tmp_path)] == ["halaman-berkas"]


def test_a_page_saved_by_windows_is_read_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "halaman").mkdir()
    page = tmp_path / "halaman" / "uji.md"
    page.write_bytes("\ufeffTitle: Uji\r\n\r\nteks\r\n\r\n[x](../evaluasi/a)\r\n".encode())
    assert [(p.line, p.column, p.code) for p in check_page(page, tmp_path)] == [(5, 5, "halaman-alamat-keluar")]


_PIECES = st.sampled_from(
    ["..", "/", "\\", "%2e", "%2f", "%25", "&#46;", "&#x2f;", "{static}", "rilis", "halaman", "evaluasi", "a.md", "?",
     "#", ":", "javascript", "&Tab;", "\t", "data", "https://a.example", "x", ";", "@", "|static|", "\u200b"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=8).map("".join))
def test_no_spelling_of_an_address_reaches_beyond_pages_and_releases(address: str) -> None:
    """Whatever is accepted stays, once resolved, in the folder its kind says; read by the standard library."""
    target = judge(address)
    if isinstance(target, Target) and target.kind in {"halaman", "rilis", "situs"}:
        path = os.path.normpath(target.path or ".")
        assert not path.startswith(("..", "/")), target
        assert ":" not in path.split("/")[0]
    elif isinstance(target, Target) and target.kind == "web":
        assert target.path.startswith(("https://", "http://"))


@given(st.lists(st.sampled_from([piece for leak in LEAKS for piece in leak.source.split("\n")]), max_size=4))
def test_a_page_without_problems_loses_nothing_to_the_sanitiser(pieces: list[str]) -> None:
    """The check and the sanitiser agree: what passes the one passes the other unchanged, tag by tag."""
    source = HEAD + "\n\n".join(pieces)
    root = Path("/nonexistent")
    if not [p for p in check_source(source, "uji.md", root) if p.code != "halaman-alamat-mati"]:
        html = render(source).html
        assert sanitise(html, as_written).count("<a href") == html.count("<a href")
        assert [tag for tag in re.findall(r"<(\w+)", sanitise(html, as_written)) if tag not in TAGS] == []


SLOW = {
    "kurung": "[" * 20_000,
    "gambar": "![" * 20_000,
    "tautan": "[a](" * 20_000,
    "tag": "<a " * 20_000,
    "tag per alinea": "<a x\n\n" * 20_000,
    "alamat": "<http:a " * 20_000,
    "pagar": "~~~a\n" * 20_000,
    "singkatan": "".join(f"*[ab{number}]: y\n" for number in range(4_000)),
}


@pytest.mark.parametrize("text", SLOW.values(), ids=SLOW)
def test_a_page_that_would_take_minutes_is_refused_before_it_is_rendered(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kinerja.package.pages.render", None)
    (found,) = check_source(f"Title: Contoh\n\n{text}\n", "contoh.md", tmp_path)
    assert (found.code, found.line >= 3) == ("halaman-berkas", True)


def test_a_page_with_many_links_tables_and_code_is_not_refused_for_it(tmp_path: Path) -> None:
    row = "| [nama](https://contoh.example/) | <b>x</b> | a < b | `[` |\n"
    text = "Title: Contoh\n\n| a | b | c | d |\n|---|---|---|---|\n" + row * 250 + "\n```\nx[1]\n```\n" * 100
    assert [found for found in check_source(text, "contoh.md", tmp_path) if found.code == "halaman-berkas"] == []
