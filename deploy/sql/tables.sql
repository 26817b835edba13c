-- Heed's topics as tables of Flink SQL, with every field of the contracts: generated from them, see README.md.
-- Beside heed-sql-VERSION.jar Flink's lib needs flink-sql-connector-kafka. Change localhost:9092 to your broker.
-- With a schema registry add to each table 'heed-avro.schema-registry.url' = 'http://registry:8081', or 'value.heed-avro.…' as for record.
-- One that asks for a password or TLS needs '….schema-registry.config', too, and kafka-clients in Flink's lib: heed-VERSION.tar.gz has it.

-- What a sensor measured: one value, one sample of several channels, or a block of samples.
CREATE TABLE sensor_readings (
  `entity` STRING,
  `time` TIMESTAMP(6) WITH LOCAL TIME ZONE,
  `period` DOUBLE,
  `channels` ARRAY<STRING>,
  `values` ARRAY<FLOAT>,
  `event_time` AS CAST(`time` AS TIMESTAMP_LTZ(3)),
  WATERMARK FOR `event_time` AS `event_time` - INTERVAL '5' SECOND
) WITH (
  'connector' = 'kafka',
  'topic' = 'sensor-readings',
  'properties.bootstrap.servers' = 'localhost:9092',
  'properties.isolation.level' = 'read_committed',
  'scan.startup.mode' = 'earliest-offset',
  'key.format' = 'raw',
  'key.fields' = 'entity',
  'value.format' = 'heed-avro',
  'value.heed-avro.record' = 'SensorReading'
);

-- The steps of one hop as attention weighted them.
CREATE TABLE weighted_features (
  `entity` STRING,
  `time` TIMESTAMP(6) WITH LOCAL TIME ZONE,
  `period` DOUBLE,
  `channels` ARRAY<STRING>,
  `model` ROW<`name` STRING, `version` STRING, `digest` STRING>,
  `history` INT,
  `receptiveField` INT,
  `weights` ARRAY<FLOAT>,
  `features` ARRAY<FLOAT>,
  `context` ARRAY<FLOAT>,
  `mean` ARRAY<FLOAT>,
  `scale` ARRAY<FLOAT>,
  `observed` BYTES,
  `units` ARRAY<STRING>,
  `event_time` AS CAST(`time` AS TIMESTAMP_LTZ(3)),
  WATERMARK FOR `event_time` AS `event_time` - INTERVAL '5' SECOND
) WITH (
  'connector' = 'kafka',
  'topic' = 'weighted-features',
  'properties.bootstrap.servers' = 'localhost:9092',
  'properties.isolation.level' = 'read_committed',
  'scan.startup.mode' = 'earliest-offset',
  'format' = 'heed-avro',
  'heed-avro.record' = 'WeightedFeatures'
);

-- How unusual the steps of one hop were, and which channel is to blame.
CREATE TABLE saliency (
  `entity` STRING,
  `time` TIMESTAMP(6) WITH LOCAL TIME ZONE,
  `period` DOUBLE,
  `channels` ARRAY<STRING>,
  `model` ROW<`name` STRING, `version` STRING, `digest` STRING>,
  `history` INT,
  `receptiveField` INT,
  `score` ARRAY<FLOAT>,
  `threshold` ARRAY<FLOAT>,
  `saliency` ARRAY<FLOAT>,
  `attention` ARRAY<FLOAT>,
  `observed` BYTES,
  `learned` INT,
  `warmUp` INT,
  `event_time` AS CAST(`time` AS TIMESTAMP_LTZ(3)),
  WATERMARK FOR `event_time` AS `event_time` - INTERVAL '5' SECOND
) WITH (
  'connector' = 'kafka',
  'topic' = 'saliency',
  'properties.bootstrap.servers' = 'localhost:9092',
  'properties.isolation.level' = 'read_committed',
  'scan.startup.mode' = 'earliest-offset',
  'format' = 'heed-avro',
  'heed-avro.record' = 'Saliency'
);

