package dev.heed.bench.variant;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.detect.Detection;
import dev.heed.forecast.IssuedForecast;
import dev.heed.ingest.Origin;
import dev.heed.ingest.Reading;
import dev.heed.model.series.Period;
import dev.heed.model.serving.ModelId;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.Test;

class NoiseTest {
    private static final OutputSizes SIZES =
            new OutputSizes(Period.ofMicros(1_000), 4, 2, 32, 9, 288, 17, new ModelId("bench", "1", "digest"));

    private static List<Detection> detections(long firstStep, int samples) {
        List<Detection> detections = new ArrayList<>();
        Noise noise = new Noise(SIZES);
        Reading reading =
                new Reading("a", firstStep * 1_000, 1_000, new int[0], new float[samples * 2], new Origin("t", 0, 0));
        noise.flatMap(reading, new ListCollector<>(detections));
        return detections;
    }

    private static IssuedForecast forecast(Detection detection) {
        return requireNonNull(detection.forecast());
    }

    @Test
    void givesAHopForEachThatEndsWithinABlock() {
        assertThat(detections(4_000, 12))
                .extracting(Detection::timeMicros)
                .containsExactly(4_000_000L, 4_004_000L, 4_008_000L);
    }

    @Test
    void givesAHopWithItsLastSampleAlone() {
        assertThat(detections(4_002, 1)).isEmpty();
        assertThat(detections(4_003, 1)).extracting(Detection::timeMicros).containsExactly(4_000_000L);
    }

    @Test
    void hasTheSizesOfTheModel() {
        Detection detection = detections(4_000, 4).get(0);
        assertThat(detection.attended().output().weights()).hasSize(8);
        assertThat(detection.attended().output().context()).hasSize(128);
        assertThat(detection.attended().output().attention()).hasSize(36);
        assertThat(detection.scores().saliency()).hasSize(8);
        assertThat(forecast(detection).values()).hasSize(288);
        assertThat(forecast(detection).issuedMicros()).isEqualTo(4_003_000);
    }

    @Test
    void doesNotRepeatItself() {
        List<Detection> two = detections(4_000, 8);
        assertThat(forecast(two.get(0)).values())
                .doesNotContain(forecast(two.get(1)).values());
    }
}
