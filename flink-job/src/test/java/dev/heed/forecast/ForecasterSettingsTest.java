package dev.heed.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.job.Cards;
import dev.heed.model.series.Period;
import dev.heed.model.serving.ModelCard;
import org.junit.jupiter.api.Test;

class ForecasterSettingsTest {
    /** Of statistics with a half-life of 100 steps. */
    private static boolean reverts(String step) {
        ModelCard card = Cards.of(Period.parse(step), 8, "flow", "heat");
        return ForecasterSettings.of(card, 2, false, true, "").tracking().reverts();
    }

    @Test
    void drawsForecastsOnlyToARunningMeanThatIsSlow() {
        assertThat(reverts("1d")).isTrue(); // 100 days
        assertThat(reverts("12h")).isFalse(); // 50 days
    }
}
