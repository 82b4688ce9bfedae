# shellcheck shell=bash
# Sourced by bin/bench lighthouse: the home page as Lighthouse sees it on a middling telephone.
rest=("${rest[@]:1}")
no_more_words
# The headless shell, where it is there: with two cores the rest of the whole browser is in the page's way. CHROMIUM names another.
browser=${CHROMIUM:-}
# shellcheck source=bin/lib/chromium.sh
. "$root/bin/lib/chromium.sh"
browser=${browser:-$(command -v chromium-headless-shell || printf '%s' "$CHROMIUM")}
npm ci --prefix "$root/benchmarks/lighthouse" --silent --no-audit --no-fund
start_server
load 200 0 0
# Round 0 is to warm up, and is not counted: the server compiles what is asked of it first, on the cores that the browser needs.
for round in $(seq 0 "$rounds"); do
    note "Round $round of $rounds"
    CHROME_PATH=$browser "$root/benchmarks/lighthouse/node_modules/.bin/lighthouse" "http://localhost:$server_port/" --quiet \
        --chrome-flags='--headless=new --no-sandbox' --output=json --output-path="$work/lighthouse-$round.json"
done
note "On a slow line"
CHROME_PATH=$browser node "$root/benchmarks/lighthouse/slow-line.mjs" "http://localhost:$server_port/" "$rounds" >"$work/slow-line.json"
node "$root/benchmarks/lighthouse.mjs" "$out" "${browser##*/}" "$work/slow-line.json" "$work"/lighthouse-[1-9]*.json
