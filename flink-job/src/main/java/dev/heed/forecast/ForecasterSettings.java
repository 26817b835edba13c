package dev.heed.forecast;

import dev.heed.model.forecasting.BackboneRefit;
import dev.heed.model.forecasting.BackboneSolver;
import dev.heed.model.forecasting.Tracking;
import dev.heed.model.network.ForecastConfiguration;
import dev.heed.model.series.ChannelLimits;
import dev.heed.model.series.Intake;
import dev.heed.model.series.Period;
import dev.heed.model.serving.IncrementsFile;
import dev.heed.model.serving.ModelCard;
import dev.heed.model.serving.ModelDirectory;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What learning about forecasts must know.
 *
 * @param tracking of shares and levels
 * @param receptiveField R: an entity with less history has no forecast
 * @param intake how values of the channels become what forecasts are of
 * @param limits between which forecasts stay
 * @param period length of a step
 * @param refits whether the backbone is refitted
 * @param corrects whether what attention adds to the backbone is given out, too
 * @param modelDirectory as the submit or, where the job brings none, the task managers see it
 */
public record ForecasterSettings(
        Tracking tracking,
        int receptiveField,
        Intake intake,
        ChannelLimits limits,
        Period period,
        boolean refits,
        boolean corrects,
        String modelDirectory)
        implements Serializable {
    private static final Duration HALF_LIFE = Duration.ofDays(60);
    private static final Duration PRIOR = Duration.ofDays(30);
    /** A running mean at least so slow is one that a forecast may be drawn to. */
    private static final Duration SLOW = Duration.ofDays(60);

    private static final Duration REFIT_EVERY = Duration.ofDays(4);

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
                        Tracking.spacing(card.horizon(), hop),
                        card.normalisation().halfLifeSteps() >= card.period().stepsIn(SLOW)),
                card.receptiveField(),
                card.intake(),
                card.limits(),
                card.period(),
                refits,
                corrects,
                modelDirectory);
    }

    /**
     * What refits the backbone, after the files that training left; null where nothing is refitted.
     *
     * @param directory of the model on this machine
     */
    @Nullable
    BackboneRefit refit(Path directory) {
        if (!refits) {
            return null;
        }
        ModelDirectory model = ModelDirectory.open(directory);
        IncrementsFile.Trained trained = IncrementsFile.read(model.path(), model.card());
        ForecastConfiguration network = model.card().configuration().forecast();
        return new BackboneRefit(
                new BackboneSolver(network.lookBacks(), network.horizon()),
                trained.increments(),
                trained.lastStep(),
                network.horizon(),
                period.stepsIn(REFIT_EVERY));
    }
}
