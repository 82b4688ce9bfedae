# shellcheck shell=bash
# Sourced by bin/bench sweep: how late rows are deleted, and what the table's files are like meanwhile.
rest=("${rest[@]:1}")
no_more_words
cruds=1000000 overdue=100000 replies=100000 rate=500 lasting=30 pause=5
[ "$smoke" = no ] || { cruds=10000 overdue=1000 replies=1000 rate=100 lasting=3 pause=0.2; }
load_before=$(cut -d' ' -f1 /proc/loadavg)
SECONDS=0
management_port=$(free_port)
export MANAGEMENT_PORT=$management_port
start_server
ask -v users="$users" -v live=1000 -v expired=0 -v soon=0 -f "$root/benchmarks/load.sql"
ask -c 'VACUUM ANALYZE'
author=$(ask -c "SELECT uuid FROM users WHERE handle = 'person_1'")
living=$(ask -c 'SELECT count(*) FROM live_activities')

gone() { [ "$(ask -c 'SELECT count(*) FROM overdue_activities')" = 0 ]; }
# The product's own statement, which has no bound on a lifetime from below; LIFETIME is an expression of SQL.
write_post() { sed -e '/^--/d' -e "s/:user_uuid::uuid/'$author'/" -e "s/:message/'Said, and gone soon: a promise to be forgotten.'/" -e "s/:lifetime::interval/$1/" -e "s/:audience::text/'everyone'/" -e 's/\([^:]\):\(reply_to\|key_hmac\|body_hmac\|text_hmac\|hour\|reckoned_at\|uuid\|mentioned\|sensitive\)\b/\1NULL/g' "$root/db/sql/activities/create.sql"; }
metric() { curl -fsS "http://127.0.0.1:$management_port/actuator/prometheus" | grep "^$1"; }
since() { awk -v began="$1" -v end="$(date +%s%N)" 'BEGIN { printf "%.1f", (end - began) / 1e9 }'; }

note "Posting $rate a second for $lasting s, to live for a tenth of a second to ten"
write_post "interval '100 ms' + random() * interval '9.9 seconds'" >"$work/post.sql"
pgbench -n -M prepared -R "$rate" -c 8 -j 1 -T "$lasting" -f "$work/post.sql" "$database" >"$work/posted" 2>&1 || fail "pgbench went wrong: $(<"$work/posted")"
figure posted "$rate" "$(awk '/^number of transactions actually/ { print $NF }' "$work/posted" | cut -d/ -f1)"
until [ "$(ask -c "SELECT count(*) FROM activities WHERE message LIKE 'Said, and gone soon%'")" = 0 ]; do sleep 0.2; done
# The least of the bounds below which 999 of a thousand are.
figure lateness p99.9 "$(metric expired_row_lateness_seconds_bucket | sed 's/.*le="\([^"]*\)"} /\1 /' |
    awk '{ bound[NR] = $1; n[NR] = $2 } END { for (i = 1; i <= NR; i++) if (n[i] >= 0.999 * n[NR]) { print bound[i]; exit } }')"

note "A thread of $replies replies"
ask -q <<SQL
WITH first AS (
    INSERT INTO activities (user_uuid, message, expires_at) VALUES ('$author', 'thread', statement_timestamp() + interval '1 hour') RETURNING uuid
)
INSERT INTO activities (user_uuid, message, reply_to_activity_uuid, expires_at)
SELECT '$author', 'thread', uuid, statement_timestamp() + interval '1 hour' FROM first, generate_series(1, $replies);
UPDATE activities SET expires_at = statement_timestamp() WHERE message = 'thread';
SQL
began=$(date +%s%N)
until gone; do sleep 0.1; done
figure thread "$replies" "$(since "$began")"

note "kill -9 of the server, $overdue overdue, and a start (after $SECONDS s)"
kill -9 "$server"
wait "$server" 2>/dev/null || true
: >"$work/server.log"
# Its PostgreSQL is left behind, and nobody sweeps it.
ask -c "INSERT INTO activities (user_uuid, message, expires_at) SELECT '$author', 'overdue', statement_timestamp() FROM generate_series(1, $overdue)" -c CHECKPOINT
[ "$(ask -c "SELECT count(*) FROM overdue_activities")" = "$overdue" ] || fail "Who has swept what was overdue, while no server runs?"
began=$(date +%s%N)
start_server
figure restart started "$(since "$began")"
until gone; do sleep 0.1; done
figure restart "$overdue" "$(since "$began")"

note "$cruds cruds that live for one to ten seconds (after $SECONDS s)"
canary=canary$RANDOM$RANDOM$RANDOM
ask -c "INSERT INTO activities (user_uuid, message, expires_at) VALUES ('$author', '$canary', statement_timestamp() + interval '1 second')" -c CHECKPOINT
began=$(date +%s%N)
echo "INSERT INTO activities (user_uuid, message, expires_at) SELECT '$author', 'Said, and gone soon: a promise to be forgotten ' || n, statement_timestamp() + interval '1 second' + random() * interval '9 seconds' FROM generate_series(1, 100) AS n" >"$work/many.sql"
pgbench -n -R 50 -c 2 -j 1 -t "$((cruds / 200))" -f "$work/many.sql" "$database" >"$work/posted" 2>&1 &
posting=$!
sample() {
    local name
    ask -F' ' -c "SELECT 'table', pg_table_size('activities') UNION ALL SELECT 'indexes', pg_indexes_size('activities')
        UNION ALL SELECT 'rows', count(*) FROM activities UNION ALL SELECT 'changes', pg_total_relation_size('changes')" |
        while read -r name number; do figure "$name" "$(since "$began")" "$number"; done
    for name in base pg_wal; do
        ! grep -rlq "$canary" "$work/home/data/$name" 2>/dev/null || figure "held-$name" "$(since "$began")" 1
    done
}
while kill -0 "$posting" 2>/dev/null; do
    sample
    sleep "$pause"
done
wait "$posting" || fail "pgbench went wrong: $(<"$work/posted")"
until gone && [ "$(ask -c 'SELECT count(*) FROM activities')" = "$living" ]; do sleep 0.2; done
sample
figure kept alive "$(ask -c 'SELECT count(*) FROM live_activities')"
note "Measured in $SECONDS s"
load=$load_before java=$("$JAVA_HOME/bin/java" --version | head -1) postgresql=$(ask -c 'SHOW server_version') cruds=$cruds living=$living \
    node "$root/benchmarks/sweep.mjs" "$work/figures.tsv" "$out"
