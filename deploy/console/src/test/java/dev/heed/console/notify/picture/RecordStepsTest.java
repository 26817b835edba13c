package dev.heed.console.notify.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.console.notify.Alerts;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.wire.Micros;
import org.junit.jupiter.api.Test;

class RecordStepsTest {
    private static final SaliencyAlert ALERT = Alerts.open("a", "pump-1");
    private static final long BEGAN = Micros.of(Alerts.START);
    private static final long STEP = Features.PERIOD;

    private final AroundAlert around = new AroundAlert();
    private final RecordSteps steps = new RecordSteps(ALERT, around);

    @Test
    void whatCameIsWhatWasNormalisedBeforeItWasWeighted() {
        steps.take(Features.of(Alerts.START, 2));

        assertThat(around.channels()).containsExactly("flow", "power");
        assertThat(around.came().get(BEGAN)).containsExactly(10 + 2 * .5f / .25f, 20 + 3 * .3f / .6f);
        assertThat(around.came().get(BEGAN + STEP))
                .as("without a weight, and not observed")
                .containsExactly(Float.NaN, Float.NaN);
    }

    @Test
    void aStepHasItsScoreThresholdAndSaliency() {
        steps.take(Features.saliency(Alerts.START, 2));

        assertThat(around.steps().get(BEGAN + STEP))
                .usingRecursiveComparison()
                .isEqualTo(new AroundAlert.Step(1, 2, new float[] {1, 10}));
    }

    @Test
    void aForecastIsABandForTheStepsAfterIt() {
        steps.take(Features.forecast(Alerts.START));

        assertThat(around.bands("flow").firstKey()).isEqualTo(BEGAN + STEP);
        assertThat(around.bands("flow").get(BEGAN + STEP)).isEqualTo(new AroundAlert.Band(0, 1, 2));
        assertThat(around.bands("power").get(BEGAN + 2 * STEP)).isEqualTo(new AroundAlert.Band(9, 10, 11));
    }

    @Test
    void recordsOfOtherModelsAreLeftOut() {
        SaliencyAlert other = Alerts.open("a", "pump-1");
        other.getModel().setDigest("another");
        RecordSteps others = new RecordSteps(other, around);
        others.take(Features.of(Alerts.START, 2));
        others.take(Features.saliency(Alerts.START, 2));
        others.take(Features.forecast(Alerts.START));

        assertThat(around.came()).isEmpty();
        assertThat(around.steps()).isEmpty();
        assertThat(around.bands("flow")).isEmpty();
    }

    @Test
    void asManyStepsAsAreAskedForAreKeptAroundATime() {
        for (int i = -5; i < 5; i++) {
            around.came(BEGAN + i * STEP, new float[2]);
        }
        steps.take(Features.forecast(Alerts.START.minusSeconds(30)));
        around.keepAround(BEGAN, 2, 3);

        assertThat(around.came().firstKey()).isEqualTo(BEGAN - 2 * STEP);
        assertThat(around.came().lastKey()).isEqualTo(BEGAN + 2 * STEP);
        assertThat(around.bands("flow")).isEmpty();
    }
}
