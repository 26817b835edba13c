package dev.heed.detect;

import dev.heed.ingest.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Decides by what people said whether an event may open an alert. A height is a strength in terms of the level that opens an
 * alert, so it is 1 or more in any step that would open one: see {@link Alarm.Shown}.
 *
 * <ul>
 *   <li>FALSE: an event that is {@link Likeness#isLike like} the alert's opening opens one only once its height is beyond twice
 *       that of the alert. Each further FALSE of such an alert at least doubles what is asked for.
 *   <li>REAL: what was said to be false and is like the alert is taken back.
 *   <li>IGNORE_UNTIL: no event opens an alert before that time; the latest one counts. An event that lasts beyond it does
 *       then.
 * </ul>
 *
 * What was said of the last {@value #MOST} kinds of false alarm is kept, and an alert can be spoken of until {@value #MOST}
 * others have opened. An event that was held back goes on and may open an alert later; like an alert, it teaches nothing
 * of what is usual until it is accepted: what was said may be taken back.
 */
final class Judge {
    /** Alerts, and false alarms, that are kept of an entity. */
    private static final int MOST = 8;

    private long unmatched;

    /** Verdicts so far of alerts that were not, or no longer, known. */
    long unmatched() {
        return unmatched;
    }

    /** Takes in what a person said. */
    void hear(Verdicts verdicts, Verdict said) {
        if (!said.isReal() && !said.isFalse()) {
            verdicts.ignoredUntilMicros = said.untilMicros();
            return;
        }
        Optional<ToldAlert> alert = verdicts.told.stream()
                .filter(told -> told.id().equals(said.alert()))
                .findFirst();
        if (alert.isEmpty()) {
            unmatched++;
            return;
        }
        double height = 2 * alert.get().height();
        for (FalseAlarm alarm : List.copyOf(verdicts.falseAlarms)) {
            if (alarm.opening().isLike(alert.get().opening())) {
                height = Math.max(height, 2 * alarm.height());
                verdicts.falseAlarms.remove(alarm);
            }
        }
        if (said.isFalse()) {
            verdicts.falseAlarms.add(new FalseAlarm(alert.get().opening(), height));
            forgetOldest(verdicts.falseAlarms);
        }
    }

    /**
     * Whether an event that would open an alert in this step may. What it is like is looked at in the first such step alone: it
     * may change its looks while it is held back.
     */
    boolean allows(Verdicts verdicts, OpenEvent event, ScoredStep step) {
        if (Double.isNaN(event.askedHeight)) {
            event.askedHeight = askedHeight(verdicts, event, step);
        }
        return step.timeMicros() >= verdicts.ignoredUntilMicros
                && step.shown().strength() / step.shown().level() > event.askedHeight;
    }

    private static double askedHeight(Verdicts verdicts, OpenEvent event, ScoredStep step) {
        if (verdicts.falseAlarms.isEmpty()) {
            return 0;
        }
        Likeness opening = opening(event, step);
        return verdicts.falseAlarms.stream()
                .filter(alarm -> alarm.opening().isLike(opening))
                .mapToDouble(FalseAlarm::height)
                .max()
                .orElse(0);
    }

    /** Keeps an alert that opens. */
    void opened(Verdicts verdicts, String id, OpenEvent event, ScoredStep step) {
        verdicts.told.add(new ToldAlert(id, opening(event, step), height(event)));
        forgetOldest(verdicts.told);
    }

    /** Notes how high an alert's event has come. */
    void wentOn(Verdicts verdicts, String id, OpenEvent event) {
        verdicts.told.replaceAll(told -> told.id().equals(id)
                ? new ToldAlert(id, told.opening(), Math.max(told.height(), height(event)))
                : told);
    }

    private static Likeness opening(OpenEvent event, ScoredStep step) {
        return Likeness.of(event.blame, step.attended().context(step.index()));
    }

    private static double height(OpenEvent event) {
        return event.score / event.threshold;
    }

    private static void forgetOldest(List<?> kept) {
        while (kept.size() > MOST) {
            kept.remove(0);
        }
    }
}
