package dev.heed.model.attention;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class HeadsTest {
    @Test
    void meansAreOverTheHeadsOfEachWindow() {
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            Ops tf = Ops.create(graph);
            Operand<TFloat32> twoWindows = tf.constant(new float[][][] {{{1, 2}}, {{3, 6}}, {{10, 20}}, {{30, 60}}});
            Operand<TFloat32> mean = new Heads<>(Algebra.singlePrecision(tf), 2).mean(twoWindows);
            try (Result result = session.runner().fetch(mean).run()) {
                TFloat32 made = (TFloat32) result.get(0);
                assertThat(made.shape().asArray()).containsExactly(2, 1, 2);
                float[] numbers = new float[4];
                made.asRawTensor().data().asFloats().read(numbers);
                assertThat(numbers).containsExactly(2, 4, 20, 40);
            }
        }
    }
}
