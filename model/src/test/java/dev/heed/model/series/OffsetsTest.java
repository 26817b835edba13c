package dev.heed.model.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OffsetsTest {
    private static ExactSeries series(IntToDoubleFunction value) {
        return new ExactSeries(
                "a", 0, 1, IntStream.range(0, 1_000).mapToDouble(value).toArray());
    }

    private static double wave(int step) {
        return .01 * Math.sin(step / 50.);
    }

    @Test
    void areForWhatNeedsMoreDigitsThanAFloatHas() {
        assertThat(Offsets.of(List.of(series(t -> 101_325 + wave(t))))).containsExactly(101_325.);
        assertThat(Offsets.of(List.of(series(t -> -101_325 + wave(t))))).containsExactly(-101_325.);
        assertThat(Offsets.of(List.of(series(t -> 1e15 + 1e6 * t)))).containsExactly(1e15);
    }

    @Test
    void areNotForWhatAFloatShows() {
        assertThat(Offsets.of(List.of(series(OffsetsTest::wave)))).isEmpty();
        assertThat(Offsets.of(List.of(series(t -> 80 + wave(t))))).isEmpty();
        assertThat(Offsets.of(List.of(series(t -> 101_325 + 1e4 * wave(t))))).isEmpty();
        assertThat(Offsets.of(List.of(series(t -> 101_325)))).as("constant").isEmpty();
        assertThat(Offsets.of(List.of(series(t -> Double.NaN)))).as("nothing").isEmpty();
        assertThat(Offsets.of(List.of(series(t -> 1e12 * t))))
                .as("nothing gained")
                .isEmpty();
    }

    @Test
    void areFoundAmongMachinesAtLevelsOfTheirOwn() {
        assertThat(Offsets.of(List.of(series(t -> 101_325 + wave(t)), series(t -> 101_327 + wave(t)))))
                .singleElement()
                .satisfies(offset -> assertThat(offset).isCloseTo(101_326, within(2.)));
    }

    @Test
    void areOfEachChannelAndNotMovedByOutliers() {
        double[] both = IntStream.range(0, 2_000)
                .mapToDouble(i -> i % 2 == 0 ? 7 : i % 101 == 0 ? -999 : 101_325 + wave(i))
                .toArray();
        assertThat(Offsets.of(List.of(new ExactSeries("a", 0, 2, both)))).containsExactly(0., 101_325.);
    }

    @Test
    void keepTheDigitsOfAValueBesideIt() {
        Intake intake = new Intake(List.of("speed", "pressure"), List.of(0., 101_325.), List.of(), List.of(), false);
        float[] read = intake.read(new double[] {101_325.003, 101_325.003});
        assertThat(read[0]).isEqualTo(101_325f);
        assertThat(read[1]).isCloseTo(.003f, within(1e-7f));
        assertThat(intake.whole(1, read[1])).isCloseTo(101_325.003, within(1e-9));
        assertThat(intake.read(new double[] {1e39, Double.NEGATIVE_INFINITY})).containsOnly(Float.NaN);
    }

    @Test
    void leaveAPlainValueAsItIs() {
        double[] values = {-0., 1e-45, .1, 16_777_217, Float.MAX_VALUE, Double.NaN};
        float[] read = Intake.plain(List.of("a", "b", "c", "d", "e", "f")).read(values);
        assertThat(read).isEqualTo(new float[] {-0f, 1e-45f, .1f, 16_777_217f, Float.MAX_VALUE, Float.NaN});
        assertThat(1 / read[0]).isNegative();
    }

    @Test
    void makeLimitsRelativeToo() {
        Intake intake = new Intake(List.of("purity"), List.of(99.99), List.of(), List.of(), false);
        ChannelLimits limits = ChannelLimits.of(
                List.of(new RawSeries("a", 0, 1, new float[] {-.001f, .005f})), intake, List.of("%"), Set.of());
        assertThat(limits.percent()).containsExactly("purity");
        assertThat(limits.lowest(intake)).containsExactly(-99.99f);
        assertThat(limits.highest(intake)[0]).isCloseTo(.01f, within(1e-6f));
    }
}
