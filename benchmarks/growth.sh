# shellcheck shell=bash
# Sourced by bin/bench growth and bin/bench likes: one table that grows, because more people post: a hundred live cruds for each; in the
# second each crud has ten likes.
kind=${rest[0]}
rest=("${rest[@]:1}")
no_more_words
management_port=$(free_port)
export MANAGEMENT_PORT=$management_port
start_server
# Hundreds of thousands of changes at once, which nobody makes but a load, take the server half a minute to see: until then
# it holds no home.
await_seen() {
    until curl -fsS "http://127.0.0.1:$management_port/actuator/prometheus" | awk '/^live_behind_seconds/ { seen = $2 < 1 } END { exit !seen }'; do sleep 0.5; done
}
before=0
sizes=(10000 100000 1000000 5000000) rows=(home page leaving crud profile following post) expiring=100000 soon=15
[ "$kind" = growth ] || { sizes=(10000 100000 1000000) && rows=(home page leaving crud profile like marks notifications); }
[ "$smoke" = no ] || { sizes=(800 1000) && expiring=1000 && soon=5; }
requests_of_each() {
    local row
    for row in "${rows[@]}"; do
        figure "$row" "$size" "$(requests "$server_port" "$row")"
    done
}
SECONDS=0
for size in "${sizes[@]}"; do
    [ "$size" -le "${live:-$size}" ] || break
    note "Growing to $size live cruds (after $SECONDS s)"
    users=$((size / 100))
    load "$((size - before))" 0 0
    before=$size
    if [ "$kind" = likes ]; then ask -f "$root/benchmarks/likes.sql" -c 'VACUUM ANALYZE'; fi
    rm -f "$work"/ask/{page,crud,profile,unchanged}
    if [ ! -e "$work/www" ]; then start_nginx; fi
    write_requests
    await_seen
    in_turn requests_of_each
    [ "$kind" = growth ] || continue
    # As many of everybody's cruds expire at once at every size.
    load 0 "$expiring" "$soon"
    keep_expired
    let_go
    figure sweep "$size" "$swept"
done
note "Measured in $SECONDS s"
[ "$kind" = likes ] || rows+=(sweep)
kind=$kind measured=${rows[*]} load=$load_before expiring=$expiring java=$("$JAVA_HOME/bin/java" --version | head -1) postgresql=$(ask -c 'SHOW server_version') \
    node "$root/benchmarks/growth.mjs" "$work/figures.tsv" "$out"
