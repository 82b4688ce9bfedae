# shellcheck shell=bash
# Sourced after jar.sh: the start-up archive, the jar laid out with a JDK's AOT cache beside it. Before, call find_jar.

# Sets archives and archive, the folder for just this jar, JDK and options, whether it is there or not.
find_archive() {
    local key
    key=$({ stat -Lc '%s %y' "$jar" && cat "$JAVA_HOME/release" && printf '%s\n' "${java_options[@]}"; } | sha256sum)
    archives=$(dirname "$(readlink -f "$jar")")/start-up
    archive=$archives/${key::16}
}

# Starts from the archive when there is a whole one, else has one made for the next start, meanwhile and out of the way. A jar
# that CRUDDUR_JAR names is used as it is: its archive is made only by bin/start-archive.
use_archive() {
    find_archive
    if [ -e "$archive/cruddur.aot" ]; then
        java_options+=("-XX:AOTCache=$archive/cruddur.aot")
        jar=$archive/${jar##*/}
    elif [ -z "${CRUDDUR_JAR:-}" ]; then
        mkdir -p "$archives"
        # Without the lock it is being made just now.
        if [ -e "$archive/failed" ] && flock -n "$archives/lock" true; then
            echo "The start-up archive, for faster starts, could not be made last time ($(tail -n 1 "$archives/reason" 2>/dev/null || true)). It is tried again." >&2
        fi
        setsid nice -n 19 "$root/bin/start-archive" </dev/null >/dev/null 2>"$archives/reason" &
    fi
}
