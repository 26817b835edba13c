package dev.heed.detect;

import dev.heed.model.forecasting.ForecastState;
import dev.heed.model.scoring.ScoringState;
import dev.heed.model.scoring.ThresholdState;
import org.jspecify.annotations.Nullable;

/** What the detect stage keeps of one entity. Mutable, owned by one thread. */
final class EntityDetection {
    final ScoringState scoring;
    final ThresholdState threshold;
    final PastMoments moments;
    final Presence presence;
    final Habits habits;
    final Verdicts verdicts;
    final ForecastState forecast;

    @Nullable
    OpenEvent event;
    /** When the entity was last seen, µs since the epoch. */
    long lastMicros;

    EntityDetection(
            ScoringState scoring,
            ThresholdState threshold,
            PastMoments moments,
            Presence presence,
            Habits habits,
            Verdicts verdicts,
            ForecastState forecast) {
        this.scoring = scoring;
        this.threshold = threshold;
        this.moments = moments;
        this.presence = presence;
        this.habits = habits;
        this.verdicts = verdicts;
        this.forecast = forecast;
    }
}
