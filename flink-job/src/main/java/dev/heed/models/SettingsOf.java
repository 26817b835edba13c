package dev.heed.models;

import java.io.Serializable;

/**
 * What a stage must know of a model, worked out of its card and the job's options.
 *
 * @param <T> the stage's settings
 */
@FunctionalInterface
public interface SettingsOf<T> extends Serializable {
    T of(ServedModel model);
}
