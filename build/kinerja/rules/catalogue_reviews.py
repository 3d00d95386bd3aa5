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
        "indikator `{indikator}`: realisasi {tertulis}, padahal {pembilang}/{penyebut} = {hitungan}; periksa ketiganya",
        "indicator `{indikator}`: the actual figure is {tertulis}, but {pembilang}/{penyebut} = {hitungan}; check all "
        "three",
    ),
    "angka-negatif": Sentence(
        "tinjau",
        "{di}tertulis {tertulis} {satuan}, padahal jumlah dan waktu tidak pernah di bawah nol; hapus tanda kurangnya, "
        "atau periksa angkanya",
        "{di_en}it says {tertulis} {satuan}, but no count and no time is below zero; delete the minus sign, or check "
        "the number",
    ),
    "angka-jauh": Sentence(
        "tinjau",
        "{di}realisasi {tertulis} lebih dari {kali} kali target ({target}); periksa titik desimalnya, dan apakah "
        "targetnya terlalu rendah",
        "{di_en}the actual figure {tertulis} is more than {kali} times the target ({target}); check the decimal point, "
        "and whether the target is too low",
    ),
    "angka-desimal": Sentence(
        "tinjau",
        "{di}{tertulis} akan tampil sebagai {tampil} karena `desimal: 0` di indikator/; tulis `desimal: {perlu}` di "
        "sana, atau bulatkan angkanya",
        "{di_en}{tertulis} will be shown as {tampil} because of `desimal: 0` in indikator/; write `desimal: {perlu}` "
        "there, or round the number",
    ),
    "janji-tanpa-bukti": Sentence(
        "tinjau",
        "janji ini `selesai` tanpa bukti; tambahkan `bukti` (alamat atau uraian), supaya warga dapat memeriksanya",
        "this promise is `selesai` without evidence; add `bukti` (an address or a description) that people can check",
    ),
    "janji-tanpa-hari": Sentence(
        "tinjau",
        "janji ini `selesai` tanpa hari; tambahkan misalnya `diselesaikan: 2026-06-22`, karena rilis menghitungnya "
        "selesai sejak hari itu",
        "this promise is `selesai` without its day; add such as `diselesaikan: 2026-06-22`, as releases count it done "
        "from that day on",
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
    "evaluasi-tersalin": Sentence(
        "tinjau",
        "{banyak} dari {semua} pegawai {unit} dinilai persis seperti pada {lalu}, dengan realisasi yang sama; bila "
        "berkas itu disalin ke sini, tulis penilaian dan realisasi {periode}",
        "{banyak} of {semua} people of {unit} are rated exactly as in {lalu}, with the same actual figures; if that "
        "file was copied here, write the ratings and figures of {periode}",
    ),
    "pengenal-nama-tunggal": Sentence(
        "tinjau",
        "kata ini sama dengan nama satu kata di roster; bila memang orangnya, hapus, atau tulis nama sandinya",
        "this word is also a one-word name on the roster; if it means the person, delete it, or write the pseudonym",
    ),
    "kepala-predikat": Sentence(
        "tinjau",
        "pegawai `{pegawai}` memimpin {unit}, yang predikatnya {predikat} ({berkas}); hasil kerja kepala adalah hasil "
        "kerja unit, jadi seharusnya {benar}, bukan {hasil}; tinjau, dan catat alasannya bila memang demikian",
        "employee `{pegawai}` heads {unit}, whose predicate is {predikat} ({berkas}); a head's results are the unit's, "
        "so they should be {benar_en}, not {hasil}; review, and note the reasons if it is right",
    ),
    "rencana-dukungan-bukan-atasan": Sentence(
        "tinjau",
        "pegawai `{pegawai}`: `mendukung: {rujukan}` bukan hasil kerja atasan; rujuk hasil kerja `{penilai}`, atau "
        "ketua tim yang menilai",
        "employee `{pegawai}`: `mendukung: {rujukan}` is no superior's result; name a result of `{penilai}`, or of a "
        "team leader who rates",
    ),
    "penilai-melingkar": Sentence(
        "tinjau",
        "penilai ini melingkar: {urutan}; isi `penilai` dengan atasan, bukan bawahan",
        "the raters run in a circle: {urutan}; write a superior in `penilai`, not a subordinate",
    ),
    "penilai-di-luar-masa": Sentence(
        "tinjau",
        "penilai `{penilai}` tidak bertugas pada {periode} atau sesudahnya menurut pegawai/ ({tempat}); periksa "
        "`penilai`, atau tanggal di pegawai/",
        "the rater `{penilai}` did not work in {periode} or after it according to pegawai/ ({tempat_en}); check "
        "`penilai`, or the dates in pegawai/",
    ),
    "rencana-terlambat": Sentence(
        "tinjau",
        "pegawai `{pegawai}`: rencana {tahun} baru disepakati {tanggal}, sesudah tahunnya berakhir; periksa tanggalnya",
        "employee `{pegawai}`: the plan for {tahun} was agreed on {tanggal}, after that year; check the date",
    ),
    "evaluasi-sebelum-rencana": Sentence(
        "tinjau",
        "pegawai `{pegawai}` dinilai untuk {periode}, yang berakhir {akhir}, padahal rencananya baru disepakati "
        "{tanggal}; periksa `disepakati`",
        "employee `{pegawai}` is rated for {periode}, which ended on {akhir}, but the plan was agreed on {tanggal}; "
        "check `disepakati`",
    ),
    "rencana-sebelum-bertugas": Sentence(
        "tinjau",
        "pegawai `{pegawai}`: rencana {tahun} disepakati {tanggal}, sebelum bertugas ({mulai}); periksa kedua "
        "tanggalnya",
        "employee `{pegawai}`: the plan for {tahun} was agreed on {tanggal}, before work began ({mulai}); check both "
        "dates",
    ),
    "keberatan-tanggal": Sentence(
        "tinjau",
        "keberatan diajukan {tanggal}, padahal {periode} berakhir {akhir}; periksa tanggal dan periodenya",
        "this appeal was filed on {tanggal}, but {periode} ended on {akhir}; check the date and the period",
    ),
    "pelatihan-tanggal-jauh": Sentence(
        "tinjau",
        "pelatihan mulai {tanggal}, jauh dari tahun di `kalender` portal.yaml ({tahun}); periksa tahunnya",
        "this training began on {tanggal}, far from the years in `kalender` ({tahun}); check the year",
    ),
    "kalender-terbit-awal": Sentence(
        "tinjau",
        "{periode} akan terbit {tanggal}, sebelum berakhir ({akhir}); periksa `terbit`",
        "{periode} would be published on {tanggal}, before it ends ({akhir}); check `terbit`",
    ),
    "capaian-tanpa-target": Sentence(
        "tinjau",
        "indikator `{indikator}` tidak punya target untuk {periode}; tambahkan di `target`, atau pindahkan capaiannya",
        "the indicator `{indikator}` has no target for {periode}; add it to `target`, or move the result",
    ),
    "tanggapan-seragam": Sentence(
        "tinjau",
        "{jumlah} dari {semua} jawaban tentang `{tentang}` ({persen}%) persis sama di semua pertanyaan; periksa apakah "
        "diisi oleh orang yang sama, tidak ada yang dibuang",
        "{jumlah} of {semua} answers about `{tentang}` ({persen_en}%) are alike in every question; see whether one "
        "person gave them, nothing was removed",
    ),
    "tanggapan-penilai-kurang": Sentence(
        "tinjau",
        "{orang} pegawai dinilai oleh kurang dari {paling} orang, jadi umpan baliknya tidak dipakai; minta umpan balik "
        "dari lebih banyak orang",
        "{orang} employees were rated by fewer than {paling} people, so their feedback is not used; ask more people",
    ),
    "tanggapan-di-luar-masa": Sentence(
        "tinjau",
        "jawaban {periode} di luar masa formulirnya ({mulai} sampai {selesai}); periksa `periode` di formulir itu",
        "these answers of {periode} are outside the form's time ({mulai} to {selesai}); check `periode` of the form",
    ),
    "hasil-kegiatan": Sentence(
        "tinjau",
        '{di}hasil kerja "{tertulis}" menyebut kegiatan; tulis apa yang menjadi lebih baik atau selesai karenanya',
        '{di_en}the result "{tertulis}" names an activity; write what becomes better, or is finished, by it',
    ),
    "indikator-kegiatan": Sentence(
        "tinjau",
        '{di}indikator "{tertulis}" menyebut kegiatan, bukan hasil yang dapat dihitung; tulis misalnya "{contoh}"',
        '{di_en}the indicator "{tertulis}" names an activity and no result to count; write for instance "{contoh}"',
    ),
    "indikator-kabur": Sentence(
        "tinjau",
        '{di}indikator "{tertulis}" tidak dapat diukur karena "{kata}"; tulis ukurannya, misalnya "paling lama 3 hari"',
        '{di_en}the indicator "{tertulis}" cannot be measured because of "{kata}"; write one, such as "within 3 days"',
    ),
    "indikator-satuan": Sentence(
        "tinjau",
        "{di}satuan `{tertulis}` bukan satuan ukur; tulis apa yang dihitung, misalnya `laporan`, `orang` atau `persen`",
        "{di_en}`{tertulis}` is no unit of measure; write what is counted, such as `laporan`, `orang` or `persen`",
    ),
    "unit-nama-sama": Sentence(
        "tinjau",
        "nama `{nama}` sama dengan unit di {berkas}; beri nama yang membedakan keduanya di portal",
        "the name `{nama}` is also that of the unit in {berkas}; give names that tell them apart on the portal",
    ),
    "keberatan-ganda": Sentence(
        "tinjau",
        "keberatan `{pegawai}` ini diajukan pada hari yang sama dengan `{lain}`; bila tercatat dua kali, hapus salah "
        "satu",
        "this appeal of `{pegawai}` was filed on the same day as `{lain}`; delete one if it was recorded twice",
    ),
    "capaian-bagian-lebih": Sentence(
        "tinjau",
        "indikator `{indikator}` dalam persen, tetapi `pembilang` ({pembilang}) lebih dari `penyebut` ({penyebut}); "
        "periksa apakah keduanya tertukar",
        "the indicator `{indikator}` is a per cent, but `pembilang` ({pembilang}) is more than `penyebut` "
        "({penyebut}); see whether the two are swapped",
    ),
    "janji-belum-selesai": Sentence(
        "tinjau",
        "`diselesaikan` terisi, tetapi statusnya `{status}`; tulis `status: selesai`, atau hapus `diselesaikan`",
        "`diselesaikan` is filled in, but the status is `{status}`; write `status: selesai`, or delete `diselesaikan`",
    ),
    "indikator-tanpa-standar": Sentence(
        "tinjau",
        "indikator `{indikator}` tentang waktu layanan, tetapi standarnya belum ada; tambahkan misalnya "
        "`standar_waktu: {{paling_lama: 60, satuan: menit, satuan_en: minutes}}`, dengan angka standar layanan Anda",
        "the indicator `{indikator}` is about service time, but has no standard; add such as `standar_waktu: "
        "{{paling_lama: 60, satuan: menit, satuan_en: minutes}}`, with your own standard's number",
    ),
    "pelaksanaan-di-luar-masa": Sentence(
        "tinjau",
        "survei {periode} tercatat dilaksanakan {mulai} sampai {selesai}, jauh dari periodenya; periksa tahunnya",
        "the survey of {periode} is said to have run from {mulai} to {selesai}, far from that period; check the year",
    ),
    "strategi-belum-diisi": Sentence(
        "tinjau",
        "`strategi` belum diisi sejak impor untuk {banyak} pegawai di berkas ini; tulis strategi masing-masing, atau "
        "impor lagi lembar yang punya kolom STRATEGI",
        "`strategi` was not filled in since the import for {banyak} people of this file; write each one's strategy, or "
        "import a sheet with a column STRATEGI",
    ),
    "isi-seragam": Sentence(
        "tinjau",
        "`{kunci}` sama kata demi kata untuk {banyak} dari {semua} pegawai {unit}; tulis menurut pekerjaan "
        "masing-masing",
        "`{kunci}` is the same word for word for {banyak} of {semua} people of {unit}; write about each one's work",
    ),
}
"""Code → sentence, for what may be right and is often a slip of the pen."""
