package dev.heed.bench.variant;

import dev.heed.bench.load.Load;
import dev.heed.bench.load.ReadingFormat;

/** What a variant's readings are written in. */
public enum Records {
    /** Blocks in Avro, as the load says. */
    BLOCKS,
    /** A sample a record in Avro. */
    SAMPLES,
    /** A sample a record as flat JSON, a field a channel. */
    FLAT_JSON,
    /** A step a record as JSON, and so is a result. */
    JSON_STEPS;

    /** How many steps records and results hold, when the job that is compared reads that load. */
    Load load(Load compared) {
        return switch (this) {
            case BLOCKS -> compared;
            case SAMPLES, FLAT_JSON -> compared.sampleBySample();
            case JSON_STEPS -> compared.stepByStep();
        };
    }

    /** A format for one generator. */
    public ReadingFormat format() {
        return switch (this) {
            case BLOCKS, SAMPLES -> ReadingFormat.avro();
            case FLAT_JSON -> ReadingFormat.flatJson();
            case JSON_STEPS -> ReadingFormat.json();
        };
    }
}
