package dev.heed.model.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Stack;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/** A SavedModel with variables and a called function, from TensorFlow Java's own exporter. */
class JavaExportedModelTest {
    @TempDir
    Path directory;

    @Test
    void givesTheValuesTimesItsVariables() throws IOException {
        export(ModelDirectory.graph(directory));
        ModelDirectory.complete(directory, ForeignCard.card());

        try (ServingModel model =
                ServingModel.load(directory, ServingOptions.defaults().withHop(1))) {
            float[] values = new float[18]; // [9, 2]
            for (int i = 0; i < values.length; i++) {
                values[i] = i;
            }
            AttendedBatch given = model.run(1, StoredWindows.cut(values, 2, 9, List.of(0)), 0);

            assertThat(given.weights()).containsExactly(.25f, .75f);
            assertThat(given.features()).containsExactly(16 * .25f, 17 * .75f);
            assertThat(given.context()).containsExactly(8, 8.5f, 8, 8.5f); // half of z, twice
            assertThat(given.expectation()).containsExactly(8, 8.5f, 8, 8.5f);
            assertThat(given.forecast()).hasSize(30).containsOnly(3);
        }
    }

    private static void export(Path savedModel) throws IOException {
        try (Graph graph = new Graph();
                Session session = new Session(graph);
                ConcreteFunction halved = ConcreteFunction.create(JavaExportedModelTest::halved)) {
            Ops tf = Ops.create(graph);
            Variable<TFloat32> gate = tf.variable(tf.constant(new float[] {.25f, .75f}));
            Variable<TFloat32> level = tf.variable(tf.constant(3f));
            Operand<TFloat32> values = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, -1, 2)));
            Operand<TFloat32> observed = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, -1, 2)));
            Operand<TFloat32> newest =
                    tf.stridedSlice(values, Indices.all(), Indices.sliceFrom(8), Indices.all()); // [B, h, 2]
            Operand<TFloat32> ones = tf.math.add(tf.math.mul(newest, tf.constant(0f)), tf.constant(1f)); // [B, h, 2]
            @SuppressWarnings("unchecked") // what the function gives
            Operand<TFloat32> half = (Operand<TFloat32>)
                    Objects.requireNonNull(halved.call(tf, Map.of("x", newest)).get("y"));
            Operand<TFloat32> twice = tf.concat(List.of(half, half), tf.constant(2)); // [B, h, 4]
            Operand<TFloat32> first = tf.math.add(
                    tf.math.mul(
                            tf.slice(newest, tf.constant(new int[] {0, 0, 0}), tf.constant(new int[] {-1, 1, 1})),
                            tf.constant(0f)),
                    level); // [B, 1, 1]
            Map<String, Operand<TFloat32>> outputs = new LinkedHashMap<>();
            outputs.put("weights", tf.math.mul(ones, gate));
            outputs.put("features", tf.math.mul(newest, gate));
            outputs.put("context", twice);
            outputs.put("attention", tf.slice(ones, tf.constant(new int[3]), tf.constant(new int[] {-1, -1, 1})));
            outputs.put("expectation", tf.stack(List.of(half, half), Stack.axis(2L)));
            outputs.put("forecast", tf.tile(tf.expandDims(first, tf.constant(3)), tf.constant(new int[] {1, 5, 2, 3})));
            session.initialize();
            Signature.Builder signature = Signature.builder()
                    .key(Signature.DEFAULT_KEY)
                    .input("values", values)
                    .input("observed", observed);
            outputs.forEach(signature::output);
            SavedModelBundle.exporter(savedModel.toString())
                    .withSession(session)
                    .withSignature(signature.build())
                    .export();
        }
    }

    private static Signature halved(Ops tf) {
        Operand<TFloat32> x = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, -1, 2)));
        return Signature.builder()
                .key("halved")
                .input("x", x)
                .output("y", tf.math.mul(x, tf.constant(.5f)))
                .build();
    }
}
