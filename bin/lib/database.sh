# shellcheck shell=bash
# Sourced by bin/db-*: chooses the database and runs PostgreSQL's programs on it. The password reaches them in
# PGPASSWORD, never on a command line. Before sourcing, set root.
# shellcheck source=bin/lib/words.sh
. "$root/bin/lib/words.sh"
# shellcheck source=bin/lib/url.sh
. "$root/bin/lib/url.sh"

# What the guarded options are when not given; read_words sets them.
yes_destroy=
force=no
# Decoded from the URL by choose_database.
database=
password=

# Chooses the database, by prod, CONNECTION_URL or CRUDDUR_HOME, and says which it is.
choose_database() {
    local home=${CRUDDUR_HOME:-${HOME:-~}/.cruddur} text
    if [ "$production" = yes ]; then
        url_variable=PROD_CONNECTION_URL
        text=${PROD_CONNECTION_URL:-}
        [ -n "$text" ] || fail "PROD_CONNECTION_URL is not set: export PROD_CONNECTION_URL='postgresql://user:password@host:5432/cruddur'"
    elif [ -n "${CONNECTION_URL:-}" ]; then
        url_variable=CONNECTION_URL
        text=$CONNECTION_URL
    elif [ -r "$home/url" ]; then
        url_variable=$home/url
        text=$(<"$home/url")
        embedded_runs "$home" ||
            fail "The embedded database in $home is stopped: start it with bin/run and repeat this in another terminal, or export CONNECTION_URL."
    else
        fail "CONNECTION_URL is not set and $home holds no embedded database: export CONNECTION_URL='postgresql://user:password@localhost:5432/cruddur', or start bin/run."
    fi
    parse_url "$url_variable" "$text"
    prod_word=
    [ "$production" = no ] || prod_word=" prod"
    [ "$production" = no ] || note "Running in production mode"
    heading
    note "$database at $url_hosts"

    # Only the URL decides; a PGHOSTADDR of the caller's would lead elsewhere.
    unset "${!PG@}"
    export PGCLIENTENCODING=UTF8 PGCONNECT_TIMEOUT=10
    [ -z "$password" ] || export PGPASSWORD=$password
}

# PostgreSQL keeps its process and its port in postmaster.pid while it runs. After a crash the number may be another process's.
embedded_runs() {
    local lines=()
    [ -r "$1/data/postmaster.pid" ] && mapfile -t lines <"$1/data/postmaster.pid"
    [ -n "${lines[0]:-}" ] && [[ $(<"$1/url") == *:"${lines[3]:-}"/* ]] || return 1
    if [ -d /proc/self ]; then
        [[ $(readlink "/proc/${lines[0]}/exe") == */postgres* ]] && [ "/proc/${lines[0]}/cwd" -ef "$1/data" ]
    else
        [[ $(ps -o command= -p "${lines[0]}") == */postgres*"$1/data"* ]]
    fi
}

# url_of NAME [PASSWORD]: the URL with NAME, percent-encoded, for its database; without the password, unless given one
# (percent-encoded too), which then goes into the environment of our own server.
url_of() {
    local person=$url_user${2:+:$2}
    printf 'postgresql://%s%s/%s%s' "${person:+$person@}" "$url_hosts" "$1" "${url_query:+?$url_query}"
}

# Where databases are made and dropped from: the same server, another database.
maintenance=postgres

# sql NAME [OPTION...]: psql on the database NAME (percent-encoded), stopping at the first error.
sql() {
    local name=$1
    shift
    psql -X -w -v ON_ERROR_STOP=1 -v name="$database" -d "$(url_of "$name")" "$@"
}

# value NAME: the answer alone, to the question on standard input.
value() { sql "$1" -qAt; }

# create_database NAME: an empty one, which keeps every letter whatever language the server was set up for. Says what psql says.
create_database() {
    local complaint
    complaint=$(sql "$maintenance" -v new="$1" 2>&1 <<<"CREATE DATABASE :\"new\" ENCODING 'UTF8' TEMPLATE template0;") ||
        # The server's language is one of another encoding; ours sorts nothing by language.
        { [[ $complaint == *'"UTF8"'* ]] && complaint=$(sql "$maintenance" -v new="$1" 2>&1 <<<"CREATE DATABASE :\"new\" ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0;"); } ||
        { echo "$complaint" && return 1; }
    echo "$complaint"
}

