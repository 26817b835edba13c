package dev.heed.detect;

import dev.heed.model.serving.ModelId;
import org.jspecify.annotations.Nullable;

/**
 * What the detect stage of a job of many models keeps of one entity.
 *
 * @param model whose scores and expectations it is of; null in state that a job of one model wrote
 * @param series that the model is of
 * @param detection the state
 */
record ServedDetection(@Nullable ModelId model, String series, EntityDetection detection) {
    /** Whether it is of a model. */
    boolean isOf(ModelId other) {
        return model != null && model.digest().equals(other.digest());
    }
}
