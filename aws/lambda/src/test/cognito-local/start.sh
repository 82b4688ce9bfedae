#!/bin/sh
# Starts cognito-local in the working folder, whose .cognito/config.json it reads, at HOST and PORT; installs it if need be.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
# npm writes this file last, so it is only newer when the whole install went through.
if ! [ "$here/node_modules/.package-lock.json" -nt "$here/package-lock.json" ]; then
  (cd "$here" && npm ci --no-audit --no-fund --no-update-notifier --ignore-scripts)
fi
exec node "$here/node_modules/cognito-local/lib/bin/start.js"
