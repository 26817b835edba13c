#!/usr/bin/env python3
"""How often a series lay between the 0.1 and 0.9 levels of `heed apply --intervals`.

  coverage.py SERIES.csv forecast-intervals.csv FIRST-ROW    targets from that row of the series on
"""
import csv
import datetime as dt
import sys


def seconds(text):
    time = dt.datetime.fromisoformat(text.replace("Z", "+00:00"))
    return (time if time.tzinfo else time.replace(tzinfo=dt.timezone.utc)).timestamp()


def main(series, intervals, first):
    with open(series) as file:
        rows = list(csv.reader(file))[1:]
    actual = {seconds(row[0]): [float(x) for x in row[1:]] for row in rows[int(first):]}
    inside = seen = 0
    low = []
    with open(intervals) as file:
        lines = csv.reader(file)
        next(lines)
        for _, time, level, *cells in lines:
            values = actual.get(seconds(time))
            if level == "0.1":
                low = cells
            elif level == "0.9" and values:
                seen += len(values)
                inside += sum(float(a) <= x < float(b) for a, x, b in zip(low, values, cells))
    print(f"{inside / seen:.3f}")


main(*sys.argv[1:])
