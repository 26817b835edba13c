package dev.heed.model.benchmark;

import static dev.heed.model.benchmark.LocalLayer.HEADS;
import static dev.heed.model.benchmark.LocalLayer.RADIUS;
import static dev.heed.model.benchmark.LocalLayer.WIDTH;
import static dev.heed.model.benchmark.LocalLayer.headWidth;

import com.google.auto.service.AutoService;
import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Attention;
import dev.heed.model.attention.BiasedScore;
import dev.heed.model.attention.Choice;
import dev.heed.model.attention.Heads;
import dev.heed.model.attention.LocalScope;
import dev.heed.model.attention.ScaledDotScore;
import dev.heed.model.attention.Softmax;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** The layer from the module's own classes, batch and steps open as in the graph that serves. */
@AutoService(LayerEngine.class)
public final class TensorFlowEngine implements LayerEngine {
    @Override
    public String name() {
        return "TensorFlow";
    }

    @Override
    public LayerRun prepare(LocalLayer layer) {
        return new Run(layer);
    }

    private static final class Run implements LayerRun {
        private final Graph graph = new Graph();
        private final Session session = new Session(graph, OneThread.CONFIG);
        private final Operand<TFloat32> steps;
        private final Operand<TFloat32> made;
        private final TFloat32 input;
        private final float[] output;

        Run(LocalLayer layer) {
            Ops tf = Ops.create(graph);
            steps = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, -1, WIDTH)));
            made = made(Algebra.singlePrecision(tf), layer);
            input = TFloat32.tensorOf(Shape.of(layer.batch(), layer.steps(), WIDTH), DataBuffers.of(layer.input()));
            output = new float[layer.batch() * layer.queries() * WIDTH];
        }

        private Operand<TFloat32> made(Algebra<TFloat32> algebra, LocalLayer layer) { // [B, n, D]
            Attention<TFloat32> attention = new Attention<>(
                    algebra,
                    new BiasedScore<>(
                            algebra,
                            ScaledDotScore.of(algebra, headWidth()),
                            algebra.tf().constant(layer.bias())),
                    new Softmax().of(algebra, Choice.largest()),
                    new Heads<>(algebra, HEADS));
            Operand<TFloat32> context = new LocalScope<>(algebra, RADIUS, 0)
                    .inside(
                            attention,
                            algebra.dense(algebra.steps(steps, RADIUS, 0), matrix(algebra, layer.ofQueries())),
                            algebra.dense(steps, matrix(algebra, layer.ofKeys())),
                            algebra.dense(steps, matrix(algebra, layer.ofValues())))
                    .context();
            return algebra.dense(context, matrix(algebra, layer.mixing()));
        }

        private static Operand<TFloat32> matrix(Algebra<TFloat32> algebra, float[] numbers) { // [D, D]
            return algebra.tf().constant(Shape.of(WIDTH, WIDTH), DataBuffers.of(numbers));
        }

        @Override
        public float[] run() {
            try (Result result = session.runner()
                    .setOptions(OneThread.OPTIONS)
                    .feed(steps, input)
                    .fetch(made)
                    .run()) {
                ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(output);
            }
            return output;
        }

        @Override
        public void close() {
            input.close();
            session.close();
            graph.close();
        }
    }
}
