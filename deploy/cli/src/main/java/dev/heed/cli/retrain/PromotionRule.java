package dev.heed.cli.retrain;

import dev.heed.cli.evaluate.Figures;
import dev.heed.detect.FalseAlerts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * When a new version is better: its forecasts' error is not above the old one's, and it opens no more alerts than the budget of
 * false alerts allows in the same days.
 *
 * @param budget of an entity
 */
record PromotionRule(FalseAlerts budget) {
    /** In words. */
    static final String WORDS =
            "the mean absolute error of its forecasts is not above the old version's, and it opens no more"
                    + " alerts than heed.detect.false-alerts allows in those days, rounded up";

    /** How many alerts the budget allows in so many days of entities. */
    long allowed(double days) {
        double budgetDays =
                budget.time().toNanos() / (double) Duration.ofDays(1).toNanos();
        return (long) Math.ceil(days * budget.count() / budgetDays);
    }

    static String alerts(long count) {
        return count == 1 ? "1 alert" : count + " alerts";
    }

    /** By how much the new version fails; empty where it does not. */
    List<String> failures(Figures old, Figures next) {
        List<String> failures = new ArrayList<>();
        if (next.cells() == 0 || old.cells() == 0) {
            failures.add("expected forecasts that can be measured, found none: take a longer --window");
        } else if (!(next.error() <= old.error())) {
            failures.add("forecast error %.4f, %.1f %% above the old version's %.4f"
                    .formatted(next.error(), 100 * (next.error() / old.error() - 1), old.error()));
        }
        long allowed = allowed(next.days());
        if (next.alerts() > allowed) {
            failures.add("%s, %d more than the %d that the budget allows in %.3g days"
                    .formatted(alerts(next.alerts()), next.alerts() - allowed, allowed, next.days()));
        }
        return failures;
    }
}
