#!/usr/bin/env bash
# Counts alerts where the truth is known: the demo's pumps, without faults for two weeks, with one fault an hour for a day,
# and pumps that the training has not seen, of another level and with twice the noise. The budget is one false alert in 30 days.
#
#   deploy/measure/alerts.sh [OUT]
#
# Needs the command built (./heed --version builds it) and Python 3; some 15 minutes on two cores, and 9 GB of memory.
set -euo pipefail
out=$(realpath -m "${1:-target/alerts}")
cd "$(dirname "$0")/../.."
mkdir -p "$out"
export HEED_JAVA_OPTS=${HEED_JAVA_OPTS:--Xmx9g}

# NAME SEED HOURS FAULTS [STEP_MICROS LEVEL NOISE]
pumps() {
    java -cp 'deploy/cli/target/*:deploy/cli/target/lib/*' deploy/measure/Pumps.java "$out/$1" "${@:2}"
}

# NAME MODEL: applies a model and compares its alerts with the faults
told() {
    ./heed apply --model "$2" --input "$out/$1/pumps.csv" --entity-column pump --output "$out/$1/out" \
        -Dheed.detect.false-alerts='1 per 30 d' > "$out/log" 2>&1 || { cat "$out/log"; exit 1; }
    python3 - "$1" "$out/$1" << 'PYTHON'
import csv, datetime as dt, glob, os, sys
name, folder = sys.argv[1:]
blamed = {"CAVITATION": ("vibration", "pressure", "flow"), "BLOCKED_VALVE": ("flow", "pressure", "current"),
          "STUCK_SENSOR": ("pressure",), "WEAR": ("vibration", "temperature")}
def time(text): return dt.datetime.fromisoformat(text.replace("Z", "+00:00"))
faults = list(csv.DictReader(open(f"{folder}/faults.csv")))
opened = beside = found = right = 0
for path in glob.glob(f"{folder}/out/*/alerts.csv"):
    entity, alerts = os.path.basename(os.path.dirname(path)), {}
    for row in csv.DictReader(open(path)):
        alert = alerts.setdefault(row["id"], {"started": time(row["started"])})
        alert.update(end=time(row["time"]), cause=row["causes"].split(" ")[0])
    own = [(time(f["from"]), time(f["to"]), f["kind"]) for f in faults if f["pump"] == entity]
    hits = lambda a, b: [one for one in alerts.values() if one["started"] < b and one["end"] >= a]
    opened += len(alerts)
    beside += sum(not any(one["started"] < b and one["end"] >= a for a, b, _ in own) for one in alerts.values())
    found += sum(bool(hits(a, b)) for a, b, _ in own)
    right += sum(bool(hits(a, b)) and hits(a, b)[0]["cause"] in blamed[kind] for a, b, kind in own)
print(f"{name}: {opened} alerts, {beside} beside faults; {found} of {len(faults)} faults alerted, the first cause right of {right}")
PYTHON
}

# NAME: trains on the first three hours
model() {
    ./heed train --task detect --hop 4 --input "$out/$1/pumps.csv" --entity-column pump --train-rows 0:10800 \
        --output "$out/$1/model" > "$out/log" 2>&1 || { cat "$out/log"; exit 1; }
}

pumps faults 11 27 yes
model faults
told faults "$out/faults/model"
pumps quiet 7 339 no
model quiet
told quiet "$out/quiet/model"
pumps unseen 99 51 no 1000000 1.15 1.73
sed -i 's/,pump-/,unseen-/' "$out/unseen/pumps.csv"
told unseen "$out/quiet/model"
for step in 1000 60000000; do
    pumps "faults-$step" 11 27 yes "$step"
    model "faults-$step"
    told "faults-$step" "$out/faults-$step/model"
done