# reach NAME: makes sure that the database NAME (percent-encoded) answers, or ends with a sentence that says what to do. Sets server_version.
reach() {
    local complaint
    command -v psql >/dev/null || fail "psql is not installed: install PostgreSQL's client (Debian: apt-get install postgresql-client)."
    if complaint=$(LC_ALL=C sql "$1" -qAt -c 'SHOW server_version_num' 2>&1); then
        server_version=$((${complaint##*$'\n'} / 10000))
        [ "$server_version" -ge 15 ] || fail "$url_hosts runs PostgreSQL $server_version; Cruddur needs 15 or newer."
        return
    fi
    case $complaint in
        *'no password supplied'*)
            [ "${may_ask:-no}" = no ] || return 0
            fail "$url_hosts asks for a password and $url_variable has none: write postgresql://user:password@host…"
            ;;
        *'password authentication failed'*) fail "$url_hosts refuses the password of user $url_user: mend it in $url_variable." ;;
        *'no encryption'* | *'SSL off'*) fail "$url_hosts takes encrypted connections only: add ?sslmode=require to $url_variable, or better verify-full with sslrootcert." ;;
        *'server does not support SSL'*) fail "$url_hosts offers no TLS, which the sslmode of $url_variable demands." ;;
        *'certificate'*) fail "The certificate of $url_hosts is not proven: sslrootcert in $url_variable must name the file of its authority. psql says: ${complaint%%$'\n'*}" ;;
        *"database \"$database\" does not exist"*) fail "There is no database $database at $url_hosts: bin/db-create${prod_word} makes it." ;;
        *'timeout expired'* | *'Connection timed out'*)
            [[ $url_hosts != *.rds.amazonaws.com* ]] ||
                fail "$url_hosts does not answer this machine: bin/rds-update-sg-rule lets its address in, if the instance is public; a private one answers inside its VPC alone."
            fail "No PostgreSQL answers at $url_hosts: start it, let this machine through its firewall, or mend $url_variable."
            ;;
        *'Connection refused'* | *'could not translate host'* | *'No route to host'* | *'unreachable'*)
            fail "No PostgreSQL answers at $url_hosts: start it, or mend $url_variable."
            ;;
        *) fail "$url_hosts cannot be used. psql says: ${complaint#psql: }" ;;
    esac
}

# Ends unless this database may be destroyed: on loopback freely, else only with its name spelled out.
may_destroy() {
    case $database in
        postgres | template0 | template1) fail "$database belongs to PostgreSQL itself; ${0##*/} leaves it alone." ;;
    esac
    if [ -n "$yes_destroy" ] && [ "$yes_destroy" != "$database" ]; then
        fail "--yes-destroy names $yes_destroy, but the database is $database at $url_hosts: nothing is done."
    elif [ -z "$yes_destroy" ] && { [ "$production" = yes ] || ! on_loopback; }; then
        fail "${0##*/} would destroy what is in $database at $url_hosts: if that is meant, add --yes-destroy $database"
    fi
}

# Ends when sessions are open in the database and --force was not given. One that is just ending has two seconds for it.
no_sessions() {
    local open look
    [ "$force" = no ] || return 0
    for look in 1 2 3; do
        [ "$look" = 1 ] || sleep 1
        open=$(value "$maintenance" <<<"SELECT count(*) FROM pg_stat_activity WHERE datname = :'name' AND coalesce(backend_type, 'client backend') = 'client backend';")
        [ "$open" != 0 ] || return 0
    done
    sql "$maintenance" -P footer=off -v only="$database" -f "$root/db/operations/sessions.sql"
    fail "Sessions are open in $database ($open): close them, or add --force."
}

# With --force, ends when this role may not end somebody's sessions, before anything is done.
may_end_sessions() {
    local whose
    [ "$force" = yes ] || return 0
    whose=$(sql "$maintenance" -qAt -f "$root/db/operations/not-to-end.sql")
    [ -z "$whose" ] || lacks_the_right "$whose"
}

lacks_the_right() {
    fail "The role ${url_user:-of this connection} may not end the sessions of $1 in $database: a superuser gives it that right by GRANT pg_signal_backend TO \"${url_user}\", or close these sessions."
}
