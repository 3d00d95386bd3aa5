"""What to tell the writer of a page: each problem in one sentence, Indonesian and English."""

from __future__ import annotations

_WORDS: dict[str, tuple[str, str]] = {
    "halaman-alamat-jalan": (
        "alamat {0} menjalankan kode atau memuat dokumen sendiri; tulis alamat https://",
        "the address {0} runs code or carries a document of its own; write an https:// address",
    ),
    "halaman-alamat-keluar": (
        "alamat {0} keluar dari halaman/ dan rilis/; tulis NAMA.md, ../rilis/PERIODE/BERKAS, atau https://…",
        "the address {0} leads out of halaman/ and rilis/; write NAME.md, ../rilis/PERIOD/FILE or https://…",
    ),
    "halaman-alamat-skema": (
        "alamat {0} bukan jenis yang dikenal; tulis https://…, mailto:…, atau NAMA.md",
        "the address {0} is of an unknown kind; write https://…, mailto:… or NAME.md",
    ),
    "halaman-alamat-penanda": (
        "penanda pada alamat {0} tidak dipakai di sini; tulis NAMA.md atau ../rilis/PERIODE/BERKAS",
        "the marker in the address {0} is not used here; write NAME.md or ../rilis/PERIOD/FILE",
    ),
    "halaman-alamat-mati": (
        "alamat {0} tidak ada; tulis nama halaman di halaman/ (NAMA.md) atau berkas rilis yang ada",
        "the address {0} does not exist; write the name of a page in halaman/ (NAME.md) or of a release file",
    ),
    "halaman-gambar": (
        "halaman tidak memuat gambar; tulis tautan biasa [teks](alamat) atau tabel",
        "pages carry no pictures; write an ordinary link [text](address) or a table",
    ),
    "halaman-gabungan": (
        "dua suntingan di sini belum digabung; pilih satu isi, lalu hapus baris <<<<<<<, =======, dan >>>>>>>",
        "two edits are not merged yet here; keep one of the two, and delete the lines <<<<<<<, ======= and >>>>>>>",
    ),
    "halaman-html": (
        "HTML {0} tidak boleh ada di halaman; hapus, atau tulis dengan Markdown biasa",
        "the HTML {0} may not stand on a page; remove it, or write plain Markdown",
    ),
    "halaman-metadata": (
        "baris {0} tidak boleh di kepala halaman; hapus (hanya Title, Lang, Slug, Summary, Translation)",
        "the line {0} may not stand in the page's head; remove it (only Title, Lang, Slug, Summary, Translation)",
    ),
    "halaman-metadata-html": (
        "{0} ditulis sebagai teks biasa; hapus tanda < > dan kode &…;",
        "{0} is plain text; remove < > and &…; codes",
    ),
    "halaman-metadata-nilai": (
        "tulis {0} dalam satu baris, sesuai nama berkas, atau hapus baris ini",
        "write {0} on one line, as the file's name says, or remove this line",
    ),
    "halaman-judul": (
        "halaman belum berjudul; tulis Title: … di baris pertama",
        "the page has no title; write Title: … on the first line",
    ),
    "halaman-nama": (
        "nama berkas {0} tidak dapat menjadi alamat; pakai huruf kecil, angka, dan tanda hubung (panduan.en.md)",
        "the file name {0} cannot become an address; use small letters, digits and hyphens (panduan.en.md)",
    ),
    "halaman-nama-terpakai": (
        "alamat {0} sudah dipakai halaman buatan situs; ganti nama berkas",
        "the address of {0} belongs to a page that the site makes itself; rename the file",
    ),
    "halaman-kembar": (
        "terjemahan tanpa halaman asal; buat {0}, atau ganti nama berkas ini",
        "a translation without its original; write {0}, or rename this file",
    ),
}

_FILE: dict[str, tuple[str, str]] = {
    "tautan": (
        "halaman tidak boleh tautan simbolik; simpan isinya sebagai berkas biasa",
        "a page may not be a symbolic link; save its text as an ordinary file",
    ),
    "baca": ("halaman tidak dapat dibaca; periksa izin berkas", "the page cannot be read; check its permissions"),
    "jenis": ("bukan berkas biasa; simpan halaman sebagai berkas teks", "not an ordinary file; save it as a text file"),
    "besar": (
        "halaman lebih besar dari 1 MB; pecah menjadi beberapa halaman",
        "the page is larger than 1 MB; split it into several",
    ),
    "utf8": ("bukan teks UTF-8; simpan ulang dengan penyandian UTF-8", "not UTF-8 text; save it again as UTF-8"),
    "dalam": (
        "kutipan atau daftar bertingkat terlalu dalam; sederhanakan susunannya",
        "quotations or lists are nested too deep; make the page simpler",
    ),
}

CODES = frozenset({*_WORDS, "halaman-berkas"})
"""Every code that a page may be given."""

_LONGEST = 80
"""Characters of a quoted address or tag: enough to know it again."""


def sentence(code: str, detail: str) -> tuple[str, str]:
    """The two sentences for a problem.

    :param detail: what is quoted (an address, a tag, a key); for ``halaman-berkas`` the kind of fault.
    """
    indonesian, english = _FILE[detail] if code == "halaman-berkas" else _WORDS[code]
    quoted = "".join(c if c.isprintable() else "·" for c in detail)
    if len(quoted) > _LONGEST:
        quoted = quoted[: _LONGEST - 1] + "…"
    return indonesian.replace("{0}", quoted), english.replace("{0}", quoted)
