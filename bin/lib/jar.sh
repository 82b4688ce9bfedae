# shellcheck shell=bash
# Sourced: finds Cruddur's jar, building what is not built, and runs it. Before sourcing, set root.
# shellcheck source=bin/lib/jdk.sh
. "$root/bin/lib/jdk.sh"

# +0123abc, where the version alone does not say what is built.
build_commit() {
    if grep -q '<version>.*-SNAPSHOT</version>' "$root/pom.xml"; then
        git -C "$root" log -1 --format=+%h 2>/dev/null || true
    fi
}

# Sets jar. CRUDDUR_JAR names one that is used as it is.
find_jar() {
    local newer
    jar=${CRUDDUR_JAR:-$root/server/target/cruddur.jar}
    if [ -n "${CRUDDUR_JAR:-}" ]; then
        [ -r "$jar" ] || { echo "CRUDDUR_JAR names $jar, which cannot be read: let it name another, or unset it." >&2; return 1; }
        return 0
    fi
    newer=$(find "$root"/{pom.xml,db,web,server} \( -name target -o -name node_modules -o -path "$root/server/src/test" -o -path "$root/server/tests" -o -path "$root/web/tests" \) -prune -o -type f -newer "$jar" -print -quit 2>/dev/null || true)
    if [ ! -e "$jar" ] || [ -n "$newer" ]; then
        # shellcheck source=bin/lib/node.sh
        . "$root/bin/lib/node.sh"
        echo "Building Cruddur (the first time this takes a few minutes)" >&2
        (cd "$root" && ./mvnw -B -ntp -q -pl server -am -Dmaven.test.skip=true -Dbuild.commit="$(build_commit)" package >&2)
    fi
}

# java_options: what every run of the jar is given. The heap begins small, and has a bound: the collector rather takes more memory
# than look through what has grown old. Loading classes is no reason to collect: it would be three times in the first minutes. With
# few arenas malloc gives back what it is done with. A JVM without memory ends, and is started anew: half of it would go on.
java_options=(-XX:+ExitOnOutOfMemoryError -XX:+UseSerialGC -Xms80m -Xmn48m -Xmx176m -XX:MetaspaceSize=192m -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED)
export MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-2}

# Sets archives and archive, the folder for just this jar, JDK and options, whether it is there or not: the jar laid out with a
# JDK's AOT cache beside it. bin/start-archive makes it.
find_archive() {
    local key
    key=$({ stat -Lc '%s %y' "$jar" && cat "$JAVA_HOME/release" && printf '%s\n' "${java_options[@]}"; } | sha256sum)
    archives=$(dirname "$(readlink -f "$jar")")/start-up
    archive=$archives/${key::16}
}

# take_archive: makes jar and java_options those of the archive; fails where there is no whole one.
take_archive() {
    find_archive
    [ -e "$archive/cruddur.aot" ] || return 1
    java_options+=("-XX:AOTCache=$archive/cruddur.aot")
    jar=$archive/${jar##*/}
}

# For the jar's short commands, which would not earn back what better machine code costs. They start from the archive, where it is there.
run_jar() (
    take_archive || true
    exec "$JAVA_HOME/bin/java" "${java_options[@]}" -XX:TieredStopAtLevel=1 -jar "$jar" "$@"
)
