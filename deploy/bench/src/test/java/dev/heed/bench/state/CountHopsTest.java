package dev.heed.bench.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.attend.Attended;
import dev.heed.attend.ModelOutput;
import dev.heed.detect.Detection;
import dev.heed.detect.Scores;
import dev.heed.model.serving.ModelId;
import dev.heed.window.Window;
import java.util.List;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CountHopsTest {
    private static final float[] NONE = {};
    private static final Detection DETECTION = new Detection(
            new Attended(
                    new Window("a", 0, 1, 1, NONE, new byte[0], NONE, NONE),
                    new ModelId("m", "1", ""),
                    new ModelOutput(NONE, NONE, NONE, NONE, NONE, NONE, NONE)),
            new Scores(NONE, NONE, NONE, new boolean[0]),
            null,
            List.of(),
            null);

    @BeforeEach
    void reset() {
        CountHops.reset();
    }

    @Test
    void handsOnWhatItCounts() {
        assertThat(new CountHops().map(DETECTION)).isSameAs(DETECTION);
        assertThat(CountHops.soFar()).isEqualTo(1);
    }

    @Test
    void sumsUpTheTasksOfAJob() throws Exception {
        CountHops one = InstantiationUtil.clone(new CountHops());
        CountHops other = InstantiationUtil.clone(new CountHops());
        one.map(DETECTION);
        other.map(DETECTION);
        other.map(DETECTION);
        assertThat(CountHops.soFar()).isEqualTo(3);
    }

    @Test
    void beginsAgainAtNothing() {
        new CountHops().map(DETECTION);
        CountHops.reset();
        assertThat(CountHops.soFar()).isZero();
    }
}
