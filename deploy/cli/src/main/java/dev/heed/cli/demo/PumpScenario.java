package dev.heed.cli.demo;

import dev.heed.cli.demo.pump.Channel;
import dev.heed.cli.demo.pump.Fault;
import dev.heed.cli.demo.pump.FaultPlan;
import dev.heed.cli.demo.pump.PumpStation;
import dev.heed.cli.input.Row;
import dev.heed.model.series.Period;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * Simulated pumps: some clean hours to train on, then hours with one fault of each kind. The live hours lie in the past,
 * so that no reading is ahead of the clock.
 */
final class PumpScenario {
    private static final List<String> PUMPS = PumpStation.names(6);
    private static final long CLEAN_SECONDS = 3 * FaultPlan.HOUR_SECONDS;
    private static final long SEED = 20;
    private static final int USUAL_SPEED = 60;
    private static final int ENDLESS_HOURS = 720;

    private PumpScenario() {}

    /** Whole hours that take that many seconds, at about an hour a minute. */
    static Scenario lasting(int seconds, Clock clock) {
        int hours = Math.max(1, Math.round(seconds * USUAL_SPEED / (float) FaultPlan.HOUR_SECONDS));
        return of(hours, hours * FaultPlan.HOUR_SECONDS / (double) seconds, clock);
    }

    /** A month, at an hour a minute. */
    static Scenario endless(Clock clock) {
        return of(ENDLESS_HOURS, USUAL_SPEED, clock);
    }

    private static Scenario of(int hours, double speed, Clock clock) {
        long liveSeconds = hours * FaultPlan.HOUR_SECONDS;
        long firstMicros = (clock.instant().getEpochSecond() - liveSeconds - CLEAN_SECONDS) * 1_000_000;
        List<Fault> faults = FaultPlan.hourly(PUMPS, CLEAN_SECONDS, hours);
        String title = "%d simulated pumps, %d channels each, %.0f times faster than the clock"
                .formatted(PUMPS.size(), Channel.values().length, speed);
        return new Scenario(
                title,
                Channel.labels(),
                Channel.units(),
                Period.parse("1s"),
                () -> rows(firstMicros, faults, 0, CLEAN_SECONDS),
                () -> rows(firstMicros, faults, CLEAN_SECONDS, liveSeconds),
                speed,
                faults.stream()
                        .map(fault -> InjectedFault.of(fault, firstMicros))
                        .toList());
    }

    private static Stream<Row> rows(long firstMicros, List<Fault> faults, long firstSecond, long seconds) {
        return Stream.generate(new PumpStation(PUMPS, firstMicros, SEED, faults)::next)
                .skip(firstSecond)
                .limit(seconds)
                .flatMap(List::stream);
    }
}
