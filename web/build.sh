#!/bin/sh
# What Maven runs for this module: install if needed, then type-check, lint, bundle and test.
set -eu
cd "$(dirname "$0")"

for tool in node npm; do
  if ! command -v "$tool" >/dev/null 2>&1; then
    echo "Building Cruddur's web pages needs $tool (Node.js 20.19 or newer), which is not on the PATH." >&2
    exit 1
  fi
done

# npm writes this file last, so it is only newer when the whole install went through.
if ! [ node_modules/.package-lock.json -nt package-lock.json ]; then
  npm ci --no-audit --no-fund
fi
npm run build
npm test
