package dev.heed.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.bench.variant.Variant;
import dev.heed.model.refusal.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ScheduleOptionsTest {
    private static ScheduleOptions options(String... arguments) {
        return CommandLine.populateCommand(new ScheduleOptions(), arguments);
    }

    private static Configuration checkpointsEvery(Duration interval) {
        return new Configuration().set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
    }

    @Test
    void measureEachVariantThreeTimesByDefault() {
        ScheduleOptions options = options();
        assertThat(options.rounds()).isEqualTo(3);
        assertThat(options.windowSteps()).isEqualTo(128);
        assertThat(options.variants(Optional.empty())).extracting(Variant::name).isEqualTo(Variants.names());
        assertThat(options).hasToString("3 rounds of 8.0 s after at least 6.0 s, one variant after another");
    }

    @Test
    void measureForEightSecondsAfterSixAtThreeRatesByDefault() {
        assertThat(options().pace(checkpointsEvery(Duration.ofSeconds(1))))
                .isEqualTo(new Schedule(6, 8, 1_000, List.of(.25, .5, .8)));
    }

    @Test
    void measureLatencyOfTheWholeJobAloneByDefault() {
        assertThat(options().variants(Optional.empty()).stream()
                        .filter(options()::latencyOf)
                        .map(Variant::name))
                .containsExactly("attention");
    }

    @Test
    void eachChangeTheirOwnPartOfTheSchedule() {
        ScheduleOptions options = options("--warm-up=0.5", "--seconds=2.5", "--latency-at=0.1,0.9");
        assertThat(options.pace(checkpointsEvery(Duration.ofMillis(2_500))))
                .isEqualTo(new Schedule(.5, 2.5, 2_500, List.of(.1, .9)));
    }

    @Test
    void sayWhatWasMeasured() {
        assertThat(options("--rounds=2", "--seconds=1", "--warm-up=0"))
                .hasToString("2 rounds of 1.0 s after at least 0.0 s, one variant after another");
    }

    @Test
    void measureTheNamedVariantsOnly() {
        assertThat(options("--only=forest,pass-through").variants(Optional.empty()))
                .extracting(Variant::name)
                .containsExactly("pass-through", "forest");
    }

    @Test
    void measureLatencyOfTheNamedVariants() {
        ScheduleOptions options = options("--latency-of=per-window,forest");
        assertThat(options.variants(Optional.empty()).stream()
                        .filter(options::latencyOf)
                        .map(Variant::name))
                .containsExactly("per-window", "forest");
    }

    @Test
    void refuseLatencyOfAVariantThatThereIsNot() {
        ScheduleOptions options = options("--latency-of=trees");
        assertThatThrownBy(() -> options.variants(Optional.empty()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--latency-of: expected some of attention,")
                .hasMessageContaining("found trees");
    }

    @Test
    void refuseAWindowOfOneStepAndNoRound() {
        assertThatThrownBy(options("--window=1")::windowSteps).hasMessage("--window: expected at least 2, found 1");
        assertThatThrownBy(options("--rounds=0")::rounds).hasMessage("--rounds: expected at least 1, found 0");
        assertThat(options("--window=2").windowSteps()).isEqualTo(2);
        assertThat(options("--rounds=1").rounds()).isEqualTo(1);
    }

    @Test
    void refuseTimesThatCannotBeMeasuredAsAWrongUse() {
        ScheduleOptions options = options("--seconds=0");
        assertThatThrownBy(() -> options.pace(checkpointsEvery(Duration.ofSeconds(1))))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.USAGE))
                .hasMessageContaining("found 6.0, 0.0 and [0.25, 0.5, 0.8]");
    }
}
