#!/usr/bin/env python3
"""Writes the Parquet files beside it: pip install pyarrow==25.0.1 pandas==3.0.6 duckdb==1.5.6, then run it there.

Most hold the same six rows as plain.csv: a minute apart, a flow with a gap, a temperature in 32 bits, a whole count.
"""
import base64
import datetime as dt
import decimal
import os
import uuid

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv as csv
import pyarrow.parquet as pq
import pyarrow.parquet.encryption as pe

ROWS = 6
UTC = dt.timezone.utc
TIMES = [dt.datetime(2024, 1, 1, tzinfo=UTC) + dt.timedelta(minutes=i) for i in range(ROWS)]
NAIVE = [time.replace(tzinfo=None) for time in TIMES]
FLOW = [None if i == 2 else 0.1 + i / 4 for i in range(ROWS)]
VALUES = {
    "flow": pa.array(FLOW, pa.float64()),
    "temp": pa.array([20.1 + i for i in range(ROWS)], pa.float32()),
    "count": pa.array([1000 * i - 1 for i in range(ROWS)], pa.int32()),
}


def write(name, columns, **options):
    pq.write_table(pa.table(columns), name, **({"compression": "snappy"} | options))


def times(unit, zone=None):
    return {"time": pa.array(TIMES if zone else NAIVE, pa.timestamp(unit, zone))}


write("millis.parquet", times("ms", "UTC") | VALUES)
write("micros.parquet", times("us") | VALUES, compression="gzip")
write("nanos.parquet", times("ns", "Europe/Berlin") | VALUES, compression="zstd")
write("int96.parquet", times("ns") | VALUES, compression="none", use_deprecated_int96_timestamps=True)
write("lz4.parquet", times("us", "UTC") | VALUES, compression="lz4")
write("brotli.parquet", times("us", "UTC") | VALUES, compression="brotli")
write("seconds.parquet", {"ts": pa.array([int(time.timestamp()) for time in TIMES])} | VALUES)
write("double-seconds.parquet", {"ts": pa.array([time.timestamp() for time in TIMES])} | VALUES)
write("time-strings.parquet", VALUES | {"time": pa.array([time.isoformat() for time in TIMES]).dictionary_encode()})
write("dates.parquet", VALUES | {
    "clock": pa.array([time.time() for time in NAIVE], pa.time64("us")),
    "day": pa.array([time.date() for time in NAIVE], pa.date32())})
