package dev.heed.model.attention;

import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** Makes scores by their kind. */
public final class Scores {
    private Scores() {}

    /**
     * The score of a kind.
     *
     * @param parameters of the names in the catalogue
     * @param width D of queries and keys
     * @param hidden A, for the kinds with a hidden layer
     * @param positions P: keys (global) or offsets (local), for the kind that depends on them
     */
    public static <T extends TFloating> Score<T> of(
            ScoreKind kind, Algebra<T> algebra, Parameters<T> parameters, int width, int hidden, int positions) {
        return switch (kind) {
            case ADDITIVE ->
                new AdditiveScore<>(
                        algebra,
                        parameters.matrix("W1", width, hidden),
                        parameters.matrix("W2", width, hidden),
                        reading(parameters, hidden));
            case DOT -> DotScore.plain(algebra);
            case SCALED_DOT -> DotScore.scaled(algebra, width);
            case GENERAL -> new GeneralScore<>(algebra, parameters.matrix("W", width, width));
            case CONCAT ->
                AdditiveScore.concat(algebra, parameters.matrix("W", 2L * width, hidden), reading(parameters, hidden));
            case LOCATION -> new LocationScore<>(algebra, parameters.matrix("W", width, positions));
            case SIMILARITY -> new SimilarityScore<>(algebra);
            case KEY_ONLY ->
                new KeyOnlyScore<>(algebra, parameters.matrix("W", width, hidden), reading(parameters, hidden));
        };
    }

    private static <T extends TFloating> Operand<T> reading(Parameters<T> parameters, int hidden) {
        return parameters.get("v", Parameters.Start.GLOROT, hidden);
    }
}
