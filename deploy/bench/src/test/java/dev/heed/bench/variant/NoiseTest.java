package dev.heed.bench.variant;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.attend.ModelOutput;
import dev.heed.bench.LocalModel;
import dev.heed.detect.Detection;
import dev.heed.forecast.IssuedForecast;
import dev.heed.ingest.Origin;
import dev.heed.ingest.Reading;
import dev.heed.job.PipelinePlan;
import dev.heed.model.serving.BatchLayout;
import dev.heed.model.serving.ModelId;
import dev.heed.window.Window;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.Test;

class NoiseTest {
    private static final PipelinePlan PLAN = LocalModel.setting().plan();
    private static final BatchLayout LAYOUT = LocalModel.directory().card().layout(LocalModel.LOAD.hop());

    private static Noise noise() {
        return new Noise(LocalModel.setting(), PLAN);
    }

    private static List<Detection> detections(long firstStep, int samples) {
        List<Detection> detections = new ArrayList<>();
        Reading reading =
                new Reading("a", firstStep * 1_000, 1_000, new int[0], new float[samples * 2], new Origin("t", 0, 0));
        noise().flatMap(reading, new ListCollector<>(detections));
        return detections;
    }

    private static IssuedForecast forecast(Detection detection) {
        return requireNonNull(detection.forecast());
    }

    @Test
    void givesAHopForEachThatEndsWithinABlock() {
        assertThat(detections(4_000, 24))
                .extracting(Detection::timeMicros)
                .containsExactly(4_000_000L, 4_008_000L, 4_016_000L);
    }

    @Test
    void givesAHopWithItsLastSampleAlone() {
        assertThat(detections(4_002, 1)).isEmpty();
        assertThat(detections(4_007, 1)).extracting(Detection::timeMicros).containsExactly(4_000_000L);
    }

    @Test
    void hasTheSizesOfTheModel() {
        Detection detection = detections(4_000, 8).get(0);
        assertThat(detection.attended().output().weights()).hasSize(16);
        assertThat(detection.attended().output().context()).hasSize(LAYOUT.contextStride());
        assertThat(detection.attended().output().attention()).hasSize(LAYOUT.attentionStride());
        assertThat(detection.scores().saliency()).hasSize(16);
        assertThat(forecast(detection).values()).hasSize(LAYOUT.forecastStride());
        assertThat(forecast(detection).issuedMicros()).isEqualTo(4_007_000);
    }

    @Test
    void hasEverythingObservedAndNothingAlerted() {
        Detection detection = detections(4_000, 8).get(0);
        assertThat(detection.attended().steps().observed()).hasSize(16).containsOnly(1);
        assertThat(detection.attended().model())
                .isEqualTo(new ModelId("bench", "1", LocalModel.directory().digest()));
        assertThat(detection.attended().output().forecast()).isEmpty();
        assertThat(detection.scores().threshold())
                .hasSize(8)
                .containsOnly(detection.scores().threshold()[0]);
        assertThat(detection.scores().scored()).hasSize(8).containsOnly(false);
        assertThat(detection.alerts()).isEmpty();
    }

    @Test
    void tellsOfAWindowWhatTheWindowSays() {
        byte[] observed = new byte[(18 - 1 + 8) * 2];
        observed[observed.length - 1] = 1;
        Window window = new Window(
                "b",
                4_000_000,
                8,
                9,
                new float[observed.length],
                observed,
                new float[2],
                new float[] {3, 4},
                Origin.UNKNOWN);
        Detection detection = noise().map(window);
        assertThat(detection.entity()).isEqualTo("b");
        assertThat(detection.timeMicros()).isEqualTo(4_000_000);
        assertThat(detection.attended().steps().observed()).hasSize(16).endsWith(0, 0, 1);
        assertThat(detection.attended().steps().scale()).containsExactly(3, 4);
        assertThat(detection.attended().output().weights()).hasSize(16);
    }

    @Test
    void isTheSameInEachRun() {
        assertThat(forecast(detections(4_000, 8).get(0)).values())
                .containsExactly(forecast(detections(4_000, 8).get(0)).values());
    }

    @Test
    void beginsAgainOnceItHasGivenOutAllThatWasDrawn() {
        Noise noise = noise();
        List<Detection> detections = new ArrayList<>();
        Reading hop = new Reading("a", 4_000_000, 1_000, new int[0], new float[16], new Origin("t", 0, 0));
        for (int i = 0; i < 3_000; i++) {
            noise.flatMap(hop, new ListCollector<>(detections));
        }
        assertThat(detections).hasSize(3_000).allSatisfy(detection -> {
            ModelOutput output = detection.attended().output();
            for (float[] drawn : List.of(output.weights(), output.features(), output.context(), output.attention())) {
                assertThat(drawn[drawn.length - 1]).isPositive();
            }
            float[] forecast = forecast(detection).values();
            assertThat(forecast[forecast.length - 1]).isPositive();
        });
    }

    @Test
    void doesNotRepeatItself() {
        List<Detection> two = detections(4_000, 16);
        assertThat(forecast(two.get(0)).values())
                .doesNotContain(forecast(two.get(1)).values());
    }
}
