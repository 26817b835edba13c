package dev.heed.job;

import dev.heed.ingest.Ingested;
import dev.heed.ingest.Origin;
import dev.heed.ingest.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Six machines of three channels at one sample a second; the third channel of machine-3 goes astray for a while. */
public final class Machines {
    public static final List<String> CHANNELS = List.of("speed", "flow", "pressure");
    public static final int ENTITIES = 6;
    /** 400 for a test; {@code -Dheed.test.steps} for a long run. */
    public static final int STEPS = Integer.getInteger("heed.test.steps", 400);

    public static final long BEGIN_SECONDS = 1_700_000_000L;
    private static final Origin ORIGIN = new Origin("machines", 0, 0);

    private Machines() {}

    public static float[] values(int entity, int step) {
        Random random = new Random(31L * entity + 7919L * step);
        double load = Math.sin(2 * Math.PI * (step + 11 * entity) / 60.);
        float astray = entity == 3 && step >= 250 && step < 300 ? 8 : 0;
        return new float[] {
            (float) (1500 + 100 * load + 5 * random.nextGaussian()),
            (float) (30 + 4 * load + .3 * random.nextGaussian()),
            (float) (5 + .5 * load + .05 * random.nextGaussian() + astray)
        };
    }

    public static long micros(int step) {
        return (BEGIN_SECONDS + step) * 1_000_000;
    }

    public static Ingested sample(int entity, int step) {
        return Ingested.of(Reading.sample("machine-" + entity, micros(step), values(entity, step), ORIGIN));
    }

    /** All samples in the order of time. */
    public static List<Ingested> inOrder() {
        List<Ingested> readings = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            for (int entity = 0; entity < ENTITIES; entity++) {
                readings.add(sample(entity, step));
            }
        }
        return readings;
    }

    /** All samples in the order of time, only those cells read that are wanted. */
    public static List<Ingested> reading(Cells wanted) {
        List<Ingested> readings = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            for (int entity = 0; entity < ENTITIES; entity++) {
                float[] values = values(entity, step);
                for (int channel = 0; channel < values.length; channel++) {
                    values[channel] = wanted.read(entity, step, channel) ? values[channel] : Float.NaN;
                }
                readings.add(Ingested.of(Reading.sample("machine-" + entity, micros(step), values, ORIGIN)));
            }
        }
        return readings;
    }

    /** All samples in the order in which they are sent, while the clock of one machine is so many seconds ahead. */
    public static List<Ingested> withAClockAhead(int machine, int seconds) {
        List<Ingested> readings = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            for (int entity = 0; entity < ENTITIES; entity++) {
                long time = micros(step) + (entity == machine ? 1_000_000L * seconds : 0);
                readings.add(Ingested.of(Reading.sample("machine-" + entity, time, values(entity, step), ORIGIN)));
            }
        }
        return readings;
    }

    /** Which cells are read. */
    @FunctionalInterface
    public interface Cells {
        boolean read(int entity, int step, int channel);
    }

    /** All samples, each at most so many seconds behind a newer one. */
    public static List<Ingested> shuffled(int seconds, long seed) {
        Random random = new Random(seed);
        record Late(Ingested reading, double arrival) {}
        List<Late> late = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            for (int entity = 0; entity < ENTITIES; entity++) {
                late.add(new Late(sample(entity, step), step + random.nextDouble() * (seconds - .01)));
            }
        }
        late.sort(java.util.Comparator.comparingDouble(Late::arrival));
        return late.stream().map(Late::reading).toList();
    }

    /** All samples in the order of time, some of them twice. */
    public static List<Ingested> withDuplicates() {
        List<Ingested> readings = new ArrayList<>();
        for (Ingested reading : inOrder()) {
            readings.add(reading);
            if (readings.size() % 3 == 0) {
                readings.add(reading);
            }
        }
        return readings;
    }
}
