"""Every code a check of one file may give, with its level and its sentence in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kinerja.content.findings import Finding, Level
from kinerja.content.personal import masked

_LONGEST_QUOTE: Final = 80
_LOOKED_AT: Final = 1000
"""Characters of a text that are looked at for a quote: enough for an identifier that begins inside it."""

MOST_ALIKE: Final = 3
"""Rows of a table, or identifiers of a kind in a file, that are said one by one; more have one cause, said once."""


@dataclass(frozen=True)
class Sentence:
    """What a code says: ``{fields}`` are filled in by :func:`finding`."""

    level: Level
    message: str
    message_en: str


READING: Final[Mapping[str, Sentence]] = {
    "berkas-kosong": Sentence(
        "galat",
        "berkas ini kosong; hapus, lalu bila diperlukan buat lagi dari contoh dengan `kinerja new`",
        "this file is empty; delete it, and if it is needed make it anew from the template with `kinerja new`",
    ),
    "berkas-bukan-utf8": Sentence(
        "galat",
        "berkas ini bukan teks UTF-8{pengodean}; {saran}",
        "this file is not UTF-8 text{pengodean_en}; {saran_en}",
    ),
    "berkas-karakter": Sentence(
        "galat",
        "ada karakter yang tidak tampak di sini; hapus baris ini, lalu ketik ulang",
        "there is an invisible character here; delete this line and type it again",
    ),
    "berkas-gabungan": Sentence(
        "galat",
        "dua suntingan di sini belum digabung; pilih satu isi, lalu hapus baris <<<<<<<, =======, dan >>>>>>>",
        "two edits are not merged yet here; keep one of the two, and delete the lines <<<<<<<, ======= and >>>>>>>",
    ),
    "berkas-terlalu-besar": Sentence(
        "galat",
        "berkas ini lebih dari {batas}; bagi menjadi beberapa berkas dalam folder UNIT/",
        "this file has more than {batas_en}; split it into several files in a folder UNIT/",
    ),
    "berkas-tautan": Sentence(
        "galat",
        "ini tautan simbolik ke luar folder data, ke folder lain, atau ke berkas yang tidak ada; "
        "ganti dengan berkas aslinya",
        "this is a symbolic link out of the content folder, to a folder, or to nothing; replace it by the file itself",
    ),
    "berkas-tak-terbaca": Sentence(
        "galat",
        "berkas ini tidak dapat dibaca; periksa bahwa ini berkas biasa dan izin bacanya ada",
        "this file cannot be read; see that it is a plain file and that you may read it",
    ),
    "berkas-nama": Sentence(
        "galat",
        "berkas ini tidak akan dibaca karena namanya; {saran}",
        "this file would not be read because of its name; {saran_en}",
    ),
    "berkas-nama-pengenal": Sentence(
        "galat",
        "nama berkas ini memuat {jenis}; ganti namanya dengan kode unit, periode, atau nama sandi",
        "this file's name holds {jenis_en}; rename it after the unit's id, the period or the pseudonym",
    ),
    "berkas-nama-folder": Sentence(
        "galat",
        "isi folder ini tidak akan dibaca karena namanya; ganti namanya menjadi {benar}",
        "what is in this folder would not be read because of its name; rename it to {benar_en}",
    ),
    "berkas-asing": Sentence(
        "tinjau",
        "berkas ini tidak dikenal dan tidak dibaca; pindahkan ke luar folder data, atau perbaiki namanya{bentuk}",
        "this file is unknown and not read; move it out of the content folder, or mend its name{bentuk_en}",
    ),
    "berkas-hilang": Sentence(
        "galat",
        "berkas {berkas} belum ada; buat menurut contoh di docs/records.md",
        "the file {berkas} does not exist yet; write it after the example in docs/records.md",
    ),
    "yaml-sintaks": Sentence(
        "galat",
        "berkas tidak terbaca mulai di sini: {saran}",
        "the file cannot be read from here on: {saran_en}",
    ),
    "yaml-tab": Sentence(
        "galat",
        "baris ini diawali tab; ganti tab dengan spasi (dua spasi setiap tingkat)",
        "this line starts with a tab; replace it by spaces (two for each level)",
    ),
    "yaml-koma-desimal": Sentence(
        "galat",
        "tertulis {tertulis}, padahal koma di dalam kurung memisahkan isian; {saran} (titik untuk desimal)",
        "written {tertulis}, but a comma inside brackets separates entries; {saran_en} (a point for decimals)",
    ),
    "yaml-titik-ribuan": Sentence(
        "tinjau",
        "tertulis {tertulis}, dan titik dibaca sebagai tanda desimal ({pecahan}); bila maksudnya ribuan tulis "
        "`{ribuan}`, bila memang pecahan tulis `{pecahan}`",
        "written {tertulis}, and the point is read as a decimal point ({pecahan}); for thousands write `{ribuan}`, for "
        "a fraction write `{pecahan}`",
    ),
    "yaml-koma-teks": Sentence(
        "galat",
        "koma di dalam kurung kurawal memutus isi `{kunci}`; apit seluruh kalimatnya dengan tanda kutip: "
        "`{kunci}: {tulis}`",
        "a comma inside braces breaks the text of `{kunci}` off; put quotes around the whole sentence: "
        "`{kunci}: {tulis}`",
    ),
    "yaml-tanda-pagar": Sentence(
        "tinjau",
        'isi ini hanya terbaca sampai "{tertulis}"; `{catatan}` di belakangnya dianggap catatan; bila itu bagian '
        "isi, apit seluruhnya dengan tanda kutip; bila memang catatan, pindahkan ke baris sendiri",
        'only "{tertulis}" is read here; `{catatan}` after it is taken for a comment; if it is part of the text, put '
        "quotes around the whole of it; if it is a comment, move it to a line of its own",
    ),
    "yaml-titik-dua": Sentence(
        "galat",
        "tertulis `{kunci}` tanpa spasi biasa sesudah titik dua; tulis `{tulis}`",
        "written `{kunci}` without a plain space after the colon; write `{tulis}`",
    ),
    "yaml-jorokan": Sentence(
        "galat", "baris ini tidak pada tempatnya: {saran}", "this line is not in its place: {saran_en}"
    ),
    "yaml-butir": Sentence(
        "galat",
        "`{kunci}` ini memulai butir baru tetapi kurang tanda -; tulis `- {kunci}: …`, sejajar dengan butir di atasnya",
        "this `{kunci}` starts a new item but lacks its -; write `- {kunci}: …`, in line with the item above",
    ),
    "yaml-kunci-ganda": Sentence(
        "galat",
        "kunci `{kunci}` sudah ada di baris {baris}; gabungkan isinya, atau hapus salah satu",
        "the key `{kunci}` is already on line {baris}; merge the two, or delete one",
    ),
    "yaml-nilai-berubah": Sentence(
        "galat",
        "tertulis {tertulis}, tetapi terbaca sebagai {dibaca}; tulis {tulis}",
        "written {tertulis}, but it is read as {dibaca_en}; write {tulis_en}",
    ),
    "yaml-angka-panjang": Sentence(
        "galat",
        "angka ini terlalu panjang ({digit} karakter); tulis di antara tanda kutip bila bukan jumlah",
        "this number is too long ({digit} characters); quote it if it is not an amount",
    ),
    "yaml-jangkar": Sentence(
        "galat",
        "tanda & atau * di awal isian punya arti khusus yang tidak dipakai di sini; "
        "tulis isinya lengkap, atau apit dengan tanda kutip",
        "a value that starts with & or * is a YAML anchor or alias, not used here; write it out, or quote it",
    ),
    "yaml-gabung": Sentence(
        "galat",
        "kunci `<<` tidak dipakai di sini; tulis isinya lengkap",
        "the key `<<` (a YAML merge) is not used here; write the content out",
    ),
    "yaml-tag": Sentence(
        "galat",
        "tanda seru di awal isian ({tag}) punya arti khusus yang tidak dipakai di sini; "
        "hapus, atau apit isiannya dengan tanda kutip",
        "a value that starts with ! ({tag}) is a YAML tag, not used here; delete it, or quote the value",
    ),
    "yaml-dokumen-ganda": Sentence(
        "galat",
        "baris `---` memulai isi kedua dalam satu berkas; hapus baris itu",
        "the line `---` starts a second document; a file holds one, delete the line",
    ),
    "yaml-terlalu-dalam": Sentence(
        "galat",
        "isian ini bersarang lebih dari {batas} tingkat; sederhanakan menurut contoh",
        "this is nested more than {batas} levels deep; simplify it after the example",
    ),
    "yaml-kunci-bukan-teks": Sentence(
        "galat",
        "di depan titik dua harus satu kata, bukan daftar; tulis `kunci: nilai`",
        "a key must be a word or a text, not a list or a mapping; write `key: value`",
    ),
    "csv-judul": Sentence(
        "galat",
        "baris pertama harus berisi judul kolom ini, berurutan: {seharusnya}; {saran}",
        "the first line must hold these column names in this order: {seharusnya}; {saran_en}",
    ),
    "csv-baris-kosong": Sentence(
        "galat",
        "baris ini hanya berisi koma; hapus barisnya",
        "this line holds nothing but commas; delete it",
    ),
    "csv-baris-ganda": Sentence(
        "galat",
        "baris ini sama dengan baris {baris}; hapus salah satu",
        "this line is the same as line {baris}; delete one",
    ),
    "csv-kolom": Sentence(
        "galat",
        "baris ini berisi {ada} kolom, seharusnya {seharusnya}; periksa koma yang kurang atau lebih, "
        "dan beri tanda kutip pada isian yang memuat koma",
        "the columns of this line are {ada} instead of {seharusnya}; look for a missing or extra comma, and quote a "
        "value that holds a comma",
    ),
    "csv-kutip": Sentence(
        "galat",
        'tanda kutip di isian ini tidak berpasangan; apit seluruh isian dengan ", dan tulis tanda kutip di dalamnya ""',
        'the quotes of this value do not pair; put " around the whole value, and write a quote inside it as ""',
    ),
    "skema-kunci-asing": Sentence(
        "galat", "{di}kunci `{kunci}` tidak dikenal; {saran}", "{di_en}the key `{kunci}` is unknown; {saran_en}"
    ),
    "skema-kunci-kurang": Sentence(
        "galat",
        "{di}`{kunci}` belum ada; {saran}",
        "{di_en}`{kunci}` is missing; {saran_en}",
    ),
    "skema-nama-kunci": Sentence(
        "galat",
        "{di}kunci `{kunci}` bukan {bentuk}; {saran}",
        "{di_en}the key `{kunci}` is not {bentuk_en}; {saran_en}",
    ),
    "skema-isi-lain": Sentence(
        "galat",
        "ini isi {lain}, padahal berkas ini untuk {jenis}; bila belum ada di {jalur} pindahkan ke sana, lalu pulihkan "
        "{jenis} dari git",
        "this is the content of {lain}, but the file is for {jenis}; move it to {jalur} if it is not there yet, then "
        "restore {jenis} from git",
    ),
    "skema-pilihan": Sentence(
        "galat",
        "{di}{nama} tidak boleh berisi {terbaca}; {saran}",
        "{di_en}{nama_en} may not be {terbaca_en}; {saran_en}",
    ),
    "skema-jenis": Sentence(
        "galat",
        "{di}{nama} harus berupa {harus}, tetapi terbaca {terbaca}; {saran}",
        "{di_en}{nama_en} must be {harus_en}, but {terbaca_en} was read; {saran_en}",
    ),
    "skema-pola": Sentence(
        "galat",
        "{di}bentuk {nama} keliru: {terbaca}; {saran}",
        "{di_en}{nama_en} has the wrong form: {terbaca_en}; {saran_en}",
    ),
    "skema-batas": Sentence(
        "galat",
        "{di}{nama} berisi {terbaca}, padahal {batas}; tulis angka dalam batas itu",
        "{di_en}{nama_en} is {terbaca_en}, but it must be {batas_en}; write a number within that limit",
    ),
    "skema-panjang": Sentence(
        "galat",
        "{di}{nama} berisi {banyak}, padahal {batas}; bentuknya seperti {contoh}",
        "{di_en}{nama_en} has {banyak_en}, but it must have {batas_en}; its form is like {contoh}",
    ),
    "skema-berulang": Sentence(
        "galat",
        "{di}daftar {nama} memuat isi yang sama dua kali; hapus yang berulang",
        "{di_en}the list {nama_en} holds the same value twice; delete the repeated one",
    ),
    "skema-lain": Sentence(
        "galat",
        "{di}{nama} tidak sesuai aturan berkas ini ({aturan}); bentuknya seperti {contoh}",
        "{di_en}{nama_en} does not follow this file's rules ({aturan}); its form is like {contoh}",
    ),
}
"""Code → sentence, for what one file shows by itself."""


def finding(
    sentences: Mapping[str, Sentence], code: str, path: Path, place: tuple[int, int], detail: Mapping[str, object]
) -> Finding:
    """Fill in a code's sentence; what is quoted becomes one line, is cut where long, and loses every identifier.

    The whole sentence is masked once more: an advice repeats what was read, and so may any field.

    :param detail: the sentence's fields, and ``lagi`` where the finding stands for that many more of its kind.
    """
    sentence = sentences[code]
    fields = {name: quote(str(value)) if name in _QUOTED else str(value) for name, value in detail.items()}
    line, column = place
    message, message_en = sentence.message.format(**fields), sentence.message_en.format(**fields)
    if more := detail.get("lagi"):
        message += f" (dan {more} baris lain seperti ini)"
        message_en += f" (and {more} more like this)"
    return Finding(path, line, column, code, sentence.level, masked(message), masked(message_en))


_QUOTED: Final = frozenset({"kunci", "nama", "nama_en", "terbaca", "terbaca_en", "tertulis", "tag", "di", "di_en"})


def quote(text: str) -> str:
    """Return a text from a file fit for a message: one line, printable, short, and without personal identifiers."""
    text = masked("".join(c if c.isprintable() else " " for c in text[:_LOOKED_AT]))
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
