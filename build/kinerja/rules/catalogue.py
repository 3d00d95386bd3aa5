"""Every code a check across files may give, with its level and its sentence in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kinerja.content.catalogue import Sentence
from kinerja.rules.catalogue_forms import FORMS
from kinerja.rules.catalogue_reviews import REVIEWS

RULES: Final[Mapping[str, Sentence]] = {
    **REVIEWS,
    **FORMS,
    "isi-beda-jalur": Sentence(
        "galat",
        "tertulis `{kunci}: {isi}`, tetapi berkas ini ada di {jalur}; samakan isinya, atau pindahkan berkasnya",
        "it says `{kunci}: {isi}`, but the file is at {jalur}; make them agree, or move the file",
    ),
    "unit-tak-ada": Sentence(
        "galat",
        "unit `{unit}` belum ada di folder unit/; {saran}",
        "the unit `{unit}` does not exist in unit/; {saran_en}",
    ),
    "unit-hilang": Sentence(
        "galat",
        "berkas unit `{unit}` tidak ada, padahal {banyak} berkas lain miliknya; pulihkan dari git, atau buat lagi",
        "the file of the unit `{unit}` is gone, but {banyak} other files are its own; restore it from git, or write it",
    ),
    "unit-melingkar": Sentence(
        "galat",
        "induk unit ini melingkar: {urutan}; ubah `induk` salah satunya ke unit di atasnya",
        "the parents of this unit run in a circle: {urutan}; change the `induk` of one of them",
    ),
    "layanan-ganda": Sentence(
        "galat",
        "layanan `{layanan}` sudah ada di {berkas}; beri kode lain",
        "the service `{layanan}` is already in {berkas}; give it another id",
    ),
    "layanan-tak-ada": Sentence(
        "galat",
        "layanan `{layanan}` belum ada di unit mana pun; {saran}",
        "no unit has a service `{layanan}`; {saran_en}",
    ),
    "pegawai-tak-terdaftar": Sentence(
        "galat",
        "`{pegawai}` tidak ada di folder pegawai/; {saran}",
        "`{pegawai}` is not in pegawai/; {saran_en}",
    ),
    "pegawai-hilang": Sentence(
        "galat",
        "unit `{unit}` punya rencana atau evaluasi, tetapi pegawai/{unit}.csv {keadaan}; pulihkan dari git, atau buat "
        "dengan `kinerja new pegawai {unit}`",
        "the unit `{unit}` has plans or evaluations, but pegawai/{unit}.csv {keadaan_en}; restore it from git, or make "
        "it with `kinerja new pegawai {unit}`",
    ),
    "pegawai-bukan-di-sini": Sentence(
        "galat",
        "`{pegawai}` tidak bertugas di {unit} pada {periode} menurut pegawai/ ({tempat}); pindahkan isian ini, atau "
        "perbaiki tanggal di pegawai/",
        "`{pegawai}` did not work in {unit} in {periode} according to pegawai/ ({tempat_en}); move this entry, or mend "
        "the dates in pegawai/",
    ),
    "pegawai-masa-terbalik": Sentence(
        "galat",
        "selesai {selesai} mendahului mulai {mulai}; perbaiki salah satu tanggalnya",
        "the end {selesai} is before the start {mulai}; mend one of the dates",
    ),
    "pegawai-masa-bertumpuk": Sentence(
        "galat",
        "masa `{pegawai}` ini bertumpuk dengan {berkas} baris {baris}; isi `selesai` masa yang lama dengan hari "
        "sebelum masa yang baru mulai",
        "this spell of `{pegawai}` overlaps with {berkas} line {baris}; end the old spell on the day before the new "
        "one starts",
    ),
    "pegawai-masa-ganda": Sentence(
        "galat",
        "masa `{pegawai}` ini mulai pada hari yang sama dengan {berkas} baris {baris}; hapus salah satu barisnya, atau "
        "bila pegawai ini pindah, tulis tanggal pindahnya di `mulai` baris yang baru",
        "this spell of `{pegawai}` starts on the same day as {berkas} line {baris}; delete one of the two lines, or if "
        "the person moved, write the day of the move in `mulai` of the new line",
    ),
    "penilai-diri-sendiri": Sentence(
        "galat",
        "pegawai `{pegawai}` tercatat menilai dirinya sendiri; isi `penilai` dengan nama sandi atasannya",
        "employee `{pegawai}` is recorded as rating themselves; write the superior's pseudonym in `penilai`",
    ),
    "evaluasi-ganda": Sentence(
        "galat",
        "pegawai `{pegawai}` sudah dinilai untuk {periode} di {berkas}; hapus salah satunya",
        "employee `{pegawai}` is already rated for {periode} in {berkas}; delete one of the two",
    ),
    "rencana-ganda": Sentence(
        "galat",
        "rencana `{pegawai}` tahun {tahun} sudah ada di {berkas}; hapus salah satunya",
        "a plan of `{pegawai}` for {tahun} is already in {berkas}; delete one of the two",
    ),
    "rencana-tak-ada": Sentence(
        "galat",
        "pegawai `{pegawai}` dinilai, tetapi belum punya rencana tahun {tahun}; tulis SKP-nya di {berkas}",
        "employee `{pegawai}` is rated but has no plan for {tahun}; write it in {berkas}",
    ),
    "rencana-hilang": Sentence(
        "galat",
        "{berkas} tidak ada, padahal pegawai unit ini dinilai di sini; pulihkan dari git, atau tulis rencana mereka "
        "(SKP) di sana",
        "{berkas} is not there, but people of this unit are rated here; restore it from git, or write their plans "
        "(SKP) there",
    ),
    "rencana-tahun-tak-ada": Sentence(
        "galat",
        "belum ada rencana satu pun untuk tahun {tahun}; periksa nama folder evaluasi/{periode}, atau tulis dahulu "
        "rencananya di rencana/{tahun}/",
        "there is no plan at all for {tahun}; check the name of the folder evaluasi/{periode}, or first write the "
        "plans in rencana/{tahun}/",
    ),
    "isi-unit-lain": Sentence(
        "galat",
        "{banyak} dari {semua} pegawai di berkas ini tidak bertugas di {unit}, kebanyakan di {lain}; bila isi unit itu "
        "tertempel di sini, pulihkan berkas ini dari git, dan bila tidak, perbaiki masa tugasnya di pegawai/",
        "{banyak} of {semua} people in this file do not work in {unit}, most of them work in {lain}; if that unit's "
        "content was pasted here, restore this file from git, if not, mend their spells in pegawai/",
    ),
    "rencana-kode-ganda": Sentence(
        "galat",
        "pegawai `{pegawai}`: kode `{id}` dipakai dua kali; beri kode lain, misalnya `{contoh}`",
        "employee `{pegawai}`: the id `{id}` is used twice; use another one, such as `{contoh}`",
    ),
    "target-terbalik": Sentence(
        "galat",
        "target [{rendah}, {tinggi}] terbalik; tulis yang rendah dahulu: [{tinggi}, {rendah}]",
        "the target [{rendah}, {tinggi}] is the wrong way round; write the lower first: [{tinggi}, {rendah}]",
    ),
    "rencana-dukungan-tak-ada": Sentence(
        "galat",
        "pegawai `{pegawai}`: hasil kerja atasan `{rujukan}` tidak ada; {saran}",
        "employee `{pegawai}`: the superior's result `{rujukan}` does not exist; {saran_en}",
    ),
    "rencana-dukungan-melingkar": Sentence(
        "galat",
        "`mendukung` ini melingkar: {urutan}; rujuk hasil kerja atasan, bukan bawahan",
        "this `mendukung` runs in a circle: {urutan}; name a result of the superior, not of a subordinate",
    ),
    "evaluasi-realisasi-asing": Sentence(
        "galat",
        "pegawai `{pegawai}`: realisasi `{kunci}` tidak ada di rencananya; pakai {pilihan}",
        "employee `{pegawai}`: the actual figure `{kunci}` is not in the plan; use {pilihan_en}",
    ),
    "evaluasi-predikat": Sentence(
        "galat",
        "pegawai `{pegawai}`: hasil kerja {hasil} dan perilaku kerja {perilaku} menghasilkan predikat {benar}, bukan "
        "{tertulis}; tulis `predikat: {benar}`, atau perbaiki penilaiannya",
        "employee `{pegawai}`: results {hasil} and behaviour {perilaku} give the predicate {benar}, not {tertulis}; "
        "write `predikat: {benar}`, or mend the ratings",
    ),
    "indikator-ganda": Sentence(
        "galat",
        "indikator `{indikator}` sudah ada di {berkas}; beri kode lain",
        "the indicator `{indikator}` is already in {berkas}; give it another id",
    ),
    "indikator-periode-luar": Sentence(
        "galat",
        "target untuk {periode} ada di berkas tahun {tahun}; pindahkan ke indikator/{benar}/",
        "a target for {periode} is in the file of {tahun}; move it to indikator/{benar}/",
    ),
    "capaian-indikator-tak-ada": Sentence(
        "galat",
        "indikator `{indikator}` tidak ada di indikator/{tahun}/{unit}.yaml; {saran}",
        "the indicator `{indikator}` is not in indikator/{tahun}/{unit}.yaml; {saran_en}",
    ),
    "laporan-lebih": Sentence(
        "galat",
        "laporan yang {lebih} ({banyak}) lebih banyak daripada yang {dari} ({batas}); periksa kedua angkanya",
        "there are more reports {lebih_en} ({banyak}) than {dari_en} ({batas}); check both numbers",
    ),
    "tanggal-terbalik": Sentence(
        "galat",
        "`{akhir}` ({tanggal_akhir}) mendahului `{awal}` ({tanggal_awal}); perbaiki salah satunya",
        "`{akhir}` ({tanggal_akhir}) is before `{awal}` ({tanggal_awal}); mend one of them",
    ),
    "keberatan-tanpa-evaluasi": Sentence(
        "galat",
        "pegawai `{pegawai}` tidak dinilai pada {periode}; periksa nama sandi dan periode keberatan ini",
        "employee `{pegawai}` was not rated in {periode}; check the pseudonym and the period of this appeal",
    ),
    "pegawai-di-luar-masa": Sentence(
        "galat",
        "`{pegawai}` tidak bertugas pada {awal} sampai {akhir} menurut pegawai/ ({tempat}); periksa nama sandinya, "
        "atau perbaiki tanggalnya",
        "`{pegawai}` did not work here from {awal} to {akhir} according to pegawai/ ({tempat_en}); check the "
        "pseudonym, or mend the dates",
    ),
    "keberatan-periode": Sentence(
        "galat",
        "tidak ada evaluasi untuk {periode}, jadi tidak ada yang dapat digugat; periksa periode berkas ini",
        "there are no evaluations of {periode} to object to; check the period of this file",
    ),
    "kehadiran-lebih": Sentence(
        "galat",
        "pegawai `{pegawai}`: `{kunci}` menjadi {banyak} hari, lebih dari {dari} ({batas}); periksa angkanya",
        "employee `{pegawai}`: `{kunci}` comes to {banyak} days, more than {dari_en} ({batas}); check the numbers",
    ),
    "tanggapan-periode": Sentence(
        "galat",
        "berkas ini untuk {periode}, padahal formulirnya dibagi menurut {aturan} (misalnya {contoh}); ulangi "
        "`kinerja pull`, atau ganti nama berkasnya",
        "this file is of {periode}, but the form is divided by {aturan} (such as {contoh}); run `kinerja pull` again, "
        "or rename the file",
    ),
    "formulir-tak-ada": Sentence(
        "galat",
        "formulir `{formulir}` belum ada di formulir/; {saran}",
        "the form `{formulir}` does not exist in formulir/; {saran_en}",
    ),
    "tanggapan-kolom": Sentence(
        "galat",
        "kolom berkas ini {ada}, menurut formulir/{formulir}.yaml seharusnya {seharusnya}; ulangi `kinerja pull`",
        "the columns are {ada}, but should be {seharusnya} after formulir/{formulir}.yaml; run `kinerja pull` again",
    ),
    "tanggapan-jawaban": Sentence(
        "galat",
        "jawaban `{isi}` tidak dikenal di kolom `{kolom}`; pakai {pilihan}, atau {saran}",
        "the answer `{isi}` is unknown in `{kolom}`; use {pilihan_en}, or {saran_en}",
    ),
    "tanggapan-kunci-ganda": Sentence(
        "galat",
        "kunci jawaban ini sudah ada di baris {baris}; hapus salah satu baris",
        "this answer's key is already on line {baris}; delete one of the lines",
    ),
    "formulir-unsur": Sentence(
        "galat",
        "unsur `{unsur}` tidak ada di survei jenis ini; {saran}",
        "this kind of survey has no element `{unsur}`; {saran_en}",
    ),
    "formulir-unsur-teks": Sentence(
        "galat",
        "kolom `{kolom}` mengukur unsur `{unsur}`, tetapi jawaban `teks` tidak disimpan; tulis `tipe: skala_1_4` atau "
        "`tipe: huruf`",
        "the column `{kolom}` measures the element `{unsur}`, but `teks` answers are not stored; write "
        "`tipe: skala_1_4` or `tipe: huruf`",
    ),
    "formulir-judul-ganda": Sentence(
        "galat",
        "judul `{judul}` sudah dipakai kolom `{kolom}`; beri setiap kolom judulnya sendiri, seperti di lembar",
        "the header `{judul}` belongs to the column `{kolom}` already; give each column its own, as in the sheet",
    ),
    "formulir-jawaban-ganda": Sentence(
        "galat",
        "jawaban `{jawaban}` berarti dua kode, `{kode}` dan `{lain}`; biarkan di satu kode saja",
        "the answer `{jawaban}` stands for two codes, `{kode}` and `{lain}`; leave it at one",
    ),
    "pengenal-nip": Sentence(
        "galat",
        "ada NIP di sini; hapus, dan pakai nama sandi dari `kinerja id`",
        "there is a NIP here; delete it, and use the pseudonym that `kinerja id` gives",
    ),
    "pengenal-nik": Sentence(
        "galat",
        "ada NIK di sini; hapus, data kependudukan tidak boleh disimpan di repositori",
        "there is a NIK here; delete it, population data must not be kept in the repository",
    ),
    "pengenal-npwp": Sentence(
        "galat",
        "ada NPWP di sini; hapus, data perpajakan tidak boleh disimpan di repositori",
        "there is an NPWP here; delete it, tax data must not be kept in the repository",
    ),
    "pengenal-telepon": Sentence(
        "galat",
        "ada nomor telepon di sini; hapus, nomor kantor ditulis di `kontak` pada portal.yaml saja",
        "there is a telephone number here; delete it, the office's number belongs in `kontak` of portal.yaml alone",
    ),
    "pengenal-surel": Sentence(
        "galat",
        "ada alamat surel di sini; hapus, surel kantor ditulis di `kontak` pada portal.yaml saja",
        "there is an e-mail address here; delete it, the office's address belongs in `kontak` of portal.yaml alone",
    ),
    "pengenal-nama": Sentence(
        "galat",
        "ada nama orang yang tercantum di roster di sini; hapus, atau tulis nama sandinya dari `kinerja id`",
        "a person's name that is on the roster stands here; delete it, or write the pseudonym that `kinerja id` gives",
    ),
}
"""Code → sentence, for what shows only when files are read together (and for identifiers, in whatever file)."""
