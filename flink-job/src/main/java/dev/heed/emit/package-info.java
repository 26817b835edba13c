/**
 * The last stage. In come detections and rejected records; out go Avro records to all output topics, in one Kafka transaction.
 *
 * <p>Start reading at {@link dev.heed.emit.DetectionEncoder}, then {@link dev.heed.emit.KafkaRecords}; {@link
 * dev.heed.emit.EmitCheck} holds it against what the broker takes before the job starts, {@link
 * dev.heed.emit.LossCheckingCommitter} finds out what became of transactions.
 */
@NullMarked
package dev.heed.emit;

import org.jspecify.annotations.NullMarked;
