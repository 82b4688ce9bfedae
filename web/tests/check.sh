#!/bin/sh
# What Maven runs for this module, with what web has installed: type-check, lint, test.
set -eu
cd "$(dirname "$0")/.."
. ../bin/lib/node.sh
npm run check
npm test
