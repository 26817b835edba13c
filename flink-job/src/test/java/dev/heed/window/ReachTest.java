package dev.heed.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.series.ChannelState;
import org.junit.jupiter.api.Test;

class ReachTest {
    /** Four known steps of two channels: 1 2 | 3 4 | 5 6 | 7 8, for R = 5. */
    private static EntityWindow entity() {
        EntityWindow entity = new EntityWindow(new ChannelState(new double[2], new double[2]));
        float[] values = {1, 2, 3, 4, 5, 6, 7, 8};
        entity.values = PackedFloats.pack(values, 0);
        entity.observed = PackedFlags.pack(new byte[] {1, 1, 0, 1, 1, 1, 1, 0}, 0);
        entity.known = 5;
        return entity;
    }

    private static float[] values(EntityWindow entity) {
        float[] values = new float[PackedFloats.cells(java.util.Objects.requireNonNull(entity.values))];
        PackedFloats.unpack(entity.values, values);
        return values;
    }

    private static byte[] observed(EntityWindow entity, int cells) {
        byte[] observed = new byte[cells];
        PackedFlags.unpack(java.util.Objects.requireNonNull(entity.observed), cells, observed);
        return observed;
    }

    @Test
    void aShorterReachKeepsTheNewestSteps() {
        EntityWindow entity = entity();
        Reach.fit(entity, 3, 2);
        assertThat(values(entity)).containsExactly(5, 6, 7, 8);
        assertThat(observed(entity, 4)).containsExactly(1, 1, 1, 0);
        assertThat(entity.known).isEqualTo(3);
    }

    @Test
    void aLongerReachKnowsNoMoreThanBefore() {
        EntityWindow entity = entity();
        Reach.fit(entity, 7, 2);
        assertThat(values(entity)).containsExactly(0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(observed(entity, 12)).containsExactly(0, 0, 0, 0, 1, 1, 0, 1, 1, 1, 1, 0);
        assertThat(entity.known).isEqualTo(5);
    }

    @Test
    void theSameReachChangesNothing() {
        EntityWindow entity = entity();
        byte[] before = entity.values;
        Reach.fit(entity, 5, 2);
        assertThat(entity.values).isSameAs(before);
    }
}
