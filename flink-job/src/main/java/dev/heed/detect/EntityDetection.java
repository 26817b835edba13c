package dev.heed.detect;

import dev.heed.model.forecasting.ForecastState;
import dev.heed.model.scoring.ScoringState;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the detect stage keeps of one entity. Mutable, owned by one thread. */
final class EntityDetection {
    final ScoringState scoring;
    final PastMoments moments;
    final Presence presence;
    final Habits habits;
    final Verdicts verdicts;
    final ForecastState forecast;

    /** Null in state of before there was any, until its first step. */
    @Nullable
    Usual usual;

    @Nullable
    OpenEvent event;
    /** When the entity was last seen, µs since the epoch. */
    long lastMicros;

    EntityDetection(
            ScoringState scoring,
            PastMoments moments,
            Presence presence,
            Habits habits,
            Verdicts verdicts,
            ForecastState forecast) {
        this.scoring = scoring;
        this.moments = moments;
        this.presence = presence;
        this.habits = habits;
        this.verdicts = verdicts;
        this.forecast = forecast;
    }

    /** What is usual of it. */
    Usual usual() {
        return Objects.requireNonNull(usual, "a step before the entity's first hop");
    }

    /** Whether a step now lies outside events: those that opened an alert, or would have but for what people said. */
    boolean isQuiet() {
        return event == null || !event.hasReachedTheLevel();
    }
}
