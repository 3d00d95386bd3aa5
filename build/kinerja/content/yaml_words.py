"""What a YAML parser complains of, in words that help to mend it."""

from __future__ import annotations

from typing import Final

_ADVICE: Final[tuple[tuple[tuple[str, ...], str, str], ...]] = (
    (
        ("mapping values are not allowed",),
        'ada titik dua di tengah nilai, atau baris ini menjorok keliru; apit nilai yang memuat ": " dengan tanda kutip',
        'there is a colon inside a value, or the indentation is wrong; put quotes around a value that holds ": "',
    ),
    (
        ("could not find expected ':'",),
        "baris ini bukan `kunci: nilai`; tambahkan titik dua dan spasi, atau beri spasi di depan bila menyambung",
        "this line is no `key: value`; add a colon and a space, or indent it if it continues the line above",
    ),
    (
        ("did not find expected ',' or '}'", "expected ',' or '}'"),
        "kurung kurawal { } belum ditutup atau kurang koma; pisahkan isian dengan koma dan tutup dengan }",
        "a brace { } is not closed or a comma is missing; separate the entries by commas and close with }",
    ),
    (
        ("did not find expected ',' or ']'", "expected ',' or ']'"),
        "kurung siku [ ] belum ditutup atau kurang koma; pisahkan isi dengan koma dan tutup dengan ]",
        "a bracket [ ] is not closed or a comma is missing; separate the items by commas and close with ]",
    ),
    (
        (
            "found unexpected end of stream",
            "found unexpected document indicator",
            "found unexpected document separator",
        ),
        "tanda kutip yang dibuka di sini tidak ditutup; tutup dengan tanda kutip yang sama",
        "the quote opened here is never closed; close it with the same quote",
    ),
    (
        ("unknown escape character", "did not find expected hexdecimal number", "expected escape sequence"),
        "garis miring terbalik \\ di dalam tanda kutip ganda punya arti khusus; pakai tanda kutip tunggal '…'",
        "a backslash \\ inside double quotes has a special meaning; use single quotes '…'",
    ),
    (
        ("cannot start any token",),
        "nilai tidak boleh diawali @, `, % atau tab; apit nilainya dengan tanda kutip",
        "a value may not start with @, `, % or a tab; put quotes around it",
    ),
    (
        ("entries are not allowed in this context", "entries are not allowed here", "expected '-' indicator"),
        "butir ini kurang tanda - di depannya, atau tidak sejajar; sejajarkan dengan butir di atasnya",
        "this item lacks its -, or does not line up with its list; align it with the item above",
    ),
    (
        ("did not find expected key", "expected <block end>", "did not find expected '<document start>'"),
        (
            "baris ini tidak sejajar dengan baris di atasnya, atau teks sebelumnya kurang tanda kutip; "
            "sejajarkan kunci setingkat pada kolom yang sama"
        ),
        (
            "this line does not line up with the one above, or the text before it lacks a quote; "
            "start keys of one level in the same column"
        ),
    ),
    (
        ("did not find expected node content", "expected the node content"),
        "ada tanda baca yang berlebih di sini, misalnya dua koma; hapus, atau apit nilainya dengan tanda kutip",
        "there is one sign too many here, such as two commas; delete it, or quote the value",
    ),
    (
        ("block scalar", "indentation indicator", "leading all spaces"),
        "teks setelah | atau > harus mulai di baris baru dan menjorok dua spasi",
        "a text after | or > must start on a new line, indented by two spaces",
    ),
)

_OTHERWISE: Final = (
    "periksa titik dua, tanda kutip, kurung, dan jorokan baris ini dan baris di atasnya",
    "check colons, quotes, brackets and the indentation of this line and the one above",
)


def advice(problem: str) -> tuple[str, str]:
    """Return what to do about a parser's complaint, in Indonesian and English."""
    for phrases, indonesian, english in _ADVICE:
        if any(phrase in problem for phrase in phrases):
            return indonesian, english
    return _OTHERWISE
