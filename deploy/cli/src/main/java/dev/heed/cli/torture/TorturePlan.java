package dev.heed.cli.torture;

import java.time.Duration;
import java.util.List;

/**
 * What a torture is to do.
 *
 * @param seed of what is drawn: faults, pauses, disorder
 * @param duration after which no fault is made any more
 * @param pause longest one between two faults; the shortest is a third of it
 * @param strikes how many faults are made at most
 * @param rate readings a second
 * @param faults kinds that are made; each comes once before one comes again
 */
record TorturePlan(long seed, Duration duration, Duration pause, int strikes, int rate, List<Fault> faults) {
    TorturePlan {
        faults = List.copyOf(faults);
    }
}
