package dev.heed.model.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChannelLimitsTest {
    private static final Intake CHANNELS = Intake.plain(List.of("flow", "humidity", "temperature", "gain", "silent"));
    private static final List<String> UNITS = List.of("m³/h", "%", "°C", "%", "");
    private static final List<RawSeries> RAW = List.of(
            new RawSeries("a", 0, 5, new float[] {0, 40, 20, 130, Float.NaN, 5, 100, -1, 90, Float.NaN}),
            new RawSeries("b", 0, 5, new float[] {Float.NaN, 0, 3, 1, Float.NaN}));

    @Test
    void areZeroForWhatWasNeverNegativeAndAHundredForWhatIsInPercent() {
        ChannelLimits limits = ChannelLimits.of(RAW, CHANNELS, UNITS, Set.of());
        assertThat(limits.nonNegative()).containsExactly("flow", "humidity", "gain");
        assertThat(limits.percent()).containsExactly("humidity");
        assertThat(limits.lowest(CHANNELS)).containsExactly(0, 0, Float.NEGATIVE_INFINITY, 0, Float.NEGATIVE_INFINITY);
        assertThat(limits.highest(CHANNELS)[1]).isEqualTo(100);
        assertThat(limits.highest(CHANNELS)[3]).isEqualTo(Float.POSITIVE_INFINITY);
    }

    @Test
    void areNoneWhereTheyAreNotWanted() {
        ChannelLimits limits = ChannelLimits.of(RAW, CHANNELS, List.of(), Set.of("flow"));
        assertThat(limits.nonNegative()).containsExactly("humidity", "gain");
        assertThat(limits.percent()).isEmpty();
    }
}
