package dev.heed.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.series.NormalisedSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class OriginsTest {
    @Test
    void countsTheStepsWithAWholeWindowBehindAndAWholeTargetAhead() {
        Origins origins = new Origins(List.of(new Rows(series("a", 20), 0, 20)), 5, 3);

        assertThat(origins.count()).isEqualTo(13);
        assertThat(origins.step(0)).isEqualTo(4);
        assertThat(origins.step(12)).isEqualTo(16);
    }

    @Test
    void looksBackBeforeAStretchButNeverPastItsEnd() {
        Origins origins = new Origins(List.of(new Rows(series("a", 20), 10, 16)), 5, 3);

        assertThat(origins.step(0)).isEqualTo(9);
        assertThat(origins.step(origins.count() - 1)).isEqualTo(12);
    }

    @Test
    void skipsStretchesThatAreTooShort() {
        Origins origins = new Origins(
                List.of(
                        new Rows(series("short", 4), 0, 4),
                        new Rows(series("long", 9), 0, 9),
                        new Rows(series("short", 4), 0, 4),
                        new Rows(series("last", 9), 0, 9)),
                5,
                3);

        assertThat(origins.count()).isEqualTo(4);
        assertThat(origins.series(0).entity()).isEqualTo("long");
        assertThat(origins.series(1).entity()).isEqualTo("long");
        assertThat(origins.series(2).entity()).isEqualTo("last");
        assertThat(origins.step(3)).isEqualTo(5);
    }

    private static NormalisedSeries series(String name, int steps) {
        return new NormalisedSeries(name, 0, 1, new float[steps], new byte[steps]);
    }
}
