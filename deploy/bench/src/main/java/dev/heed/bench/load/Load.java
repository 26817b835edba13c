package dev.heed.bench.load;

import dev.heed.model.refusal.Refusal;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is streamed: every entity sends blocks of the same length, one after the other, all entities at the same pace.
 *
 * @param entities how many machines, from 1 to 10 million
 * @param channels of each, ≥ 1
 * @param block steps in a record, ≥ 1
 * @param hop steps in an output, ≥ 1, a divisor of the block or a multiple of it
 * @param partitions of the topic of readings, ≥ 1
 */
public record Load(int entities, int channels, int block, int hop, int partitions) implements Serializable {
    /** Length of a step. */
    public static final long PERIOD_MICROS = 1_000;

    private static final int LITTLE = 2_048;
    private static final int MOST_ENTITIES = 10_000_000;

    public Load {
        if (entities < 1 || channels < 1 || block < 1 || hop < 1 || partitions < 1) {
            throw Refusal.usage("expected at least 1 entity, channel, step a block, step a hop and partition, found "
                    + entities + ", " + channels + ", " + block + ", " + hop + ", " + partitions);
        }
        if (entities > MOST_ENTITIES) {
            throw Refusal.usage("expected at most %,d entities, found %,d".formatted(MOST_ENTITIES, entities));
        }
        if (block % hop != 0 && hop % block != 0) {
            throw Refusal.usage(
                    "expected --block and --hop of which one divides the other, found " + block + " and " + hop);
        }
    }

    /** Names of the channels, in their order. */
    public List<String> channelNames() {
        return IntStream.range(0, channels).mapToObj(c -> "channel-" + (c + 1)).toList();
    }

    /** Steps of all entities in one round of blocks. */
    public long stepsPerRound() {
        return (long) entities * block;
    }

    /** The same entities and results, one step a record. */
    public Load sampleBySample() {
        return new Load(entities, channels, 1, hop, partitions);
    }

    /** The same entities, one step a record and one a result. */
    public Load stepByStep() {
        return new Load(entities, channels, 1, 1, partitions);
    }

    /**
     * Steps that must be sent before the first hop comes out; at least some blocks.
     *
     * @param inEventTime whether a job waits until time has moved on in every partition: then the rounds of a hop, one more
     *     to complete it and one to spare; otherwise those of a hop that is longer than a block
     */
    public long leastAhead(boolean inEventTime) {
        int hopRounds = hop / block;
        int rounds = inEventTime ? 2 + Math.max(1, hopRounds) : hopRounds > 1 ? hopRounds : 0;
        return Math.max(LITTLE, stepsPerRound() * rounds);
    }

    /** When a round's first step begins, µs after the load's beginning. */
    public long roundMicros(long round) {
        return round * block * PERIOD_MICROS;
    }

    /** The beginning of event time, µs since the epoch: a whole number of hops and blocks. */
    public long beginMicros() {
        return pauseMicros() * (1_000_000_000_000_000L / pauseMicros());
    }

    /** At least two seconds, and a whole number of hops and blocks. */
    long pauseMicros() {
        long both = (long) block * hop * PERIOD_MICROS;
        return both * (1 + 2_000_000 / both);
    }

    /** Steps of an entity, [steps × C] row by row. */
    public float[] values(int entity, long firstStep, int steps) {
        float[] values = new float[steps * channels];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(entity, firstStep + i / channels, i % channels);
        }
        return values;
    }

    /** Something to look at: a sine of each channel's own with a little noise. */
    private static float value(int entity, long step, int channel) {
        double noise = ((step * 2_654_435_761L + entity * 40_503L + channel * 977L) >>> 8 & 0xFFFF) / 65_536.;
        return (float) (channel + Math.sin(.05 * step * (1 + .1 * channel) + entity) + .2 * noise);
    }
}
