#!/usr/bin/env bash
# The life of a model from an empty broker on: SKAB's circuit is replayed, a model learned from the topic, run, learned anew from
# later rows, tried as a shadow, compared, promoted and taken back. Prints each command with what it says.
#
#   deploy/measure/models.sh SKAB [OUT]
#
# SKAB holds valve1/0.csv to valve1/9.csv, twenty minutes each, one after the other. Needs the command built (./heed --version
# builds it); two minutes on two cores.
set -euo pipefail
set -f
[[ $# -ge 1 ]] || { sed -n '2,8p' "$0"; exit 2; }
skab=$(realpath "$1") out=$(realpath -m "${2:-target/models}")
cd "$(dirname "$0")/../.."
rm -rf "$out"
mkdir -p "$out"

look="java -cp deploy/cli/target/*:deploy/cli/target/lib/* deploy/measure/ModelsRound.java"

# COMMAND…: a command on the broker, with what it says
heed() {
    echo "\$ heed $*" | sed "s|$out/||g"
    ./heed "$@" --bootstrap-server "$broker" 2>&1 | sed "s|$out/||g"
}

# FIRST LAST: rows of runs of the circuit, as one series
rows() {
    for run in $(seq "$1" "$2"); do
        sed "$([[ $run == "$1" ]] || echo 1d)" "$skab/valve1/$run.csv"
    done > "$out/rows-$1/circuit.csv"
}

# FIRST LAST TIME: replays them, and waits for the job's hop of a time
replay() {
    mkdir -p "$out/rows-$1"
    rows "$1" "$2"
    heed replay --input "$out/rows-$1/circuit.csv" --ignore anomaly --ignore changepoint
    [[ $# -lt 3 ]] || $look await "$broker" "$3" 2>> "$out/log"
}

trap 'kill $(jobs -p) 2> /dev/null; wait' EXIT
$look broker "$out/address" 2> "$out/broker" &
until [[ -s $out/address ]]; do sleep 1; done
broker=$(cat "$out/address")
updates=-Dheed.models.updates-topic=model-updates

heed topics create --partitions 1 $updates
replay 0 3
heed train --topic sensor-readings --to '2020-03-09 11:34:36' --name circuit --task detect --hop 4 --output "$out/circuit-1"
./heed run --bootstrap-server "$broker" --model "$out/circuit-1" $updates \
    -Dheed.models.comparison-interval=10min > "$out/run" 2>&1 &
replay 4 7 2020-03-09T12:54:30Z
echo '$ heed run --model circuit-1 -Dheed.models.updates-topic=model-updates -Dheed.models.comparison-interval=10min'
cat "$out/run"
heed models status
heed retrain --topic sensor-readings --model "$out/circuit-1" --window 100min --output "$out/circuit-2"
heed models status
replay 8 8 2020-03-09T13:14:30Z
heed models compare circuit
heed models activate circuit
heed models status
replay 9 9 2020-03-09T13:34:30Z
heed models rollback circuit
heed models status
echo "topic saliency:"
$look served "$broker" 2>> "$out/log"
