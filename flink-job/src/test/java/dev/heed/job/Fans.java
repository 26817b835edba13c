package dev.heed.job;

import dev.heed.ingest.Ingested;
import dev.heed.ingest.Origin;
import dev.heed.ingest.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Two fans of two channels at one sample each two seconds, as long as the machines run. */
final class Fans {
    static final List<String> CHANNELS = List.of("rpm", "hum");
    static final int ENTITIES = 2;
    static final int STEPS = Machines.STEPS / 2;

    private Fans() {}

    /** [steps × 2] row by row. */
    static float[] values(int entity, int steps) {
        Random random = new Random(entity);
        float[] values = new float[2 * steps];
        for (int step = 0; step < steps; step++) {
            double load = Math.sin(2 * Math.PI * (step + 7 * entity) / 40.);
            values[2 * step] = (float) (900 + 50 * load + 3 * random.nextGaussian());
            values[2 * step + 1] = (float) (2 + .2 * load + .05 * random.nextGaussian());
        }
        return values;
    }

    /** Readings of the machines and of the fans, in the order of time, with the names of their channels. */
    static List<Ingested> beside(List<Ingested> machines) {
        List<Ingested> all = new ArrayList<>(machines);
        for (int entity = 0; entity < ENTITIES; entity++) {
            float[] values = values(entity, STEPS);
            for (int step = 0; step < STEPS; step++) {
                float[] sample = {values[2 * step], values[2 * step + 1]};
                all.add(Ingested.of(Reading.named(
                        "fan-" + entity, Machines.micros(2 * step), 0, CHANNELS, sample, null, Origin.UNKNOWN)));
            }
        }
        all.sort(java.util.Comparator.comparingLong(
                one -> java.util.Objects.requireNonNull(one.reading()).timeMicros()));
        return all;
    }
}
