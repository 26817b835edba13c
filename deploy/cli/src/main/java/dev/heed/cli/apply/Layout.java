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
 * @param levels Q: quantile levels of a forecast
 * @param median index of the level 0.5
 */
record Layout(List<String> channels, Period period, int receptiveField, int horizon, int levels, int median)
        implements Serializable {
    static Layout of(ModelCard card) {
        return new Layout(
                List.copyOf(card.channels()),
                card.period(),
                card.receptiveField(),
                card.horizon(),
                card.levels().size(),
                card.levels().indexOf(.5));
    }
}
