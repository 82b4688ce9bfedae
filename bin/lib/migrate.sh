# shellcheck shell=bash
# Sourced after database.sh: brings a database to this release's schema with the server's own migrations.
# shellcheck source=bin/lib/jar.sh
. "$root/bin/lib/jar.sh"

what_is_there() { sql "$url_name" -qAt -f "$root/db/sql/database/what-is-there.sql"; }

# Says the folder, each migration that was run, and the version reached.
migrate() {
    local before=0
    case $(what_is_there) in
        original)
            fail "The database $database holds the original Cruddur's tables, which these migrations do not change. bin/db-import-original brings their people into an empty database. To replace them with all that is in them: bin/db-setup${prod_word} --yes-destroy $database"
            ;;
        foreign) fail "The database $database holds tables that are not Cruddur's: choose an empty one in $url_variable." ;;
        ours) before=$(value "$url_name" <<<'SELECT coalesce(max(installed_rank), 0) FROM flyway_schema_history;') ;;
    esac
    note "$root/db/migrations"
    find_jar
    CONNECTION_URL=$(url_of "$url_name" "$url_password") run_jar migrate >&2
    sql "$url_name" -qAt -v before="$before" <<'END'
SELECT script FROM flyway_schema_history WHERE installed_rank > :before AND type <> 'BASELINE' AND version IS NOT NULL ORDER BY installed_rank;
SELECT 'The schema is at version ' || version::integer || CASE WHEN installed_rank > :before THEN '.' ELSE ' already.' END
FROM flyway_schema_history WHERE success AND version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1;
END
}
