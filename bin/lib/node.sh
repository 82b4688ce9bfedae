# Sourced (by any POSIX shell): ends with one sentence when node 20.19 or newer, or npm, is missing.
need_node() {
    echo "Building Cruddur needs npm and Node.js 20.19 or newer, but $1: install them (for example from https://nodejs.org)." >&2
    exit 1
}

for tool in node npm; do
    command -v "$tool" >/dev/null 2>&1 || need_node "$tool is not on the PATH"
done
node -e 'const [major, minor] = process.versions.node.split(".").map(Number);
    process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)' || need_node "node is $(node --version)"
