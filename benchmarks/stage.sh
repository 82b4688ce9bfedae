# shellcheck shell=bash
# Sourced by bin/bench: starts what is measured and what it is compared with, all on loopback, and ends it. Before, set root,
# and find_jar.

work=$(mktemp -d)
chmod 755 "$work"
processes=()
# All that is asked is on this machine, whatever proxy the environment names.
export no_proxy=127.0.0.1,localhost NO_PROXY=127.0.0.1,localhost
home_path=/api/activities/home
following_path=/api/activities/following
# Members, who follow a hundred people each.
readers=(reader_one reader_two reader_three reader_four)

clear_stage() {
    local process
    for process in "${processes[@]}"; do
        kill "$process" 2>/dev/null || true
    done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap clear_stage EXIT

free_port() {
    local port
    while port=$((20000 + RANDOM % 10000)) && (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
    echo "$port"
}

# start_server: Cruddur as bin/run starts it, on a database of its own. Sets server, server_port and database.
start_server() {
    start_one home
    database=$(<"$work/home/url")
}

# start_one NAME: on the database that CONNECTION_URL names, or its own. Sets server, server_port and server_log.
start_one() {
    local log=$work/$1.log
    server_log=$log
    touch "$log"
    CRUDDUR_HOME=$work/$1 PORT=0 LIMITS_FACTOR=100000 "$JAVA_HOME/bin/java" "${java_options[@]}" -jar "$jar" >"$log" 2>&1 &
    server=$!
    processes+=("$server")
    until server_port=$(sed -n 's/.* open http:.*:\([0-9]*\)\/$/\1/p' "$log") && [ -n "$server_port" ]; do
        kill -0 "$server" 2>/dev/null || fail "The server did not start: $(<"$log")"
        sleep 0.2
    done
}

# start_nginx: serves the folder www, with the bytes that home has now. Sets nginx_port.
start_nginx() {
    nginx_port=$(free_port)
    mkdir -p "$work/www"
    curl -fsS "http://127.0.0.1:$server_port$home_path" >"$work/www/home.json"
    cat >"$work/nginx.conf" <<END
daemon off;
worker_processes 1;
pid $work/nginx.pid;
error_log $work/nginx.log;
events { worker_connections 512; }
http {
    access_log off;
    sendfile on;
    tcp_nopush on;
    open_file_cache max=10;
    keepalive_requests 1000000000;
    types { application/json json; }
    client_body_temp_path $work; proxy_temp_path $work; fastcgi_temp_path $work; uwsgi_temp_path $work; scgi_temp_path $work;
    server { listen 127.0.0.1:$nginx_port; root $work/www; }
}
END
    /usr/sbin/nginx -c "$work/nginx.conf" -e "$work/nginx.log" &
    processes+=($!)
    until curl -fsS -o /dev/null "http://127.0.0.1:$nginx_port/home.json" 2>/dev/null; do sleep 0.1; done
}

ask() { psql -X -qAt -v ON_ERROR_STOP=1 "$@" "$database"; }

# load LIVE EXPIRED SECONDS: that many cruds, of which the EXPIRED ones end in SECONDS.
load() {
    ask -v users="$users" -v live="$1" -v expired="$2" -v soon="$3" -f "$root/benchmarks/load.sql"
    ask -c 'VACUUM ANALYZE'
}

# keep_expired: locks what expires within a minute in a session of its own: the sweeper passes over it, until let_go.
keep_expired() {
    coproc HOLD { psql -X -qAt "$database"; }
    processes+=("$HOLD_PID")
    echo "BEGIN; SELECT count(*) FROM (SELECT FROM activities WHERE expires_at < statement_timestamp() + interval '1 minute' FOR UPDATE) AS due;" >&"${HOLD[1]}"
    read -r kept <&"${HOLD[0]}"
    until [ "$(ask -c 'SELECT count(*) FROM activities WHERE expires_at <= statement_timestamp()')" -ge "$kept" ]; do sleep 0.2; done
}

# let_go: ends that, and waits for the sweeper. Sets swept, how many cruds it deleted in a second.
let_go() {
    local began session=$HOLD_PID
    began=$(date +%s%N)
    # At the end of its input psql ends, and its locks with it.
    # Closes a descriptor, and runs nothing.
    # shellcheck disable=SC2093
    exec {HOLD[1]}>&-
    wait "$session"
    until [ "$(ask -c 'SELECT count(*) FROM activities WHERE expires_at <= statement_timestamp()')" = 0 ]; do sleep 0.1; done
    swept=$(awk -v n="$kept" -v began="$began" -v end="$(date +%s%N)" 'BEGIN { print n * 1e9 / (end - began) }')
}

# sign_up HANDLE: a person with a session, as headers for requests.lua, on standard output.
sign_up() {
    local jar_of_cookies=$work/cookies-$1 token sign_up code
    api() { curl -fsS -b "$jar_of_cookies" -c "$jar_of_cookies" -H 'Content-Type: application/json' -H "X-XSRF-TOKEN: $token" "$@"; }
    token_of() { awk '$6 == "XSRF-TOKEN" { print $7 }' "$jar_of_cookies"; }
    token=
    touch "$jar_of_cookies"
    api -o /dev/null "http://127.0.0.1:$server_port/api/session"
    token=$(token_of)
    sign_up=$(api "http://127.0.0.1:$server_port/api/identity/sign-up" -d "{\"name\": \"$1\", \"email\": \"$1@example.com\", \"preferred_username\": \"$1\", \"password\": \"correct horse of $1\"}" | jq -r .sign_up)
    until code=$(sed -n "s/.*code .*@$1 is \([0-9]\{6\}\).*/\1/p" "$server_log") && [ -n "$code" ]; do sleep 0.1; done
    api -o /dev/null "http://127.0.0.1:$server_port/api/identity/confirm" -d "{\"sign_up\": \"$sign_up\", \"code\": \"$code\"}"
    api -o /dev/null "http://127.0.0.1:$server_port/api/session"
    token=$(token_of)
    printf 'Cookie: %s|X-XSRF-TOKEN: %s|Content-Type: application/json' \
        "$(sed 's/^#HttpOnly_//' "$jar_of_cookies" | awk -F'\t' '/^[^#]/ && NF > 6 { printf "%s%s=%s", between, $6, $7; between = "; " }')" "$token"
}

# write_requests: what is asked, a file for each path, under $work/ask.
write_requests() {
    local person headers cursor tag n reader
    mkdir -p "$work/ask"
    printf 'GET\t%s\t\t\n' "$home_path" >"$work/ask/home"
    printf 'GET\t/api/activities/leaving\t\t\n' >"$work/ask/leaving"
    printf 'GET\t/home.json\t\t\n' >"$work/ask/nginx-home"
    printf 'GET\t/home.json\tIf-None-Match: %s\t\n' "$(etag "$nginx_port" /home.json)" >"$work/ask/nginx-unchanged"
    tag=$(etag "$server_port" "$home_path")
    [ -z "$tag" ] || printf 'GET\t%s\tIf-None-Match: %s\t\n' "$home_path" "$tag" >"$work/ask/unchanged"
    # The same places in the list for the server and for pgbench.
    ask -c "SELECT uuid FROM live_activities ORDER BY md5(uuid::text) LIMIT 64" >"$work/ids"
    while read -r cursor; do
        printf 'GET\t%s?max_id=%s\t\t\n' "$home_path" "$cursor" >>"$work/ask/page"
        printf 'GET\t/api/activities/%s\t\t\n' "$cursor" >>"$work/ask/crud"
    done <"$work/ids"
    for n in 1 2 3 4 5 6 7 8; do
        printf 'GET\t/api/activities/@person_%d\t\t\n' "$n" >>"$work/ask/profile"
    done
    # Conversations that load.sql made.
    ask -c "SELECT activity.uuid, handle FROM live_activities AS activity JOIN users ON users.uuid = user_uuid
        WHERE activity.reply_to_activity_uuid IS NULL AND replies_count > 0 ORDER BY activity.uuid LIMIT 8" >"$work/conversations"
    sed 's,\(.*\)|\(.*\),GET\t/api/activities/@\2/status/\1\t\t,' "$work/conversations" >"$work/ask/thread"
    sed 's,\(.*\)|\(.*\),uuid=\1 handle=\2 min_id=NULL max_id=NULL limit=50 order=1,' "$work/conversations" >"$work/threads"
    author=$(ask -c "SELECT uuid FROM users WHERE handle = 'person_1'")
    # They sign up once, however often the table grows.
    if [ -e "$work/ask/post" ]; then
        write_following
        return 0
    fi
    for person in "${readers[@]}"; do
        headers=$(sign_up "$person")
        printf '%s\n' "$headers" >"$work/headers-$person"
        # They like the same cruds and take it back in turn, ask what 50 of these are to them, and are told of 60 mentions.
        reader=$(ask -c "SELECT uuid FROM users WHERE handle = '$person'")
        while read -r cursor; do
            printf 'PUT\t/api/activities/%s/like\t%s\t{}\n' "$cursor" "$headers" >>"$work/ask/like"
            printf 'DELETE\t/api/activities/%s/like\t%s\t\n' "$cursor" "$headers" >>"$work/ask/unlike"
            printf 'user_uuid=%s activity_uuid=%s\n' "$reader" "$cursor" >>"$work/likers"
        done < <(head -n 16 "$work/ids")
        printf 'GET\t/api/marks?ids=%s\t%s\t\n' "$(head -n 50 "$work/ids" | paste -sd,)" "${headers%%|*}" >>"$work/ask/marks"
        printf 'user_uuid=%s ids=%s\n' "$reader" "$(head -n 50 "$work/ids" | paste -sd,)" >>"$work/marked"
        ask -c "INSERT INTO notifications (user_uuid, by_user_uuid, kind, activity_uuid)
            SELECT '$reader', user_uuid, 'mentioned', uuid FROM live_activities WHERE user_uuid <> '$reader' ORDER BY md5(uuid::text) LIMIT 60"
        printf 'GET\t/api/activities/notifications?kind=mentions\t%s\t\n' "${headers%%|*}" >>"$work/ask/notifications"
        printf 'viewer=%s kind=mentions max_id=NULL limit=50\n' "$reader" >>"$work/told"
        printf 'POST\t/api/activities\t%s\t{"message": "Said by %s, and gone in a day: a promise to be forgotten.", "ttl": "1-day"}\n' "$headers" "$person" >>"$work/ask/post"
        printf 'GET\t%s\t%s\t\n' "$home_path" "${headers%%|*}" >>"$work/ask/signed-in"
    done
    # Somebody from whom one person is hidden, and who is answered from views of their own.
    headers=$(sign_up reader_muting)
    ask -c "INSERT INTO hidden_users (viewer_uuid, user_uuid, reason) SELECT uuid, '$author', 'mute' FROM users WHERE handle = 'reader_muting'"
    printf 'GET\t%s\t%s\t\n' "$home_path" "${headers%%|*}" >"$work/ask/filtered"
    paste -d'\n' "$work/ask/like" "$work/ask/unlike" >"$work/ask/likes"
    write_following
}

# write_following: each reader follows a hundred of all people, and asks at the same places in the list for the server and for pgbench.
write_following() {
    local person headers reader cursor
    rm -f "$work/ask/following" "$work/followers"
    for person in "${readers[@]}"; do
        headers=$(<"$work/headers-$person")
        reader=$(ask -c "SELECT uuid FROM users WHERE handle = '$person'")
        ask -c "DELETE FROM follows WHERE follower_uuid = '$reader'"
        ask -c "INSERT INTO follows (follower_uuid, user_uuid) SELECT '$reader', uuid FROM users
            WHERE cognito_user_id LIKE 'bench-%' ORDER BY md5(uuid::text || '$person') LIMIT 100"
        while read -r cursor; do
            printf 'GET\t%s?max_id=%s\t%s\t\n' "$following_path" "$cursor" "${headers%%|*}" >>"$work/ask/following"
            printf 'viewer=%s max_id=%s limit=50 order=1\n' "$reader" "$cursor" >>"$work/followers"
        done < <(head -n 16 "$work/ids")
    done
}

etag() { curl -fsS -o /dev/null -D - "http://127.0.0.1:$1$2" | tr -d '\r' | sed -n 's/^[Ee][Tt][Aa][Gg]: //p'; }
