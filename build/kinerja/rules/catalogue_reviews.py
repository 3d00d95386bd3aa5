"""The codes of checks across files that ask for a look (``tinjau``), with their sentences in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kinerja.content.catalogue import Sentence

REVIEWS: Final[Mapping[str, Sentence]] = {
    "tak-diperiksa": Sentence(
        "tinjau",
        "karena ada yang tidak terbaca di sini, belum diperiksa: {periksa}; perbaiki dahulu, lalu periksa lagi",
        "because something here cannot be read, these were not checked: {periksa_en}; mend it, then check again",
    ),
    "rencana-tanpa-dukungan": Sentence(
        "tinjau",
        "pegawai `{pegawai}`: hasil `{hasil}` belum menyebut hasil kerja atasan; tambahkan `mendukung: {penilai}/h1`",
        "employee `{pegawai}`: the result `{hasil}` names no result of the superior; add `mendukung: {penilai}/h1`",
    ),
    "pola-distribusi": Sentence(
        "tinjau",
        "predikat unit {predikat}, tetapi sebaran predikat {banyak} pegawainya tidak mengikuti polanya: {syarat}; "
        "tinjau, dan catat alasannya bila memang demikian",
        "the unit's predicate is {predikat}, but the predicates of its {banyak} people do not follow the pattern: "
        "{syarat_en}; review, and note the reasons if it is right",
    ),
    "penghargaan-periode": Sentence(
        "tinjau",
        "belum ada evaluasi untuk {periode}; periksa periode penghargaan ini",
        "there is no evaluation for {periode}; check the period of this award",
    ),
    "kalender-ganda": Sentence(
        "tinjau",
        "periode {periode} sudah ada di baris {baris}; hapus salah satu",
        "the period {periode} is already on line {baris}; delete one",
    ),
    "kalender-kurang": Sentence(
        "tinjau",
        "ada evaluasi {periode}, tetapi `kalender` belum memuatnya; tambahkan "
        "`- {{periode: {periode}, terbit: TANGGAL}}`",
        "there are evaluations of {periode}, which `kalender` lacks; add `- {{periode: {periode}, terbit: DATE}}`",
    ),
    "capaian-tanpa-penjelasan": Sentence(
        "tinjau",
        "indikator `{indikator}` belum terukur tanpa penjelasan; tambahkan `penjelasan`: mengapa, dan kapan akan ada",
        "the indicator `{indikator}` is not measured and nothing says why; add `penjelasan`: why, and when it will be",
    ),
    "capaian-hitungan": Sentence(
        "tinjau",
        "indikator `{indikator}`: realisasi {tertulis}, padahal {pembilang}/{penyebut} = {hitungan}%; periksa "
        "ketiganya",
        "indicator `{indikator}`: the actual figure is {tertulis}, but {pembilang}/{penyebut} = {hitungan}%; check all "
        "three",
    ),
    "janji-tanpa-bukti": Sentence(
        "tinjau",
        "janji ini `selesai` tanpa bukti; tambahkan `bukti` (alamat atau uraian), supaya warga dapat memeriksanya",
        "this promise is `selesai` without evidence; add `bukti` (an address or a description) that people can check",
    ),
    "rencana-tanggal-jauh": Sentence(
        "tinjau",
        "pegawai `{pegawai}`: disepakati {tanggal}, jauh dari tahun rencana {tahun}; periksa tahunnya",
        "employee `{pegawai}`: agreed on {tanggal}, far from the plan's year {tahun}; check the year",
    ),
    "evaluasi-kurang": Sentence(
        "tinjau",
        "{banyak} dari {semua} pegawai {unit} punya rencana tetapi tidak dinilai pada {periode}, misalnya `{pegawai}`; "
        "tambahkan evaluasinya, atau isi `selesai` di pegawai/",
        "{banyak} of {semua} people of {unit} have a plan but no evaluation in {periode}, such as `{pegawai}`; add the "
        "evaluation, or fill in `selesai` in pegawai/",
    ),
    "pengenal-nama-tunggal": Sentence(
        "tinjau",
        "kata ini sama dengan nama satu kata di roster; bila memang orangnya, hapus, atau tulis nama sandinya",
        "this word is also a one-word name on the roster; if it means the person, delete it, or write the pseudonym",
    ),
}
"""Code → sentence, for what may be right and is often a slip of the pen."""