-- What is expected after the last step of a hop.
CREATE TABLE forecasts (
  `entity` STRING,
  `issued` TIMESTAMP(6) WITH LOCAL TIME ZONE,
  `period` DOUBLE,
  `channels` ARRAY<STRING>,
  `model` ROW<`name` STRING, `version` STRING, `digest` STRING>,
  `levels` ARRAY<FLOAT>,
  `values` ARRAY<FLOAT>,
  `event_time` AS CAST(`issued` AS TIMESTAMP_LTZ(3)),
  WATERMARK FOR `event_time` AS `event_time` - INTERVAL '5' SECOND
) WITH (
  'connector' = 'kafka',
  'topic' = 'forecasts',
  'properties.bootstrap.servers' = 'localhost:9092',
  'properties.isolation.level' = 'read_committed',
  'scan.startup.mode' = 'earliest-offset',
  'format' = 'heed-avro',
  'heed-avro.record' = 'Forecast'
);

-- An event that wants attention: opened once, updated while it lasts, closed when it is over.
CREATE TABLE saliency_alerts (
  `id` STRING,
  `entity` STRING,
  `state` STRING,
  `severity` STRING,
  `started` TIMESTAMP(6) WITH LOCAL TIME ZONE,
  `time` TIMESTAMP(6) WITH LOCAL TIME ZONE,
  `score` FLOAT,
  `threshold` FLOAT,
  `causes` ARRAY<ROW<`channel` STRING, `share` FLOAT, `from` TIMESTAMP(6) WITH LOCAL TIME ZONE, `to` TIMESTAMP(6) WITH LOCAL TIME ZONE, `value` FLOAT, `expected` FLOAT, `deviation` FLOAT, `unit` STRING, `kind` STRING, `later` BOOLEAN>>,
  `model` ROW<`name` STRING, `version` STRING, `digest` STRING>,
  `similar` ARRAY<ROW<`time` TIMESTAMP(6) WITH LOCAL TIME ZONE, `weight` FLOAT, `alerted` BOOLEAN>>,
  `text` STRING,
  `ending` STRING,
  `suppressed` INT,
  `event_time` AS CAST(`time` AS TIMESTAMP_LTZ(3)),
  WATERMARK FOR `event_time` AS `event_time` - INTERVAL '5' SECOND
) WITH (
  'connector' = 'kafka',
  'topic' = 'saliency-alerts',
  'properties.bootstrap.servers' = 'localhost:9092',
  'properties.isolation.level' = 'read_committed',
  'scan.startup.mode' = 'earliest-offset',
  'format' = 'heed-avro',
  'heed-avro.record' = 'SaliencyAlert'
);

-- What a person says of an alert.
CREATE TABLE alert_feedback (
  `entity` STRING,
  `alert` STRING,
  `verdict` STRING,
  `until` TIMESTAMP(6) WITH LOCAL TIME ZONE,
  `note` STRING,
  `effective` TIMESTAMP(6) WITH LOCAL TIME ZONE,
  `event_time` AS CAST(`effective` AS TIMESTAMP_LTZ(3)),
  WATERMARK FOR `event_time` AS `event_time` - INTERVAL '5' SECOND
) WITH (
  'connector' = 'kafka',
  'topic' = 'alert-feedback',
  'properties.bootstrap.servers' = 'localhost:9092',
  'properties.isolation.level' = 'read_committed',
  'scan.startup.mode' = 'earliest-offset',
  'key.format' = 'raw',
  'key.fields' = 'entity',
  'value.format' = 'heed-avro',
  'value.heed-avro.record' = 'AlertFeedback'
);

-- Tells running jobs which model to use for which entities from when on.
CREATE TABLE model_updates (
  `name` STRING,
  `version` STRING,
  `uri` STRING,
  `digest` STRING,
  `effective` TIMESTAMP(6) WITH LOCAL TIME ZONE,
  `mode` STRING,
  `share` FLOAT,
  `entities` ARRAY<STRING>,
  `issued` TIMESTAMP(6) WITH LOCAL TIME ZONE,
  `before` ARRAY<ROW<`version` STRING, `uri` STRING, `digest` STRING, `effective` TIMESTAMP(6) WITH LOCAL TIME ZONE, `mode` STRING, `share` FLOAT, `entities` ARRAY<STRING>, `issued` TIMESTAMP(6) WITH LOCAL TIME ZONE>>,
  `event_time` AS CAST(`issued` AS TIMESTAMP_LTZ(3)),
  WATERMARK FOR `event_time` AS `event_time` - INTERVAL '5' SECOND
) WITH (
  'connector' = 'kafka',
  'topic' = 'model-updates',
  'properties.bootstrap.servers' = 'localhost:9092',
  'properties.isolation.level' = 'read_committed',
  'scan.startup.mode' = 'earliest-offset',
  'format' = 'heed-avro',
  'heed-avro.record' = 'ModelUpdate'
);

