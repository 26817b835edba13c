package dev.heed.model.serving;

import java.util.List;

/**
 * What a model was trained on and how well it did on rows that it had not seen. Errors are in normalised units.
 *
 * @param entities trained on
 * @param rows steps of all of them
 * @param validationRows the last rows, held out to measure the errors
 * @param steps of gradient descent
 * @param seed of every random draw
 * @param parameters trained by gradient descent
 * @param expectation one step ahead
 * @param forecast over the whole horizon
 */
public record TrainingFacts(
        List<String> entities,
        long rows,
        long validationRows,
        int steps,
        long seed,
        long parameters,
        HeadFacts expectation,
        HeadFacts forecast) {
    public TrainingFacts {
        entities = List.copyOf(entities);
    }
}
