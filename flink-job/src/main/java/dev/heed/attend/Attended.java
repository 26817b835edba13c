package dev.heed.attend;

import dev.heed.model.serving.ModelId;
import dev.heed.window.Window;
import java.util.Arrays;

/**
 * One hop of one entity as the model saw it.
 *
 * @param steps the hop, without the steps before it
 * @param model that attended
 * @param output what the model made of it
 * @param stepMicros time that a step took in the model, µs of its thread; 0 where nobody asks
 */
public record Attended(Window steps, ModelId model, ModelOutput output, float stepMicros) {
    /** A hop of which nobody asks how long it took. */
    public Attended(Window steps, ModelId model, ModelOutput output) {
        this(steps, model, output, 0);
    }

    /** The same with the time that a step took, µs. */
    Attended took(float micros) {
        return new Attended(steps, model, output, micros);
    }

    public String entity() {
        return steps.entity();
    }

    /** [D] the model's context of a step of the hop. */
    public float[] context(int step) {
        int width = output.context().length / steps.hop();
        return Arrays.copyOfRange(output.context(), step * width, (step + 1) * width);
    }
}
