# shellcheck shell=bash
# Sourced by bin/bench streams: idle streams, what they cost and how soon they are told of a post.
rest=("${rest[@]:1}")
no_more_words
streams=$([ "$smoke" = no ] && echo 2000 || echo 100)
posts=$([ "$smoke" = no ] && echo 300 || echo 10)
slow=$((streams / 100))
rss() { awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$server/status"; }

note "Starting two servers on one database"
start_server
load 10000 0 0
start_nginx
write_requests
first=$server first_port=$server_port
CONNECTION_URL=$database SECRET_KEY=$(<"$work/home/secret-key") start_one other
other_port=$server_port server=$first server_port=$first_port
note "Asking for home"
peak=$(requests "$server_port" home)
rate=$(awk -v peak="$peak" 'BEGIN { printf "%d", peak / 4 }')
late "$server_port" "$rate" home >/dev/null
alone=$(late "$server_port" "$rate" home)
before=$(rss)
note "Opening $streams streams, $slow of which nobody reads"
coproc STREAMS { "$JAVA_HOME/bin/java" -XX:+UseSerialGC -cp "$work/classes" Streams "$server_port" "$other_port" "$streams" "$slow" "$posts" "$work/ask/post"; }
processes+=("$STREAMS_PID")
hear_streams() { read -r said <&"${STREAMS[0]}" || fail "The streams have failed."; }
# tell_streams: has them do the next thing. Sets said, what came of it.
tell_streams() {
    echo >&"${STREAMS[1]}"
    hear_streams
}
hear_streams
with=$(rss)
beside=$(late "$server_port" "$rate" home)
note "Posting $posts times"
tell_streams
read -r near near99 near_most far far99 far_most <<<"$said"
# Those that are read make way, or the machine would be measured and not the server. More events than any buffer takes.
tell_streams
full=$(rss)
note "Having more change than who does not read can be sent"
for _ in $(seq 40); do
    ask -c "INSERT INTO activities (user_uuid, message, expires_at) SELECT '$author', repeat('x', 280), statement_timestamp() + interval '1 day' FROM generate_series(1, 1000)"
done
sleep 5
after=$(rss)
tell_streams
cat <<END
load $(cut -d' ' -f1 /proc/loadavg), $streams streams
memory: $before MiB before, $with MiB with them, $full MiB after the posts, $after MiB after 40,000 events nobody read
home at $rate requests a second: p99 $alone ms without, $beside ms beside them
from a post to its event, $posts times: p50 $near ms, p99 $near99 ms, most $near_most ms; on the other server p50 $far ms, p99 $far99 ms, most $far_most ms
of $slow that nobody read the server $said
END
[ "$said" = "dropped $slow" ] || fail "A stream that nobody reads was not dropped."
