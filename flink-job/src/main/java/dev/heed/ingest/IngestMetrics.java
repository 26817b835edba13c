package dev.heed.ingest;

import dev.heed.metrics.Metric;
import dev.heed.metrics.Metric.Kind;

/** What the ingest stage counts. */
public final class IngestMetrics {
    /** {@code sensor-readings.deserializer.infiniteValues}. */
    public static final Metric INFINITE_VALUES = new Metric(
            "sensor-readings",
            "deserializer.infiniteValues",
            Kind.GAUGE,
            "values",
            "Values that were infinite and were taken as missing.");

    /** {@code sensor-readings.fastClocks}. */
    public static final Metric FAST_CLOCKS = new Metric(
            "sensor-readings",
            "fastClocks",
            Kind.GAUGE,
            "entities",
            "Entities whose clock is more than a minute ahead of most of their partition's; the log names them once an"
                    + " hour. Alarm on it.");

    /** {@code sensor-readings.deserializer.unknownChannels}. */
    public static final Metric UNKNOWN_CHANNELS = new Metric(
            "sensor-readings",
            "deserializer.unknownChannels",
            Kind.GAUGE,
            "records",
            "Records of which channels were left out, since the model does not have them.");

    /** {@code sensor-readings.deserializer.missingValues}. */
    public static final Metric MISSING_VALUES = new Metric(
            "sensor-readings",
            "deserializer.missingValues",
            Kind.GAUGE,
            "values",
            "Values that stand for none, as the model was told in training (heed train --missing).");

    /** {@code sensor-readings.deserializer.filtered}. */
    public static final Metric FILTERED = new Metric(
            "sensor-readings",
            "deserializer.filtered",
            Kind.GAUGE,
            "records",
            "Records, or elements of their arrays, that a mapping's conditions left out (heed.ingest.mapping).");

    /** {@code sensor-readings.deserializer.schemasFetched}. */
    public static final Metric SCHEMAS_FETCHED = new Metric(
            "sensor-readings",
            "deserializer.schemasFetched",
            Kind.GAUGE,
            "schemas",
            "Schemas that came from the schema registry.");

    /** {@code sensor-readings.deserializer.schemasUnanswered}. */
    public static final Metric SCHEMAS_UNANSWERED = new Metric(
            "sensor-readings",
            "deserializer.schemasUnanswered",
            Kind.GAUGE,
            "records",
            "Records whose schema was not known while the schema registry gave no answer. Alarm on it.");

    /** {@code sensor-readings.deserializer.registryAway}. */
    public static final Metric REGISTRY_AWAY = new Metric(
            "sensor-readings",
            "deserializer.registryAway",
            Kind.GAUGE,
            "flag",
            "1 where the schema registry gave no answer when it was last asked, else 0.");

    /** {@code ingest.readings}. */
    public static final Metric READINGS = new Metric(
            "ingest", "readings", Kind.COUNTER, "records", "Records that were taken: values, samples or blocks.");

    /** {@code ingest.values}. */
    public static final Metric VALUES =
            new Metric("ingest", "values", Kind.COUNTER, "values", "Channel values in them, missing ones included.");

    /** {@code ingest.rejected}. */
    public static final Metric REJECTED =
            new Metric("ingest", "rejected", Kind.COUNTER, "records", "Records that went to dead-letters.");

    private IngestMetrics() {}
}
