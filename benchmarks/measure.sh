# shellcheck shell=bash
# Sourced by bin/bench after stage.sh: one measurement each, its figure on standard output.

# figure ROW SIDE NUMBER: keeps one, unless it is from warming up.
figure() {
    [ -n "$3" ] || fail "There is no figure of $1, $2."
    [ "$warming" = 1 ] || printf '%s\t%s\t%s\n' "$@" >>"$work/figures.tsv"
}

# half_of ROW: half the server's median.
half_of() {
    awk -v row="$1" '$1 == row && $2 == "ours" { print $3 }' "$work/figures.tsv" | sort -n |
        awk '{ all[NR] = $1 } END { printf "%d", all[int((NR + 1) / 2)] / 2 }'
}

# requests PORT NAME: answers in a second, by wrk with 64 connections.
requests() {
    local said
    said=$(wrk -t1 -c64 --timeout 10s -d"${seconds}s" -s "$root/benchmarks/requests.lua" "http://127.0.0.1:$1" -- "$work/ask/$2" 2>&1) ||
        fail "$2 went wrong: $said"
    case $said in
        *'Non-2xx'* | *'Socket errors'*) fail "$2 went wrong: $said" ;;
    esac
    awk '/^Requests\/sec/ { print $2 }' <<<"$said"
}

# late PORT RATE NAME: p99 in milliseconds at RATE requests a second, by Steady.
late() {
    local said
    said=$(steady "$1" "$2" "$seconds" "$work/ask/$3")
    [[ $said == *'bad 0' ]] || fail "$3 went wrong: $said"
    awk '{ print $4 }' <<<"$said"
}

steady() { "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmn256m -cp "$work/classes" Steady "$@"; }
age() { "$JAVA_HOME/bin/java" -XX:+UseSerialGC -cp "$work/classes" Age "$@"; }

# statement FILE [PAGE]: a statement of a file, a list of cruds by a page of it, as the server runs it for strangers.
statement() { written "$@" | sed 's/\bvisible_/public_/g'; }
written() {
    local list="$root/$1.sql" page="$root/${2:-}.sql"
    if [ -z "${2:-}" ]; then
        cat "$list"
    else
        sed -n '/-- page of/,/-- end/{//!p}' "$list" >"$work/rows"
        sed -e '/^--/d' -e "/-- the list/{r $work/rows" -e 'd}' "$page" >"$work/page"
        sed -e "/-- page of/,/-- end/{/-- page of/r $work/page" -e 'd}' "$list"
    fi
}

# statements FILE [PAGE]: transactions in a second of such a statement, by pgbench, prepared, in 16 sessions at once. Each line on standard
# input is one set of parameters, name=value, with + for a blank; NULL and the empty text stand in the statement itself, since pgbench has
# neither. A session has one set, and so one statement: planned once, as on the server's own connections, and not once for each set.
statements() {
    local n line pair edits values lines sessions=() status=0
    mapfile -t lines
    for ((n = 0; n < 16; n++)); do
        line=${lines[n % ${#lines[@]}]}
        edits=(-e '/^--/d') values=()
        for pair in $line; do
            if [ "${pair#*=}" = NULL ]; then
                edits+=(-e "s/\([^:]\):${pair%%=*}\b/\1NULL/g")
            elif [ -z "${pair#*=}" ]; then
                edits+=(-e "s/\([^:]\):${pair%%=*}\b/\1''/g")
            else
                values+=(-D "${pair%%=*}=$(tr + ' ' <<<"${pair#*=}")")
            fi
        done
        statement "$@" | sed "${edits[@]}" >"$work/statement-$n.sql"
        PGOPTIONS='-c plan_cache_mode=force_generic_plan' pgbench -n -M prepared -c 1 -T "$seconds" -f "$work/statement-$n.sql" "${values[@]}" "$database" \
            >"$work/said-$n" 2>&1 &
        sessions+=($!)
    done
    for n in "${sessions[@]}"; do wait "$n" || status=1; done
    [ "$status" = 0 ] || fail "pgbench on $* went wrong: $(cat "$work"/said-*)"
    awk '/^tps/ { all += $3 } END { print all }' "$work"/said-*
}

# start_of LINE COMMAND...: seconds from the command to the line that says it is ready; then it is ended.
start_of() {
    local ready=$1 began line process
    shift
    began=$(date +%s%N)
    exec {out}< <(exec "$@" 2>&1)
    process=$!
    while read -r line <&"$out"; do
        [[ $line != *$ready* ]] || break
    done
    [[ $line == *$ready* ]] || fail "$* did not start."
    awk -v began="$began" -v end="$(date +%s%N)" 'BEGIN { printf "%.3f\n", (end - began) / 1e9 }'
    kill "$process"
    cat <&"$out" >/dev/null
    exec {out}<&-
}

# compiled: what the server's compilers have taken of the processor, in hundredths of a second.
compiled() {
    # A thread that has just ended has no file any more.
    { cat "/proc/$server/task"/*/stat 2>/dev/null || true; } |
        awk '/\(C[12] Compiler/ { sub(/.*\) /, ""); took += $12 + $13 } END { print took + 0 }'
}

# warm_up NAME...: asks the server for each until its compilers rest, which takes minutes on a slow machine: they took less than a
# twentieth of one core in the last pass. At most ten passes.
warm_up() {
    local pass name before began percent
    for ((pass = 1; pass <= 10; pass++)); do
        before=$(compiled) began=$SECONDS
        for name in "$@"; do requests "$server_port" "$name" >/dev/null; done
        percent=$((($(compiled) - before) / (SECONDS - began)))
        note "warming up, pass $pass (after $SECONDS s): the compilers took $percent% of a core"
        ((percent >= 5)) || return 0
    done
}

# in_turn WHAT: once to warm up, then ROUNDS times.
in_turn() {
    local round
    for ((round = ${first_round:-0}; round <= rounds; round++)); do
        note "$1, $([ "$round" -gt 0 ] && echo "round $round of $rounds" || echo "warming up") (after $SECONDS s)"
        warming=$((round == 0))
        "$1"
    done
}
