# shellcheck shell=bash
# Sourced by bin/test: the programs that the tests need beside a JDK and node.

# need_tools: installs from Debian's packages what is missing, where this may be done; else says what to install.
need_tools() {
    local pair missing=() as_root=()
    for pair in bin/psql:postgresql-client bin/shellcheck:shellcheck bin/aws:awscli bin/jq:jq bin/openssl:openssl sbin/nginx:nginx-light bin/caddy:caddy bin/zip:zip bin/systemd-analyze:systemd sbin/pgbouncer:pgbouncer; do
        [ -x "/usr/${pair%%:*}" ] || missing+=("${pair#*:}")
    done
    compgen -G '/usr/lib/*/faketime/libfaketimeMT.so.1' >/dev/null || missing+=(libfaketime)
    [ ${#missing[@]} -gt 0 ] || return 0
    [ "$(id -u)" = 0 ] || as_root=(sudo -n)
    # RUNLEVEL=1: a service that comes with a package is not started.
    install_packages() {
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get -o DPkg::Lock::Timeout=120 -qq -y "$@" </dev/null >/dev/null 2>&1
    }
    echo "Installing what the tests need: ${missing[*]}"
    # The lists may be missing or old, which only the install finds out.
    install_packages install --no-install-recommends "${missing[@]}" ||
        { install_packages update && install_packages install --no-install-recommends "${missing[@]}"; } ||
        { echo "The tests need these Debian packages, which cannot be installed from here: ${missing[*]}" >&2; return 1; }
}
