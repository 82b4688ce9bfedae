# shellcheck shell=bash
# Sourced by bin/client-*. Before sourcing, set root.
# shellcheck source=bin/lib/database.sh
. "$root/bin/lib/database.sh"

# Where a browser may be sent with a code: the same rule as the table's and the server's.
# shellcheck disable=SC2034 # bin/client-create reads it
safe_redirect='^(https://([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?|http://(127\.0\.0\.1|\[::1\]|localhost)(:[0-9]{1,5})?|[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:)(/([A-Za-z0-9._~!$&()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?$'

# Makes sure that the database chosen can hold clients.
reach_clients() {
    reach "$url_name"
    [ "$(value "$url_name" <<<"SELECT to_regclass('clients') IS NOT NULL")" = t ] ||
        fail "The database $database has no table for clients: bin/db-migrate${prod_word} makes it."
}
