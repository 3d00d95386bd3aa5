// Cara memakai (how to use it):
// 1. Buka https://script.google.com dengan akun dinas yang akan memiliki formulir, lalu buat proyek baru.
// 2. Ganti seluruh isinya dengan berkas ini, simpan, pilih fungsi `buatFormulir`, lalu tekan Run dan beri izin.
// 3. Salin baris dari Execution log ke pemetaan formulir dan portal.yaml.
// Dijalankan lagi, skrip ini memperbarui formulir yang sama dan tidak membuat yang kedua
// (run again, it updates the same form and never makes a second one).

/** Membuat atau memperbarui formulir, lembarnya, dan pemicunya (makes or updates form, sheet and trigger). */
function buatFormulir() {
  const lembar = lembarJawaban_();
  const formulir = FORMULIR.per_layanan
    ? Object.keys(FORMULIR.layanan).map((kode) => susun_(kode, null))
    : [susun_('', lembar.getParent())];
  const tab = FORMULIR.per_layanan ? lembar : lembarTertaut_(lembar.getParent(), formulir[0]);
  siapkanJudul_(tab);
  pasangPemicu_(tab.getParent(), formulir);
  if (!FORMULIR.per_layanan && tab.getLastRow() > 1) {
    lengkapiId_(tab, 2, tab.getLastRow());
  }
  laporkan_(tab, formulir);
}

/** Mencatat ID satu tanggapan; dijalankan pemicu setiap kali formulir dikirim (run by the trigger). */
function catatTanggapan(e) {
  if (FORMULIR.per_layanan) {
    salin_(e.source.getId(), e.response);
  } else {
    const baris = e.range.getRow();
    lengkapiId_(e.range.getSheet(), Math.max(2, baris - 50), baris);
  }
}

function simpanan_() {
  return PropertiesService.getScriptProperties();
}

/** Lembar tempat jawaban masuk: dibuat sekali, lalu selalu yang sama. */
function lembarJawaban_() {
  const kunci = 'dokumen:' + FORMULIR.kode;
  const dikenal = simpanan_().getProperty(kunci);
  const dokumen = dikenal ? SpreadsheetApp.openById(dikenal) : SpreadsheetApp.create(FORMULIR.nama_dokumen);
  if (!dikenal) {
    simpanan_().setProperty(kunci, dokumen.getId());
    dokumen.setSpreadsheetLocale(FORMULIR.bahasa_lembar);
  }
  return dokumen.getSheetByName(FORMULIR.lembar) || dokumen.getSheets()[0];
}

/** Satu formulir: `kode` layanan, atau '' untuk satu formulir bagi semua layanan. */
function susun_(kode, dokumen) {
  const kunci = 'formulir:' + FORMULIR.kode + (kode ? ':' + kode : '');
  const judul = FORMULIR.judul + (kode ? ': ' + FORMULIR.layanan[kode] : '');
  const dikenal = simpanan_().getProperty(kunci);
  const formulir = dikenal ? FormApp.openById(dikenal) : FormApp.create(judul);
  if (!dikenal) {
    simpanan_().setProperty(kunci, formulir.getId());
    // Sejak 2026 formulir yang dibuat program belum tayang sebelum diterbitkan (unpublished until told).
    if (typeof formulir.setPublished === 'function') {
      formulir.setPublished(true);
    }
  }
  formulir
    .setTitle(judul)
    .setDescription(FORMULIR.pengantar)
    .setConfirmationMessage(FORMULIR.penutup)
    .setCollectEmail(false)
    .setLimitOneResponsePerUser(false)
    .setAllowResponseEdits(false)
    .setPublishingSummary(false)
    .setShowLinkToRespondAgain(true)
    .setShuffleQuestions(false);
  try {
    formulir.setRequireLogin(false);
  } catch (kesalahan) {
    Logger.log('Akun ini tidak mengatur wajib masuk (this account has no sign-in setting): lewati.');
  }
  FORMULIR.pertanyaan
    .filter((pertanyaan) => !kode || !pertanyaan.layanan)
    .forEach((pertanyaan, tempat) => tanyakan_(formulir, pertanyaan, tempat));
  if (dokumen && tujuan_(formulir) !== dokumen.getId()) {
    formulir.setDestination(FormApp.DestinationType.SPREADSHEET, dokumen.getId());
  }
  const dipetakan = FORMULIR.pertanyaan.map((pertanyaan) => pertanyaan.judul);
  formulir.getItems().filter((butir) => dipetakan.indexOf(butir.getTitle()) < 0).forEach((butir) => {
    Logger.log('Tidak dipetakan, jawabannya tidak disimpan (not mapped, not kept): ' + butir.getTitle());
  });
  return formulir;
}

