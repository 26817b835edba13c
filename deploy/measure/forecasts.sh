#!/usr/bin/env bash
# Measures the forecasts on ETTh1 and ETTm1 against a judge's figures.
#   forecasts.sh DATA SCORE [OUTPUT]
# DATA    directory with ETTh1.csv and ETTm1.csv
# SCORE   the judge: score.py forecast --series … --forecasts … --horizon … --train … --test … prints MSE and MAE
# OUTPUT  where models and forecasts go; a temporary directory by default
# One set of settings for all. Rows 0–8639 scale the errors and are trained on (the last fifth of them held out), 11520–14399 are
# forecast (four times as many for ETTm1): the published split. `apply` runs over rows 0–14399, so that shares and levels are as a
# stream's would be; offline, nothing else is learned after row 8639.
set -euo pipefail

[ $# -ge 2 ] || { sed -n '2,6p' "$0" | cut -c3- >&2; exit 2; }
data=$1
score=$2
output=${3:-$(mktemp -d)}
heed=${HEED:-$(cd "$(dirname "$0")/../.." && pwd)/heed}

measure() { # NAME STEPS-AN-HOUR HORIZON
    local name=$1 q=$2 horizon=$3
    local dir=$output/$name-$horizon
    mkdir -p "$dir"
    head -n $((14400 * q + 1)) "$data/$name.csv" > "$dir/$name.csv"
    "$heed" train --task forecast --input "$dir/$name.csv" --train-rows 0:$((8640 * q)) --horizon "$horizon" \
        --output "$dir/model" 2> "$dir/train.err" | grep -E "^(forecast  |Written)"
    for mode in offline online; do
        local options=(--intervals)
        [ "$mode" = offline ] || options=(--online)
        "$heed" apply --model "$dir/model" --input "$dir/$name.csv" --output "$dir/$mode" "${options[@]}" \
            2> "$dir/$mode.err" > "$dir/$mode.log"
        printf '%s %s %s: ' "$name" "$horizon" "$mode"
        python3 "$score" forecast --series "$dir/$name.csv" --forecasts "$dir/$mode/forecasts.csv" \
            --horizon "$horizon" --train 0:$((8640 * q)) --test $((11520 * q)):$((14400 * q)) | tr -d '\n'
        echo
    done
    printf '%s %s coverage of the 80 %% interval: ' "$name" "$horizon"
    python3 "$(dirname "$0")/coverage.py" "$dir/$name.csv" "$dir/offline/forecast-intervals.csv" $((11520 * q))
}

measure ETTh1 1 96
measure ETTm1 4 96
measure ETTh1 1 24
measure ETTm1 4 24
