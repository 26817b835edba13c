package dev.heed.model.network;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Choice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Stack;
import org.tensorflow.types.TFloat32;

/**
 * A graph that serves, with its inputs and outputs by name. Batch and steps stay open; every parameter is a constant.
 *
 * @param inputs values and observed [B, T, C]
 * @param outputs weights, features, context, attention, expectation, forecast, correction
 */
public record ServedGraph(Map<String, Operand<TFloat32>> inputs, Map<String, Operand<TFloat32>> outputs) {
    /** Adds a trained network to a graph. */
    public static ServedGraph add(Graph graph, TrainedNetwork network) {
        Ops tf = Ops.create(graph);
        int channels = network.backbone().channels();
        Shape window = Shape.of(-1, -1, channels);
        Operand<TFloat32> values = tf.withName("values").placeholder(TFloat32.class, Placeholder.shape(window));
        Operand<TFloat32> observed = tf.withName("observed").placeholder(TFloat32.class, Placeholder.shape(window));
        Algebra<TFloat32> algebra = Algebra.singlePrecision(tf.withSubScope("network"));
        ParameterLayout layout = ParameterLayout.of(network.configuration(), channels);
        Network.Outputs made = new Network(
                        algebra,
                        network.configuration(),
                        network.backbone(),
                        layout.constants(tf.withSubScope("parameters"), network.parameters()),
                        Choice.largest())
                .of(values, observed);
        Map<String, Operand<TFloat32>> outputs = new LinkedHashMap<>();
        outputs.put("weights", tf.withName("weights").identity(made.weights()));
        outputs.put("features", tf.withName("features").identity(made.features()));
        outputs.put("context", tf.withName("context").identity(made.context()));
        outputs.put("attention", tf.withName("attention").identity(made.attention()));
        outputs.put("expectation", tf.withName("expectation").identity(expectation(algebra, network, made, values)));
        Operand<TFloat32> correction = forecastCorrection(algebra, network, made, values);
        outputs.put("forecast", tf.withName("forecast").identity(forecast(algebra, network, made, correction)));
        outputs.put("correction", tf.withName("correction").identity(correction));
        Map<String, Operand<TFloat32>> inputs = new LinkedHashMap<>();
        inputs.put("values", values);
        inputs.put("observed", observed);
        return new ServedGraph(inputs, outputs);
    }

    private static Operand<TFloat32> expectation(
            Algebra<TFloat32> algebra,
            TrainedNetwork network,
            Network.Outputs made,
            Operand<TFloat32> values) { // [B, h, E, C]
        Ops tf = algebra.tf();
        int ahead = network.configuration().expectation().shortest();
        Operand<TFloat32> fade = new Fade(algebra, network.range())
                .of(algebra.steps(values, 0, -ahead), network.configuration().receptiveField() - ahead); // [B, h, 1]
        Operand<TFloat32> share = tf.math.mul(fade, algebra.number(network.expectationAlpha()));
        Operand<TFloat32> kept = tf.math.mul(made.expectationCorrection(), share); // [B, h, C]
        List<Operand<TFloat32>> corrected = new ArrayList<>(made.expectation());
        corrected.set(0, tf.math.add(corrected.get(0), kept)); // the shortest horizon alone
        return tf.stack(corrected, Stack.axis(2L));
    }

    private static Operand<TFloat32> forecastCorrection(
            Algebra<TFloat32> algebra, TrainedNetwork network, Network.Outputs made, Operand<TFloat32> values) {
        int seen = network.configuration().receptiveField();
        Operand<TFloat32> fade = new Fade(algebra, network.range()).ofWindow(algebra.steps(values, -seen, 0));
        return algebra.tf().math.mul(made.forecastCorrection(), fade); // [B, H, C]
    }

    private static Operand<TFloat32> forecast(
            Algebra<TFloat32> algebra,
            TrainedNetwork network,
            Network.Outputs made,
            Operand<TFloat32> correction) { // [B, H, C] → [B, H, C, Q]
        Ops tf = algebra.tf();
        ForecastConfiguration configuration = network.configuration().forecast();
        int horizon = configuration.horizon();
        int channels = network.backbone().channels();
        int levels = configuration.levels().size();
        Operand<TFloat32> kept = tf.math.mul(correction, algebra.number(network.forecastAlpha()));
        Operand<TFloat32> point = algebra.reshape(tf.math.add(made.forecast(), kept), -1, 1); // [B·H·C, 1]
        Operand<TFloat32> ones = tf.ones(tf.constant(new int[] {1, levels}), TFloat32.class);
        Operand<TFloat32> atEach = algebra.dense(point, ones); // [B·H·C, Q], faster than a broadcast along Q
        Operand<TFloat32> spread = tf.constant(Shape.of(horizon, channels, levels), DataBuffers.of(network.spread()));
        return tf.math.add(algebra.reshape(atEach, -1, horizon, channels, levels), spread); // [B, H, C, Q]
    }
}