function tujuan_(formulir) {
  try {
    return formulir.getDestinationId();
  } catch (kesalahan) {
    return null;
  }
}

/** Menambahkan pertanyaan, atau memperbarui yang judulnya sama atau salah satu bunyi lamanya. */
function tanyakan_(formulir, pertanyaan, tempat) {
  const cara = {
    pilihan: ['MULTIPLE_CHOICE', 'asMultipleChoiceItem', 'addMultipleChoiceItem'],
    daftar: ['LIST', 'asListItem', 'addListItem'],
    centang: ['CHECKBOX', 'asCheckboxItem', 'addCheckboxItem'],
    skala: ['SCALE', 'asScaleItem', 'addScaleItem'],
    tanggal: ['DATE', 'asDateItem', 'addDateItem'],
    paragraf: ['PARAGRAPH_TEXT', 'asParagraphTextItem', 'addParagraphTextItem'],
  }[pertanyaan.bentuk];
  const bunyi = [pertanyaan.judul].concat(pertanyaan.bunyi_lama);
  const ada = bunyi
    .map((satu) => formulir.getItems().find((butir) => butir.getTitle() === satu))
    .filter(Boolean)[0];
  if (ada && ada.getType() !== FormApp.ItemType[cara[0]]) {
    throw new Error(
      'Pertanyaan "' + pertanyaan.judul + '" sudah ada dengan bentuk lain; hapus dari formulir, lalu jalankan lagi ' +
      '(this question exists in another form: delete it, then run again)'
    );
  }
  const butir = ada ? ada[cara[1]]() : formulir[cara[2]]();
  butir.setTitle(pertanyaan.judul).setHelpText(pertanyaan.bantuan).setRequired(pertanyaan.wajib);
  if (pertanyaan.pilihan) {
    butir.setChoiceValues(pertanyaan.pilihan);
  }
  if (pertanyaan.bentuk === 'pilihan' || pertanyaan.bentuk === 'centang') {
    butir.showOtherOption(pertanyaan.lainnya);
  }
  if (pertanyaan.batas) {
    butir.setBounds(pertanyaan.batas[0], pertanyaan.batas[1]).setLabels(pertanyaan.ujung[0], pertanyaan.ujung[1]);
  }
  if (butir.getIndex() !== tempat) {
    formulir.moveItem(butir.getIndex(), tempat);
  }
}

/** Lembar yang dibuat Google Forms untuk jawabannya, dengan nama menurut pemetaan. */
function lembarTertaut_(dokumen, formulir) {
  SpreadsheetApp.flush();
  const tab = dokumen.getSheets().find((satu) => satu.getFormUrl());
  if (!tab) {
    throw new Error('Lembar jawaban belum muncul; tunggu sebentar, lalu jalankan lagi (run again in a moment)');
  }
  dokumen.getSheets().filter((satu) => !satu.getFormUrl() && satu.getLastRow() === 0)
    .forEach((kosong) => dokumen.deleteSheet(kosong));
  if (tab.getName() !== FORMULIR.lembar) {
    tab.setName(FORMULIR.lembar);
  }
  return tab;
}

