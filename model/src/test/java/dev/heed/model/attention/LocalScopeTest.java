package dev.heed.model.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

class LocalScopeTest {
    private static final int WIDTH = 4;

    @ParameterizedTest(name = "{0} queries, {1} before, {2} after, steps open: {3}")
    @CsvSource({
        "1,3,0,false",
        "16,3,0,false",
        "17,8,0,true",
        "40,5,0,true",
        "33,2,2,false",
        "50,20,20,true",
        "5,40,0,true",
    })
    void isTheSameAsLoopsOverEveryQuery(int queries, int before, int after, boolean open) {
        int keys = before + queries + after;
        float[] query = floats(1, queries * WIDTH);
        float[] key = floats(2, keys * WIDTH);
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            Ops tf = Ops.create(graph);
            Algebra<TFloat32> algebra = Algebra.singlePrecision(tf);
            Operand<TFloat32> q = placeholder(tf, open ? -1 : queries);
            Operand<TFloat32> k = placeholder(tf, open ? -1 : keys);
            Attention<TFloat32> attention = new Attention<>(
                    algebra,
                    ScaledDotScore.of(algebra, WIDTH),
                    new Softmax().of(algebra, Choice.largest()),
                    new Heads<>(algebra, 1));
            Attended<TFloat32> attended = new LocalScope<>(algebra, before, after).inside(attention, q, k, k);
            try (TFloat32 fedQuery = tensor(query, queries);
                    TFloat32 fedKey = tensor(key, keys);
                    Result result = session.runner()
                            .feed(q, fedQuery)
                            .feed(k, fedKey)
                            .fetch(attended.weights())
                            .fetch(attended.context())
                            .run()) {
                Loops loops = new Loops(query, key, queries, before + 1 + after);
                assertThat(read(result, 0)).containsExactly(loops.weights, Offset.offset(1e-6f));
                assertThat(read(result, 1)).containsExactly(loops.context, Offset.offset(1e-5f));
            }
        }
    }

    /** Scaled dot and softmax, one query after another. */
    private static final class Loops {
        final float[] weights;
        final float[] context;

        Loops(float[] query, float[] key, int queries, int offsets) {
            weights = new float[queries * offsets];
            context = new float[queries * WIDTH];
            for (int t = 0; t < queries; t++) {
                double sum = 0;
                for (int o = 0; o < offsets; o++) {
                    double score = 0;
                    for (int d = 0; d < WIDTH; d++) {
                        score += query[t * WIDTH + d] * key[(t + o) * WIDTH + d];
                    }
                    weights[t * offsets + o] = (float) Math.exp(score / Math.sqrt(WIDTH));
                    sum += weights[t * offsets + o];
                }
                for (int o = 0; o < offsets; o++) {
                    weights[t * offsets + o] /= (float) sum;
                    for (int d = 0; d < WIDTH; d++) {
                        context[t * WIDTH + d] += weights[t * offsets + o] * key[(t + o) * WIDTH + d];
                    }
                }
            }
        }
    }

    private static Operand<TFloat32> placeholder(Ops tf, long steps) {
        return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(steps < 0 ? -1 : 1, steps, WIDTH)));
    }

    private static TFloat32 tensor(float[] values, int steps) {
        return TFloat32.tensorOf(Shape.of(1, steps, WIDTH), DataBuffers.of(values));
    }

    private static float[] floats(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static float[] read(Result result, int index) {
        TFloat32 tensor = (TFloat32) result.get(index);
        float[] values = new float[Math.toIntExact(tensor.size())];
        tensor.asRawTensor().data().asFloats().read(values);
        return values;
    }
}
