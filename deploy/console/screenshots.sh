#!/usr/bin/env bash
# Pictures of the page's views, light and dark, 1400 and 390 pixels wide, of a demo that runs while they are taken.
#   deploy/console/screenshots.sh DIRECTORY
# Needs curl and the system's Chromium with its driver (CHROMEDRIVER, CHROMIUM name others). Takes three minutes.
set -euo pipefail

fail() { echo "screenshots: $1" >&2; exit 1; }

[ $# -eq 1 ] || fail "expected a directory for the pictures, found $# arguments"
directory=$1
driver=${CHROMEDRIVER:-/usr/bin/chromedriver}
chromium=${CHROMIUM:-/usr/bin/chromium}
for needed in "$driver" "$chromium"; do [ -x "$needed" ] || fail "expected $needed, found none"; done
home=$(cd "$(dirname "$0")/../.." && pwd)
mkdir -p "$directory"
work=$(mktemp -d)
demo_pid= driver_pid= session=

end() {
    [ -z "$session" ] || curl -sS -X DELETE "$session" > "$work/answer" || true
    [ -z "$driver_pid" ] || kill "$driver_pid" 2> /dev/null || true
    [ -z "$demo_pid" ] || { kill "$demo_pid" 2> /dev/null && wait "$demo_pid"; } || true
    rm -rf "$work"
}
trap end EXIT

# until_said SECONDS PATTERN FILE: waits for a line
until_said() {
    for ((i = 0; i < $1; i++)); do
        grep -qE "$2" "$3" && return
        sleep 1
    done
    fail "expected '$2' within $1 s, found: $(tail -n 3 "$3")"
}

# call PATH JSON: tells the browser; its answer is in $work/answer
call() {
    curl -sS -X POST -H 'Content-Type: application/json' --data "$2" "$session$1" > "$work/answer"
    ! grep -q '"error":' "$work/answer" || fail "the browser refused $1: $(head -c 300 "$work/answer")"
}

chrome() { call /goog/cdp/execute "{\"cmd\": \"$1\", \"params\": $2}"; }

# picture NAME ADDRESS SECONDS: opens an address, waits until it is filled and as long again, and takes its picture
picture() {
    call /url '{"url": "about:blank"}'
    call /url "{\"url\": \"$2\"}"
    for ((wait = 0; wait < 40; wait++)); do
        call /execute/sync '{"script": "return document.querySelector(\".waiting:not([hidden])\") === null", "args": []}'
        ! grep -q true "$work/answer" || break
        sleep 0.5
    done
    sleep "$3"
    curl -sS "$session/screenshot" | sed 's/.*"value":"\([^"]*\)".*/\1/' | base64 -d > "$directory/$1.png"
}

"$home/heed" demo --seconds 170 > "$work/demo" 2>&1 &
demo_pid=$!
"$driver" --port=0 > "$work/driver" 2>&1 &
driver_pid=$!
until_said 30 'on port [0-9]+' "$work/driver"
port=$(sed -n 's/.*on port \([0-9][0-9]*\).*/\1/p' "$work/driver" | tail -n 1)
until_said 600 'The page is at' "$work/demo"
address=$(sed -n 's/.*The page is at \(http[^ ]*\/\).*/\1/p' "$work/demo")

curl -sS -X POST -H 'Content-Type: application/json' --data "{\"capabilities\": {\"alwaysMatch\": {\"goog:chromeOptions\": {
    \"binary\": \"$chromium\",
    \"args\": [\"--headless=new\", \"--no-sandbox\", \"--disable-gpu\", \"--hide-scrollbars\"]}}}}" \
    "http://127.0.0.1:$port/session" > "$work/answer"
id=$(sed -n 's/.*"sessionId":"\([^"]*\)".*/\1/p' "$work/answer")
[ -n "$id" ] || fail "expected a browser, found: $(head -c 300 "$work/answer")"
session=http://127.0.0.1:$port/session/$id

until_said 170 'ALERT.*pump-1: flow' "$work/demo" # the valve that closes after an hour, so that there is a past to look at
sleep 12
call /url "{\"url\": \"$address#/alerts\"}"
sleep 3
call /execute/sync '{"script": "return [...document.querySelectorAll(\".alert-card\")].find(card => card.textContent.includes(\"pump-1: flow\")).dataset.alert", "args": []}'
alert=$(sed -n 's/.*"value":"\([^"]*\)".*/\1/p' "$work/answer")

for theme in light dark; do
    chrome Emulation.setEmulatedMedia "{\"features\": [{\"name\": \"prefers-color-scheme\", \"value\": \"$theme\"}]}"
    for size in 1400x1060 390x844; do
        width=${size%x*}
        mobile=$([ "$width" -lt 600 ] && echo true || echo false)
        chrome Emulation.setDeviceMetricsOverride \
            "{\"width\": $width, \"height\": ${size#*x}, \"deviceScaleFactor\": 1, \"mobile\": $mobile}"
        picture "overview-$theme-$width" "$address#/" 3
        picture "machine-$theme-$width" "$address#/alert/$alert" 4
        picture "alerts-$theme-$width" "$address#/alerts" 3
        picture "flow-$theme-$width" "$address#/flow" 6
    done
done
echo "16 pictures are in $directory"
