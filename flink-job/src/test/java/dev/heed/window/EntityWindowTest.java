package dev.heed.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EntityWindowTest {
    private final EntityWindow entity = new WindowAssembler(WindowShapes.shape(1, 3, 2, 2)).newEntity("pump");

    private List<Long> pending() {
        return entity.pending.stream().map(hop -> hop.hop).toList();
    }

    @Test
    void keepsPendingHopsInTheirOrderHoweverTheyCome() {
        for (long hop : new long[] {5, 3, 9, 4}) {
            entity.pendingFor(hop, 2);
        }
        assertThat(pending()).containsExactly(3L, 4L, 5L, 9L);
    }

    @Test
    void goesOnWithAHopThatHasBegun() {
        PendingHop begun = entity.pendingFor(5, 2);
        entity.pendingFor(6, 2);
        assertThat(entity.pendingFor(5, 2)).isSameAs(begun);
        assertThat(pending()).containsExactly(5L, 6L);
    }

    @Test
    void takesTheOldestPendingHopOnlyWhenItIsTheOneThatIsAskedFor() {
        PendingHop oldest = entity.pendingFor(5, 2);
        entity.pendingFor(6, 2);
        assertThat(entity.takePending(4)).isNull();
        assertThat(entity.takePending(6)).isNull();
        assertThat(entity.takePending(5)).isSameAs(oldest);
        assertThat(pending()).containsExactly(6L);
    }

    @Test
    void dropsItsStepsWhenItRests() {
        entity.nextHop = 4;
        entity.known = 3;
        entity.values = new byte[8];
        entity.observed = new byte[1];
        entity.rest();
        assertThat(entity.isDormant()).isTrue();
        assertThat(entity.known).isZero();
        assertThat(entity.values).isNull();
        assertThat(entity.observed).isNull();
    }
}
