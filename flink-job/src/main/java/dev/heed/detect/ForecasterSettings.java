package dev.heed.detect;

import dev.heed.model.forecasting.Tracking;
import dev.heed.model.series.Period;
import dev.heed.model.serving.ModelCard;
import java.io.Serializable;
import java.time.Duration;

/**
 * What learning about forecasts must know.
 *
 * @param tracking of shares and levels
 * @param receptiveField R: an entity with less history has no forecast
 * @param period length of a step
 * @param refits whether the backbone is refitted
 * @param corrects whether what attention adds to the backbone is given out, too
 * @param modelDirectory as the task managers see it
 */
public record ForecasterSettings(
        Tracking tracking, int receptiveField, Period period, boolean refits, boolean corrects, String modelDirectory)
        implements Serializable {
    private static final Duration HALF_LIFE = Duration.ofDays(60);
    private static final Duration PRIOR = Duration.ofDays(30);

    /** After a card. */
    public static ForecasterSettings of(
            ModelCard card, int hop, boolean refits, boolean corrects, String modelDirectory) {
        return new ForecasterSettings(
                new Tracking(
                        card.channels().size(),
                        card.horizon(),
                        card.levels(),
                        card.training().forecast().alpha(),
                        card.period().stepsIn(HALF_LIFE),
                        card.period().stepsIn(PRIOR),
                        Tracking.spacing(card.horizon(), hop)),
                card.receptiveField(),
                card.period(),
                refits,
                corrects,
                modelDirectory);
    }
}
