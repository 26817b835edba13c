SET 'sql-client.execution.result-mode' = 'tableau';

-- The alerts that opened until now.
SELECT entity, `time`, severity, causes[1].channel AS channel, `text`
FROM saliency_alerts /*+ OPTIONS('scan.bounded.mode' = 'latest-offset') */
WHERE state = 'OPEN';

-- The job's stages as a function: a column for each channel of the model, by its name.
CREATE TEMPORARY FUNCTION HEED_SALIENCY AS 'dev.heed.sql.function.HeedSaliency';

CREATE TEMPORARY VIEW pumps AS
SELECT entity, event_time, `values`[1] AS speed, `values`[2] AS flow, `values`[3] AS pressure,
  `values`[4] AS temperature, `values`[5] AS vibration, `values`[6] AS `current`
FROM sensor_readings /*+ OPTIONS('scan.bounded.mode' = 'latest-offset') */;

SELECT entity, step_time, score, threshold, saliency['flow'] AS flow
FROM HEED_SALIENCY(
  input => TABLE pumps PARTITION BY entity,
  on_time => DESCRIPTOR(event_time),
  model => '/models/pumps')
WHERE score > threshold;
