# shellcheck shell=bash
# Sourced: finds a JDK 25 or newer, wherever it lies, and exports it as JAVA_HOME. Says in one sentence when there is none.
# A service of the system has no HOME, which Maven and npm want too: then it is what the system says of this user.
export HOME=${HOME:-~}

jdk_version() { sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null; }

find_jdk() {
    local candidate version on_path
    on_path=$(command -v javac || true)
    [ -n "$on_path" ] && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
    for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/java/* "$HOME"/.sdkman/candidates/java/* \
        "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        { [ -n "$candidate" ] && [ -x "$candidate/bin/javac" ]; } || continue
        version=$(jdk_version "$candidate")
        if [ -n "$version" ] && [ "$version" -ge 25 ]; then
            export JAVA_HOME="$candidate"
            return 0
        fi
    done
    echo "Cruddur needs a JDK 25 or newer and found none: install one (for example Eclipse Temurin 25) or set JAVA_HOME to it." >&2
    return 1
}
find_jdk
