package dev.heed.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.model.series.Period;
import dev.heed.model.serving.ModelCard;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelinePlanTest {
    private static final ModelCard ONE = Cards.of(Period.parse("1s"), 9, "flow");
    private static final ModelCard TWO = Cards.of(Period.parse("1s"), 9, "flow", "pressure");

    private static PipelinePlan plan(ModelCard card, String... option) {
        Configuration options = new Configuration();
        for (int i = 0; i < option.length; i += 2) {
            options.setString(option[i], option[i + 1]);
        }
        return PipelinePlan.of(options, card, "/models/pumps", "abc");
    }

    /** The budget is in time: the same alerts a week, whatever the step. */
    @ParameterizedTest
    @CsvSource({"1ms, 604800000", "1s, 604800", "1m, 10080", "1h, 168"})
    void allowsOneFalseAlertInAWeekOfSteps(String period, double steps) {
        ModelCard card = Cards.of(Period.parse(period), 9, "flow");
        assertThat(plan(card).detector().rule().falseAlertsPerStep()).isEqualTo(1 / steps, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"1ms, 100", "1s, 10", "1m, 10"})
    void closesAnAlertAfterTheLongerOfStepsAndTime(String period, int steps) {
        assertThat(plan(Cards.of(Period.parse(period), 9, "flow"))
                        .detector()
                        .rule()
                        .closeSteps())
                .isEqualTo(steps);
    }

    /** In steps of a millisecond a minute is many, and an interval may be more of them than an int holds. */
    @ParameterizedTest
    @CsvSource({"1ms, 1 min, 60000", "1s, 1 min, 60", "1m, 1 h, 60", "1us, 1 d, 2147483647"})
    void updatesAnAlertOnceAnInterval(String period, String interval, int steps) {
        ModelCard card = Cards.of(Period.parse(period), 9, "flow");
        assertThat(plan(card, "heed.detect.update-interval", interval)
                        .detector()
                        .rule()
                        .updateSteps())
                .isEqualTo(steps);
    }

    @Test
    void tellsTheWindowStageWhomTrainingSawAlone() {
        assertThat(plan(ONE).window().trainedAlone())
                .isEqualTo(ONE.training().entities().get(0));
    }

    @Test
    void takesTheCardsHopUnlessTheOptionSaysAnother() {
        assertThat(plan(TWO).attend().hop()).isEqualTo(2);
        PipelinePlan plan = plan(TWO, "heed.window.hop", "6");
        assertThat(plan.attend().hop()).isEqualTo(6);
        assertThat(plan.window().hops().steps()).isEqualTo(6);
    }

    @Test
    void tellsEachStageWhatItsModelIs() {
        PipelinePlan plan = plan(TWO);
        assertThat(plan.card()).isEqualTo(TWO);
        assertThat(plan.window().channels()).isEqualTo(2);
        assertThat(plan.window().windowSteps()).isEqualTo(10);
        assertThat(plan.window().normalisation()).isEqualTo(TWO.normalisation());
        assertThat(plan.attend().modelDirectory()).isEqualTo("/models/pumps");
        assertThat(plan.attend().digest()).isEqualTo("abc");
        assertThat(plan.detector().scoring()).isEqualTo(TWO.scoring());
        assertThat(plan.detector().receptiveField()).isEqualTo(9);
        assertThat(plan.detector().period()).isEqualTo(Period.parse("1s"));
        assertThat(plan.forecaster().tracking().levels()).containsExactly(.1, .5, .9);
        assertThat(plan.forecaster().tracking().alpha()).isEqualTo(.5);
        assertThat(plan.forecaster().receptiveField()).isEqualTo(9);
    }
}
