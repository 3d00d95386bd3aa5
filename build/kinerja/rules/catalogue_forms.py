"""Every code of a rule on forms and on what their respondents were told, with its level and sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kinerja.content.catalogue import Sentence

FORMS: Final[Mapping[str, Sentence]] = {
    "formulir-unsur-nomor": Sentence(
        "tinjau",
        "judul {judul} hanya nomor, padahal separuh formulir menukar U8 dan U9; cocokkan dengan formulirnya unsur mana "
        "yang ditanyakan masing-masing, lalu tambahkan bunyi pertanyaannya di `judul`",
        "the headers {judul} are only numbers, and half of all forms swap U8 and U9; look at the form which element "
        "each asks about, then add the question's words to `judul`",
    ),
    "formulir-unsur-judul": Sentence(
        "tinjau",
        "pertanyaan `{judul}` menanyakan unsur `{terbaca}`, tetapi tertulis `unsur: {unsur}`; periksa apakah tertukar",
        "the question `{judul}` asks about `{terbaca}`, but it says `unsur: {unsur}`; check whether they are swapped",
    ),
    "formulir-unsur-ganda": Sentence(
        "galat",
        "unsur `{unsur}` sudah diukur kolom `{kolom}`; satukan bunyi pertanyaannya di `judul` kolom itu, atau perbaiki "
        "salah satunya",
        "the element `{unsur}` is measured by the column `{kolom}` already; put the wordings in that column's `judul`, "
        "or mend one of the two",
    ),
    "formulir-unsur-skala": Sentence(
        "galat",
        "unsur `{unsur}` ditanyakan dengan `{tipe}`, tetapi {indeks} dihitung dari jawaban 1 sampai 4; tulis "
        "`tipe: skala_1_4` atau `tipe: huruf`, dan ubah pertanyaan di formulir bila perlu",
        "the element `{unsur}` is asked with `{tipe}`, but the {indeks} is made from answers 1 to 4; write "
        "`tipe: skala_1_4` or `tipe: huruf`, and change the form's question where needed",
    ),
    "formulir-skala-tanpa-unsur": Sentence(
        "tinjau",
        "kolom {kolom} dijawab dengan skala tetapi tidak menyebut `unsur`, sehingga tidak masuk {indeks}; tulis "
        "`unsur` pada kolom yang dijawab 1 sampai 4, dan ubah dahulu pertanyaan yang dijawab 1 sampai 5",
        "answered on a scale without `unsur`, and so not in the {indeks}: {kolom}; write `unsur` where answers are 1 "
        "to 4, and first change questions that are answered 1 to 5",
    ),
    "formulir-tanpa-layanan": Sentence(
        "tinjau",
        "tidak ada kolom bertipe `layanan`, sehingga jawabannya tidak masuk {indeks} layanan mana pun; tambahkan "
        "pertanyaan tentang layanan yang dinilai, di formulir dan di sini",
        "no column is of type `layanan`, so its answers are in no service's {indeks}; add a question about the service "
        "that is rated, in the form and here",
    ),
    "formulir-belum-ditinjau": Sentence(
        "tinjau",
        "{jumlah} baris TINJAU dari `kinerja new form` masih ada; kerjakan yang ditanyakannya, lalu hapus barisnya",
        "{jumlah} lines TINJAU of `kinerja new form` still stand; do what they ask, then delete them",
    ),
    "formulir-janji-tingkat": Sentence(
        "galat",
        "responden dijanjikan hasil terbit per {janji}, tetapi rilis menerbitkannya per {terbit}; jawaban ini tidak "
        "dapat dirilis: ubah janji di formulir daringnya lebih dahulu, lalu di sini, untuk jawaban berikutnya",
        "respondents were promised results by {janji_en}, but a release publishes them by {terbit_en}; these answers "
        "cannot be released: change the promise on the live form first, then here, for the answers to come",
    ),
    "formulir-janji-periode": Sentence(
        "galat",
        "responden dijanjikan hasil terbit paling sering per {janji}; tulis `periode.aturan: {janji}`, bukan {aturan}",
        "respondents were promised results per {janji_en} at most; write `periode.aturan: {janji}`, not {aturan}",
    ),
    "formulir-janji-komentar": Sentence(
        "galat",
        "responden formulir `{formulir}` tidak diberi tahu bahwa sarannya dapat terbit (`janji.komentar: false`); "
        "hapus {apa}",
        "respondents of the form `{formulir}` were not told that comments may be published (`janji.komentar: false`); "
        "delete {apa_en}",
    ),
    "formulir-moderasi-layanan": Sentence(
        "galat",
        "komentar diterbitkan menurut layanan, tetapi formulir ini tidak punya kolom `tipe: layanan`; tambahkan kolom "
        "itu, atau hapus `moderasi: true` pada kolom `{kolom}`",
        "comments are published by service, but this form has no column of `tipe: layanan`; add that column, or delete "
        "`moderasi: true` of `{kolom}`",
    ),
    "formulir-janji-lewat": Sentence(
        "tinjau",
        "jawaban dijanjikan disimpan sampai {hari}, sebelum periode {periode} berakhir; periksa `janji.simpan_sampai`",
        "answers were promised to be kept until {hari}, which is before the end of {periode}; check "
        "`janji.simpan_sampai`",
    ),
    "formulir-janji-simpan": Sentence(
        "tinjau",
        "jawaban {jumlah} periode dijanjikan disimpan sampai {hari}, padahal data {periode} sudah masuk; hapus berkas "
        "tanggapan/{formulir}/ yang lewat waktunya, juga jawabannya di lembar formulir",
        "answers of {jumlah} period(s) were promised to be kept until {hari}, and data of {periode} are in already; "
        "delete the files in tanggapan/{formulir}/ that are past their time, and the answers in the form's sheet",
    ),
    "formulir-alamat-kurang": Sentence(
        "tinjau",
        "formulir ini sudah tayang (`formulir.id`), tetapi alamatnya belum ada di portal.yaml; tulis "
        "`formulir: {{{formulir}: ALAMAT}}` di sana, supaya warga menemukannya",
        "this form is live (`formulir.id`), but portal.yaml has no address of it; write "
        "`formulir: {{{formulir}: ADDRESS}}` there, so that people find it",
    ),
    "formulir-alamat-isian": Sentence(
        "tinjau",
        "alamat layanan `{layanan}` tidak mengisi `{isian}`, pertanyaan layanan menurut formulir/{formulir}.yaml; "
        "salin alamat dari catatan skrip formulir",
        "the address of the service `{layanan}` does not fill in `{isian}`, the service's question after "
        "formulir/{formulir}.yaml; copy the address from the log of the form's script",
    ),
}
"""Code → sentence."""
