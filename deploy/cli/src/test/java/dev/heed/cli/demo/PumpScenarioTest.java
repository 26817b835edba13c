package dev.heed.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.demo.pump.FaultKind;
import dev.heed.cli.input.Row;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PumpScenarioTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00.5Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void streamsAWholeHourWithinTheSecondsSoThatEveryFaultIsSeen() {
        Scenario scenario = PumpScenario.lasting(60, CLOCK);
        assertThat(scenario.speed()).isEqualTo(60);
        assertThat(PumpScenario.lasting(10, CLOCK).speed()).isEqualTo(360);
        assertThat(PumpScenario.lasting(150, CLOCK).injected()).hasSize(3 * FaultKind.values().length);
        assertThat(scenario.injected().stream().map(InjectedFault::what).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(FaultKind.values()).map(FaultKind::label).toList());
    }

    @Test
    void streamsNothingFromTheFutureAndGoesOnWhereTrainingEnded() {
        Scenario scenario = PumpScenario.lasting(60, CLOCK);
        long training = last(scenario.training().get());
        try (Stream<Row> live = scenario.live().get()) {
            assertThat(live.iterator().next().timeMicros()).isEqualTo(training + 1_000_000);
        }
        assertThat(last(scenario.live().get())).isEqualTo(NOW.getEpochSecond() * 1_000_000 - 1_000_000);
    }

    @Test
    void trainsOnRowsWithoutAFault() {
        Scenario scenario = PumpScenario.lasting(60, CLOCK);
        long training = last(scenario.training().get());
        assertThat(scenario.injected()).allMatch(fault -> fault.startMicros() > training);
    }

    private static long last(Stream<Row> rows) {
        return rows.reduce((before, row) -> row).orElseThrow().timeMicros();
    }
}
