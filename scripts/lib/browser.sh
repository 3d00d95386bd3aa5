# A real browser for the tests: the one KINERJA_CHROMIUM names, the machine's own, or one installed now.
# Sourced after environment.sh; tests/conftest.py looks in the same places.

has_browser() {
    if [ -n "${KINERJA_CHROMIUM:-}" ]; then [ -x "$KINERJA_CHROMIUM" ]; return; fi
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" >/dev/null 2>&1 && return
    done
    "$PYTHON" - <<'PY'
import pathlib, sys
from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    sys.exit(not pathlib.Path(playwright.chromium.executable_path).exists())
PY
}

prepare_browser() {
    has_browser && return
    [ -z "${KINERJA_CHROMIUM:-}" ] || fail "KINERJA_CHROMIUM menunjuk berkas yang tidak dapat dijalankan:" \
        "$KINERJA_CHROMIUM (not a program)"
    say "memasang peramban untuk pengujian (installing a browser for the tests)"
    install_system_packages chromium || "$PYTHON" -m playwright install chromium ||
        fail "peramban tidak dapat dipasang; pasang Chromium sendiri lalu sebut letaknya dalam KINERJA_CHROMIUM" \
            "(no browser could be installed; install Chromium and name it in KINERJA_CHROMIUM)"
}
