# shellcheck shell=bash
# Sourced by bin/bench lighthouse: the home page as Lighthouse sees it on a middling telephone.
rest=("${rest[@]:1}")
no_more_words
# shellcheck source=bin/lib/chromium.sh
. "$root/bin/lib/chromium.sh"
npm ci --prefix "$root/benchmarks/lighthouse" --silent --no-audit --no-fund
start_server
load 200 0 0
for round in $(seq "$rounds"); do
    note "Round $round of $rounds"
    CHROME_PATH=$CHROMIUM "$root/benchmarks/lighthouse/node_modules/.bin/lighthouse" "http://localhost:$server_port/" --quiet \
        --chrome-flags='--headless=new --no-sandbox' --output=json --output-path="$work/lighthouse-$round.json"
done
note "On a slow line"
CHROME_PATH=$CHROMIUM node "$root/benchmarks/lighthouse/slow-line.mjs" "http://localhost:$server_port/" "$rounds" >"$work/slow-line.json"
node "$root/benchmarks/lighthouse.mjs" "$out" "$work/slow-line.json" "$work"/lighthouse-*.json