/** Baris 1: waktu, pertanyaan, dan kolom ID tanggapan. */
function siapkanJudul_(tab) {
  if (tab.getLastRow() === 0) {
    tab.setName(FORMULIR.lembar);
    const judul = [FORMULIR.kolom_waktu[0]].concat(FORMULIR.pertanyaan.map((satu) => satu.judul));
    tab.getRange(1, 1, 1, judul.length).setValues([judul]);
  }
  const waktu = tab.getRange(1, 1).getValue();
  if (FORMULIR.kolom_waktu.indexOf(waktu) < 0) {
    tab.getRange(1, 1).setValue(FORMULIR.kolom_waktu[0]);
  }
  if (kolomId_(tab) === 0) {
    tab.getRange(1, tab.getLastColumn() + 1).setValue(FORMULIR.kolom_id);
  }
}

function judul_(tab) {
  return tab.getRange(1, 1, 1, tab.getLastColumn()).getValues()[0].map(String);
}

function kolomId_(tab) {
  return judul_(tab).indexOf(FORMULIR.kolom_id) + 1;
}

/** Mengisi ID pada baris yang belum punya: tanggapan dengan waktu terdekat, paling jauh 1,5 detik. */
function lengkapiId_(tab, dari, sampai) {
  const kolom = kolomId_(tab);
  const akhir = Math.min(sampai, tab.getLastRow());
  if (kolom === 0 || akhir < dari) {
    return;
  }
  const waktu = tab.getRange(dari, 1, akhir - dari + 1, 1).getValues().map((baris) => waktu_(baris[0]));
  const id = tab.getRange(dari, kolom, akhir - dari + 1, 1).getValues().map((baris) => String(baris[0]));
  const kosong = waktu.map((saat, i) => i).filter((i) => id[i] === '' && waktu[i] !== null);
  if (kosong.length === 0) {
    return;
  }
  const awal = Math.min.apply(null, kosong.map((i) => waktu[i]));
  const formulir = FormApp.openById(simpanan_().getProperty('formulir:' + FORMULIR.kode));
  const bebas = formulir
    .getResponses(new Date(awal - 2000))
    .filter((tanggapan) => id.indexOf(tanggapan.getId()) < 0);
  kosong.forEach((i) => {
    const jarak = (tanggapan) => Math.abs(tanggapan.getTimestamp().getTime() - waktu[i]);
    const dekat = bebas.filter((tanggapan) => jarak(tanggapan) <= 1500).sort((a, b) => jarak(a) - jarak(b))[0];
    if (dekat) {
      tab.getRange(dari + i, kolom).setValue(dekat.getId());
      bebas.splice(bebas.indexOf(dekat), 1);
    }
  });
}

function waktu_(isi) {
  const saat = isi instanceof Date ? isi.getTime() : NaN;
  return isNaN(saat) ? null : saat;
}

/** Satu formulir setiap layanan: jawabannya disalin ke satu lembar; yang disunting mengganti barisnya sendiri. */
function salin_(idFormulir, tanggapan) {
  const kode = Object.keys(FORMULIR.layanan)
    .find((satu) => simpanan_().getProperty('formulir:' + FORMULIR.kode + ':' + satu) === idFormulir);
  const isi = {};
  isi[FORMULIR.kolom_id] = tanggapan.getId();
  FORMULIR.pertanyaan.filter((satu) => satu.layanan).forEach((satu) => {
    isi[satu.judul] = FORMULIR.layanan[kode];
  });
  tanggapan.getItemResponses().forEach((jawaban) => {
    isi[jawaban.getItem().getTitle()] = polos_(jawaban.getResponse());
  });
  const tab = lembarJawaban_();
  const judul = judul_(tab);
  const baris = judul.map((nama, i) => (i === 0 ? tanggapan.getTimestamp() : nama in isi ? isi[nama] : ''));
  const kolom = judul.indexOf(FORMULIR.kolom_id);
  const lama = tab.getRange(1, kolom + 1, tab.getLastRow(), 1).getValues()
    .findIndex((satu) => satu[0] === tanggapan.getId());
  if (lama > 0) {
    tab.getRange(lama + 1, 1, 1, judul.length).setValues([baris]);
  } else {
    tab.appendRow(baris);
  }
}

