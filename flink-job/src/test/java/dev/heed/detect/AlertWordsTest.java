package dev.heed.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.job.Cards;
import dev.heed.model.series.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertWordsTest {
    private final AlertWords words = new AlertWords(Cards.withUnits(
            List.of("m³/h", "", "°C", "A"), Period.parse("1s"), 9, "flow", "pressure", "heat", "current"));

    private String sentence(Alert.State state, Cause... causes) {
        return words.sentence(
                "pump-1",
                new Alert(
                        new Alert.Event("id", 0, 1, null, 0),
                        state,
                        Alert.Severity.LOW,
                        0,
                        2,
                        List.of(causes),
                        List.of()));
    }

    private static Cause cause(int channel, double share, @Nullable Deviation deviation) {
        return new Cause(channel, (float) share, 0, 0, deviation);
    }

    private static Deviation level(double value, double expected, double spread) {
        return new Deviation(Deviation.Kind.LEVEL, (float) value, (float) expected, (float) spread);
    }

    @Test
    void tellWhatCameAndWhatWasExpectedInTheUnitIfThereIsOne() {
        assertThat(sentence(Alert.State.OPEN, cause(0, .6, level(12.31, 18.08, .9)), cause(1, .4, level(2, 3, 1))))
                .isEqualTo(
                        "pump-1: flow is at 12.3 m³/h, expected 18.1 ± 0.9; pressure is at 2.0, expected 3.0 ± 1.0.");
    }

    @Test
    void tellWhenItIsOver() {
        assertThat(sentence(Alert.State.CLOSED, cause(0, 1, level(1, 2, .5))))
                .isEqualTo("pump-1: flow is at 1.0 m³/h, expected 2.0 ± 0.5; over.");
    }

    @Test
    void nameAtMostThreeChannelsAndNoneThatHasLittleToDoWithIt() {
        Deviation some = level(1, 2, 5);
        assertThat(sentence(
                        Alert.State.OPEN,
                        cause(3, .3, some),
                        cause(2, .25, some),
                        cause(1, .23, some),
                        cause(0, .22, some)))
                .doesNotContain("flow")
                .contains("current", "heat", "pressure");
        assertThat(sentence(Alert.State.OPEN, cause(1, .19, some), cause(0, .18, some)))
                .isEqualTo("pump-1: pressure is at 1, expected 2 ± 5.");
    }

    @Test
    void nameWhatBeganInTheCourseOfTheAlertHoweverSmallItsShare() {
        Deviation some = level(1, 2, 5);
        Cause later = new Cause(0, .05f, 0, 0, some, true);
        assertThat(sentence(Alert.State.UPDATED, cause(1, .75, some), cause(2, .2, some), later))
                .isEqualTo("pump-1: pressure is at 1, expected 2 ± 5; flow is at 1 m³/h, expected 2 ± 5;"
                        + " heat is at 1 °C, expected 2 ± 5.");
    }

    @Test
    void tellTheChannelAloneWhereNoMoreIsKnown() {
        assertThat(sentence(Alert.State.OPEN, cause(2, 1, null))).isEqualTo("pump-1: heat is not as expected.");
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN, flow 1.0 m³/h",
        "SPIKE, flow spiked to 1.0 m³/h",
        "LEVEL, flow is at 1.0 m³/h",
        "DRIFT, flow drifted to 1.0 m³/h",
        "NOISE, flow swings as far as 1.0 m³/h",
        "FROZEN, flow is frozen at 1.0 m³/h"
    })
    void haveAVerbForEachKind(Deviation.Kind kind, String said) {
        assertThat(sentence(Alert.State.OPEN, cause(0, 1, new Deviation(kind, 1, 2, .5f))))
                .isEqualTo("pump-1: " + said + ", expected 2.0 ± 0.5.");
    }

    @ParameterizedTest
    @CsvSource({
        "1234.567, 30, 1235, 30",
        "12.34567, .29, 12.35, 0.29",
        "12.34567, .31, 12.3, 0.3",
        "2e12, 1e11, 2.00e+12, 1.00e+11",
        "1.5e-9, 2e-10, 1.50e-09, 2.00e-10"
    })
    void showAsManyDigitsAsTheSpreadWarrants(double value, double spread, String saidValue, String saidSpread) {
        assertThat(sentence(Alert.State.OPEN, cause(1, 1, level(value, value, spread))))
                .isEqualTo(
                        "pump-1: pressure is at " + saidValue + ", expected " + saidValue + " ± " + saidSpread + ".");
    }

    @Test
    void tellWholeValuesOfAChannelWithAnOffset() {
        AlertWords pressure =
                new AlertWords(Cards.withOffsets(List.of(101_325.), List.of("Pa"), Period.parse("1s"), 9, "pressure"));
        Alert.Event event = new Alert.Event("id", 0, 1, null, 0);
        Alert alert = new Alert(
                event,
                Alert.State.OPEN,
                Alert.Severity.LOW,
                0,
                2,
                List.of(cause(0, 1, level(.0213, -.0021, .0051))),
                List.of());
        assertThat(pressure.sentence("pump-1", alert))
                .isEqualTo("pump-1: pressure is at 101325.021 Pa, expected 101324.998 ± 0.005.");
    }
}
