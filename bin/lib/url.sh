# shellcheck shell=bash
# Sourced: reads a connection URL, postgresql://user:password@host:port/database?name=value.

# Those that the server translates for its driver (ConnectionUrl), but for sslpassword, which would show.
known_parameters=' application_name channel_binding connect_timeout keepalives load_balance_hosts options sslcert sslkey sslmode sslnegotiation sslrootcert target_session_attrs '

# parse_url VARIABLE TEXT: TEXT is the value of the environment's VARIABLE. Sets url_user, url_password,
# url_hosts, url_name and url_query as they stand in the URL, and decoded database and password. Never repeats a part of a URL that it
# refuses: with a stray / or @ any part may be the password.
parse_url() {
    local variable=$1 text=$2 authority host hosts parameter parameters
    local special="percent-encode what is special in the password: / %2F, @ %40, : %3A, % %25, # %23, ? %3F."
    local form="$variable is not of the form postgresql://user:password@host:port/database"
    local number='(:[0-9]{1,5})?'
    case $text in
        postgresql://*) text=${text#postgresql://} ;;
        postgres://*) text=${text#postgres://} ;;
        *) fail "$form: it does not begin with postgresql://." ;;
    esac
    [[ ! $text =~ [[:space:][:cntrl:]\#] ]] || fail "$form; $special"
    [[ ! ${text//%[0-9A-Fa-f][0-9A-Fa-f]/} == *%* && $text != *%00* ]] || fail "$form; $special"

    url_query=
    [[ $text != *\?* ]] || url_query=${text#*\?}
    text=${text%%\?*}
    [[ $text == */* ]] || fail "$form: it names no database after the host, or else $special"
    authority=${text%%/*}
    url_name=${text#*/}
    [ -n "$url_name" ] || fail "$form: it names no database after the host."
    [[ $url_name != *[/@:]* ]] || fail "$form; $special"

    url_user=
    url_password=
    url_hosts=$authority
    if [[ $authority == *@* ]]; then
        url_user=${authority%%@*}
        url_hosts=${authority#*@}
        if [[ $url_user == *:* ]]; then
            url_password=${url_user#*:}
            url_user=${url_user%%:*}
        fi
    fi
    # An empty host would be this machine's socket.
    [[ -n $url_hosts && $url_hosts != *, ]] || fail "$form: it names no host."
    IFS=, read -ra hosts <<<"$url_hosts"
    for host in "${hosts[@]}"; do
        [[ $host =~ ^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$number$ || $host =~ ^\[[0-9A-Fa-f:.]+\]$number$ ]] ||
            fail "$form; $special"
    done
    IFS='&' read -ra parameters <<<"$url_query"
    for parameter in "${parameters[@]}"; do
        [[ $parameter =~ ^[A-Za-z_]+= ]] || fail "$form; $special"
        case ${parameter%%=*} in
            user | password | host | hostaddr | port | dbname | service | passfile | sslpassword)
                fail "$variable has the parameter ${parameter%%=*}, which these scripts do not take: user, password, hosts and database stand before the question mark."
                ;;
        esac
        # Known now, not when the jar refuses it and the old database is gone already.
        [[ $known_parameters == *" ${parameter%%=*} "* ]] ||
            fail "$variable has the parameter ${parameter%%=*}, and only these are known:${known_parameters% }."
    done
    # As the server does: of several hosts the one that takes writes, also after a failover.
    [[ $url_hosts != *,* || $url_query == *target_session_attrs=* ]] ||
        url_query+="${url_query:+&}target_session_attrs=read-write"
    decode database "$url_name"
    decode password "$url_password"
}

# decode NAME TEXT: sets the variable NAME to TEXT without its percent-encoding.
decode() {
    local text=${2//\\/\\\\}
    printf -v "$1" '%b' "${text//%/\\x}"
}

# Whether every host of the URL is this machine.
on_loopback() {
    local host hosts
    IFS=, read -ra hosts <<<"$url_hosts"
    for host in "${hosts[@]}"; do
        case ${host,,} in
            localhost | localhost:* | '[::1]' | '[::1]:'*) ;;
            *) [[ $host =~ ^127(\.[0-9]{1,3}){3}(:[0-9]+)?$ ]] || return 1 ;;
        esac
    done
}
