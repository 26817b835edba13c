package dev.heed.model.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** The operations on small numbers, with static and with open lengths. */
class AlgebraTest {
    private final Graph graph = new Graph();
    private final Algebra<TFloat32> algebra = Algebra.singlePrecision(Ops.create(graph));
    private final Map<Operand<TFloat32>, TFloat32> fed = new LinkedHashMap<>();

    @AfterEach
    void close() {
        fed.values().forEach(TFloat32::close);
        graph.close();
    }

    private Operand<TFloat32> fixed(float[] values, long... shape) {
        return algebra.tf().constant(Shape.of(shape), DataBuffers.of(values));
    }

    /** The same, its first so many lengths open. */
    private Operand<TFloat32> open(int axes, float[] values, long... shape) {
        long[] known = shape.clone();
        for (int axis = 0; axis < axes; axis++) {
            known[axis] = -1;
        }
        Operand<TFloat32> placeholder = algebra.tf().placeholder(TFloat32.class, Placeholder.shape(Shape.of(known)));
        fed.put(placeholder, TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(values)));
        return placeholder;
    }

    private float[] read(Operand<TFloat32> operand) {
        try (Session session = new Session(graph)) {
            Session.Runner runner = session.runner().fetch(operand);
            fed.forEach(runner::feed);
            try (Result result = runner.run()) {
                TFloat32 tensor = (TFloat32) result.get(0);
                float[] values = new float[Math.toIntExact(tensor.size())];
                tensor.asRawTensor().data().asFloats().read(values);
                return values;
            }
        }
    }

    private static float[] upTo(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = i;
        }
        return values;
    }

    @Test
    void countsAxesFromBothEnds() {
        Operand<TFloat32> x = fixed(upTo(6), 2, 3);

        assertThat(Algebra.length(x, 0)).isEqualTo(2);
        assertThat(Algebra.length(x, -1)).isEqualTo(3);
        assertThat(Algebra.length(open(1, upTo(6), 2, 3), 0)).isEqualTo(-1);
    }

    @Test
    void joinsManyTensorsInTheirOrderAndFewAtATime() {
        List<Operand<TFloat32>> parts = IntStream.range(0, 60)
                .<Operand<TFloat32>>mapToObj(i -> fixed(new float[] {i}, 1))
                .toList();

        assertThat(read(algebra.concat(parts, 0))).containsExactly(upTo(60));
        assertThat(read(algebra.sum(parts))).containsExactly(60 * 59 / 2f);
        graph.operations()
                .forEachRemaining(operation ->
                        assertThat(operation.numInputs()).as(operation.name()).isLessThanOrEqualTo(8));
    }

    @Test
    void repeatsNumbersOverALongerShape() {
        Operand<TFloat32> row = fixed(new float[] {4, 5}, 2);

        assertThat(read(algebra.broadcast(row, fixed(upTo(6), 1, 3, 2)))).containsExactly(4, 5, 4, 5, 4, 5);
        assertThat(read(algebra.broadcast(row, open(2, upTo(6), 1, 3, 2)))).containsExactly(4, 5, 4, 5, 4, 5);
    }

    @Test
    void hasAOneForEveryRow() {
        Operand<TFloat32> ones = algebra.ones(open(2, upTo(12), 2, 3, 2));

        assertThat(read(ones)).containsExactly(1, 1, 1, 1, 1, 1);
        assertThat(Algebra.length(ones, 2)).isEqualTo(1);
    }

    @Test
    void cutsStepsFromBothEndsWhetherTheirNumberIsKnownOrNot() {
        for (Operand<TFloat32> x : List.of(fixed(upTo(5), 1, 5, 1), open(2, upTo(5), 1, 5, 1))) {
            assertThat(read(algebra.steps(x, 1, 3))).containsExactly(1, 2);
            assertThat(read(algebra.steps(x, -2, 0))).containsExactly(3, 4);
            assertThat(read(algebra.steps(x, 1, -1))).containsExactly(1, 2, 3);
        }
    }

    @Test
    void leavesAllStepsAsTheyAre() {
        Operand<TFloat32> x = fixed(upTo(5), 1, 5, 1);

        assertThat(algebra.steps(x, 0, 0)).isSameAs(x);
        assertThat(algebra.steps(x, -5, 5)).isSameAs(x);
    }

    @Test
    void multipliesEveryRowByAMatrix() {
        Operand<TFloat32> swap = fixed(new float[] {0, 1, 1, 0}, 2, 2);
        float[] swapped = {1, 0, 3, 2, 5, 4, 7, 6};

        assertThat(read(algebra.dense(fixed(upTo(8), 4, 2), swap))).containsExactly(swapped);
        assertThat(read(algebra.dense(fixed(upTo(8), 2, 2, 2), swap))).containsExactly(swapped);
        assertThat(read(algebra.dense(open(2, upTo(8), 2, 2, 2), swap))).containsExactly(swapped);
    }

    @Test
    void addsABiasToEveryRow() {
        Operand<TFloat32> same = fixed(new float[] {1, 0, 0, 1}, 2, 2);

        assertThat(read(algebra.dense(fixed(upTo(4), 2, 2), same, fixed(new float[] {10, 20}, 2))))
                .containsExactly(10, 21, 12, 23);
    }

    @Test
    void knowsTheWidthThatRowsHaveWhereAllElseIsOpen() {
        Operand<TFloat32> made = algebra.dense(open(2, upTo(8), 2, 2, 2), fixed(upTo(6), 2, 3));

        assertThat(made.shape().asArray()).containsExactly(-1, -1, 3);
    }

    @Test
    void averagesAndWeighsSuccessiveSteps() {
        Operand<TFloat32> x = fixed(upTo(5), 1, 5, 1);

        assertThat(read(algebra.slidingMean(x, 3))).containsExactly(1, 2, 3);
        assertThat(read(algebra.sliding(x, fixed(new float[] {10, 1}, 2, 1, 1))))
                .containsExactly(1, 12, 23, 34);
    }

    @Test
    void multipliesBatchByBatch() {
        Operand<TFloat32> a = fixed(new float[] {1, 2, 3, 4}, 2, 1, 2);
        Operand<TFloat32> b = fixed(new float[] {5, 6, 7, 8}, 2, 2, 1);

        assertThat(read(algebra.product(a, b))).containsExactly(5 + 12, 21 + 32);
        assertThat(read(algebra.pairs(a, a))).containsExactly(1 + 4, 9 + 16);
    }

    @Test
    void picksStepsOfEachWindowByTheirNumber() {
        Operand<TFloat32> picked =
                algebra.pick(fixed(upTo(8), 2, 2, 2), algebra.tf().constant(new int[][][] {{{1, 1}}, {{0, 1}}}));

        assertThat(read(picked)).containsExactly(2, 3, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void sumsAndAveragesTheLastAxis() {
        Operand<TFloat32> x = fixed(upTo(6), 2, 3);

        assertThat(read(algebra.total(x))).containsExactly(3, 12);
        assertThat(read(algebra.average(x))).containsExactly(new float[] {1, 4}, Offset.offset(1e-6f));
        assertThat(Algebra.length(algebra.total(x), 1)).isEqualTo(1);
    }

    @Test
    void laysPartsSideBySide() {
        Operand<TFloat32> x = fixed(upTo(2), 1, 2);

        assertThat(read(algebra.concat(List.of(x, x), 1))).containsExactly(0, 1, 0, 1);
        assertThat(algebra.concat(List.of(x), 1)).isSameAs(x);
    }

    @Test
    void turnsAxesAndPutsThemInOtherShapes() {
        Operand<TFloat32> x = fixed(upTo(6), 2, 3);

        assertThat(read(algebra.transpose(x, 1, 0))).containsExactly(0, 3, 1, 4, 2, 5);
        assertThat(algebra.reshape(x, 3, -1).shape().asArray()).containsExactly(3, 2);
    }
}
