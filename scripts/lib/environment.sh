# The environment of scripts/portal and scripts/test: a Python, a virtual environment, the project in it.
# Sourced by POSIX sh with ROOT set to the checkout. Says what it does; does nothing where nothing changed.

VENV=$ROOT/.venv
PYTHON=$VENV/bin/python

say() { printf '== %s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 2; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

# Print the first Python that is new enough; KINERJA_PYTHON names one outright.
find_python() {
    for candidate in ${KINERJA_PYTHON:+"$KINERJA_PYTHON"} python3 python3.13 python3.12 python3.11; do
        if new_enough "$candidate"; then printf '%s\n' "$candidate"; return; fi
    done
    fail "Python 3.11 atau lebih baru tidak ditemukan; pasang dulu, atau sebut letaknya dalam KINERJA_PYTHON" \
        "(no Python 3.11 or newer found; install one, or name it in KINERJA_PYTHON)"
}

# Install packages of a Debian-like system; 1 where that cannot be done here.
install_system_packages() {
    command -v apt-get >/dev/null 2>&1 || return 1
    if [ "$(id -u)" = 0 ]; then as_root=; elif command -v sudo >/dev/null 2>&1; then as_root=sudo; else return 1; fi
    say "memasang paket sistem: $* (installing system packages)"
    $as_root apt-get update -qq >&2 && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq "$@" >&2
}

# A virtual environment works if it runs a Python that is new enough, has pip, and was made at this very path:
# its programs name their Python by path, so a checkout that was moved needs a new one.
venv_works() {
    new_enough "$PYTHON" && grep -qF "$VENV" "$VENV/bin/activate" 2>/dev/null && "$PYTHON" -c 'import pip' 2>/dev/null
}

make_venv() {
    venv_works && return
    base=$(find_python) || exit $?
    say "membuat lingkungan .venv dengan $("$base" -V 2>&1) (making the environment)"
    if ! "$base" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        version=$("$base" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        install_system_packages "$version" ||
            fail "$base tidak membawa modul venv; pasang paket $version (this Python lacks venv; install $version)"
    fi
    "$base" -m venv --clear "$VENV" || fail "lingkungan .venv gagal dibuat (the environment could not be made)"
}

# What an installation depends on: the two files that name the packages, and the path that the project is read from.
fingerprint() {
    "$PYTHON" -c '
import hashlib, pathlib, sys
root = pathlib.Path(sys.argv[1])
parts = [(root / name).read_bytes() for name in ("pyproject.toml", "constraints.txt")]
print(hashlib.sha256(b"\0".join([*parts, str(root).encode()])).hexdigest())' "$ROOT"
}

with_pip() { "$PYTHON" -m pip install --quiet --disable-pip-version-check -c "$ROOT/constraints.txt" "$@"; }

# Print the uv to use, fetched by pip where the machine has none; 1 where it cannot be had.
find_uv() {
    [ "${KINERJA_INSTALLER:-uv}" = pip ] && return 1
    command -v uv && return
    [ -x "$VENV/bin/uv" ] || with_pip uv >/dev/null 2>&1 || return 1
    printf '%s\n' "$VENV/bin/uv"
}

with_uv() { "$uv" pip install --quiet --python "$PYTHON" -c "$ROOT/constraints.txt" "$@"; }

# Install the build backend at its pinned version and then the project, editable, so that the backend is not fetched
# once more, unpinned, for the build. $1 installs: with_uv or with_pip; $2: the project and its groups.
install_with() { "$1" hatchling && "$1" --no-build-isolation -e "$2"; }

# prepare_environment [GROUP,GROUP]: after this, $PYTHON runs the project with these groups of pyproject.toml.
prepare_environment() {
    groups=${1:-}
    make_venv
    wanted=$(fingerprint) || fail "pyproject.toml atau constraints.txt tidak terbaca (cannot be read)"
    stamp=$VENV/.kinerja-${groups:-base}
    if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then
        say "lingkungan sudah siap (the environment is ready)"
        return
    fi
    project=$ROOT${groups:+[$groups]}
    if uv=$(find_uv); then
        say "memasang dengan uv (installing with uv)"
        install_with with_uv "$project" || uv=
    fi
    if [ -z "$uv" ]; then
        say "memasang dengan pip (installing with pip)"
        install_with with_pip "$project" || fail "pemasangan gagal; periksa jaringan lalu ulangi" \
            "(installation failed; check the network and run this again)"
    fi
    printf '%s\n' "$wanted" >"$VENV/.kinerja-base"
    printf '%s\n' "$wanted" >"$stamp"
}
