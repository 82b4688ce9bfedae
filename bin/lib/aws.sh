# shellcheck shell=bash
# Sourced by bin/rds-*: calls aws, at AWS_ENDPOINT_URL where that is set. Before sourcing, set root.
# shellcheck source=bin/lib/words.sh
. "$root/bin/lib/words.sh"

# The seed's names and place, where neither flag nor AWS's own settings say otherwise.
db_instance_identifier=
seed_instance=cruddur-db-instance
seed_region=us-east-1

need_programs() {
    local program
    for program in "$@"; do
        command -v "$program" >/dev/null || fail "$program is not installed (Debian: apt-get install ${program/#aws/awscli})."
    done
}

# Sets region; call before any other.
choose_region() {
    need_programs aws jq
    region=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region || true)}}
    region=${region:-$seed_region}
    : "${db_instance_identifier:=$seed_instance}"
    # Said or not, this is production.
    [ "$production" = no ] || note "Running in production mode"
}

# call SERVICE ACT [OPTION...]: aws, with no pager, and one sentence when there are no credentials.
call() {
    local endpoint=()
    [ -z "${AWS_ENDPOINT_URL:-}" ] || endpoint=(--endpoint-url "$AWS_ENDPOINT_URL")
    AWS_PAGER='' aws --region "$region" --output json "${endpoint[@]}" "$@"
}

# describe: the instance as JSON, or nothing when there is none.
describe() {
    local complaint answer
    complaint=$(mktemp)
    if answer=$(call rds describe-db-instances --db-instance-identifier "$db_instance_identifier" 2>"$complaint"); then
        jq '.DBInstances[0]' <<<"$answer"
    elif ! grep -q DBInstanceNotFound "$complaint"; then
        cat "$complaint" >&2
        rm "$complaint"
        return 1
    fi
    rm -f "$complaint"
}

# wait_for STATUS: shows each status and a dot for each look, until the instance has STATUS ("gone" for none at all).
# RDS_POLL_SECONDS, 15 when unset, lies between two looks; after an hour it gives up.
wait_for() {
    local wanted=$1 status='' before='' instance
    SECONDS=0
    while true; do
        instance=$(describe) || return 1
        status=gone
        [ -z "$instance" ] || status=$(jq -r .DBInstanceStatus <<<"$instance")
        if [ "$status" != "$before" ]; then
            printf '%s%s' "${before:+$'\n'}" "$status" >&"$notes"
            before=$status
        else
            printf . >&"$notes"
        fi
        [ "$status" != "$wanted" ] || break
        case $status in
            gone | failed | incompatible-* | storage-full | restore-error) note && fail "The instance $db_instance_identifier is $status." ;;
        esac
        [ $SECONDS -lt 3600 ] || { note && fail "After an hour the instance $db_instance_identifier is still $status."; }
        sleep "${RDS_POLL_SECONDS:-15}"
    done
    note " (after $((SECONDS / 60)) min $((SECONDS % 60)) s)"
}
