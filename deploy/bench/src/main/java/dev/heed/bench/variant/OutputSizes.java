package dev.heed.bench.variant;

import dev.heed.model.series.Period;
import dev.heed.model.serving.BatchLayout;
import dev.heed.model.serving.ModelId;
import java.io.Serializable;

/**
 * How much the whole job writes of a hop.
 *
 * @param period length of a step
 * @param hop h
 * @param channels C
 * @param width D of the context
 * @param offsets O of the attention
 * @param forecast floats of a forecast: H·C·Q
 * @param receptiveField R
 * @param model that the records name
 */
record OutputSizes(
        Period period, int hop, int channels, int width, int offsets, int forecast, int receptiveField, ModelId model)
        implements Serializable {
    static OutputSizes of(Setting setting) {
        var card = setting.model().card();
        int hop = setting.plan().window().hops().steps();
        BatchLayout layout = card.layout(hop);
        return new OutputSizes(
                card.period(),
                hop,
                card.channels().size(),
                layout.width(),
                layout.offsets(),
                layout.forecastStride(),
                card.receptiveField(),
                new ModelId(card.name(), card.version(), setting.model().digest()));
    }
}
