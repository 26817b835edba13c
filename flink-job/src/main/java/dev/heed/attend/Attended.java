package dev.heed.attend;

import dev.heed.model.serving.ModelId;
import dev.heed.window.Window;

/**
 * One hop of one entity as the model saw it.
 *
 * @param steps the hop, without the steps before it
 * @param model that attended
 * @param output what the model made of it
 */
public record Attended(Window steps, ModelId model, ModelOutput output) {
    /** Whose. */
    public String entity() {
        return steps.entity();
    }
}
