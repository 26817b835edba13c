package dev.heed.cli.apply;

import dev.heed.model.series.Period;
import dev.heed.model.serving.ModelCard;
import java.io.Serializable;
import java.util.List;

/**
 * What the writer of the files needs to know of the model.
 *
 * @param channels names
 * @param period of the steps
 * @param receptiveField R: steps with less history are warming up
 * @param horizon H: steps of a forecast
 * @param levels quantile levels of a forecast, Q of them
 */
record Layout(List<String> channels, Period period, int receptiveField, int horizon, List<Double> levels)
        implements Serializable {
    static Layout of(ModelCard card) {
        return new Layout(
                List.copyOf(card.channels()),
                card.period(),
                card.receptiveField(),
                card.horizon(),
                List.copyOf(card.levels()));
    }

    /** Where the level 0.5 is. */
    int median() {
        return levels.indexOf(.5);
    }
}
