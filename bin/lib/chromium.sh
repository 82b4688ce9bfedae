# shellcheck shell=bash
# Sourced: finds a Chromium for the browser tests and sets CHROMIUM; installs Debian's when there is none and it may, and its headless
# shell, which the tests take for most pages where it is there: the same engine in half the processor's time.
find_chromium() {
    local name
    for name in chromium chromium-browser google-chrome; do
        CHROMIUM=$(command -v "$name") && return 0
    done
    CHROMIUM=
    return 1
}

install_chromium() {
    local as_root=() log status=0
    command -v apt-get >/dev/null || return 1
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true 2>/dev/null || return 1
        as_root=(sudo -n)
    fi
    echo "Installing Debian's chromium for the browser tests"
    log=$(mktemp)
    apt_get() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=120 "$@" </dev/null >>"$log" 2>&1; }
    # The lists may be missing or old, which only the install finds out. Not every release has the shell.
    apt_get install --no-install-recommends chromium chromium-headless-shell ||
        { apt_get update && apt_get install --no-install-recommends chromium chromium-headless-shell; } ||
        apt_get install --no-install-recommends chromium || status=$?
    [ "$status" -eq 0 ] || tail -n 5 "$log" >&2
    rm -f "$log"
    return "$status"
}

# One that CHROMIUM names is used for every page.
if [ -n "${CHROMIUM:-}" ]; then
    [ -x "$CHROMIUM" ] || { echo "CHROMIUM names $CHROMIUM, which is not a program." >&2; exit 1; }
elif unset CHROMIUM && ! find_chromium && { ! install_chromium || ! find_chromium; }; then
    echo "The browser tests need Chromium and none could be installed: run 'apt-get install chromium' as root, or set CHROMIUM to one." >&2
    exit 1
fi
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
