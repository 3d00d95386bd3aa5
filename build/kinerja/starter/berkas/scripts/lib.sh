# Bagian bersama semua skrip; dipanggil dengan `. "$(dirname -- "$0")/lib.sh"`. Hanya perlu sh, git, dan Python >= 3.11.
# (Shared by all scripts: finds the environment, installs what requirements.txt names, and does nothing the second time.)

ROOT=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$ROOT"
# Lingkungan Python: .venv di sini, atau yang sudah ada di mesin ini (KINERJA_LINGKUNGAN), misalnya dalam citra kontainer.
ENVIRONMENT=${KINERJA_LINGKUNGAN:-$ROOT/.venv}

say() { printf '== %s\n' "$*" >&2; }
fail() { printf '%s\n' "$*" >&2; exit 2; }

# Program dari lingkungan itu, bukan `python -m`: berkas di repositori ini tidak boleh menggantikan modul Python.
kinerja() { "$ENVIRONMENT/bin/kinerja" "$@"; }

find_python() {
    for candidate in ${KINERJA_PYTHON:+"$KINERJA_PYTHON"} python3 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    fail "Python 3.11 atau lebih baru tidak ditemukan; pasang dahulu (install Python 3.11 or newer)"
}

# Pasang perangkat lunak sekali; lagi bila requirements.txt atau constraints.txt berubah.
prepare() {
    [ -z "${KINERJA_LINGKUNGAN:-}" ] || return 0
    wanted=$(cat requirements.txt constraints.txt | cksum)
    [ "$(cat "$ENVIRONMENT/.kinerja-siap" 2>/dev/null || :)" != "$wanted" ] || return 0
    # Berkas yang disebut requirements.txt harus ada; README.md langkah 1 menyebut cara membuatnya.
    sed -n 's|^\(\./[^ ]*\).*|\1|p' requirements.txt | while read -r file; do
        [ -f "$file" ] || fail "$file: perangkat lunaknya belum ada; salin ke situ, atau sebut tempatnya di" \
            "requirements.txt, lihat README.md langkah 1 (put the software's wheel there, or name its place)"
    done || exit $?
    python=$(find_python) || exit $?
    say "menyiapkan .venv (preparing the environment)"
    "$python" -m venv --clear "$ENVIRONMENT" ||
        fail "lingkungan .venv gagal dibuat; pasang paket python3-venv (install python3-venv)"
    "$ENVIRONMENT/bin/python" -m pip install --quiet --disable-pip-version-check \
        -r requirements.txt -c constraints.txt ||
        fail "pemasangan gagal; periksa jaringan dan requirements.txt (installation failed)"
    printf '%s\n' "$wanted" >"$ENVIRONMENT/.kinerja-siap"
}
