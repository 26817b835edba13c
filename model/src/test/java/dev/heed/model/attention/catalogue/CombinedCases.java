package dev.heed.model.attention.catalogue;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.DistributionKind;
import dev.heed.model.attention.ScoreKind;
import dev.heed.model.attention.ScoreSizes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Every score with every distribution in every scope, on random inputs. */
final class CombinedCases {
    private static final int WIDTH = 4;
    private static final int HIDDEN = 3;

    private CombinedCases() {}

    /**
     * All combinations.
     *
     * @param steps T
     * @param radius of local scopes
     */
    static List<ReferenceCase> of(int windows, int steps, int radius) {
        List<ReferenceCase> all = new ArrayList<>();
        for (ScoreKind score : ScoreKind.all()) {
            for (DistributionKind distribution : DistributionKind.all()) {
                for (String scope : List.of("global", "causal", "centered", "local_predictive")) {
                    all.add(one(score, distribution, scope, windows, steps, radius));
                }
            }
        }
        return all;
    }

    private static ReferenceCase one(
            ScoreKind score, DistributionKind distribution, String scope, int windows, int steps, int radius) {
        boolean local = scope.equals("causal") || scope.equals("centered");
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("score", score.toString());
        words.put("distribution", distribution.toString());
        words.put("scope", local ? "local" : scope);
        if (local) {
            words.put("alignment", scope);
        }
        if (!scope.equals("global")) {
            words.put("radius", radius);
        }
        int offsets = scope.equals("causal") ? radius + 1 : 2 * radius + 1;
        Map<String, CaseTensor> parameters = parameters(score, local ? offsets : steps);
        if (scope.equals("local_predictive")) {
            parameters.put("Wp", random(WIDTH, WIDTH));
            parameters.put("vp", random(WIDTH));
        }
        Map<String, CaseTensor> inputs = new LinkedHashMap<>();
        inputs.put("query", random(windows, local ? steps : 5, WIDTH));
        inputs.put("key", random(windows, steps, WIDTH));
        inputs.put("value", random(windows, steps, 3));
        String name = words.get("score") + " " + words.get("distribution") + " " + scope;
        return new ReferenceCase(name, MechanismKind.ATTENTION, words, inputs, parameters, Map.of());
    }

    /** What the score asks for, whatever that is. */
    static Map<String, CaseTensor> parameters(ScoreKind score, int places) {
        Map<String, CaseTensor> parameters = new LinkedHashMap<>();
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            score.of(
                    Algebra.singlePrecision(tf),
                    (name, start, shape) -> {
                        parameters.put(name, random(shape));
                        return tf.zeros(tf.constant(shape), TFloat32.class);
                    },
                    new ScoreSizes(WIDTH, HIDDEN, places));
        }
        return parameters;
    }

    /** Normal numbers of that shape, the same for the same shape. */
    static CaseTensor random(long... shape) {
        Shape of = Shape.of(shape);
        SplittableRandom random = new SplittableRandom(of.hashCode());
        double[] data = new double[Math.toIntExact(of.size())];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) random.nextGaussian();
        }
        return new CaseTensor(of, data);
    }

    /** A mask over the keys of a case. */
    static CaseTensor mask(ReferenceCase one, IntPredicate seen) {
        long[] key = Objects.requireNonNull(one.shapes().get("key")).asArray();
        double[] data = new double[Math.toIntExact(key[0] * key[1])];
        for (int i = 0; i < data.length; i++) {
            data[i] = seen.test(i) ? 1 : 0;
        }
        return new CaseTensor(Shape.of(key[0], key[1]), data);
    }

    /** The case with one more input. */
    static ReferenceCase with(ReferenceCase one, String name, CaseTensor tensor) {
        Map<String, CaseTensor> inputs = new LinkedHashMap<>(one.inputs());
        inputs.put(name, tensor);
        return new ReferenceCase(one.name(), one.mechanism(), one.words(), inputs, one.parameters(), one.expected());
    }
}
