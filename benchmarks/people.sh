# shellcheck shell=bash
# shellcheck disable=SC2034
# Sourced by bin/bench people: Following where 100,000 people follow each other and have a million cruds. Some readers follow whom people
# drawn by chance follow, others the 2,000 who are followed by most, who post the most.
rest=("${rest[@]:1}")
no_more_words
people=100000 live=${live:-944000} drawn=8 most=2000
[ "$smoke" = no ] || { people=300 && drawn=2 && most=50; }

note "Starting the server and loading $people people with $live cruds"
SECONDS=0
start_server
ask -v people="$people" -v live="$live" -f "$root/benchmarks/people.sql"
ask -c 'VACUUM ANALYZE'
follows=$(ask -c 'SELECT count(*) FROM follows')
note "There are $follows follows (after $SECONDS s)"
mkdir -p "$work/ask"
ask -c 'SELECT uuid FROM live_activities ORDER BY md5(uuid::text) LIMIT 7' >"$work/ids"

# reader ROW HANDLE QUERY: somebody who follows the people of this query, and asks for the first page and for seven further down, of the
# server and by pgbench.
reader() {
    local row=$1 handle=$2 headers uuid cursor
    headers=$(sign_up "$handle")
    uuid=$(ask -c "SELECT uuid FROM users WHERE handle = '$handle'")
    ask -c "INSERT INTO follows (follower_uuid, user_uuid) SELECT '$uuid', followed.user_uuid FROM ($3) AS followed"
    printf 'GET\t%s\t%s\t\n' "$following_path" "${headers%%|*}" >>"$work/ask/$row"
    printf 'viewer=%s max_id=NULL limit=50 order=1\n' "$uuid" >>"$work/$row"
    while read -r cursor; do
        printf 'GET\t%s?max_id=%s\t%s\t\n' "$following_path" "$cursor" "${headers%%|*}" >>"$work/ask/$row"
        printf 'viewer=%s max_id=%s limit=50 order=1\n' "$uuid" "$cursor" >>"$work/$row"
    done <"$work/ids"
}
for ((number = 1; number <= drawn; number++)); do
    reader drawn "drawn_$number" "SELECT user_uuid FROM follows WHERE follower_uuid =
        (SELECT uuid FROM users WHERE cognito_user_id LIKE 'bench-%' ORDER BY md5(uuid::text) OFFSET $number LIMIT 1)"
done
for ((number = 1; number <= 2; number++)); do
    reader most "most_$number" "SELECT user_uuid FROM follows GROUP BY user_uuid ORDER BY count(*) DESC LIMIT $most"
done

following() {
    local row
    for row in drawn most; do
        figure "$row" ours "$(requests "$server_port" "$row")"
        figure "$row" limit "$(statements db/sql/feed/following db/sql/feed/page-older <"$work/$row")"
    done
}
lateness() {
    local row
    for row in drawn most; do
        figure "late-$row" ours "$(late "$server_port" "$(half_of "$row")" "$row")"
    done
}
in_turn following
in_turn lateness
note "Measured in $SECONDS s"
load=$load_before people=$people live=$live follows=$follows drawn=$drawn most=$most java=$("$JAVA_HOME/bin/java" --version | head -1) \
    postgresql=$(ask -c 'SHOW server_version') node "$root/benchmarks/people.mjs" "$work/figures.tsv" "$out"
