package dev.heed.bench.variant;

import dev.heed.bench.load.Load;
import dev.heed.bench.load.ReadingFormat;
import java.util.function.Function;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job that is measured: readings from one topic, one record per entity and hop on the topic of saliency.
 *
 * @param name in options, tables and JSON
 * @param inEventTime whether a hop waits until event time has moved on in every partition
 * @param records what its readings are written in
 * @param job what is between the topics
 * @param formats how a generator writes what the job reads, once that was defined
 */
public record Variant(
        String name, boolean inEventTime, Records records, Job job, Function<Setting, ReadingFormat> formats) {
    /** One whose readings are written as its kind of records always is. */
    Variant(String name, boolean inEventTime, Records records, Job job) {
        this(name, inEventTime, records, job, setting -> records.format());
    }

    /** Puts a job together. */
    public interface Job {
        void define(StreamExecutionEnvironment env, Setting setting);
    }

    /** How many steps its records and its results hold, when the job that is compared reads that load. */
    public Load load(Load compared) {
        return records.load(compared);
    }

    /** What its readings are written in; a new one for each generator. */
    public ReadingFormat format(Setting setting) {
        return formats.apply(setting);
    }
}
