package dev.heed.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ingest.Reading;
import org.junit.jupiter.api.Test;

class NotTakenTest {
    /** Steps −1 … 1 of two channels, of which one cell was not read; in input units. */
    @Test
    void holdsTheNewStepsOfAWindowThatCrashed() {
        Window window = new Window(
                "pump",
                4_000_000,
                2,
                9,
                new float[] {9, 9, 0, 1, 2, 3},
                new byte[] {1, 1, 1, 1, 0, 1},
                new float[] {10, 100},
                new float[] {2, 20},
                WindowShapes.ORIGIN);
        Reading part = NotTaken.crashed(window, 1e6, 3).part();
        assertThat(part.values()).containsExactly(10, 120, Float.NaN, 160);
        assertThat(part.entity()).isEqualTo("pump");
        assertThat(part.timeMicros()).isEqualTo(4_000_000);
        assertThat(part.periodMicros()).isEqualTo(1e6);
        assertThat(part.origin()).isEqualTo(WindowShapes.ORIGIN);
    }
}
