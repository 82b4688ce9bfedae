# shellcheck shell=bash
# Sourced by bin/test: the programs that tests need beside a JDK and node.

# need_tools: installs from Debian's packages what is missing, where this may be done; else says what to install.
need_tools() {
    local pair missing=() as_root=()
    for pair in psql:postgresql-client shellcheck:shellcheck aws:awscli jq:jq; do
        [ -x "/usr/bin/${pair%%:*}" ] || missing+=("${pair#*:}")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    [ "$(id -u)" = 0 ] || as_root=(sudo -n)
    echo "Installing what the tests need: ${missing[*]}"
    "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null 2>&1 ||
        { "${as_root[@]}" apt-get update -qq && "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >/dev/null 2>&1 ||
        { echo "The tests need these Debian packages, which cannot be installed from here: ${missing[*]}" >&2; return 1; }
}