-- What became of a model update: one record for each state that it reached.
CREATE TABLE model_status (
  `name` STRING,
  `version` STRING,
  `digest` STRING,
  `mode` STRING,
  `share` FLOAT,
  `issued` TIMESTAMP(6) WITH LOCAL TIME ZONE,
  `effective` TIMESTAMP(6) WITH LOCAL TIME ZONE,
  `state` STRING,
  `subtasks` INT,
  `of` INT,
  `since` TIMESTAMP(6) WITH LOCAL TIME ZONE,
  `reason` STRING,
  `text` STRING,
  `partition` INT,
  `offset` BIGINT,
  `time` TIMESTAMP(6) WITH LOCAL TIME ZONE,
  `event_time` AS CAST(`time` AS TIMESTAMP_LTZ(3)),
  WATERMARK FOR `event_time` AS `event_time` - INTERVAL '5' SECOND
) WITH (
  'connector' = 'kafka',
  'topic' = 'model-status',
  'properties.bootstrap.servers' = 'localhost:9092',
  'properties.isolation.level' = 'read_committed',
  'scan.startup.mode' = 'earliest-offset',
  'format' = 'heed-avro',
  'heed-avro.record' = 'ModelStatus'
);

-- A shadow beside the active model on one entity and interval: both saw the same windows.
CREATE TABLE model_comparisons (
  `entity` STRING,
  `from` TIMESTAMP(6) WITH LOCAL TIME ZONE,
  `to` TIMESTAMP(6) WITH LOCAL TIME ZONE,
  `active` ROW<`name` STRING, `version` STRING, `digest` STRING>,
  `shadow` ROW<`name` STRING, `version` STRING, `digest` STRING>,
  `steps` INT,
  `rankCorrelation` FLOAT,
  `activeOnly` INT,
  `shadowOnly` INT,
  `both` INT,
  `targets` INT,
  `activeError` FLOAT,
  `shadowError` FLOAT,
  `activeMicros` FLOAT,
  `shadowMicros` FLOAT,
  `event_time` AS CAST(`to` AS TIMESTAMP_LTZ(3)),
  WATERMARK FOR `event_time` AS `event_time` - INTERVAL '5' SECOND
) WITH (
  'connector' = 'kafka',
  'topic' = 'model-comparisons',
  'properties.bootstrap.servers' = 'localhost:9092',
  'properties.isolation.level' = 'read_committed',
  'scan.startup.mode' = 'earliest-offset',
  'format' = 'heed-avro',
  'heed-avro.record' = 'ModelComparison'
);

-- What was not taken, as it came, and why.
CREATE TABLE dead_letters (
  `original_key` BYTES,
  `original_value` BYTES,
  `headers` MAP<STRING, BYTES> METADATA,
  `written` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
  `reason` AS DECODE(`headers`['heed.error.reason'], 'UTF-8'),
  `message` AS DECODE(`headers`['heed.error.message'], 'UTF-8'),
  `topic` AS DECODE(`headers`['heed.error.topic'], 'UTF-8'),
  `partition` AS DECODE(`headers`['heed.error.partition'], 'UTF-8'),
  `offset` AS DECODE(`headers`['heed.error.offset'], 'UTF-8'),
  `time` AS DECODE(`headers`['heed.error.time'], 'UTF-8'),
  `stage` AS DECODE(`headers`['heed.error.stage'], 'UTF-8'),
  WATERMARK FOR `written` AS `written` - INTERVAL '5' SECOND
) WITH (
  'connector' = 'kafka',
  'topic' = 'dead-letters',
  'properties.bootstrap.servers' = 'localhost:9092',
  'properties.isolation.level' = 'read_committed',
  'scan.startup.mode' = 'earliest-offset',
  'key.format' = 'raw',
  'key.fields' = 'original_key',
  'value.format' = 'raw',
  'value.fields-include' = 'EXCEPT_KEY'
);
