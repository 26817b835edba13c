package dev.heed.cli.demo;

import dev.heed.cli.demo.pump.Channel;
import dev.heed.cli.demo.pump.Fault;
import dev.heed.cli.demo.pump.FaultPlan;
import dev.heed.cli.demo.pump.PumpStation;
import dev.heed.cli.input.RowReader;
import dev.heed.model.series.Period;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Simulated pumps: some clean hours to train on, then hours with one fault of each kind. The live hours lie in the past,
 * so that no reading is ahead of the clock.
 *
 * @param firstMicros time of the simulation's first second
 * @param hours of live rows
 * @param speed event time per time of the clock
 */
record PumpScenario(long firstMicros, int hours, double speed) implements Scenario {
    private static final List<String> PUMPS = PumpStation.names(6);
    private static final long CLEAN_SECONDS = 3 * FaultPlan.HOUR_SECONDS;
    private static final long SEED = 20;
    private static final int USUAL_SPEED = 60;
    private static final int ENDLESS_HOURS = 720;

    /** Whole hours that take that many seconds, at about an hour a minute. */
    static PumpScenario lasting(int seconds, Clock clock) {
        int hours = Math.max(1, Math.round(seconds * USUAL_SPEED / (float) FaultPlan.HOUR_SECONDS));
        return begin(hours, hours * FaultPlan.HOUR_SECONDS / (double) seconds, clock);
    }

    /** A month, at an hour a minute. */
    static PumpScenario endless(Clock clock) {
        return begin(ENDLESS_HOURS, USUAL_SPEED, clock);
    }

    private static PumpScenario begin(int hours, double speed, Clock clock) {
        Instant first = Instant.ofEpochSecond(clock.instant().getEpochSecond())
                .minus(Duration.ofHours(hours))
                .minusSeconds(CLEAN_SECONDS);
        return new PumpScenario(first.getEpochSecond() * 1_000_000, hours, speed);
    }

    @Override
    public String title() {
        return "%d simulated pumps, %d channels each, %.0f times faster than the clock"
                .formatted(PUMPS.size(), Channel.values().length, speed);
    }

    @Override
    public List<String> channels() {
        return Channel.labels();
    }

    @Override
    public Period period() {
        return Period.parse("1s");
    }

    @Override
    public RowReader training() {
        return rows(0, CLEAN_SECONDS);
    }

    @Override
    public RowReader live() {
        return rows(CLEAN_SECONDS, hours * FaultPlan.HOUR_SECONDS);
    }

    private RowReader rows(long firstSecond, long seconds) {
        return RowReader.of(
                Stream.generate(station()::next)
                        .skip(firstSecond)
                        .limit(seconds)
                        .flatMap(List::stream)
                        .iterator(),
                () -> {});
    }

    private PumpStation station() {
        return new PumpStation(PUMPS, firstMicros, SEED, faults());
    }

    private List<Fault> faults() {
        return FaultPlan.hourly(PUMPS, CLEAN_SECONDS, hours);
    }

    @Override
    public List<InjectedFault> injected() {
        PumpStation times = new PumpStation(List.of(), firstMicros, SEED, List.of());
        return faults().stream()
                .map(fault -> new InjectedFault(
                        fault.pump(),
                        fault.kind().label(),
                        times.timeOf(fault.startSecond()),
                        times.timeOf(fault.endSecond()),
                        fault.kind().blamed().stream().map(Channel::label).toList()))
                .toList();
    }
}
