package dev.heed.attend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ingest.Origin;
import dev.heed.model.serving.AttendedBatch;
import dev.heed.model.serving.BatchLayout;
import dev.heed.model.serving.ModelId;
import dev.heed.window.Window;
import org.junit.jupiter.api.Test;

/** Two windows of h = 2, C = 1, D = 3, O = 2, E = 2, H = 2, Q = 3. */
class ModelOutputTest {
    private static final BatchLayout LAYOUT = new BatchLayout(2, 1, 3, 2, 2, 2, 3);

    /** From a number on, one by one. */
    private static float[] from(int first, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = first + i;
        }
        return values;
    }

    private static AttendedBatch batch(float[] correction) {
        return new AttendedBatch(
                LAYOUT,
                2,
                from(100, 4),
                from(200, 4),
                from(300, 12),
                from(400, 8),
                from(500, 8),
                from(600, 12),
                correction);
    }

    @Test
    void holdsTheRowsOfItsOwnWindow() {
        ModelOutput second = ModelOutput.of(batch(from(700, 4)), 1);
        assertThat(second.weights()).isEqualTo(from(102, 2));
        assertThat(second.features()).isEqualTo(from(202, 2));
        assertThat(second.context()).isEqualTo(from(306, 6));
        assertThat(second.attention()).isEqualTo(from(404, 4));
        assertThat(second.expectation()).isEqualTo(from(504, 4));
        assertThat(second.forecast()).isEqualTo(from(606, 6));
        assertThat(second.correction()).isEqualTo(from(702, 2));
    }

    @Test
    void hasNoCorrectionWhereTheModelTellsNone() {
        assertThat(ModelOutput.of(batch(new float[0]), 1).correction()).isEmpty();
    }

    @Test
    void knowsTheContextOfEachStep() {
        Window steps = new Window(
                "pump", 0, 2, 9, new float[2], new byte[2], new float[] {0}, new float[] {1}, Origin.UNKNOWN);
        Attended attended = new Attended(steps, new ModelId("m", "1", "d"), ModelOutput.of(batch(new float[0]), 0));
        assertThat(attended.context(0)).isEqualTo(from(300, 3));
        assertThat(attended.context(1)).isEqualTo(from(303, 3));
    }

    @Test
    void isOfTheNewStepsOfAWindow() {
        Window window = new Window(
                "pump",
                7,
                2,
                5,
                from(0, 5),
                new byte[] {0, 1, 0, 1, 1},
                new float[] {3},
                new float[] {4},
                Origin.UNKNOWN);
        Window steps = window.newSteps();
        assertThat(steps.values()).isEqualTo(from(3, 2));
        assertThat(steps.observed()).containsExactly(1, 1);
        assertThat(steps)
                .usingRecursiveComparison()
                .ignoringFields("values", "observed")
                .isEqualTo(window);
    }
}
