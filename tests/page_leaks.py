"""Every way of leaking through a Markdown page that we know of, each with the code and line it is found by."""

from __future__ import annotations

from dataclasses import dataclass

HEAD = "Title: Uji\n\n"
"""Two lines before each body."""


@dataclass(frozen=True)
class Leak:
    """A page (``source`` whole, or ``HEAD`` and a body) with one thing wrong on ``line``."""

    name: str
    source: str
    code: str
    line: int
    traces: tuple[str, ...] = ()
    """Words that may not stand on the page the sanitiser makes of it."""


def _body(name: str, body: str, code: str, line: int = 3, traces: tuple[str, ...] = ()) -> Leak:
    return Leak(name, HEAD + body, f"halaman-{code}", line, traces)


_OUT = ("evaluasi", "etc/passwd")
_RUN = ("script:", "data:")

LEAKS = (
    # Addresses out of the staged world
    _body("static link", "[x]({static}../evaluasi/2026-T1/a.yaml)", "alamat-keluar", traces=_OUT),
    _body("attach link", "[x]({attach}../evaluasi/2026-T1/a.yaml)", "alamat-keluar", traces=_OUT),
    _body("filename link", "[x]({filename}../evaluasi/2026-T1/a.md)", "alamat-keluar", traces=_OUT),
    _body("bars for braces", "[x](|static|../evaluasi/a.yaml)", "alamat-keluar", traces=_OUT),
    _body("static from the root", "[x]({static}/evaluasi/a.yaml)", "alamat-keluar", traces=_OUT),
    _body("static with a scheme", "[x]({static}file:///etc/passwd)", "alamat-keluar", traces=_OUT),
    _body("static through a release", "[x]({static}../rilis/../evaluasi/a.yaml)", "alamat-keluar", traces=_OUT),
    _body("plain parent", "teks\n\n[x](../evaluasi/a.yaml)", "alamat-keluar", 5, traces=_OUT),
    _body("far parent", "[x](../../../../etc/passwd)", "alamat-keluar", traces=_OUT),
    _body("absolute path", "[x](/etc/passwd)", "alamat-keluar", traces=_OUT),
    _body("other host", "[x](//contoh.example/a)", "alamat-skema", traces=("contoh.example",)),
    _body("other host, backslashes", r"[x](\\\\contoh.example\\a)", "alamat-skema", traces=("contoh.example",)),
    _body("percent-encoded", "[x](%2e%2e/evaluasi/a.yaml)", "alamat-keluar", traces=_OUT),
    _body("percent-encoded twice", "[x](%252e%252e%252fevaluasi/a.yaml)", "alamat-keluar", traces=_OUT),
    _body("encoded slash", "[x](..%2fevaluasi%2fa.yaml)", "alamat-keluar", traces=_OUT),
    _body("encoded question mark", "[x](../evaluasi/a%3F/../../rilis/b)", "alamat-keluar", traces=_OUT),
    _body("backslash", r"[x](..\evaluasi\a.yaml)", "alamat-keluar", traces=_OUT),
    _body("dots as references", "[x](&#46;&#46;/evaluasi/a.yaml)", "alamat-keluar", traces=_OUT),
    _body("indicator as references", "[x](&#123;static&#125;../evaluasi/a.yaml)", "alamat-keluar", traces=_OUT),
    _body("file address", "[x](file:///etc/passwd)", "alamat-keluar", traces=_OUT),
    _body("drive letter", "[x](C:/evaluasi/a.yaml)", "alamat-keluar", traces=_OUT),
    _body("definition", "lihat [x][y]\n\n[y]: {static}../evaluasi/a.yaml", "alamat-keluar", 5, traces=_OUT),
    _body("definition nobody uses", "teks\n\n[y]: ../evaluasi/a.yaml", "alamat-keluar", 5, traces=_OUT),
    _body("definition on two lines", "[x][y]\n\n[y]:\n    ../evaluasi/a.yaml", "alamat-keluar", 6, traces=_OUT),
    _body("autolink", "<file:///etc/passwd>", "alamat-keluar"),
    _body("image", "![x](../evaluasi/a.png)", "alamat-keluar", traces=_OUT),
    _body("image by reference", "![x][y]\n\n[y]: {static}../evaluasi/a.png", "alamat-keluar", 5, traces=_OUT),
    _body("link in raw HTML", "<a href='{static}../evaluasi/a.yaml'>x</a>", "alamat-keluar", traces=_OUT),
    _body("link in a table", "| a |\n|---|\n| [x](../evaluasi/a) |", "alamat-keluar", 5, traces=_OUT),
    _body("link in a list", "- a\n- b\n    - [x](../evaluasi/a)", "alamat-keluar", 5, traces=_OUT),
    _body("link in a quotation", "> a\n>\n> [x](../evaluasi/a)", "alamat-keluar", 5, traces=_OUT),
    _body("out of the quoted twin", "`[x](../evaluasi/a)`\n\n[x](../evaluasi/a)", "alamat-keluar", 5),
    _body("unknown indicator", "[x]({author}a)", "alamat-penanda", traces=("{author}",)),
    _body("page that is not there", "[x](hilang.md)", "alamat-mati"),
    _body("release file that is not there", "[x](../rilis/2026-T1/hilang.csv)", "alamat-mati"),
    _body("no file of a release", "[x](../rilis/2026-T1/catatan.txt)", "alamat-mati"),
    # Addresses that run
    _body("javascript", "[x](javascript:alert(1))", "alamat-jalan", traces=_RUN),
    _body("javascript in mixed case", "[x](JaVaScRiPt:alert(1))", "alamat-jalan", traces=_RUN),
    _body("javascript as references", "[x](&#x6A;avascript&colon;alert(1))", "alamat-jalan", traces=_RUN),
    _body("javascript with a tab", "<a href='java&Tab;script:alert(1)'>x</a>", "alamat-jalan", traces=_RUN),
    _body("javascript with a line end", "<a href='java\nscript:alert(1)'>x</a>", "alamat-jalan", traces=_RUN),
    _body("javascript after blanks", "[x](<   javascript:alert(1)>)", "alamat-jalan", traces=_RUN),
    _body(
        "javascript after a control character", "<a href='&#1;javascript:alert(1)'>x</a>", "alamat-jalan", traces=_RUN
    ),
    _body("javascript, percent-encoded", "[x](%6aavascript:alert(1))", "alamat-jalan"),
    _body("javascript, zero-width space", "[x](java\u200bscript:alert(1))", "alamat-jalan"),
    _body("javascript by reference", "[x]\n\n[x]: javascript:alert(1)", "alamat-jalan", 5, traces=_RUN),
    _body("javascript autolink", "<javascript:alert(1)>", "html"),
    _body("vbscript", "[x](vbscript:msgbox)", "alamat-jalan", traces=_RUN),
    _body("data document", "[x](data:text/html;base64,PHNjcmlwdD4=)", "alamat-jalan", traces=_RUN),
    _body("data picture", "![x](data:image/svg+xml;base64,AAAA)", "alamat-jalan", traces=_RUN),
    _body("other scheme", "[x](ftp://contoh.example/a)", "alamat-skema", traces=("ftp:",)),
    _body("half a web address", "[x](https:contoh.example)", "alamat-skema", traces=("https:contoh",)),
    _body("web address with a user name", "[x](https://kota.example@lain.example/)", "alamat-skema"),
    # HTML that runs or loads
    _body("script", "<script>alert(1)</script>", "html", traces=("<script", "alert")),
    _body("script in capitals", "teks <SCRIPT SRC=//x.example>", "html", traces=("<script", "x.example")),
    _body(
        "script under a quoted one",
        "```\n<script>\n```\n\n<script>alert(1)</script>",
        "html",
        7,
        traces=("<script>al",),
    ),
    _body("script after an empty comment", "<!--><script>alert(1)</script>-->", "html", traces=("<script",)),
    _body("iframe", "<iframe src='https://contoh.example'></iframe>", "html", traces=("<iframe",)),
    _body("srcdoc", "<iframe srcdoc='&lt;script&gt;'></iframe>", "html", traces=("srcdoc",)),
    _body("object", "<object data='https://contoh.example'></object>", "html", traces=("<object",)),
    _body("embed", "<embed src='https://contoh.example'>", "html", traces=("<embed",)),
    _body("svg", "<p>a</p>\n\n<svg/onload=alert(1)>", "html", 5, traces=("<svg", "onload")),
    _body("error handler", "<img src=x onerror=alert(1)>", "html", traces=("onerror", "<img")),
    _body("handler on a harmless tag", "teks <b onclick=alert(1)>x</b>", "html", traces=("onclick",)),
    _body("style attribute", "<p style='background:url(https://contoh.example)'>x</p>", "html", traces=("style=",)),
    _body("style sheet", "<style>@import 'https://contoh.example'</style>", "html", traces=("<style", "@import")),
    _body("refresh", "<meta http-equiv=refresh content='0;url=https://contoh.example'>", "html", traces=("<meta",)),
    _body("base", "<base href='https://contoh.example/'>", "html", traces=("<base",)),
    _body("form", "<form action='https://contoh.example'><input></form>", "html", traces=("<form", "<input")),
    _body("link tag", "<link rel=stylesheet href='https://contoh.example/a.css'>", "html", traces=("<link rel=style",)),
    _body("picture from elsewhere", "![x](https://contoh.example/a.png)", "gambar", traces=("<img",)),
    _body("picture beside the page", "![x](a.png)", "gambar", traces=("<img",)),
    _body("picture that is not there", "![x](gambar/hilang.png)", "gambar"),
    _body("picture without words", "![](gambar/kantor.png)", "gambar"),
    _body("picture in another spelling", "![x](./gambar/kantor.png)", "gambar", traces=("<img",)),
    _body("picture through its folder", "![x](gambar/../../evaluasi/a.png)", "alamat-keluar", traces=("<img", *_OUT)),
    _body("picture that hides a text", "![x](gambar/berketerangan.png)", "gambar"),
    _body("picture that is another file", "![x](gambar/lain.png)", "gambar"),
    _body("picture with its size", "<img src='gambar/kantor.png' alt='x' width='1'>", "gambar", traces=("width",)),
    _body("video", "<video src='https://contoh.example/a.mp4'></video>", "html", traces=("<video",)),
    _body("script in a math tag", "<math><mtext><script>alert(1)</script></mtext></math>", "html", traces=("<script",)),
    _body("template", "<template><script>alert(1)</script></template>", "html", traces=("<script",)),
    _body("id that shadows a script's name", "<p id=location>x</p>", "html", traces=('id="location',)),
    # What Pelican would do for a page's head
    Leak("save_as", "Title: Uji\nSave_as: ../../keluar.html\n\nx", "halaman-metadata", 2),
    Leak("url", "Title: Uji\nLang: id\nURL: https://contoh.example\n\nx", "halaman-metadata", 3),
    Leak("template", "Title: Uji\nTemplate: ../../x\n\nx", "halaman-metadata", 2),
    Leak("status", "Title: Uji\nStatus: draft\n\nx", "halaman-metadata", 2),
    Leak("date", "Title: Uji\nDate: 2026-01-01\n\nx", "halaman-metadata", 2),
    Leak("slug with slashes", "Title: Uji\nSlug: ../../keluar\n\nx", "halaman-metadata-nilai", 2),
    Leak("language as a path", "Title: Uji\nLang: ../..\n\nx", "halaman-metadata-nilai", 2),
    Leak("yaml head", "---\nTitle: Uji\nSave_as: x\n---\n\nx", "halaman-metadata", 3),
    Leak("head with spaces", "Title: Uji\n   SAVE_AS:   x\n\nx", "halaman-metadata", 2),
    Leak("script as title", "Title: <script>alert(1)</script>\n\nx", "halaman-metadata-html", 1, ("<script>alert",)),
    Leak("link as summary", "Title: Uji\nSummary: <a href='javascript:1'>x</a>\n\nx", "halaman-metadata-html", 2, _RUN),
    Leak("no title", "teks", "halaman-judul", 1),
)
