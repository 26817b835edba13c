#!/usr/bin/env bash
# Trains a detector for each labelled series, applies it, has the judge score what it wrote, and counts its alerts.
#
#   deploy/measure/detection.sh DATA SCORE.py [OUT]
#
# DATA holds smd/, asd/, skab/ and nab/; SCORE.py is the judge (numpy only). The same settings for all files of a set.
set -euo pipefail
[[ $# -ge 2 ]] || { sed -n '2,7p' "$0"; exit 2; }
data=$(realpath "$1") judge=$(realpath "$2") out=$(realpath -m "${3:-target/detection}")
cd "$(dirname "$0")/../.."
mkdir -p "$out"

# train and apply: NAME INPUT TRAIN_INPUT TRAIN_ROWS HOP
detect() {
    ./heed train --task detect --hop "$5" --input "$3" --train-rows "$4" --output "$out/$1/model" > "$out/log" 2>&1 &&
        ./heed apply --model "$out/$1/model" --input "$2" --output "$out/$1" > "$out/log" 2>&1 ||
        { cat "$out/log"; exit 1; }
}

# alerts against labels: NAME OPTIONS…
alerts() {
    ./heed evaluate --model "$out/$1/model" --output "$out/$1/report" "${@:2}" > "$out/log" 2>&1 || { cat "$out/log"; exit 1; }
}

for set in smd asd; do
    for labels in "$data/$set"/*.labels.json; do
        base=${labels%.labels.json} name=$set/$(basename "${labels%.labels.json}")
        detect "$name" "$base.test.csv.gz" "$base.train.csv.gz" 0: 8
        ./heed apply --model "$out/$name/model" --input "$base.train.csv.gz" --output "$out/$name/train" > "$out/log" 2>&1
        python3 "$judge" anomalies --series "$base.test.csv.gz" --labels "$labels" --saliency "$out/$name/saliency.csv" \
            --train-saliency "$out/$name/train/saliency.csv" > "$out/$name/score.json"
        alerts "$name" --input "$base.test.csv.gz" --labels "$labels"
    done
done

# SKAB: the first 400 rows of each file train, the others are scored; its labels are columns
for file in "$data"/skab/valve1/*.csv "$data"/skab/other/*.csv; do
    name=skab/$(basename "$(dirname "$file")")-$(basename "${file%.csv}")
    mkdir -p "$out/$name"
    python3 - "$file" "$out/$name" << 'PYTHON'
import csv, json, sys
rows = list(csv.reader(open(sys.argv[1]), delimiter=";"))
kept = [i for i, name in enumerate(rows[0]) if name not in ("anomaly", "changepoint")]
label = rows[0].index("anomaly")
for name, lines in (("series.csv", rows[1:]), ("scored.csv", rows[401:])):
    with open(f"{sys.argv[2]}/{name}", "w", newline="") as f:
        csv.writer(f).writerows([[row[i] for i in kept] for row in [rows[0]] + lines])
marks = [row[label] not in ("0", "0.0") for row in rows[401:]] + [False]
edges = [i for i in range(len(marks)) if marks[i] != (i > 0 and marks[i - 1])]
json.dump({"anomalous": [list(run) for run in zip(edges[::2], edges[1::2])], "explained": []},
          open(f"{sys.argv[2]}/labels.json", "w"))
PYTHON
    detect "$name" "$out/$name/series.csv" "$out/$name/series.csv" 0:400 1
    python3 "$judge" anomalies --series "$out/$name/scored.csv" --labels "$out/$name/labels.json" \
        --saliency "$out/$name/saliency.csv" > "$out/$name/score.json"
    alerts "$name" --input "$file" --delimiter ';' --ignore changepoint --label-column anomaly --rows 400:
done

# NAB: the first 15 % of each file train, at least 400 and at most 750 rows
(cd "$data/nab/data" && ls */*.csv) | while read -r file; do
    rows=$(($(wc -l < "$data/nab/data/$file") * 15 / 100))
    rows=$((rows < 400 ? 400 : rows > 750 ? 750 : rows))
    detect "nab/$file" "$data/nab/data/$file" "$data/nab/data/$file" "0:$rows" 1
    mkdir -p "$out/nab-saliency/$(dirname "$file")"
    cp "$out/nab/$file/saliency.csv" "$out/nab-saliency/$file"
    python3 - "$data/nab" "$file" > "$out/nab/$file/labels.json" << 'PYTHON'
import csv, json, sys
data, file = sys.argv[1:]
times = [row[0] for row in csv.reader(open(f"{data}/data/{file}"))][1:]
windows = json.load(open(f"{data}/windows.json"))[file]
inside = [[i for i, time in enumerate(times) if first[:19] <= time <= last[:19]] for first, last in windows]
json.dump({"anomalous": [[rows[0], rows[-1] + 1] for rows in inside]}, sys.stdout)
PYTHON
    alerts "nab/$file" --input "$data/nab/data/$file" --labels "$out/nab/$file/labels.json" --rows "$rows:"
done
python3 "$judge" nab --windows "$data/nab/windows.json" --data "$data/nab/data" --saliency "$out/nab-saliency" > "$out/nab.json"

python3 - "$out" << 'PYTHON'
import glob, json, sys
def of(name): return [json.load(open(f)) for f in sorted(glob.glob(f"{sys.argv[1]}/{name}/*/score.json"))]
def mean(scores, *path):
    values = []
    for score in scores:
        for key in path: score = score.get(key) if isinstance(score, dict) else None
        if score is not None: values.append(score) # a file may name no channels
    return sum(values) / len(values) if values else float("nan")
for name in ("smd", "asd"):
    scores = of(name)
    print(f"{name.upper():5} AUC-PR {mean(scores, 'auc_pr'):.3f}  VUS-PR {mean(scores, 'vus_pr'):.3f}"
          f"  HitRate@100 {mean(scores, 'blame', 'hit_rate_100'):.3f}"
          f"  false alarms {mean(scores, 'at_adaptive', 'far'):.4f}  ({len(scores)} files)")
def told(name):
    found = [next(iter(json.load(open(f))["detection"].values()))["alerts"]
             for f in glob.glob(f"{sys.argv[1]}/{name}/**/evaluation.json", recursive=True)]
    days, events, opened, alerted, beside = (sum(alerts[key] for alerts in found)
                                             for key in ("days", "events", "opened", "eventsAlerted", "offEvents"))
    print(f"{name.upper():5} {alerted} of {events} anomalies alerted, {opened} alerts, {beside} beside anomalies"
          f"  ({len(found)} files, {days:.2f} days: {opened / days:.2f} alerts a day, {beside / days:.2f} beside)")
scores = of("skab")
print(f"SKAB  AUC-PR {mean(scores, 'auc_pr'):.3f}  ({len(scores)} files)")
print(f"NAB   standard score {json.load(open(sys.argv[1] + '/nab.json'))['standard']['score']:.1f}")
for name in ("smd", "asd", "skab", "nab"): told(name)
PYTHON
