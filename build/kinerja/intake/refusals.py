"""What to do about a sheet that the service does not give: who needs which permission on what, in one line."""

from __future__ import annotations

from collections.abc import Sequence

from kinerja.errors import KinerjaError
from kinerja.intake.patience import BUDGET, GivenUpError
from kinerja.intake.sheets_client import RefusedError
from kinerja.intake.source import Unreadable

_EXPORT = "atau pakai --from BERKAS (or use --from)"


def given_up(name: str, error: GivenUpError) -> Unreadable:
    """Return what to say when patience is used up."""
    last = error.last
    if last.wait is not None and last.wait >= BUDGET:
        return Unreadable(
            f"{name}: layanan Sheets {last.what} dan meminta menunggu {last.wait:.0f} detik; jalankan lagi sesudahnya "
            f"(the Sheets service: {last.what_en}; run again after that)"
        )
    return Unreadable(
        f"{name}: layanan Sheets {last.what}, juga setelah dicoba berulang kali; periksa jaringan, coba lagi nanti, "
        f"{_EXPORT} (the Sheets service: {last.what_en}, after several attempts)"
    )


def refused(name: str, document: str, account: str, error: RefusedError) -> Unreadable:
    """Return what to say of a refusal.

    :param document: the spreadsheet's id.
    :param account: what to call whoever asked; see ``Account.name``.
    """
    return Unreadable(f"{name}: {_sentence(document, account, error)}")


def _sentence(document: str, account: str, error: RefusedError) -> str:
    status, reason = error.status, error.reason
    match status, reason:
        case 0, _:
            return (
                "sambungan aman ke layanan Sheets ditolak mesin ini; bila jaringan kantor memeriksa sambungan, isi "
                "REQUESTS_CA_BUNDLE dengan sertifikatnya (the secure connection was not accepted)"
            )
        case _, "SERVICE_DISABLED" | "accessNotConfigured":
            return (
                f"Google Sheets API belum diaktifkan di proyek {account}; aktifkan di konsol Google Cloud (the Sheets "
                f"API is not enabled in the account's project) ({status})"
            )
        case _, "ACCESS_TOKEN_SCOPE_INSUFFICIENT" | "insufficientPermissions":
            return (
                f"{account} tidak boleh membaca lembar; masuk lagi dengan cakupan spreadsheets.readonly (the account's "
                f"token lacks the scope spreadsheets.readonly) ({status})"
            )
        case 401, _:
            return (
                f"{account} tidak dikenali ({status}); kuncinya dicabut, kedaluwarsa, atau jam mesin ini keliru: buat "
                "kunci baru untuk akun itu (the account is not accepted: its key was revoked, or the clock is wrong)"
            )
        case 403, _:
            return (
                f"{account} belum boleh membaca dokumen {document} ({status}); bagikan dokumen itu kepadanya sebagai "
                "Pelihat (share the document with that account as Viewer)"
            )
        case 404, _:
            return (
                f"dokumen {document} tidak ditemukan ({status}); periksa lembar.dokumen: isi dengan bagian alamatnya "
                f"antara /d/ dan /edit, dan pastikan {account} boleh membacanya (document not found)"
            )
        case 400, "FAILED_PRECONDITION":
            return (
                f"dokumen {document} bukan Google Sheets ({status}), mungkin berkas Excel di Drive; simpan sebagai "
                "Google Sheets, lalu pakai id yang baru (not a Google Sheets document)"
            )
        case _ if 300 <= status < 400:
            return (
                f"jawabannya mengalihkan ke alamat lain ({status}), dan itu tidak diikuti; periksa jaringan, {_EXPORT} "
                "(redirects are not followed)"
            )
        case _:
            return f"layanan Sheets menolak ({status}); coba lagi nanti, {_EXPORT} (the Sheets service refused)"


def no_such_sheet(name: str, document: str, titles: Sequence[str]) -> KinerjaError:
    """Return what to say where the document has no sheet of that title."""
    listed = ", ".join(f'"{title}"' for title in titles)
    return KinerjaError(
        f"{name}: tidak ada di dokumen {document}; yang ada: {listed}. Samakan lembar.nama dengan nama lembar "
        "(no such sheet)"
    )


def unsteady(name: str, readings: int) -> Unreadable:
    """Return what to say where every reading met a sheet that somebody was rearranging."""
    return Unreadable(
        f"{name}: barisnya terus dipindah, dihapus, atau diurutkan selama dibaca ({readings} kali dicoba); jalankan "
        "lagi sesudah penyuntingan selesai (rows kept moving while they were read: run again later)"
    )
