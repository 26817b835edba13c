package dev.heed.bench.variant;

import dev.heed.bench.load.Load;
import dev.heed.bench.load.ReadingFormat;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job that is measured: readings from one topic, one record per entity and hop on the topic of saliency.
 *
 * @param name in options, tables and JSON
 * @param inEventTime whether a hop waits until event time has moved on in every partition
 * @param stepByStep whether a record is one step as JSON, and so is a result; else both are what the whole job's are
 * @param job what is between the topics
 */
public record Variant(String name, boolean inEventTime, boolean stepByStep, Job job) {
    /** Puts a job together. */
    public interface Job {
        void define(StreamExecutionEnvironment env, Setting setting);
    }

    /** How many steps its records and its results hold, when the job that is compared reads that load. */
    public Load load(Load compared) {
        return stepByStep ? compared.stepByStep() : compared;
    }

    /** What its readings are written in; a new one for each generator. */
    public ReadingFormat format() {
        return stepByStep ? ReadingFormat.json() : ReadingFormat.avro();
    }
}
