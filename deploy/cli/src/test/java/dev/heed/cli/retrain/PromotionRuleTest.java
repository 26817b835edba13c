package dev.heed.cli.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.evaluate.Figures;
import dev.heed.detect.FalseAlerts;
import org.junit.jupiter.api.Test;

class PromotionRuleTest {
    private final PromotionRule rule = new PromotionRule(FalseAlerts.parse("1 per 7 d"));

    private static Figures figures(double error, int alerts) {
        return new Figures(1_000, 5_000, error, error / 2, alerts, 20);
    }

    @Test
    void takesWhatForecastsAsWellWithinTheBudget() {
        assertThat(rule.allowed(20)).isEqualTo(3);
        assertThat(rule.failures(figures(.5, 9), figures(.5, 3))).isEmpty();
    }

    @Test
    void tellsByHowMuchAVersionFails() {
        assertThat(rule.failures(figures(.5, 0), figures(.55, 5)))
                .containsExactly(
                        "forecast error 0.5500, 10.0 % above the old version's 0.5000",
                        "5 alerts, 2 more than the 3 that the budget allows in 20.0 days");
    }

    @Test
    void doesNotTakeWhatCannotBeMeasured() {
        Figures none = new Figures(5, 0, Double.NaN, Double.NaN, 0, 20);
        assertThat(rule.failures(figures(.5, 0), none))
                .containsExactly("expected forecasts that can be measured, found none: take a longer --window");
    }
}