/** Tulisan orang tidak boleh menjadi rumus di lembar (what people write must not become a formula). */
function polos_(jawaban) {
  const teks = Array.isArray(jawaban) ? jawaban.join(', ') : String(jawaban);
  return /^[=+@-]/.test(teks) ? "'" + teks : teks;
}

function pasangPemicu_(dokumen, formulir) {
  const sumber = FORMULIR.per_layanan ? formulir.map((satu) => satu.getId()) : [dokumen.getId()];
  const ada = ScriptApp.getProjectTriggers()
    .filter((pemicu) => pemicu.getHandlerFunction() === 'catatTanggapan')
    .map((pemicu) => pemicu.getTriggerSourceId());
  sumber.filter((id) => ada.indexOf(id) < 0).forEach((id) => {
    const pemicu = ScriptApp.newTrigger('catatTanggapan');
    (FORMULIR.per_layanan ? pemicu.forForm(id) : pemicu.forSpreadsheet(id)).onFormSubmit().create();
  });
}

/** Alamat dengan layanan yang sudah terisi, menurut kode layanan. */
function alamatLayanan_(formulir) {
  const butir = formulir.getItems()
    .find((satu) => FORMULIR.pertanyaan.some((p) => p.layanan && p.judul === satu.getTitle()));
  const alamat = {};
  Object.keys(FORMULIR.layanan).forEach((kode) => {
    const isian = butir.getType() === FormApp.ItemType.LIST ? butir.asListItem() : butir.asMultipleChoiceItem();
    alamat[kode] = formulir.createResponse()
      .withItemResponse(isian.createResponse(FORMULIR.layanan[kode]))
      .toPrefilledUrl();
  });
  return alamat;
}

/** Menulis ke catatan apa yang harus disalin ke pemetaan dan portal.yaml. */
function laporkan_(tab, formulir) {
  const kutip = JSON.stringify;
  const berlayanan = Object.keys(FORMULIR.layanan).length > 0;
  const pemetaan = [
    'lembar: {dokumen: ' + kutip(tab.getParent().getId()) + ', nama: ' + kutip(tab.getName()) + '}',
  ];
  const portal = [];
  if (FORMULIR.per_layanan) {
    pemetaan.push('formulir:', '  id_layanan:');
    portal.push('formulir_layanan:', '  ' + FORMULIR.kode + ':');
    Object.keys(FORMULIR.layanan).forEach((kode, i) => {
      pemetaan.push('    ' + kode + ': ' + kutip(formulir[i].getId()));
      portal.push('    ' + kode + ': ' + kutip(formulir[i].getPublishedUrl()));
    });
  } else {
    const alamat = berlayanan ? alamatLayanan_(formulir[0]) : {};
    const isian = Object.values(alamat).map((satu) => /[?&](entry\.[0-9]+)=/.exec(satu)).filter(Boolean)[0];
    pemetaan.push('formulir: {id: ' + kutip(formulir[0].getId()) + (isian ? ', isian_layanan: ' + isian[1] : '') + '}');
    portal.push('formulir:', '  ' + FORMULIR.kode + ': ' + kutip(formulir[0].getPublishedUrl()));
    if (berlayanan) {
      portal.push('formulir_layanan:', '  ' + FORMULIR.kode + ':');
      Object.keys(alamat).forEach((kode) => portal.push('    ' + kode + ': ' + kutip(alamat[kode])));
    }
  }
  Logger.log('Salin ke formulir/' + FORMULIR.kode + '.yaml (copy into the mapping):\n' + pemetaan.join('\n'));
  Logger.log(
    (FORMULIR.publik
      ? 'Salin ke portal.yaml (copy into portal.yaml):\n'
      : 'Alamat formulir, jangan diumumkan (addresses, not for the public):\n') + portal.join('\n')
  );
  Logger.log(
    'Buka alamatnya di jendela penyamaran: formulir harus terbuka tanpa masuk akun. Bila diminta masuk, pilih ' +
    '"Siapa saja yang memiliki link" pada Publikasikan (open it in a private window: no sign-in must be asked).'
  );
}
