# shellcheck shell=bash
# shellcheck disable=SC2154,SC2034,SC2016,SC2001
# Sourced by bin/bench seals: two servers, each with a database of its own and as many cruds posted, one of which seals them. Asked in
# turn, so that what else the machine does meets both.
rest=("${rest[@]:1}")
no_more_words
posts=$([ "$smoke" = no ] && echo 3000 || echo 100)

# side NAME: starts one, has cruds posted there, and writes what it is asked. Its port is NAME_port.
side() {
    local name=$1 ids headers
    start_one "$name"
    database=$(<"$work/$name/url")
    printf -v "${name}_port" %s "$server_port"
    mkdir -p "$work/ask"
    rm -f "$work"/cookies-*
    printf 'POST\t/api/activities\t%s\t{"message": "Said by one of many, and gone in a day: a promise to be forgotten, 東京.", "ttl": "1-day"}\n' \
        "$(sign_up "${name}_reader")" >"$work/ask/post-$name"
    steady "$server_port" 100 $((posts / 100)) "$work/ask/post-$name" >/dev/null

    ask -c 'VACUUM ANALYZE'
    ids=$(ask -c 'SELECT uuid FROM (SELECT uuid FROM live_activities ORDER BY uuid DESC OFFSET 60) AS older ORDER BY md5(uuid::text) LIMIT 64')
    [ -n "$ids" ] || ids=$(ask -c 'SELECT uuid FROM live_activities')
    sed "s|.*|GET\t$home_path?max_id=&\t\t|" <<<"$ids" >"$work/ask/page-$name"
    sed 's|.*|GET\t/api/activities/&\t\t|' <<<"$ids" >"$work/ask/crud-$name"
    printf 'GET\t/api/activities/@%s\t\t\n' "${name}_reader" >"$work/ask/profile-$name"
    printf 'GET\t%s\t\t\n' "$home_path" >"$work/ask/home-$name"
    # By somebody else, to the newest, which no page above shows; without a lifetime they end with these.
    headers=$(sign_up "${name}_replier")
    ask -c 'SELECT uuid FROM live_activities ORDER BY uuid DESC LIMIT 8' | while read -r uuid; do
        printf 'POST\t/api/activities/%s/reply\t%s\t{"message": "Answered by one of many, and gone with it: a promise to be forgotten, 東京."}\n' \
            "$uuid" "$headers"
    done >"$work/ask/reply-$name"
}

note "Starting two servers, and posting to each"
side plain
SEAL=on side sealed
[ "$(ask -c "SELECT count(*) FROM activities WHERE NOT starts_with(message, chr(1))")" = 0 ] || fail "The cruds of the second server are not sealed."

sides() {
    local row
    for row in page profile crud home post reply; do
        figure "$row" limit "$(requests "$plain_port" "$row-plain")"
        figure "$row" ours "$(requests "$sealed_port" "$row-sealed")"
    done
}
in_turn sides

median() { awk -v row="$1" -v side="$2" '$1 == row && $2 == side { print $3 }' "$work/figures.tsv" | sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }
{
    printf '# Sealed beside plain\n\nWritten by `bin/bench seals`: answers in a second by wrk with 64 connections, medians of %s rounds of %s s taken in turn.\n\n' "$rounds" "$seconds"
    load=$load_before java=$("$JAVA_HOME/bin/java" --version | head -1) postgresql=$(ask -c 'SHOW server_version') \
        node --input-type=module -e "import { conditions } from '$root/benchmarks/figures.mjs'; console.log(conditions() + '\n');"
    printf '| path | sealed | plain | ratio | must |\n|---|---|---|---|---|\n'
    while IFS='|' read -r row path must; do
        awk -v path="$path" -v must="$must" -v ours="$(median "$row" ours)" -v limit="$(median "$row" limit)" \
            'BEGIN { printf "| %s | %d | %d | **%.2f** | ≥ %s%s |\n", path, ours, limit, ours / limit, must, ours / limit < must ? ", **missed**" : "" }'
    done <<'END'
page|a page of home by cursor, 50 cruds|0.9
profile|a user's page|0.9
crud|`GET /api/activities/{uuid}`|0.9
home|`GET home`, held in memory|0.9
post|`POST /api/activities`|0.85
reply|`POST /api/activities/{uuid}/reply`|0.85
END
} >"$out/SEALS.md"
cat "$out/SEALS.md"