write("no-rows.parquet", {name: values.slice(0, 0) for name, values in (times("us", "UTC") | VALUES).items()})
write("groups.parquet", times("us", "UTC") | VALUES, row_group_size=2, data_page_version="2.0")
write("encodings.parquet", times("us", "UTC") | VALUES | {"name": pa.array(["pump-%d" % (i // 3) for i in range(ROWS)])},
      use_dictionary=False, column_encoding={
          "time": "DELTA_BINARY_PACKED", "flow": "BYTE_STREAM_SPLIT", "temp": "BYTE_STREAM_SPLIT",
          "count": "DELTA_BINARY_PACKED", "name": "DELTA_BYTE_ARRAY"})
write("checksums.parquet", times("us", "UTC") | VALUES, compression="none", use_dictionary=False, write_page_checksum=True)
write("two-times.parquet", VALUES | {
    "made": times("us", "UTC")["time"], "seen": times("us", "UTC")["time"]})
write("types.parquet", times("us", "UTC") | {
    "yes": pa.array([None if i == 4 else i % 2 == 0 for i in range(ROWS)]),
    "small": pa.array(range(-1, ROWS - 1), pa.int8()),
    "unsigned": pa.array([2**64 - 1 - i for i in range(ROWS)], pa.uint64()),
    "unsigned32": pa.array([2**32 - 1 - i for i in range(ROWS)], pa.uint32()),
    "half": pa.array(np.array([i / 2 for i in range(ROWS)], np.float16)),
    "cents": pa.array([decimal.Decimal("-12.34")] * ROWS, pa.decimal128(9, 2)),
    "long_cents": pa.array([decimal.Decimal("123456789012.34")] * ROWS, pa.decimal128(18, 2)),
    "huge_cents": pa.array([decimal.Decimal("-1234567890123456789.5")] * ROWS, pa.decimal128(38, 1)),
    "tiny": pa.array([1e-12] * ROWS),
    "large": pa.array([1.5e30] * ROWS),
    "odd": pa.array([1.0, float("nan"), float("inf"), float("-inf"), 2.0, 3.0]),
}, store_decimal_as_integer=True)
write("fixed-decimal.parquet", times("us", "UTC") | {
    "cents": pa.array([decimal.Decimal("-12.34")] * ROWS, pa.decimal128(9, 2))})
write("not-read.parquet", times("us", "UTC") | VALUES | {
    "samples": pa.array([[1.0, 2.0]] * ROWS),
    "tags": pa.array([[("a", 1.0)]] * ROWS, pa.map_(pa.string(), pa.float64())),
    "raw": pa.array([b"\x00\x01"] * ROWS)})
write("nested.parquet", {
    "time": times("us", "UTC")["time"],
    "motor": pa.array([None if i == 3 else {"speed": 10.0 + i, "oil": {"temp": None if i == 1 else 60 + i}}
                       for i in range(ROWS)])})
write("twice.parquet", times("us", "UTC") | {
    "a.b": pa.array([1.0] * ROWS), "a": pa.array([{"b": 2.0}] * ROWS)})
pq.write_table(pa.table([times("us", "UTC")["time"], VALUES["flow"], VALUES["temp"]], ["time", "flow", "flow"]),
               "same-name.parquet")
write("narrow.parquet", {
    "time": pa.array([time for time in TIMES for _ in range(2)]),
    "tag": pa.array(["flow", "temp"] * ROWS).dictionary_encode(),
    "value": pa.array([float(i) for i in range(2 * ROWS)])})
write("entities.parquet", {
    "pump": pa.array(["a", "b"] * ROWS).dictionary_encode(),
    "uuid": pa.array([uuid.UUID(int=i % 2).bytes for i in range(2 * ROWS)], pa.uuid()),
    "time": pa.array([time for time in TIMES for _ in range(2)]),
    "flow": pa.array([float(i) for i in range(2 * ROWS)])})
write("gaps.parquet", {
    "time": pa.array([None if i % 6 == 1 else TIMES[0] + dt.timedelta(minutes=i) for i in range(10 * ROWS)],
                     pa.timestamp("us", "UTC")),
    "flow": pa.array([float(i) for i in range(10 * ROWS)])})
write("blank-row.parquet", {name: pa.concat_arrays([values, pa.nulls(1, values.type)])
                            for name, values in (times("us", "UTC") | VALUES).items()})

frame = pd.DataFrame({"flow": FLOW, "temp": np.float32([20.1 + i for i in range(ROWS)])},
                     index=pd.DatetimeIndex(TIMES, name=None))
frame.to_parquet("pandas-index.parquet")
rows = frame.reset_index(names="time")
rows.iloc[[0, 1, 3, 5]].to_parquet("pandas-rows.parquet")  # an index of numbers that has holes

duckdb.sql("""COPY (SELECT TIMESTAMPTZ '2024-01-01 00:00:00+00' + INTERVAL (i) MINUTE AS time, i::DECIMAL(10, 2) AS flow,
    i % 2 = 0 AS "on" FROM range(6) r(i)) TO 'duckdb.parquet' (FORMAT parquet, PARQUET_VERSION v2, COMPRESSION zstd)""")

os.makedirs("parts.parquet", exist_ok=True)
whole = pa.table(times("us", "UTC") | VALUES)
for part in range(3):
    pq.write_table(whole.slice(2 * part, 2), f"parts.parquet/part-0000{part}-5e2f-c000.snappy.parquet")
for note in ("_SUCCESS", ".part-00000-5e2f-c000.snappy.parquet.crc"):
    open("parts.parquet/" + note, "w").close()


class Kms(pe.KmsClient):
    """Wraps keys by nothing: the files need only be encrypted, not secret."""

    def __init__(self, _):
        super().__init__()

    def wrap_key(self, key, _):
        return base64.b64encode(key)

    def unwrap_key(self, key, _):
        return base64.b64decode(key)


for footer, name in ((False, "encrypted"), (True, "encrypted-columns")):
    keys = pe.EncryptionConfiguration(footer_key="footer", column_keys={"column": ["flow"]}, plaintext_footer=footer)
    factory = pe.CryptoFactory(Kms)
    properties = factory.file_encryption_properties(pe.KmsConnectionConfig(), keys)
    with pq.ParquetWriter(name + ".parquet", whole.schema, encryption_properties=properties) as writer:
        writer.write_table(whole)

pump = csv.read_csv("pump.csv")  # 200 rows of the simulator, the flow too high from row 150 to 170
channels = {name: pump[name].cast(pa.float32()) for name in pump.column_names[1:]}
write("pump.parquet", channels | {"time": pump["time"].cast(pa.timestamp("us", "UTC"))}, compression="zstd")

with open("plain.csv", "w") as file:
    file.write("time,flow,temp,count\n")
    for i in range(ROWS):
        flow = "" if FLOW[i] is None else FLOW[i]
        file.write(f"{TIMES[i]:%Y-%m-%dT%H:%M:%SZ},{flow},{str(np.float32(20.1 + i))},{1000 * i - 1}\n")
