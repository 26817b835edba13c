package dev.heed.bench.variant;

import dev.heed.bench.load.Load;
import dev.heed.bench.load.ReadingFormat;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A job that is measured: readings from one topic, one record per entity and hop on the topic of saliency. */
public interface Variant {
    /** In options, tables and JSON. */
    String name();

    /** How many steps its records and its results hold, when the job that is compared reads that load. */
    default Load load(Load compared) {
        return compared;
    }

    /** Whether a hop waits until event time has moved on in every partition. */
    default boolean inEventTime() {
        return true;
    }

    /** What its readings are written in; a new one for each generator. */
    default ReadingFormat format() {
        return ReadingFormat.avro();
    }

    /** Puts the job together. */
    void define(StreamExecutionEnvironment env, Setting setting);
}
