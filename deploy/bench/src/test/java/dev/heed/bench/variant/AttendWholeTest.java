package dev.heed.bench.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.heed.attend.AttendSettings;
import dev.heed.attend.Attended;
import dev.heed.bench.LocalModel;
import dev.heed.ingest.Origin;
import dev.heed.model.serving.AttendedBatch;
import dev.heed.window.Window;
import java.util.Arrays;
import org.apache.flink.api.common.functions.DefaultOpenContext;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class AttendWholeTest {
    private static final int HOP = LocalModel.LOAD.hop();
    private static final int CHANNELS = LocalModel.LOAD.channels();
    private static final int RECEPTIVE_FIELD = 18;
    private static final AttendSettings SETTINGS = LocalModel.setting().plan().attend();

    /** The newest steps of the load's first entity, so many that so many of them have all that the model needs. */
    private static Window window(int attendedSteps) {
        int steps = RECEPTIVE_FIELD - 1 + attendedSteps;
        float[] values = LocalModel.LOAD.values(0, 1_000 - steps, steps);
        byte[] observed = new byte[values.length];
        Arrays.fill(observed, (byte) 1);
        return new Window(
                "a",
                1_000_000,
                HOP,
                RECEPTIVE_FIELD,
                values,
                observed,
                new float[CHANNELS],
                new float[] {1, 1},
                Origin.UNKNOWN);
    }

    private static Attended attended(int steps) throws Exception {
        AttendWhole operator = InstantiationUtil.clone(new AttendWhole(SETTINGS, steps));
        operator.open(DefaultOpenContext.INSTANCE);
        try {
            return operator.map(window(steps));
        } finally {
            operator.close();
        }
    }

    @Test
    void keepsTheNewestHopOfAllThatItAttends() throws Exception {
        Attended longest = attended(3 * HOP);
        Attended own = attended(HOP);
        assertThat(longest.output().weights())
                .hasSize(HOP * CHANNELS)
                .containsExactly(own.output().weights(), offset(1e-5f));
        assertThat(longest.output().features()).containsExactly(own.output().features(), offset(1e-4f));
        assertThat(longest.output().context()).containsExactly(own.output().context(), offset(1e-4f));
        assertThat(longest.output().attention()).containsExactly(own.output().attention(), offset(1e-5f));
        assertThat(longest.output().expectation()).containsExactly(own.output().expectation(), offset(1e-4f));
        assertThat(longest.output().forecast()).containsExactly(own.output().forecast(), offset(1e-4f));
    }

    @Test
    void givesWhatTheModelGives() throws Exception {
        Window window = window(HOP);
        try (OneWindowModel model = new OneWindowModel(SETTINGS, HOP)) {
            AttendedBatch expected = model.run(window.values(), window.observed());
            Attended found = attended(HOP);
            assertThat(found.output().features()).containsExactly(expected.features());
            assertThat(found.output().forecast()).containsExactly(expected.forecast());
            assertThat(found.output().correction()).containsExactly(expected.correction());
        }
    }

    @Test
    void namesTheStepsOfTheHopAndTheModel() throws Exception {
        Attended found = attended(2 * HOP);
        assertThat(found.entity()).isEqualTo("a");
        assertThat(found.steps().timeMicros()).isEqualTo(1_000_000);
        assertThat(found.steps().values()).hasSize(HOP * CHANNELS);
        assertThat(found.model().name()).isEqualTo("bench");
        assertThat(found.model().version()).isEqualTo("1");
        assertThat(found.model().digest()).isEqualTo(LocalModel.directory().digest());
    }
}
