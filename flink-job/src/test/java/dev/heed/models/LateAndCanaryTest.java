package dev.heed.models;

import static dev.heed.models.Versions.change;
import static dev.heed.models.Versions.pumps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.models.ModelChange.Mode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LateAndCanaryTest {
    private static final ServedModel FIRST = pumps("1");
    private static final ServedModel SECOND = pumps("2");
    private static final Schedule START = Schedule.of(List.of(FIRST), Map.of());

    private static Set<String> canaries(Schedule schedule) {
        Epoch epoch = schedule.at(100_000_000);
        return IntStream.range(0, 1000)
                .mapToObj(entity -> "machine-" + entity)
                .filter(entity -> Objects.requireNonNull(epoch.serving("pumps", entity))
                        .active()
                        .equals(SECOND))
                .collect(Collectors.toSet());
    }

    private static Schedule canary(Schedule before, float share, long seconds) {
        return before.with(change(Mode.CANARY, SECOND, share, seconds), SECOND);
    }

    @Test
    void aCanaryServesItsShareOfTheEntities() {
        assertThat(canaries(canary(START, .2f, 10))).hasSizeBetween(170, 230);
    }

    @Test
    void aLargerShareKeepsThoseOfASmallerOne() {
        Schedule small = canary(START, .2f, 10);
        assertThat(canaries(canary(small, .4f, 20)))
                .containsAll(canaries(small))
                .hasSizeBetween(370, 430);
    }

    @Test
    void aCanaryServesTheSameEntitiesAfterItWasRolledBack() {
        Schedule once = canary(START, .2f, 10);
        Schedule back = once.with(change(Mode.ROLLBACK, FIRST, 1, 20), null);
        assertThat(canaries(back)).isEmpty();
        assertThat(canaries(canary(back, .2f, 30))).isEqualTo(canaries(once));
    }

    @Test
    void aChangeThatComesInTimeHoldsWhenItAsksTo() {
        assertThat(START.firstTimeOf(change(Mode.ACTIVATE, SECOND, 1, 10), 9_998))
                .isEqualTo(10_000_000);
    }

    @Test
    void aChangeThatComesLateHoldsFromTheFirstTimeThatHasNotPassed() {
        assertThat(START.firstTimeOf(change(Mode.ACTIVATE, SECOND, 1, 10), 60_000))
                .isEqualTo(60_001_000);
    }

    @Test
    void changesThatComeLateKeepTheOrderInWhichTheyCame() {
        ModelChange canary = change(Mode.CANARY, SECOND, .2f, 20).from(60_001_000);
        ModelChange rollback = change(Mode.ROLLBACK, FIRST, 1, 10);
        Schedule schedule = START.with(canary, SECOND);
        ModelChange held = rollback.from(schedule.firstTimeOf(rollback, 60_000));
        assertThat(held.fromMicros()).isEqualTo(60_001_001);
        assertThat(canaries(schedule)).isNotEmpty();
        assertThat(canaries(schedule.with(held, null))).isEmpty();
    }

    @Test
    void aChangeThatHoldsFromALaterTimeIsNotTakenOnceMoreAsItWasAskedFor() {
        ModelChange asked = change(Mode.ACTIVATE, SECOND, 1, 10);
        Schedule schedule = START.with(asked.from(60_001_000), SECOND);
        assertThat(schedule.with(asked, SECOND)).isSameAs(schedule);
        assertThat(schedule.known(asked)).isEqualTo(asked.from(60_001_000));
    }

    @Test
    void withoutUpdatesLeavesWhatAJobStartsWith() {
        Schedule schedule = START.with(change(Mode.ACTIVATE, SECOND, 1, 10), SECOND);
        assertThat(schedule.withoutUpdates().changes()).isEqualTo(START.changes());
    }

    @Test
    void aVersionThatIsRolledBackToIsNoShadowAnyMore() {
        Schedule schedule = START.with(change(Mode.ACTIVATE, SECOND, 1, 10), SECOND)
                .with(change(Mode.SHADOW, FIRST, 1, 20), FIRST)
                .with(change(Mode.ROLLBACK, SECOND, 1, 30), null);
        NameState state = schedule.at(30_000_000).state("pumps");
        assertThat(state.active()).isEqualTo(FIRST);
        assertThat(state.shadows()).isEmpty();
    }
}
