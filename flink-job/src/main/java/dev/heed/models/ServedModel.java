package dev.heed.models;

import dev.heed.model.series.Intake;
import dev.heed.model.serving.ModelCard;
import java.io.Serializable;
import java.util.List;

/**
 * A version of a model that a job may serve.
 *
 * @param tag which
 * @param card what it says of itself
 * @param hop new steps of its windows
 * @param series what the past of an entity is kept under: the name, and all that values of a window depend on. Versions of one
 *     series go on with each other's past
 */
public record ServedModel(ModelTag tag, ModelCard card, int hop, String series) implements Serializable {
    /** A version with the series that follows from its card. */
    public static ServedModel of(ModelTag tag, ModelCard card, int hop) {
        Intake intake = card.intake();
        List<Object> shape = List.of(
                card.channels(),
                card.period(),
                card.phaseMicros(),
                hop,
                intake.offsets(),
                intake.rates(),
                intake.averages(),
                intake.missing());
        return new ServedModel(tag, card, hop, tag.name() + "#" + StableHash.hex(shape.toString()));
    }
}
