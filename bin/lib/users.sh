# shellcheck shell=bash
# Sourced by bin/user-*: finds one user by handle. Before sourcing, set root.
# shellcheck source=bin/lib/database.sh
. "$root/bin/lib/database.sh"

# Makes sure that the database chosen holds users.
reach_users() {
    reach "$url_name"
    [ "$(sql "$url_name" -qAt -f "$root/db/sql/database/what-is-there.sql")" = ours ] ||
        fail "The database $database holds no users of Cruddur: bin/db-schema-load${prod_word} makes its tables."
}

# Takes the one word that is left as a handle, with or without @, in either case. Sets handle, as it is written in the
# table.
find_user() {
    local word
    [ ${#rest[@]} -gt 0 ] || fail "Name the user: ${0##*/}${prod_word} HANDLE; -h tells more."
    word=${rest[0]#@}
    rest=("${rest[@]:1}")
    no_more_words
    handle=$(sql "$url_name" -qAt -v handle="$word" -f "$root/db/operations/user-find.sql")
    [ -n "$handle" ] || fail "There is no user @$word in $database at $url_hosts; bin/user-list${prod_word} lists the users."
}

# on_user FILE [-v NAME=VALUE]...: runs a file of db/operations on the user found, and shows its one sentence.
on_user() {
    local file=$1
    shift
    sql "$url_name" -qAt -v handle="$handle" "$@" -f "$root/db/operations/$file"
}

# The same for what the only admin is kept from: fails where the sentence says so.
unless_only_admin() {
    local outcome
    outcome=$(on_user "$@")
    [[ $outcome != *"is the only admin:"* ]] || fail "$outcome"
    printf '%s\n' "$outcome"
}

# Ends unless this user may be deleted: on loopback freely, else only with the handle spelled out.
may_delete() {
    if [ -n "$yes_destroy" ] && [ "$yes_destroy" != "$handle" ]; then
        fail "--yes-destroy names $yes_destroy, but the user is $handle in $database at $url_hosts: nothing is done."
    elif [ -z "$yes_destroy" ] && { [ "$production" = yes ] || ! on_loopback; }; then
        fail "${0##*/} would destroy all that is $handle's in $database at $url_hosts: if that is meant, add --yes-destroy $handle"
    fi
}
