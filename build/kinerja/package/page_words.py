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
    "rumit": (
        "terlalu banyak [, <, pagar kode, atau singkatan yang tak ditutup; tutup, hapus, atau pecah halamannya",
        "too many [, <, code fences or abbreviations that nothing closes; close or remove them, or split the page",
    ),
    "dalam": (
        "kutipan atau daftar bertingkat terlalu dalam; sederhanakan susunannya",
        "quotations or lists are nested too deep; make the page simpler",
    ),
}

_PICTURE: dict[str, tuple[str, str]] = {
    "alamat": (
        "gambar hanya dari halaman/gambar/, dengan kata bagi yang tidak melihatnya; tulis ![kata](gambar/NAMA.png)",
        "pictures come from halaman/gambar/, with words for those who do not see them; write ![words](gambar/NAME.png)",
    ),
    "hilang": (
        "gambar ini tidak ada; simpan sebagai berkas biasa di halaman/gambar/, atau hapus",
        "there is no such picture; save it as an ordinary file in halaman/gambar/, or remove it",
    ),
    "bukan-png": ("gambar ini bukan PNG; simpan ulang sebagai PNG", "this picture is no PNG; save it again as PNG"),
    "besar": (
        "gambar ini lebih besar dari 300 kB; perkecil atau potong",
        "this picture is larger than 300 kB; make it smaller or cut it",
    ),
    "tersembunyi": (
        "gambar ini membawa yang tidak tampak (pembuat, waktu, tempat, atau isi lama); simpan ulang tanpa metadata",
        "this picture carries what is not seen (author, time, place or earlier content); save it without metadata",
    ),
}

CODES = frozenset({*_WORDS, "halaman-berkas", "halaman-gambar"})
"""Every code that a page may be given."""

_LONGEST = 80
"""Characters of a quoted address or tag: enough to know it again."""


def sentence(code: str, detail: str) -> tuple[str, str]:
    """The two sentences for a problem.

    :param detail: what is quoted (an address, a tag, a key); for ``halaman-berkas`` and ``halaman-gambar`` the kind
        of fault.
    """
    faults = {"halaman-berkas": _FILE, "halaman-gambar": _PICTURE}.get(code)
    indonesian, english = faults[detail] if faults else _WORDS[code]
    quoted = "".join(c if c.isprintable() else "·" for c in detail)
    if len(quoted) > _LONGEST:
        quoted = quoted[: _LONGEST - 1] + "…"
    return indonesian.replace("{0}", quoted), english.replace("{0}", quoted)
