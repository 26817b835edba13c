package dev.heed.ingest;

import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.configuration.ReadableConfig;

/**
 * What is taken of a reading that could be decoded.
 *
 * @param maxFuture how far ahead of the clock it may be
 * @param maxSamples how many samples it may hold
 * @param rejectsUnknownChannels whether one with channels beside the model's is refused; else these are left out
 */
public record ReadingLimits(Duration maxFuture, int maxSamples, boolean rejectsUnknownChannels)
        implements Serializable {
    /** Bytes of an entity's name in UTF-8, at most: every output repeats it. */
    public static final int MAX_NAME_BYTES = 1024;

    public ReadingLimits {
        if (maxFuture.isNegative() || maxSamples < 1) {
            throw new IllegalArgumentException(
                    "expected max-future >= 0 and max-samples >= 1, found " + maxFuture + ", " + maxSamples);
        }
    }

    /** Those that the options set. */
    public static ReadingLimits of(ReadableConfig options) {
        return new ReadingLimits(
                options.get(IngestOptions.MAX_FUTURE),
                options.get(IngestOptions.MAX_SAMPLES),
                options.get(IngestOptions.UNKNOWN_CHANNELS) == IngestOptions.UnknownChannels.REJECT);
    }
}
