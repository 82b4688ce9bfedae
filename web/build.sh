#!/bin/sh
# What Maven runs for this module: install if needed, then bundle. web/tests checks the sources.
set -eu
cd "$(dirname "$0")"
. ../bin/lib/node.sh

# npm writes this file last, so it is only newer when the whole install went through.
if ! [ node_modules/.package-lock.json -nt package-lock.json ]; then
  npm ci --no-audit --no-fund
fi
npm run bundle
