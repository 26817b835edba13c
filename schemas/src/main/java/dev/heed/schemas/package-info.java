/**
 * The Avro contracts of all topics, generated from {@code src/main/avro}: what any producer of readings and any consumer of
 * outputs needs, and nothing else.
 *
 * <p>Start reading at {@code SensorReading.avsc} (what comes in) and {@code SaliencyAlert.avsc} (what most people want out).
 */
package dev.heed.schemas;
